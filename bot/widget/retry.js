// When to try again by itself: soon, and after each failure twice as late.

const SOON = 2_000; // ms
const LATEST = 30_000;

export class Retry {
  #work;
  #failures = 0;
  #timer;

  constructor(work) {
    this.#work = work;
  }

  /** `least` in ms is what the server asked for. */
  soon(least) {
    const wait = Math.max(least, Math.min(SOON * 2 ** this.#failures, LATEST));
    this.#failures += 1;
    this.#timer = setTimeout(this.#work, wait);
  }

  worked() {
    this.#failures = 0;
  }

  stop() {
    clearTimeout(this.#timer);
  }
}
