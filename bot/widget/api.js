// The chat contract over HTTP.

const LONGEST = 60_000; // ms: the advisor itself gives up long before
const EVENT = /(?:id: (.*)\ndata: (.*)|:.*)\n\n/g; // or a comment
const PLAIN = { cache: "no-store", credentials: "omit" };

/** A refusal, or (status 0) no answer. `wait` in ms is what the server asked for. */
export class Trouble extends Error {
  constructor(status, { code, detail } = {}, wait = 0) {
    super(detail);
    this.status = status;
    this.code = code;
    this.wait = wait;
  }
}

export class Api {
  #abandon = new AbortController();
  #etag = null; // of the history that was read last
  #since; // the id of the answer that was read, or of the event that was told, last
  #warned = false;

  constructor(base) {
    this.base = base;
  }

  greeting() {
    return this.#call("GET", "/greeting");
  }

  open() {
    return this.#call("POST", "");
  }

  /** The history, or null if it is still the one that was read last. */
  news(token) {
    return this.#call("GET", "/messages", token, undefined, this.#etag);
  }

  history(token) {
    return this.#call("GET", "/messages", token);
  }

  say(token, post) {
    return this.#call("POST", "/messages", token, post);
  }

  rate(token, said) {
    return this.#call("POST", "/ratings", token, said);
  }

  offer(token) {
    return this.#call("POST", "/moves", token);
  }

  take(token, code) {
    return this.#call("POST", "/moves/taken", token, { code });
  }

  /** Tells the ids of what is said from now on, or "" as a beat, until the connection ends. */
  async events(token, told, signal) {
    const address = `${this.base}/api/conversations/events`;
    const response = await fetch(address, { ...PLAIN, headers: { Authorization: `Bearer ${token}`, "Last-Event-ID": this.#since ?? "" }, signal });
    const reader = response.ok && response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part, rest = ""; reader && !(part = await reader.read()).done; ) {
      rest = (rest + part.value).replace(EVENT, (_, id, ids = "") => {
        this.#since = id ?? this.#since;
        told(ids);
        return "";
      });
    }
  }

  /** What is found out about the file of a badge. */
  badge(file) {
    return this.#call("POST", "/api/badges", undefined, file);
  }

  /** What is under way then fails with undefined: no trouble. */
  abandon() {
    this.#abandon.abort();
    this.#abandon = new AbortController();
  }

  pause(milliseconds) {
    const { signal } = this.#abandon;
    return new Promise((resolve, reject) => {
      setTimeout(resolve, milliseconds);
      signal.addEventListener("abort", () => reject(), { once: true });
    });
  }

  async #call(method, path, token, content, etag) {
    const { signal } = this.#abandon;
    const headers = { "Accept-Language": "__LANG__" };
    if (token) headers.Authorization = `Bearer ${token}`;
    if (etag) headers["If-None-Match"] = etag;
    const limit = AbortSignal.any([signal, AbortSignal.timeout(LONGEST)]);
    const file = content instanceof Blob;
    const body = file ? content : content && new Blob([JSON.stringify(content)], { type: "application/json" });
    try {
      const response = await fetch(this.base + (file ? path : `/api/conversations${path}`), { ...PLAIN, method, headers, body, signal: limit });
      if (response.status === 304) return null;
      if (response.ok) return this.#read(await response.json(), method === "GET" && response.headers.get("ETag"));
      const wait = 1_000 * (Number(response.headers.get("Retry-After")) || 0);
      throw new Trouble(response.status, await response.json().catch(() => ({})), wait);
    } catch (problem) {
      if (signal.aborted) throw undefined;
      if (problem instanceof Trouble) throw problem;
      this.#explain();
      throw new Trouble(0);
    }
  }

  #read(answer, etag) {
    if (etag) {
      this.#etag = etag;
      this.#since = answer.messages.findLast(({ kind }) => kind)?.id;
    }
    return answer;
  }

  /** A browser does not say why it hides an answer. If the server can be reached, it does not allow this site. */
  async #explain() {
    if (this.#warned || !this.base || new URL(this.base, location.href).origin === location.origin) return;
    this.#warned = true;
    try {
      await fetch(`${this.base}/health`, { ...PLAIN, mode: "no-cors" });
      console.error(`<advisor-chat>: ${this.base} does not answer ${location.origin}. Add it to ADVISOR_WIDGET_ORIGINS there.`);
    } catch {
      this.#warned = false; // it cannot be reached at all
    }
  }
}
