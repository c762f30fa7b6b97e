// The panel around the transcript: title, menu, trouble, and where to write.

import { Api } from "./api.js";
import { Conversation } from "./conversation.js";
import { button, h, icon, unseen } from "./nodes.js";
import { Transcript } from "./transcript.js";

const LIMIT = 4_000; // characters in a message
const NEARLY = 400; // left when that is shown
const SMALL = "(max-width: 30rem), (max-height: 30rem)"; // the panel covers the page

export class Panel {
  #conversation;
  #transcript;
  #inline;
  #trouble = h("div.trouble", { hidden: true });
  #input = h("textarea", { id: "say", rows: 1, maxlength: LIMIT, "aria-describedby": "left", placeholder: "Write your message" });
  #left = h("p", { id: "left", hidden: true });
  #items = h("ul", { id: "menu", hidden: true });
  #more = button(icon("M5 12h.01M12 12h.01M19 12h.01"), () => this.#menu(this.#items.hidden), {
    class: "icon",
    "aria-label": "More",
    "aria-controls": "menu",
    "aria-expanded": "false",
  });

  constructor({ api, heading, privacy, inline, closed }) {
    this.#inline = inline;
    this.#transcript = new Transcript(
      (choice) => this.#conversation.send(choice),
      (error) => this.#conversation.again(error),
    );
    const tell = (problem, waiting) => this.#tell(problem, waiting);
    this.#conversation = new Conversation(new Api(api), this.#transcript, tell);
    this.element = h(
      inline ? "section.panel" : "dialog.panel",
      { "aria-labelledby": "heading", onclose: closed, onkeydown: (event) => this.#escape(event) },
      this.#header(heading, privacy),
      this.#transcript.element,
      this.#trouble,
      this.#composer(),
    );
    this.element.addEventListener("click", ({ target }) => this.#more.parentNode.contains(target) || this.#menu(false));
  }

  show() {
    if (!this.#inline) {
      if (!this.element.open) this.element[matchMedia(SMALL).matches ? "showModal" : "show"]();
      this.#input.focus();
    }
    this.refresh();
  }

  hide() {
    this.element.close();
  }

  refresh() {
    this.#conversation.refresh();
  }

  leave() {
    this.#conversation.leave();
  }

  #tell(problem, waiting) {
    if (this.#trouble.matches(":focus-within")) this.#input.focus();
    this.#trouble.hidden = !problem;
    if (!problem) return;
    const words = explain(problem) + (waiting ? " Your message is kept here until it can be sent." : "");
    this.#trouble.replaceChildren(h("p", words), button("Try again", () => this.#conversation.work()));
    this.#transcript.announce(words);
  }

  #header(heading, privacy) {
    const about = h("small", "Forget this conversation here and begin a new one");
    this.#items.append(h("li", button(["Start over", about], () => this.#startOver())));
    const link = h("a", { href: privacy, target: "_blank" }, "Privacy", unseen(" notice (opens in a new tab)"));
    return h(
      "header.top",
      h("div", h("h2", { id: "heading" }, heading), h("p", "Automated assistant, not a person. ", link)),
      h("div.menu", this.#more, this.#items),
      !this.#inline && button(icon("M6 6l12 12M18 6 6 18"), () => this.hide(), { class: "icon", "aria-label": "Close" }),
    );
  }

  #menu(open) {
    this.#items.hidden = !open;
    this.#more.setAttribute("aria-expanded", open);
  }

  #startOver() {
    this.#menu(false);
    this.#input.focus();
    this.#conversation.startOver();
  }

  #composer() {
    const form = h(
      "form",
      h("label.unseen", { for: "say" }, "Your message to the advisor"),
      this.#input,
      h("button.send", unseen("Send"), icon("M4 12h15m-6-6 6 6-6 6")),
      this.#left,
    );
    this.#input.addEventListener("input", () => this.#count());
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
      this.#count();
      this.#conversation.send({ text });
    });
    return form;
  }

  #count() {
    const left = LIMIT - this.#input.value.length;
    const news = left <= NEARLY && (this.#left.hidden || !left);
    this.#left.hidden = left > NEARLY;
    this.#left.textContent = left ? `${left} characters left` : "This message is full. The rest can follow in another.";
    if (news) this.#transcript.announce(this.#left.textContent);
  }

  #escape(event) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    if (!this.#items.hidden) {
      this.#menu(false);
      this.#more.focus();
    } else if (!this.#inline) {
      this.hide();
    }
  }
}

function explain({ status, code, message }) {
  if (!status) return navigator.onLine ? "The advisor cannot be reached just now." : "You are offline.";
  if (status === 429) return message || "That was a lot in a short time. Please wait a moment.";
  if (code === "answer_pending") return "The advisor is still busy with your earlier message.";
  return "The advisor is not working just now.";
}
