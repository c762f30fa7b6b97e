// The panel: header, transcript, what went wrong, composer.

import { Api, Refused } from "./api.js";
import { Conversation } from "./conversation.js";
import { el, icon, unseen } from "./dom.js";
import { Transcript } from "./transcript.js";

const LIMIT = 4_000; // characters in a message
const NEARLY = 400; // how many are left when the count is shown
const SMALL = "(max-width: 30rem), (max-height: 30rem)"; // the panel then covers the page, and is modal

export class Panel {
  #conversation;
  #transcript;
  #dialog;
  #menu;
  #trouble = el("div", { class: "trouble", hidden: true });
  #left = el("p", { class: "left", id: "left", hidden: true });
  #input = el("textarea", { id: "say", rows: "1", maxlength: LIMIT, "aria-describedby": "left", enterkeyhint: "send" });

  /** `settings`: api, heading, privacy, inline, and `closed`, called when the reader closes the panel. */
  constructor(settings) {
    this.#transcript = new Transcript({
      press: (choice) => this.#conversation.send(choice),
      again: (entry) => {
        this.#conversation.again(entry);
        return entry.cause;
      },
    });
    const tell = (problem, waiting) => this.#say(problem, waiting);
    this.#conversation = new Conversation(new Api(settings.api), this.#transcript, tell);
    this.#menu = this.#makeMenu();
    const parts = [this.#header(settings), this.#transcript.element, this.#trouble, this.#composer()];
    this.#dialog = el(settings.inline ? "section" : "dialog", { class: "panel", "aria-labelledby": "heading" }, ...parts);
    if (!settings.inline) {
      this.#dialog.addEventListener("cancel", (event) => event.preventDefault());
      this.#dialog.addEventListener("close", settings.closed);
    }
    this.#dialog.addEventListener("keydown", (event) => event.key === "Escape" && this.#escape(event));
    this.#dialog.addEventListener("click", (event) => this.#menu.element.contains(event.target) || this.#menu.show(false));
    this.element = this.#dialog;
  }

  show() {
    if (!this.#dialog.open) this.#dialog[matchMedia(SMALL).matches ? "showModal" : "show"]();
    this.#input.focus();
    this.#conversation.refresh();
  }

  hide() {
    this.#dialog.close();
  }

  refresh() {
    return this.#conversation.refresh();
  }

  keeps(storageKey) {
    return this.#conversation.keeps(storageKey);
  }

  leave() {
    return this.#conversation.leave();
  }

  /** Says what went wrong and offers to try again; null when it is over. */
  #say(problem, waiting) {
    const hadFocus = this.#trouble.contains(this.#trouble.getRootNode().activeElement);
    if (hadFocus) this.#input.focus();
    this.#trouble.hidden = !problem;
    if (!problem) return;
    const words = `${explain(problem)}${waiting ? " Your message is kept here until it can be sent." : ""}`;
    const onclick = () => this.#conversation.work();
    const again = el("button", { type: "button", class: "again", onclick }, "Try again");
    this.#trouble.replaceChildren(el("p", {}, words), again);
    this.#transcript.announce(words);
  }

  #header({ heading, privacy, inline }) {
    const about = el("p", {}, "Automated assistant, not a person. ", el("a", { href: privacy, target: "_blank" }, "Privacy"));
    const onclick = () => this.hide();
    const close = el("button", { type: "button", class: "icon", "aria-label": "Close", onclick }, icon("M6 6l12 12M18 6 6 18"));
    const title = el("div", {}, el("h2", { id: "heading" }, heading), about);
    return el("header", { class: "top" }, title, this.#menu.element, inline ? null : close);
  }

  #makeMenu() {
    const item = (name, about, act) => {
      const onclick = () => {
        show(false);
        act();
        this.#input.focus();
      };
      return el("li", {}, el("button", { type: "button", onclick }, name, el("small", {}, about)));
    };
    const items = el(
      "ul",
      { id: "menu", hidden: true },
      item("Save a copy", "Download this conversation as text", () => this.#save()),
      item("Start over", "Forget this conversation here and begin a new one", () => this.#conversation.startOver()),
    );
    const toggle = el(
      "button",
      { type: "button", class: "icon", "aria-label": "More", "aria-expanded": "false", "aria-controls": "menu" },
      icon("M5 12h.01M12 12h.01M19 12h.01"),
    );
    const show = (yes) => {
      items.hidden = !yes;
      toggle.setAttribute("aria-expanded", String(yes));
    };
    toggle.addEventListener("click", () => show(items.hidden));
    const element = el("div", { class: "menu" }, toggle, items);
    element.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !element.contains(relatedTarget)) show(false);
    });
    return { element, show, toggle, isOpen: () => !items.hidden };
  }

  #composer() {
    const send = el("button", { class: "send" }, unseen("Send"), icon("M4 12h15m-6-6 6 6-6 6"));
    const label = el("label", { for: "say", class: "unseen" }, "Your message to the advisor");
    const form = el("form", { class: "composer", novalidate: true }, label, this.#input, send, this.#left);
    this.#input.setAttribute("placeholder", "Write your message");
    this.#input.addEventListener("input", () => this.#grow());
    this.#input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = this.#input.value.trim();
      this.#input.focus();
      if (!text) return;
      this.#input.value = "";
      this.#grow();
      this.#conversation.send({ text });
    });
    return form;
  }

  #grow() {
    const { value } = this.#input;
    const left = LIMIT - value.length;
    const wasHidden = this.#left.hidden;
    this.#input.rows = Math.min(5, value.split("\n").length);
    this.#left.hidden = left > NEARLY;
    this.#left.textContent = left ? `${left} characters left` : "That is the longest message possible; the rest can follow in another.";
    if (!this.#left.hidden && (wasHidden || !left)) this.#transcript.announce(this.#left.textContent);
  }

  #escape(event) {
    event.preventDefault();
    event.stopPropagation();
    if (this.#menu.isOpen()) {
      this.#menu.show(false);
      this.#menu.toggle.focus();
    } else if (this.#dialog.open) {
      this.hide();
    }
  }

  #save() {
    const href = URL.createObjectURL(new Blob([this.#conversation.transcript], { type: "text/plain" }));
    el("a", { href, download: "advisor-conversation.txt" }).click();
    setTimeout(() => URL.revokeObjectURL(href), 1_000);
  }
}

function explain(problem) {
  if (!(problem instanceof Refused)) {
    return navigator.onLine ? "The advisor cannot be reached just now." : "You are offline.";
  }
  if (problem.status === 429) return problem.message || "That was a lot in a short time. Please wait a moment.";
  if (problem.code === "answer_pending") return "The advisor is still busy with your earlier message.";
  return "The advisor is not working just now.";
}
