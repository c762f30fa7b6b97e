// The log of the conversation, where it is scrolled to, and (apart from it) what a screen reader is told.

import { el, icon, unseen } from "./dom.js";
import { body, gist } from "./messages.js";

const NEAR = 48; // pixels from the end that still count as being there
const PATIENCE = 300; // milliseconds before "is writing" is worth saying
const HEARD = 6; // announcements kept: a reader of the page meets them in the log anyway

export class Transcript {
  #nodes = new WeakMap();
  #actions;
  #atEnd = true;
  #timer = null;
  #writing = el("p", { class: "writing", hidden: true }, el("i"), el("i"), el("i"), unseen("The advisor is writing."));
  #jump = el("button", { type: "button", class: "jump", hidden: true }, "New answer below", icon("M12 5v14m-6-6 6 6 6-6"));
  #log = el("div", { class: "log", role: "log", "aria-live": "off", "aria-label": "Conversation", tabindex: "0" });
  #announcer = el("div", { class: "unseen", "aria-live": "polite" });

  /** `actions.press({title, payload})` answers with the entry it made; `actions.again(entry)` asks once more. */
  constructor(actions) {
    this.#actions = actions;
    this.#log.append(this.#writing);
    this.#log.addEventListener("scroll", () => this.#look());
    new ResizeObserver(() => this.#atEnd && this.#scroll(this.#log.scrollHeight)).observe(this.#log);
    this.#jump.addEventListener("click", () => {
      this.#scroll(this.#log.scrollHeight);
      this.#log.focus();
    });
    this.element = el("div", { class: "transcript" }, this.#log, this.#jump, this.#announcer);
  }

  /** Shows entries, at the end or `before` another. Only what is new (not `restored`, not one's `own`) is announced. */
  add(entries, { before, own = false, restored = false } = {}) {
    if (!entries.length) return;
    const next = this.#nodes.get(before) ?? this.#writing;
    for (const entry of entries) {
      const node = this.#nodes.get(entry) ?? this.#article(entry);
      this.#nodes.set(entry, node);
      next.before(node);
    }
    this.#settle();
    if (own || restored) this.#scroll(this.#log.scrollHeight);
    else this.#follow(this.#nodes.get(entries[0]));
    if (!own && !restored) entries.filter(({ author }) => author === "advisor").forEach((entry) => this.#tell(entry));
  }

  update(entry) {
    const node = this.#nodes.get(entry);
    node.classList.toggle("refused", Boolean(entry.refused));
    node.querySelector(".state").textContent = entry.state;
    this.#settle();
  }

  remove(entry) {
    this.#nodes.get(entry).remove();
  }

  clear() {
    this.#log.replaceChildren(this.#writing);
    this.#announcer.replaceChildren();
    this.#jump.hidden = this.#atEnd = true;
  }

  notice(text) {
    this.#writing.before(el("p", { class: "notice" }, text));
    this.announce(text);
  }

  writing(yes) {
    clearTimeout(this.#timer);
    if (!yes) this.#writing.hidden = true;
    else this.#timer = setTimeout(() => this.#showWriting(), PATIENCE);
  }

  announce(text) {
    this.#announcer.append(el("p", {}, text));
    while (this.#announcer.children.length > HEARD) this.#announcer.firstChild.remove();
  }

  #showWriting() {
    this.#writing.hidden = false;
    if (this.#atEnd) this.#scroll(this.#log.scrollHeight);
    this.announce("The advisor is writing.");
  }

  #tell(entry) {
    const choices = entry.buttons.map(({ title }) => title).join(", ");
    this.announce(choices ? `${gist(entry)} Choices: ${choices}.` : gist(entry));
  }

  #article(entry) {
    if (entry.author === "employer") {
      const said = el("p", {}, unseen("You said: "), entry.text);
      return el("article", { class: "message employer", tabindex: "-1" }, said, el("p", { class: "state" }));
    }
    const content = body(entry, (term) => this.#actions.press(term));
    const label = unseen("Advisor said: ");
    return el("article", { class: `message advisor ${entry.kind}` }, label, ...content, this.#choices(entry));
  }

  #choices(entry) {
    const choice = (title, onclick, name = "choice") => el("button", { type: "button", class: name, onclick }, title);
    const buttons = entry.buttons.map(({ title, payload }) =>
      choice(title, (event) => this.#use(event.currentTarget, this.#actions.press({ title, payload }))),
    );
    const again = (event) => this.#use(event.currentTarget, this.#actions.again(entry));
    if (entry.cause) buttons.unshift(choice("Try again", again, "choice again"));
    return buttons.length ? el("div", { class: "choices", role: "group", "aria-label": "Choices" }, ...buttons) : null;
  }

  /** A pressed button goes away; whoever stood on it now stands on what they said, just before the answer. */
  #use(button, said) {
    const lost = button.disabled || !button.isConnected;
    if (lost) this.#nodes.get(said).focus({ preventScroll: true });
  }

  /** Choices are open until the employer says the next thing; a message that was refused was not said. */
  #settle() {
    const messages = [...this.#log.querySelectorAll(".message:not(.refused)")];
    const last = messages.findLastIndex((message) => message.matches(".employer"));
    messages.forEach((message, place) => {
      const choices = message.querySelector(":scope > .choices");
      if (!choices) return;
      choices.hidden = place < last;
      for (const button of choices.children) button.disabled = place < last;
    });
  }

  /** Brings the start of an answer into view, with what it answers if that is short, unless the reader is elsewhere. */
  #follow(node) {
    if (!this.#atEnd) {
      this.#jump.hidden = false;
      return;
    }
    const before = node.previousElementSibling;
    const withQuestion = before?.matches(".employer") && before.offsetHeight < this.#log.clientHeight / 4;
    this.#scroll((withQuestion ? before : node).offsetTop - 12);
  }

  #scroll(top) {
    this.#log.scrollTop = top;
    this.#look();
  }

  #look() {
    const { scrollHeight, scrollTop, clientHeight } = this.#log;
    this.#atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    if (this.#atEnd) this.#jump.hidden = true;
  }
}
