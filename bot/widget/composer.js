// Where to write: a field that suits the open question, how much room is left, and a draft that is kept.

import { h, icon, unseen } from "./nodes.js";
import { plural } from "./words.js";

const LIMIT = 4_000; // characters in a message
const NEARLY = 400; // left when that is shown

/** Whether a field that is focused brings a keyboard onto the screen. */
export const touched = () => matchMedia("(pointer: coarse)").matches;

export class Composer {
  #told;
  #label = h("label.unseen", { for: "say" }, gettext("Your message to the advisor"));
  #area = h("textarea", { id: "say", rows: 1, maxlength: LIMIT, "aria-describedby": "left", placeholder: gettext("Write your message") });
  #line = h("input", { id: "line", type: "text", maxlength: LIMIT, "aria-describedby": "left", hidden: true });
  #left = h("p", { id: "left", hidden: true });
  #field = this.#area;

  /** `send` takes what was written, `typed` each draft, `told` what a screen reader shall hear. */
  constructor({ send, typed, told }) {
    this.#told = told;
    const go = h("button.send", unseen(gettext("Send")), icon("M4 12h15m-6-6 6 6-6 6"));
    this.element = h("form", { novalidate: true }, this.#label, this.#area, this.#line, go, this.#left);
    this.element.addEventListener("input", () => {
      this.#count();
      typed(this.#field.value);
    });
    this.#area.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.element.requestSubmit();
    });
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = this.#field.value.trim();
      this.focus();
      if (!text) return;
      this.value = "";
      typed("");
      send(text);
    });
  }

  focus() {
    this.#field.focus();
  }

  set value(text) {
    this.#field.value = text;
    this.#count();
  }

  get value() {
    return this.#field.value;
  }

  /** Lets go of the keyboard that covers half of a touch screen, unless something was begun. */
  rest() {
    if (touched() && !this.value) this.#field.blur();
  }

  /** The keyboard and the stored answers of the browser that suit a question; text for whatever asks nothing special. */
  expect(input = "text") {
    const field = input === "text" ? this.#area : this.#line;
    if (field === this.#line) {
      field.inputMode = { number: "numeric", email: "email" }[input] ?? "text";
      field.autocomplete = input === "number" ? "off" : input;
      field.placeholder = { number: gettext("A number, or words"), email: gettext("E-mail or telephone") }[input] ?? gettext("Write your answer");
    }
    if (field === this.#field) return;
    const focused = this.#field.matches(":focus");
    field.value = this.#field.value;
    field.hidden = false;
    this.#field.value = "";
    this.#field.hidden = true;
    this.#label.htmlFor = field.id;
    this.#field = field;
    if (focused) field.focus();
  }

  #count() {
    const left = LIMIT - this.#field.value.length;
    const news = left <= NEARLY && (this.#left.hidden || !left);
    this.#left.hidden = left > NEARLY;
    this.#left.textContent = left
      ? plural(ngettext("{number} character left", "{number} characters left"), left)
      : gettext("This message is full. The rest can follow in another.");
    if (news) this.#told(this.#left.textContent);
  }
}
