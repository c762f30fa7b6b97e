// The chat contract over HTTP, and the one thing the browser keeps.

const PATIENCE = 60_000; // ms: the advisor itself gives up long before

/** A refusal, or (status 0) no answer. */
export class Trouble extends Error {
  constructor(status, { code, detail } = {}) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

export class Api {
  #abandon = new AbortController();
  #etag = null; // of the history that was read last

  constructor(base) {
    this.base = base;
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
    const headers = { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) };
    if (etag) headers["If-None-Match"] = etag;
    const limit = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
    const body = content && JSON.stringify(content);
    try {
      const request = { method, headers, body, signal: limit, cache: "no-store", credentials: "omit" };
      const response = await fetch(`${this.base}/api/conversations${path}`, request);
      if (response.status === 304) return null;
      if (response.ok && method === "GET") this.#etag = response.headers.get("ETag");
      if (response.ok) return await response.json();
      throw new Trouble(response.status, await response.json().catch(() => ({})));
    } catch (problem) {
      if (signal.aborted) throw undefined;
      throw problem instanceof Trouble ? problem : new Trouble(0);
    }
  }
}

/** Where storage is refused, the token lives as long as the page. */
export class Keepsake {
  #token = null;

  constructor(api) {
    this.key = `advisor-chat:${api}`;
  }

  get token() {
    try {
      return JSON.parse(localStorage.getItem(this.key))?.token ?? null;
    } catch {
      return this.#token;
    }
  }

  set token(token) {
    this.#token = token;
    try {
      if (token) localStorage.setItem(this.key, JSON.stringify({ token }));
      else localStorage.removeItem(this.key);
    } catch {
      // #token has it
    }
  }
}
