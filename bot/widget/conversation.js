// One worker sends everything in order. An entry is a message of the contract, or what the employer said:
// {author, text, post, state, refused}; its `post` keeps its id however often it is sent.

import { Keepsake } from "./api.js";

const PAUSE = 1_500; // ms between two looks for an answer
const LOOKS = 20;

const gone = ({ status }) => status === 401;

const key = ({ post, id }) => post?.id ?? id; // in the history, what was sent bears its own id

export class Conversation {
  #api;
  #view;
  #trouble;
  #keepsake;
  #token = null;
  #used = false; // and so kept
  #settled = [];
  #queue = [];
  #worker = null;
  #stale = false;

  constructor(api, view, trouble) {
    this.#api = api;
    this.#view = view;
    this.#trouble = trouble;
    this.#keepsake = new Keepsake(api.base);
  }

  send({ text, payload, title = text }) {
    const entry = { author: "employer", text: title, post: { id: crypto.randomUUID(), text, payload } };
    this.#queue.push(entry);
    this.#view.add([entry], { own: true });
    this.work();
    return entry;
  }

  /** Begins, or goes on after trouble. */
  work() {
    this.#worker ??= this.#run().finally(() => (this.#worker = null));
    return this.#worker;
  }

  /** Takes in what another tab said. */
  refresh() {
    this.#stale = true;
    this.work();
  }

  again(error) {
    const { cause } = error;
    this.#settled = this.#settled.filter((entry) => entry !== error && entry !== cause);
    this.#queue.unshift(cause);
    this.#view.remove(error);
    this.work();
    return cause;
  }

  async startOver() {
    await this.leave();
    this.#keepsake.token = this.#token = null;
    this.#used = false;
    this.#queue = [];
    this.#clear();
    this.work();
  }

  async leave() {
    this.#api.abandon();
    await this.#worker;
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
      if (!problem) return;
      this.#mark("Not sent yet");
      this.#trouble(problem, this.#queue.length);
    } finally {
      this.#view.writing(false);
    }
  }

  /** Takes the kept conversation, whichever tab kept it, or a new one. */
  async #synchronise() {
    const kept = this.#keepsake.token;
    const moved = kept ? kept !== this.#token : this.#used;
    if (this.#token && moved) {
      this.#token = null;
      this.#used = false;
      this.#clear();
    }
    if (!this.#token) await this.#begin(kept);
    else if (this.#stale && this.#used) await this.#catchUp();
    this.#stale = false;
  }

  async #begin(kept) {
    this.#view.writing(true);
    if (kept) {
      try {
        const { messages } = await this.#api.history(kept);
        this.#token = kept;
        this.#used = true;
        return this.#settle(messages, { restored: true });
      } catch (problem) {
        if (!problem || !gone(problem)) throw problem;
        this.#end();
      }
    }
    const { token, messages } = await this.#api.open();
    this.#token = token;
    return this.#settle(messages);
  }

  async #deliver(entry) {
    this.#view.writing(true);
    this.#keepsake.token = this.#token;
    this.#used = true;
    try {
      const { messages } = await this.#api.say(this.#token, entry.post);
      this.#settled.push(this.#queue.shift());
      this.#settle(messages.map((message) => (message.data?.retry ? { ...message, cause: entry } : message)));
    } catch (problem) {
      if (!problem) throw problem;
      await this.#refused(problem, entry);
    }
  }

  async #refused(problem, entry) {
    if (problem.code === "answer_pending") {
      entry.looks = (entry.looks ?? 0) + 1;
      if (entry.looks % LOOKS === 0) throw problem;
      await this.#api.pause(PAUSE);
    } else if (gone(problem) && !entry.renewed) {
      entry.renewed = true;
      this.#end();
      await this.#begin();
      if (entry.post.payload) this.#drop(entry, "It belonged to the earlier conversation. Please choose again.");
      else this.#view.add([entry], { own: true });
    } else if ([400, 409, 413, 422].includes(problem.status)) {
      this.#drop(entry, problem.message);
    } else {
      throw problem;
    }
  }

  /** Shows what is new in the history; all of it if it differs. */
  async #catchUp() {
    if (this.#settled.at(-1)?.cause) return; // it failed, and is in no history
    try {
      const history = await this.#api.news(this.#token);
      if (!history) return;
      const { messages } = history;
      const same = this.#settled.every((entry, place) => messages[place] && key(entry) === key(messages[place]));
      if (same) {
        this.#settle(messages.slice(this.#settled.length));
      } else {
        this.#clear();
        this.#settle(messages, { restored: true });
      }
    } catch (problem) {
      if (!problem) throw problem;
      if (!gone(problem)) return; // the next send will tell
      this.#end();
      await this.#begin();
    }
  }

  /** Waits for the answer to what was sent before a reload; true if there is more to send. */
  async #overdue() {
    for (let look = 0; look < LOOKS && !this.#queue.length; look += 1) {
      const last = this.#settled.at(-1);
      if (last?.author !== "employer" || last.post) return false;
      this.#view.writing(true);
      await this.#api.pause(PAUSE);
      await this.#catchUp();
    }
    return this.#queue.length > 0;
  }

  #settle(entries, how) {
    if (entries.length) this.#view.writing(false);
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
    this.#keepsake.token = this.#token = null;
    this.#used = false;
    this.#settled = [];
    this.#view.notice("The earlier conversation is no longer available, so a new one starts here.");
  }

  #clear() {
    this.#settled = [];
    this.#view.clear();
    this.#view.add(this.#queue, { own: true });
  }
}
