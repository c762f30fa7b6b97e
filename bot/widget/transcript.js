// The log, and apart from it the live region.

import { content, told } from "./messages.js";
import { button, h, icon, unseen } from "./nodes.js";
import { rating } from "./rating.js";

const NEAR = 48; // px from the end count as there
const END = 1e9;
const NOTICEABLE = 300; // ms before it is worth saying
const ENGLISH = { lang: "en-GB", dir: "ltr" }; // what the advisor says, whatever language is around it

export class Transcript {
  #nodes = new WeakMap();
  #press;
  #again;
  #rate;
  #atEnd = true;
  #timer;
  #writing = h("p.writing", { hidden: true }, h("i"), h("i"), h("i"));
  #jump = button([gettext("New answer below"), icon("M12 5v14m-6-6 6 6 6-6")], () => this.#goOn(), { class: "jump", hidden: true });
  #log = h("div.log", { role: "log", "aria-live": "off", "aria-label": gettext("Conversation"), tabindex: 0 }, this.#writing);
  #told = h("div.unseen", { "aria-live": "polite" });

  constructor({ press, again, rate }) {
    this.#press = press;
    this.#again = again;
    this.#rate = rate;
    this.#log.addEventListener("scroll", () => this.#look());
    new ResizeObserver(() => this.#atEnd && this.#scroll(END)).observe(this.#log);
    this.element = h("div.transcript", this.#log, this.#jump, this.#told);
  }

  add(entries, { before, own, restored } = {}) {
    const next = this.#nodes.get(before) ?? this.#writing;
    for (const entry of entries) {
      const node = this.#nodes.get(entry) ?? this.#article(entry);
      this.#nodes.set(entry, node);
      next.before(node);
    }
    this.#settle();
    if (own || restored) this.#scroll(END);
    else if (entries.length) this.#follow(this.#nodes.get(entries[0]));
    if (own || restored) return;
    entries.filter((entry) => entry.kind).forEach((entry) => this.announce(told(entry)));
  }

  update(entry) {
    const node = this.#nodes.get(entry);
    node.classList.toggle("refused", Boolean(entry.refused));
    node.lastChild.textContent = entry.state;
    this.#settle();
  }

  remove(entry) {
    this.#nodes.get(entry).remove();
  }

  clear() {
    this.#log.replaceChildren(this.#writing);
    this.#told.replaceChildren();
    this.#look();
  }

  notice(text, more, heard = "") {
    this.#writing.before(h("div.notice", h("p", text), more));
    this.announce(`${text} ${heard}`);
    this.#follow(this.#writing.previousSibling);
  }

  writing(yes) {
    if (yes && this.#timer) return;
    clearTimeout(this.#timer);
    this.#timer = yes && setTimeout(() => this.#showWriting(), NOTICEABLE);
    this.#writing.hidden ||= !yes;
  }

  focus() {
    this.#log.focus();
  }

  announce(text) {
    this.#told.append(h("p", text));
    if (this.#told.children.length > 6) this.#told.firstChild.remove();
  }

  #showWriting() {
    this.#writing.hidden = false;
    if (this.#atEnd) this.#scroll(END);
    this.announce(gettext("The advisor is writing."));
  }

  #article(entry) {
    const { author, kind, text } = entry;
    if (author === "employer") {
      return h("article.message.employer", { tabindex: -1 }, h("p", unseen(`${gettext("You said:")} `), h("bdi", text)), h("p.state"));
    }
    const rated = rating(entry, { rate: this.#rate, told: (words) => this.announce(words) });
    const article = (parts) => h(`article.message.${kind}`, ENGLISH, unseen(`${gettext("Advisor said:")} `), parts, this.#choices(entry), rated);
    try {
      const once = (words, choice, more) => this.#once(words, () => this.#press(choice()), more);
      return article(content(entry, { press: this.#press, once }));
    } catch {
      return article(h("p", text)); // data that this widget does not know: the text alone makes sense
    }
  }

  #choices(entry) {
    const again = entry.cause && this.#once(gettext("Try again"), () => this.#again(entry));
    const { items = [], meanings = [] } = entry.data ?? {};
    const onCards = new Set(items.flatMap(({ actions = [] }) => actions.map(({ title }) => title)));
    const buttons = entry.buttons.filter(({ title }) => !onCards.has(title));
    const choices = buttons.map((each, place) => {
      const means = meanings[place];
      const words = means ? [each.title, h("small", means)] : each.title;
      const primary = entry.kind === "review" && !place;
      const how = means
        ? { class: "choice way", "aria-label": each.title, "aria-description": means }
        : { class: primary ? "choice primary" : "choice" };
      return this.#once(words, () => this.#press(each), how);
    });
    const all = [again, choices].flat().filter(Boolean);
    return all.length && h("div.choices", { role: "group", "aria-label": gettext("Choices") }, all);
  }

  /** A used choice goes: focus goes to what was said by it, before the answer. */
  #once(words, act, more = { class: "choice" }) {
    const use = ({ currentTarget }) => {
      const said = act();
      if (currentTarget.disabled || !currentTarget.isConnected) this.#nodes.get(said).focus({ preventScroll: true });
    };
    return button(words, use, more);
  }

  /** Choices are open until the employer says something that is not refused. */
  #settle() {
    const messages = [...this.#log.querySelectorAll(".message:not(.refused)")];
    const last = messages.findLastIndex((message) => message.matches(".employer"));
    messages.forEach((message, place) => {
      for (const each of message.querySelectorAll(".choices, .choice, .remove")) each.hidden = each.disabled = place < last;
    });
  }

  /** Shows the start of an answer, below a short question; a reader who scrolled up stays there. */
  #follow(node) {
    this.#jump.hidden = this.#atEnd;
    if (!this.#atEnd) return;
    const before = node.previousElementSibling;
    const short = before?.matches(".employer") && before.offsetHeight < this.#log.clientHeight / 4;
    this.#scroll((short ? before : node).offsetTop - 12);
  }

  #goOn() {
    this.#scroll(END);
    this.focus();
  }

  #scroll(top) {
    this.#log.scrollTop = top;
    this.#look();
  }

  #look() {
    const { scrollHeight, scrollTop, clientHeight } = this.#log;
    this.#atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    this.#jump.hidden ||= this.#atEnd;
  }
}
