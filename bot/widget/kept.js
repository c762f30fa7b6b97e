// What the browser keeps from the first send on: the key to the conversation, what waits to be sent, the draft.

export class Kept {
  name; // of what is kept
  #here = {}; // where storage is refused, it lives as long as the page
  #mine = new Set();
  #channel;

  constructor(api, moved) {
    this.name = `advisor-chat:${api}`;
    this.#channel = new BroadcastChannel(this.name);
    this.#channel.onmessage = moved;
  }

  get token() {
    return this.#read().token ?? null;
  }

  set token(token) {
    this.#write({ token });
  }

  get draft() {
    return this.#read().draft ?? "";
  }

  /** Kept only once something was sent: before, the browser holds nothing of ours. */
  set draft(draft) {
    const { token, queue } = this.#read();
    if (token || queue) this.#write({ draft });
  }

  /** The id of what was on the screen last. */
  get seen() {
    return this.#read().seen;
  }

  set seen(seen) {
    if (this.token) this.#write({ seen });
  }

  get queue() {
    return this.#read().queue ?? [];
  }

  /** What waits in another tab stays beside what waits here. */
  set queue(entries) {
    const waiting = entries.map(({ text, post }) => ({ text, post }));
    for (const { post } of waiting) this.#mine.add(post.id);
    this.#write({ queue: [...this.queue.filter(({ post }) => !this.#mine.has(post.id)), ...waiting] });
  }

  forget() {
    this.#here = {};
    this.#store(null);
  }

  /** Tells other tabs, and other widgets of this page, that there is something new. */
  tell() {
    this.#channel.postMessage(1);
  }

  #read() {
    try {
      return JSON.parse(localStorage.getItem(this.name)) ?? {};
    } catch {
      return this.#here;
    }
  }

  #write(changed) {
    const all = { ...this.#read(), ...changed };
    const left = Object.entries(all).filter(([, value]) => value?.length);
    this.#here = Object.fromEntries(left);
    this.#store(left.length ? JSON.stringify(this.#here) : null);
  }

  #store(text) {
    try {
      if (text) localStorage.setItem(this.name, text);
      else localStorage.removeItem(this.name);
    } catch {
      // #here has it
    }
  }
}
