// Words with something behind them: values, numbers, days, addresses, terms of the glossary.
//
// What gettext and ngettext mark is put in by bot/bundle.py, and so are __LANG__, __DIR__ and __QUERY__: what is
// served is one language.

import { button, h, unseen } from "./nodes.js";

/** A text with its {places} filled. */
export const filled = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);

/** The form that suits a number, which fills {number}. */
export const plural = (forms, number) =>
  filled(forms[new Intl.PluralRules("__LANG__").select(number)] ?? forms.other, { number: number.toLocaleString("__LANG__") });

export const day = (date) =>
  new Date(date.length > 10 ? date : `${date}T12:00`).toLocaleDateString("__LANG__", { dateStyle: "long" });

/** Bare words, or `otherwise`, unless the address is one of the web. */
export function link(href, words, about = "", otherwise = words) {
  if (!/^https?:\/\//i.test(href)) return otherwise;
  return h("a", { href, target: "_blank", rel: "noreferrer" }, words, unseen(` ${about} ${gettext("(opens in a new tab)")}`));
}

const ADDRESS = /(https?:\/\/\S*[^\s.,;:!?)\]"'])/;

/** Makes each term a button once in a message, where it first appears, and every address a link. */
export function glossary(terms = [], press) {
  const nodes = (text) => text.split(ADDRESS).map((part, place) => (place % 2 ? link(part, part) : words(part)));
  const words = (text) => {
    const found = terms.map((term) => ({ term, at: find(text, term.words) })).filter(({ at }) => at >= 0);
    const [first] = found.sort((a, b) => a.at - b.at || b.term.words.length - a.term.words.length);
    if (!first) return [text];
    const { words: term, payload } = first.term;
    const title = filled(gettext("What does {words} mean?"), { words: term });
    const ask = button(term, () => press({ title, payload }), { class: "term", "aria-label": title });
    terms = terms.filter((each) => each !== first.term);
    return [text.slice(0, first.at), ask, words(text.slice(first.at + term.length))];
  };
  const paragraphs = (text) => text.split("\n").map((line) => line.trim() && h("p", nodes(line)));
  return { nodes, paragraphs };
}

// Whole words: "credit" is not in "accredited".
function find(text, words) {
  const exactly = words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.search(new RegExp(`(?<![\\p{L}\\d])${exactly}(?![\\p{L}\\d])`, "u"));
}
