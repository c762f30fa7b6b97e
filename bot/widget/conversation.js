// One worker sends everything in order. An entry is a message of the contract, or what the employer said:
// {author, text, post, state, refused}; its `post` keeps its id however often it is sent.
import { Kept } from "./kept.js";
import { Retry } from "./retry.js";

const PAUSE = 1_500; // ms between two looks for an answer
const LOOKS = 20;
const gone = ({ status }) => status === 401;
const key = ({ post, id }) => post?.id ?? id; // in the history, what was sent bears its own id
export class Conversation {
  #api;
  #view;
  #trouble;
  #expect;
  #token = null;
  #settled = [];
  #queue;
  #worker = null;
  #stale = false;
  #retry = new Retry(() => this.work());

  constructor(api, view, { trouble, expect }) {
    this.#api = api;
    this.#view = view;
    this.#trouble = trouble;
    this.#expect = expect;
    this.kept = new Kept(api.base, () => view.element.isConnected && this.refresh());
    this.#queue = this.kept.queue.map((entry) => ({ author: "employer", ...entry }));
    if (this.#queue.length) this.#view.add(this.#queue, { own: true });
  }

  send({ text, payload, title = text }) {
    const entry = { author: "employer", text: title, post: { id: crypto.randomUUID(), text, payload } };
    this.#queue.push(entry);
    this.#keep();
    this.#view.add([entry], { own: true });
    this.#expect(null);
    this.work();
    return entry;
  }

  /** Begins, or goes on after trouble. */
  work() {
    this.#retry.stop();
    return (this.#worker ??= this.#run().finally(() => (this.#worker = null)));
  }

  /** Takes in what another tab said. */
  refresh() {
    this.#stale = true;
    this.work();
  }

  /** Takes in what these ids name, unless it is there. */
  async told(ids) {
    await this.#worker;
    if (!ids.every((id) => this.entries.some((entry) => key(entry) === id))) this.refresh();
  }

  again(error) {
    const { cause } = error;
    this.#settled = this.#settled.filter((entry) => entry !== error && entry !== cause);
    this.#queue.unshift(cause);
    this.#keep();
    this.#view.remove(error);
    this.work();
    return cause;
  }

  async startOver() {
    await this.leave();
    this.#queue = [];
    this.kept.forget();
    this.#token = null;
    this.#clear();
    this.kept.tell();
    this.work();
  }

  get entries() { return [...this.#settled, ...this.#queue]; }

  async leave() {
    this.#retry.stop();
    this.#api.abandon();
    await this.#worker;
  }

  async #run() {
    this.#mark("");
    this.#trouble(null);
    try {
      do {
        await this.#synchronise();
        while (this.#queue.length) await this.#deliver(this.#queue[0]);
      } while (this.#stale || (await this.#overdue()));
      this.#retry.worked();
    } catch (problem) {
      if (!problem) return;
      this.#mark(gettext("Not sent yet"));
      this.#trouble(problem, this.#queue.length);
      if (this.#queue.length) this.#retry.soon(problem.wait);
    } finally {
      this.#view.writing(false);
    }
  }

  /** Takes the kept conversation, whichever tab kept it; where there is none, the greeting, which belongs to none. */
  async #synchronise() {
    const [kept, stale] = [this.kept.token, this.#stale];
    this.#stale = false; // what is said while this is under way makes it so anew
    if (this.#token && kept !== this.#token) {
      this.#token = null;
      this.#clear();
    }
    if (kept && !this.#token) await this.#restore(kept);
    else if (this.#token && stale) await this.#catchUp();
    if (!this.#token && !this.#settled.length && !this.#queue.length) await this.#greet();
  }

  async #greet() {
    this.#view.writing(true);
    this.#settle((await this.#api.greeting()).messages);
  }

  async #restore(token) {
    this.#view.writing(true);
    try {
      const { messages } = await this.#api.history(token);
      this.#token = token;
      this.#clear(messages);
      this.#settle(messages, { restored: true });
    } catch (problem) {
      if (!problem || !gone(problem)) throw problem;
      this.#end();
    }
  }

  /** A conversation is made by the first message, and the greeting that is shown becomes its own. */
  async #open() {
    const { token, messages } = await this.#api.open();
    this.kept.token = this.#token = token;
    if (this.#settled.length) messages.forEach(({ id }, place) => this.#settled[place] && (this.#settled[place].id = id));
    else this.#settle(messages, { restored: true });
  }

  async #deliver(entry) {
    this.#view.writing(true);
    if (!this.#token) await this.#open();
    try {
      const { messages } = await this.#api.say(this.#token, entry.post);
      this.#settled.push(this.#queue.shift());
      this.#keep();
      this.#settle(messages.map((message) => (message.data?.retry ? { ...message, cause: entry } : message)));
      this.#retry.worked();
      this.kept.tell();
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
      await this.#open();
      if (entry.post.payload) this.#drop(entry, gettext("It belonged to the earlier conversation. Please choose again."));
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
      const messages = (await this.#api.news(this.#token))?.messages;
      if (!messages) return;
      const same = this.#settled.every((entry, place) => messages[place] && key(entry) === key(messages[place]));
      if (same) {
        this.#settle(messages.slice(this.#settled.length));
      } else {
        this.#clear(messages);
        this.#settle(messages, { restored: true });
      }
    } catch (problem) {
      if (!problem) throw problem;
      if (!gone(problem)) return; // the next send will tell
      this.#end();
      await this.#greet();
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
    if (!this.#queue.length) this.#expect(this.#settled.at(-1) ?? {});
  }

  #keep() {
    this.kept.queue = this.#queue;
  }

  #mark(state) {
    for (const entry of this.#queue) this.#view.update(Object.assign(entry, { state }));
  }

  #drop(entry, why) {
    this.#queue = this.#queue.filter((other) => other !== entry);
    this.#keep();
    this.#view.update(Object.assign(entry, { refused: true, state: `${gettext("Not sent.")} ${why}` }));
    this.#view.announce(entry.state);
  }

  #end() {
    this.kept.token = this.#token = null;
    this.#settled = [];
    this.#view.notice(gettext("The earlier conversation is no longer available, so a new one starts here."));
  }

  /** Shows nothing but what waits to be sent and is not in the history. */
  #clear(history = []) {
    const there = new Set(history.map(key));
    this.#settled = [];
    this.#queue = this.#queue.filter((entry) => !there.has(key(entry)));
    if (history.length) this.#keep();
    this.#view.clear();
    this.#view.add(this.#queue, { own: true });
  }
}
