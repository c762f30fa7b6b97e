// The panel around the transcript: who speaks, the way to a person, the menu, trouble, and where to write.

import { Api } from "./api.js";
import { chooseBadge } from "./badge.js";
import { Composer, touched } from "./composer.js";
import { Conversation } from "./conversation.js";
import { listening } from "./listening.js";
import { Moves } from "./moves.js";
import { button, h, icon, unseen } from "./nodes.js";
import { save } from "./saved.js";
import { Transcript } from "./transcript.js";
import { filled } from "./words.js";

const SMALL = "(max-width: 30rem), (max-height: 30rem)"; // the panel covers the page
const FORGET = { title: gettext("Delete my data"), payload: "forget" }; // as the next one
const PERSON = { title: gettext("Speak to a person"), payload: "person" }; // known in every conversation (bot/standing.py)

export class Panel {
  #conversation;
  #transcript;
  #composer;
  #inline;
  #calls;
  #closed;
  #moves;
  #news;
  #last; // the id of what was said last
  #listening;
  #trouble = h("div.trouble", { hidden: true });
  #items = h("ul", { id: "menu", hidden: true });
  #more = button(icon("M5 12h.01M12 12h.01M19 12h.01"), () => this.#menu(this.#items.hidden), {
    class: "icon",
    "aria-label": gettext("More"),
    "aria-controls": "menu",
    "aria-expanded": "false",
  });

  constructor({ api, heading, hub, privacy, inline, closed, news }) {
    const calls = (this.#calls = new Api(api));
    this.#inline = inline;
    this.#closed = closed;
    this.#news = news;
    this.#transcript = new Transcript({
      press: (choice) => this.#conversation.send(choice),
      again: (error) => this.#conversation.again(error),
      rate: (said) => calls.rate(this.#conversation.kept.token, said),
    });
    this.#composer = new Composer({
      send: (text) => this.#moves.takes(text) || this.#conversation.send({ text }),
      typed: (text) => this.#typed(text),
      told: (words) => this.#transcript.announce(words),
    });
    this.#conversation = new Conversation(calls, this.#transcript, {
      trouble: (problem, waiting) => this.#tell(problem, waiting),
      expect: (last) => {
        this.#composer.expect(last?.data?.input);
        if (!last) return;
        if (!last.data?.slot) this.#composer.rest(); // what came is to be read
        this.#look(last);
      },
    });
    const { kept } = this.#conversation;
    this.#listening = listening(calls, kept, (ids) => this.#conversation.told(ids));
    this.#moves = new Moves(calls, kept, this.#transcript, () => this.refresh());
    this.#composer.value = kept.draft;
    this.element = h(
      inline ? "section.panel" : "dialog.panel",
      { "aria-labelledby": "heading", onclose: () => this.#hidden(), onkeydown: (event) => this.#escape(event) },
      !inline && { popover: "manual", hidden: true },
      this.#header(heading, hub, privacy),
      this.#transcript.element,
      this.#trouble,
      this.#composer.element,
    );
    this.element.addEventListener("click", ({ target }) => this.#more.parentNode.contains(target) || this.#menu(false));
  }

  show() {
    if (!this.#inline) {
      if (this.element.hidden) {
        this.element.hidden = false;
        if (matchMedia(SMALL).matches) this.element.showModal();
        else this.element.showPopover();
      }
      this.#focus();
    }
    this.#conversation.kept.seen = this.#last;
    this.refresh();
  }

  hide() {
    if (this.element.open) this.element.close(); // tells by its event
    else if (!this.element.hidden) {
      this.element.hidePopover();
      this.#hidden();
    }
  }

  refresh() {
    this.#conversation.refresh();
  }

  /** Looks for what came by itself, unless it is told. */
  look() {
    if (!this.#listening.begin()) this.refresh();
  }

  /** Nobody looks at the page. */
  rest() {
    this.#listening.end();
  }

  leave() {
    this.rest();
    this.#conversation.leave();
  }

  /** Takes in what was said last: as seen, or as news for whoever closed the panel. */
  #look({ id, kind }) {
    this.#last = id;
    if (this.#inline || !this.element.hidden) this.#conversation.kept.seen = id;
    else if (kind && this.#conversation.kept.seen !== id) this.#news();
  }

  #hidden() {
    this.element.hidden = true;
    this.#closed();
  }

  #typed(text) {
    this.#menu(false);
    this.#conversation.kept.draft = text;
  }

  #tell(problem, waiting) {
    if (this.#trouble.matches(":focus-within")) this.#composer.focus();
    this.#trouble.hidden = !problem;
    if (!problem) return;
    const words = explain(problem) + (waiting ? ` ${gettext("Your message is kept here until it can be sent.")}` : "");
    this.#trouble.replaceChildren(h("p", words), button(gettext("Try again"), () => this.#conversation.work()));
    this.#transcript.announce(words);
  }

  #header(heading, hub, privacy) {
    const item = (words, more, act) => h("li", button([words, h("small", more)], () => this.#chosen(act)));
    this.#items.append(
      item(gettext("Start over"), gettext("Forget this conversation here and begin a new one"), () => this.#startOver()),
      item(gettext("Save this conversation"), gettext("As a text file"), () => save(this.#conversation.entries, heading)),
      item(gettext("Go on in Telegram"), gettext("With a code that works once"), () => this.#moves.away()),
      item(gettext("Check a badge"), gettext("From a file that somebody shows you"), () => chooseBadge(this.#calls, this.#transcript)),
      item(FORGET.title, gettext("Asks before anything is deleted"), () => this.#ask(FORGET)),
    );
    const link = h("a", { href: privacy, target: "_blank" }, gettext("Privacy"), unseen(` ${gettext("notice (opens in a new tab)")}`));
    const who = hub
      ? filled(gettext("Automated assistant of {hub}, not a person."), { hub })
      : gettext("Automated assistant, not a person.");
    const person = button(PERSON.title, () => this.#ask(PERSON), { class: "person" });
    return h(
      "header.top",
      h("slot", { name: "logo" }),
      h("div.who", h("h2", { id: "heading" }, heading), h("p", `${who} `, link, " ", person)),
      h("div.menu", this.#more, this.#items),
      !this.#inline && button(icon("M6 6l12 12M18 6 6 18"), () => this.hide(), { class: "icon", "aria-label": gettext("Close") }),
    );
  }

  #ask(choice) {
    this.#menu(false);
    this.#focus();
    this.#conversation.send(choice);
  }

  #menu(open) {
    this.#items.hidden = !open;
    this.#more.setAttribute("aria-expanded", open);
  }

  /** To where one writes; on a touch screen to what there is to read, because writing brings the keyboard. */
  #focus() {
    (touched() ? this.#transcript : this.#composer).focus();
  }

  /** Does what was chosen in the menu, which is closed. */
  #chosen(act) {
    this.#menu(false);
    this.#more.focus();
    act();
  }

  #startOver() {
    this.#composer.value = "";
    this.#focus();
    this.#conversation.startOver();
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
  if (!status) return navigator.onLine ? gettext("The advisor cannot be reached just now.") : gettext("You are offline.");
  if (status === 429) return message || gettext("That was a lot in a short time. Please wait a moment.");
  if (code === "answer_pending") return gettext("The advisor is still busy with your earlier message.");
  return gettext("The advisor is not working just now.");
}
