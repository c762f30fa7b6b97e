// <advisor-chat>: a button until it is opened; only then is the rest loaded. Attributes, none of them needed:
//   api, privacy  addresses of the API and of the privacy notice, if not this site and its /privacy
//   heading       the title
//   inline        part of the page, not a button with a panel
//   open          comes and goes with the panel

import { button, h, icon } from "./nodes.js";

const LOOK = 15_000; // ms between two looks for what the hub says by itself

class AdvisorChat extends HTMLElement {
  static observedAttributes = ["open"];

  #frame = null;
  #label = h("span");
  #launcher = button([icon("M5 5h14v11h-8l-4 4v-4H5z"), this.#label], () => (this.open = true), { class: "launcher" });
  #panel = null;
  #events = null;

  connectedCallback() {
    this.#frame ??= this.#build();
    this.#events = new AbortController();
    const { signal } = this.#events;
    const wake = () => document.visibilityState === "visible" && this.open && this.#panel?.refresh();
    document.addEventListener("visibilitychange", wake, { signal });
    for (const event of ["focus", "online"]) addEventListener(event, wake, { signal });
    const look = setInterval(wake, LOOK);
    signal.addEventListener("abort", () => clearInterval(look));
    if (this.open) this.#show();
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
    return this.inline || this.hasAttribute("open");
  }

  set open(yes) {
    this.toggleAttribute("open", Boolean(yes));
  }

  get #heading() {
    return this.getAttribute("heading") || "Micro-credential advisor";
  }

  #build() {
    const style = h("link", { rel: "stylesheet", href: new URL("advisor-chat.css", import.meta.url) });
    const frame = h("div.frame", { hidden: true }, !this.inline && this.#launcher);
    for (const event of ["load", "error"]) style.addEventListener(event, () => (frame.hidden = false));
    this.#label.textContent = this.#heading;
    this.attachShadow({ mode: "open" }).append(style, frame);
    return frame;
  }

  async #show() {
    try {
      this.#panel ??= this.#make(await import("./panel.js"));
    } catch {
      this.#label.textContent = "The advisor did not load: try again";
      this.open = false;
      return;
    }
    if (!this.open) return;
    this.#launcher.hidden = true;
    this.#panel.show();
  }

  #make({ Panel }) {
    const api = (this.getAttribute("api") ?? "").replace(/\/+$/, "");
    const privacy = this.getAttribute("privacy") || `${api}/privacy`;
    const closed = () => this.#closed();
    const panel = new Panel({ api, privacy, closed, heading: this.#heading, inline: this.inline });
    this.#frame.append(panel.element);
    return panel;
  }

  #closed() {
    this.open = false;
    this.#label.textContent = this.#heading;
    this.#launcher.hidden = false;
    this.#launcher.focus();
  }
}

customElements.define("advisor-chat", AdvisorChat);
