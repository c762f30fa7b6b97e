// What was said, what waits to be said, and which conversation it belongs to. One worker does everything in order.

import { Abandoned, Keepsake, Refused } from "./api.js";

const BUSY = { pause: 1_500, times: 20 }; // the advisor still works on an earlier message of this conversation
const UNANSWERED = { pause: 2_000, times: 10 }; // the page was reloaded while an answer was on its way

const ENDED = "The earlier conversation is no longer available, so a new one starts here.";
const CHOOSE_AGAIN = "That choice belonged to the earlier conversation. Please choose again.";
const NOT_TAKEN = "This message could not be taken.";

const gone = (problem) => problem instanceof Refused && problem.status === 401;

/** Two copies of a message, one said here and one read from the history, have the same key. */
const key = (entry) => (entry.author === "employer" ? `employer: ${entry.text}` : entry.id || entry.text);

// An entry is a message of the contract, or what the employer said: {author, text, post, state, refused}. Its `post` is
// sent under the same id however often it takes. `view` is the Transcript.
export class Conversation {
  #api;
  #view;
  #trouble;
  #keepsake;
  #token = null;
  #used = false; // something was sent, so the token is kept
  #settled = [];
  #queue = [];
  #worker = null;
  #stale = false;

  /** `trouble` is called with what went wrong, or with null when it is over. */
  constructor(api, view, trouble) {
    this.#api = api;
    this.#view = view;
    this.#trouble = trouble;
    this.#keepsake = new Keepsake(api.base);
  }

  /** Says `text`, or presses a button: its `payload` is sent and its `title` shown. */
  send({ text, title = text, payload }) {
    const id = crypto.randomUUID();
    const entry = { author: "employer", text: title, post: payload === undefined ? { id, text } : { id, payload } };
    this.#queue.push(entry);
    this.#view.add([entry], { own: true });
    this.work();
    return entry;
  }

  /** Begins, or goes on after trouble; what waits is sent under its old id. */
  work() {
    this.#worker ??= this.#run().finally(() => (this.#worker = null));
    return this.#worker;
  }

  /** Takes in what was said elsewhere: another tab, or this page before it slept. */
  refresh() {
    this.#stale = true;
    return this.work();
  }

  /** Asks once more for the answer that came out as `error`. */
  again(error) {
    const { cause } = error;
    this.#settled = this.#settled.filter((entry) => entry !== error && entry !== cause);
    this.#queue.unshift(cause);
    this.#view.remove(error);
    return this.work();
  }

  async startOver() {
    await this.leave();
    this.#keepsake.token = null;
    this.#queue = [];
    this.#clear();
    return this.work();
  }

  async leave() {
    this.#api.abandon();
    await this.#worker;
  }

  /** Whether a change of this storage key concerns this conversation. */
  keeps(storageKey) {
    return storageKey === null || storageKey === this.#keepsake.key;
  }

  /** The conversation as text, to be saved. */
  get transcript() {
    const who = { employer: "You", advisor: "Advisor" };
    return this.#settled.map((entry) => `${who[entry.author]}:\n${entry.text}\n`).join("\n");
  }

  async #run() {
    this.#mark("");
    this.#trouble(null);
    try {
      await this.#synchronise();
      do {
        while (this.#queue.length) await this.#deliver(this.#queue[0]);
      } while (await this.#overdue());
    } catch (problem) {
      if (problem instanceof Abandoned) return;
      this.#mark("Not sent yet");
      this.#trouble(problem, this.#queue.length);
    } finally {
      this.#view.writing(false);
    }
  }

  /** Holds a conversation: the kept one, whichever tab kept it, or a new one. */
  async #synchronise() {
    const kept = this.#keepsake.token;
    const moved = kept ? kept !== this.#token : this.#used;
    if (this.#token && moved) this.#clear();
    if (!this.#token) await this.#begin(kept);
    else if (this.#stale && this.#used) await this.#catchUp();
    this.#stale = false;
  }

  async #begin(kept) {
    this.#view.writing(true);
    try {
      if (kept) {
        const { messages } = await this.#api.history(kept);
        this.#token = kept;
        this.#used = true;
        this.#settle(messages, { restored: true });
        return;
      }
    } catch (problem) {
      if (!gone(problem)) throw problem;
      this.#end();
    }
    const { token, messages } = await this.#api.open();
    this.#token = token;
    this.#settle(messages);
  }

  async #deliver(entry) {
    this.#view.writing(true);
    this.#keepsake.token = this.#token;
    this.#used = true;
    try {
      const { messages } = await this.#api.say(this.#token, entry.post);
      this.#queue.shift();
      this.#settled.push(entry);
      this.#settle(messages.map((message) => (message.data?.retry ? { ...message, cause: entry } : message)));
    } catch (problem) {
      await this.#refused(problem, entry);
    }
  }

  async #refused(problem, entry) {
    if (problem.code === "answer_pending") {
      entry.waits = (entry.waits ?? 0) + 1;
      if (entry.waits % BUSY.times === 0) throw problem;
      await this.#api.pause(BUSY.pause);
    } else if (gone(problem) && !entry.renewed) {
      entry.renewed = true;
      this.#end();
      await this.#begin(null);
      if (entry.post.payload) this.#drop(entry, CHOOSE_AGAIN);
      else this.#view.add([entry], { own: true });
    } else if ([400, 413, 422].includes(problem.status)) {
      this.#drop(entry, problem.message || NOT_TAKEN);
    } else {
      throw problem;
    }
  }

  /** Reads the history, and shows what is new in it; if it is another story altogether, all of it. */
  async #catchUp() {
    if (this.#settled.at(-1)?.cause) return; // a failed answer, to be asked for again, is not in the history
    try {
      const { messages } = await this.#api.history(this.#token);
      if (this.#settled.every((entry, place) => messages[place] && key(entry) === key(messages[place]))) {
        this.#settle(messages.slice(this.#settled.length));
      } else {
        this.#settled = [];
        this.#view.clear();
        this.#settle(messages, { restored: true });
      }
    } catch (problem) {
      if (problem instanceof Abandoned) throw problem;
      if (!gone(problem)) return; // whoever sends next will hear of it
      this.#end();
      await this.#begin(null);
    }
  }

  /** Whether something came of waiting for the answer to a message sent before this page was loaded. */
  async #overdue() {
    for (let turn = 0; turn < UNANSWERED.times; turn += 1) {
      const last = this.#settled.at(-1);
      if (this.#queue.length) return true;
      if (last?.author !== "employer" || last.post) return false;
      this.#view.writing(true);
      await this.#api.pause(UNANSWERED.pause);
      await this.#catchUp();
    }
    return this.#queue.length > 0;
  }

  #settle(entries, how = {}) {
    this.#view.writing(false);
    this.#settled.push(...entries);
    this.#view.add(entries, { ...how, before: this.#queue[0] });
  }

  #mark(state) {
    for (const entry of this.#queue) this.#view.update(Object.assign(entry, { state }));
  }

  #drop(entry, why) {
    this.#queue = this.#queue.filter((other) => other !== entry);
    this.#view.update(Object.assign(entry, { refused: true, state: `Not sent. ${why}` }));
    this.#view.announce(entry.state);
  }

  #end() {
    this.#keepsake.token = null;
    this.#token = null;
    this.#used = false;
    this.#settled = [];
    this.#view.notice(ENDED);
  }

  #clear() {
    this.#token = null;
    this.#used = false;
    this.#settled = [];
    this.#view.clear();
    this.#view.add(this.#queue, { own: true });
  }
}
