// The chat contract over HTTP, and the one thing that is kept in the browser: the token of a conversation that was used.

const PATIENCE = 60_000; // milliseconds: the advisor itself gives up, and says so, well before this

/** The server answered no. `code` is for the program, the message for a person. */
export class Refused extends Error {
  constructor(status, { code = "", detail = "" }) {
    super(typeof detail === "string" ? detail : "");
    this.status = status;
    this.code = code;
  }
}

/** Nobody answered. */
export class Unreachable extends Error {}

/** This page no longer wants the answer. */
export class Abandoned extends Error {}

export class Api {
  #address;
  #abandon = new AbortController();

  constructor(base) {
    this.base = base;
    this.#address = `${base}/api/conversations`;
  }

  open() {
    return this.#call("POST", "");
  }

  history(token) {
    return this.#call("GET", "/messages", token);
  }

  say(token, post) {
    return this.#call("POST", "/messages", token, post);
  }

  /** Waits, unless everything is abandoned meanwhile. */
  pause(milliseconds) {
    const { signal } = this.#abandon;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, milliseconds);
      const stop = () => {
        clearTimeout(timer);
        reject(new Abandoned());
      };
      signal.addEventListener("abort", stop, { once: true });
    });
  }

  /** Ends every call and pause under way. */
  abandon() {
    this.#abandon.abort();
    this.#abandon = new AbortController();
  }

  async #call(method, path, token, content) {
    const { signal } = this.#abandon;
    const headers = { Accept: "application/json" };
    if (token) headers.Authorization = `Bearer ${token}`;
    if (content) headers["Content-Type"] = "application/json";
    const request = {
      method,
      headers,
      body: content && JSON.stringify(content),
      cache: "no-store",
      credentials: "omit",
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    };
    try {
      const response = await fetch(this.#address + path, request);
      if (!response.ok) throw new Refused(response.status, await response.json().catch(() => ({})));
      return await response.json();
    } catch (problem) {
      if (signal.aborted) throw new Abandoned();
      if (problem instanceof Refused) throw problem;
      throw new Unreachable(problem.message);
    }
  }
}

/** The stored token. Where storage is refused, it lives as long as the page. */
export class Keepsake {
  #key;
  #value = null;

  constructor(api) {
    this.#key = `advisor-chat:${api}`;
  }

  get key() {
    return this.#key;
  }

  get token() {
    try {
      return JSON.parse(localStorage.getItem(this.#key))?.token ?? null;
    } catch {
      return this.#value;
    }
  }

  set token(token) {
    this.#value = token;
    try {
      if (token) localStorage.setItem(this.#key, JSON.stringify({ token }));
      else localStorage.removeItem(this.#key);
    } catch {
      // Storage is off or full: the conversation works, and ends with the page.
    }
  }
}
