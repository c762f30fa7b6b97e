// Taking the conversation to Telegram by a code, and one from Telegram to here.

import { copied } from "./copied.js";
import { h } from "./nodes.js";
import { filled, link } from "./words.js";

const CODE = /^\s*[2-9][A-Z2-9]{3}\s*[-–]\s*[2-9][A-Z2-9]{3}\s*$/i; // as bot/moves.py makes them

export class Moves {
  #api;
  #kept;
  #view;
  #here;

  /** `here` is called when another conversation goes on here. */
  constructor(api, kept, view, here) {
    this.#api = api;
    this.#kept = kept;
    this.#view = view;
    this.#here = here;
  }

  /** Shows a code for Telegram. */
  async away() {
    if (!this.#kept.token) return this.#view.notice(gettext("There is nothing to take along yet: please write something first."));
    await this.#try(async () => {
      const offer = await this.#api.offer(this.#kept.token);
      const { code, link: address } = offer;
      const words = gettext("To go on in Telegram, open the bot or send this code to @{bot} there, once and within {minutes} minutes:");
      const open = link(address, gettext("Open Telegram"));
      this.#view.notice(filled(words, offer), h("div.moving", h("strong", code), copied(code), open), code);
    });
  }

  /** Whether a text is a code from Telegram; the conversation that it belongs to then goes on here. */
  takes(text) {
    const is = CODE.test(text);
    if (is) this.#try(async () => {
      const { token } = await this.#api.take(this.#kept.token, text.trim());
      this.#kept.token = token;
      this.#kept.tell();
      this.#here();
    });
    return is;
  }

  async #try(act) {
    try {
      await act();
    } catch (problem) {
      this.#view.notice(problem?.message || gettext("That did not work. Please try again in a minute."));
    }
  }
}
