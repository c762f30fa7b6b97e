// <advisor-chat>: a button until it is opened; only then is the rest loaded. Attributes, none of them needed:
//   api, privacy  addresses of the API and of the privacy notice, if not this site and its /privacy
//   heading       the title
//   hub           who stands behind the advisor; an element with slot="logo" inside is its mark
//   inline        part of the page, not a button with a panel
//   open          comes and goes with the panel

import { button, h, icon, unseen } from "./nodes.js";

const panelScript = () => import("./panel.js");

const LOOK = 15_000; // ms between two looks for what the hub says by itself
const SELDOM = 4; // while closed, of so many looks one

class AdvisorChat extends HTMLElement {
  static observedAttributes = ["open"];

  #frame = null;
  #label = h("span");
  #news = unseen("");
  #launcher = button([icon("M5 5h14v11h-8l-4 4v-4H5z"), this.#label, this.#news], () => (this.open = true), {
    class: "launcher",
    popover: "manual",
    onpointerenter: () => panelScript().catch(() => {}),
    onfocus: () => panelScript().catch(() => {}),
  });
  #panel = null;
  #events = null;

  connectedCallback() {
    this.#frame ??= this.#build();
    this.#events = new AbortController();
    const { signal } = this.#events;
    const awake = () => !document.hidden && (this.open || this.#begun);
    const wake = () => awake() && this.#panel?.refresh();
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#panel?.rest() : wake()), { signal });
    for (const event of ["focus", "online"]) addEventListener(event, wake, { signal });
    let looks = 0;
    const look = setInterval(() => awake() && (++looks % SELDOM === 0 || this.open) && this.#panel?.look(), LOOK);
    signal.addEventListener("abort", () => clearInterval(look));
    if (!this.inline) this.#launcher.showPopover?.(); // nothing of the page can cover or cut what is in the top layer
    if (this.open) this.#show();
    else if (this.#begun) this.#load().then((panel) => panel.refresh(), () => {});
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
    return this.getAttribute("heading") || gettext("Micro-credential advisor");
  }

  get #api() {
    return (this.getAttribute("api") ?? "").replace(/\/+$/, "");
  }

  /** Whether there is a conversation: something may wait to be sent, or the hub may have answered. */
  get #begun() {
    try {
      return Boolean(localStorage.getItem(`advisor-chat:${this.#api}`));
    } catch {
      return false;
    }
  }

  #build() {
    const style = h("link", { rel: "stylesheet", href: new URL("advisor-chat.css", import.meta.url) });
    const frame = h("div.frame", { hidden: true, lang: "__LANG__", dir: "__DIR__" }, !this.inline && this.#launcher);
    for (const event of ["load", "error"]) style.addEventListener(event, () => (frame.hidden = false));
    this.#label.textContent = this.#heading;
    this.attachShadow({ mode: "open" }).append(style, frame);
    return frame;
  }

  async #load() {
    const { default: made } = await panelScript();
    return (this.#panel ??= this.#make(made({ button, h, icon, unseen }).Panel)); // bot/bundle.py: it has no nodes.js
  }

  async #show() {
    try {
      await this.#load();
    } catch {
      this.#label.textContent = gettext("The advisor did not load: try again");
      this.open = false;
      return;
    }
    if (!this.open) return;
    this.#launcher.hidden = true;
    this.#launcher.classList.remove("news");
    this.#news.textContent = "";
    this.#panel.show();
  }

  #make(Panel) {
    const privacy = this.getAttribute("privacy") || `${this.#api}/privacy__QUERY__`;
    const panel = new Panel({
      api: this.#api,
      privacy,
      heading: this.#heading,
      hub: this.getAttribute("hub"),
      inline: this.inline,
      closed: () => this.#closed(),
      news: () => this.#mark(),
    });
    this.#frame.append(panel.element);
    return panel;
  }

  /** Shows on the launcher that an answer came while the panel was closed. */
  #mark() {
    if (this.open) return;
    this.#launcher.classList.add("news");
    this.#news.textContent = `: ${gettext("a new answer")}`;
  }

  #closed() {
    this.open = false;
    this.#label.textContent = this.#heading;
    this.#launcher.hidden = false;
    this.#launcher.focus();
  }
}

customElements.define("advisor-chat", AdvisorChat);
