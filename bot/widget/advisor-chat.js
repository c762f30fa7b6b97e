// <advisor-chat>: one script tag, one element. Until it is opened it is a button, and nothing else is loaded.
//
//   api      where the advisor's API is; this site unless given
//   heading  the panel's title
//   privacy  the privacy notice; /privacy of the API's site unless given
//   inline   part of the page instead of a button that opens a panel
//   open     whether the panel is open; may be set and removed

import { el, icon } from "./dom.js";

const SPEECH = "M5 5h14v11h-8l-4 4v-4H5z";

class AdvisorChat extends HTMLElement {
  static observedAttributes = ["open"];

  #root = this.attachShadow({ mode: "open" });
  #panel = null;
  #launcher = null;
  #frame = null;
  #events = null;

  connectedCallback() {
    this.#frame ??= this.#build();
    this.#events = new AbortController();
    const { signal } = this.#events;
    const wake = () => document.visibilityState === "visible" && this.#awake()?.refresh();
    document.addEventListener("visibilitychange", wake, { signal });
    for (const event of ["focus", "online"]) addEventListener(event, wake, { signal });
    addEventListener("storage", ({ key }) => this.#panel?.keeps(key) && wake(), { signal });
    if (this.inline || this.open) this.#show();
  }

  disconnectedCallback() {
    this.#events.abort();
    this.#panel?.leave();
  }

  attributeChangedCallback(_name, before, after) {
    if (!this.#frame || this.inline || (before === null) === (after === null)) return;
    if (this.open) this.#show();
    else this.#panel?.hide();
  }

  get inline() {
    return this.hasAttribute("inline");
  }

  get open() {
    return this.hasAttribute("open");
  }

  set open(yes) {
    this.toggleAttribute("open", Boolean(yes));
  }

  #awake() {
    return this.inline || this.open ? this.#panel : null;
  }

  #build() {
    const style = el("link", { rel: "stylesheet", href: new URL("advisor-chat.css", import.meta.url) });
    const frame = el("div", { class: "frame", hidden: true });
    const ready = () => (frame.hidden = false);
    style.addEventListener("load", ready);
    style.addEventListener("error", ready);
    if (!this.inline) {
      const onclick = () => (this.open ? this.#show() : (this.open = true));
      const label = el("span", {}, this.#heading);
      this.#launcher = el("button", { type: "button", class: "launcher", "aria-haspopup": "dialog", onclick }, icon(SPEECH), label);
      frame.append(this.#launcher);
    }
    this.#root.append(style, frame);
    return frame;
  }

  get #heading() {
    return this.getAttribute("heading") || "Micro-credential advisor";
  }

  async #show() {
    try {
      this.#panel ??= await this.#load();
    } catch {
      this.open = false;
      this.#launcher?.lastChild.replaceChildren("The advisor did not load: try again");
      return;
    }
    if (this.inline) {
      this.#panel.refresh();
    } else if (this.open) {
      this.#launcher.hidden = true;
      this.#panel.show();
    }
  }

  async #load() {
    const { Panel } = await import("./panel.js");
    const api = (this.getAttribute("api") ?? "").replace(/\/+$/, "");
    const privacy = this.getAttribute("privacy") || `${api}/privacy`;
    const closed = () => this.#closed();
    const panel = new Panel({ api, privacy, closed, heading: this.#heading, inline: this.inline });
    this.#frame.append(panel.element);
    return panel;
  }

  #closed() {
    this.open = false;
    this.#launcher.hidden = false;
    this.#launcher.lastChild.replaceChildren(this.#heading);
    this.#launcher.focus();
  }
}

customElements.define("advisor-chat", AdvisorChat);
