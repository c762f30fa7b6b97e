// Values of the contract in words, and the advisor's text as nodes.

import { el } from "./dom.js";

const MODES = {
  online: "Online",
  blended: "Blended: online and in person",
  campus: "On campus",
  workplace: "In the workplace",
};

/** "10-14" -> "10–14" */
export const range = (span) => span.replace("-", "–");

/** A count with its noun; a range is always plural. */
export const count = (number, noun) => `${range(String(number))} ${noun}${String(number) === "1" ? "" : "s"}`;

/** "2027-01-18" -> "18 January 2027" */
export function day(date) {
  const moment = new Date(date.length > 10 ? date : `${date}T00:00:00Z`);
  const style = { day: "numeric", month: "long", year: "numeric", timeZone: date.length > 10 ? undefined : "UTC" };
  return new Intl.DateTimeFormat("en-GB", style).format(moment);
}

export const level = (card) => card.scqf_level && `SCQF level ${range(card.scqf_level)}`;

export function credits(card) {
  if (card.scqf_credits === null) return card.credit_bearing === false ? "No SCQF credit" : null;
  const points = count(card.scqf_credits, "credit");
  return card.hours ? `${points} = ${count(card.hours, "hour")}` : points;
}

export function cost({ price }) {
  if (!price) return "Price not published";
  const asOf = price.as_of ? ` (as of ${day(price.as_of)})` : "";
  const amount = Number(price.amount);
  if (amount === 0) return `Free${asOf}`;
  const style = { style: "currency", currency: price.currency, minimumFractionDigits: Number.isInteger(amount) ? 0 : 2 };
  const money = new Intl.NumberFormat("en-GB", style).format(amount);
  return `${money} ${price.per === "cohort" ? "for a group" : "a learner"}${asOf}`;
}

export function delivery(card) {
  return [MODES[card.mode] ?? card.mode, card.pattern, card.location].filter(Boolean).join(", ") || null;
}

export function nextStart(card, today = new Date().toISOString().slice(0, 10)) {
  if (card.starts_any_time) return "Any time";
  const next = card.starts.filter((start) => start >= today).sort()[0];
  if (next) return day(next);
  return card.starts.length ? `No date published after ${day(card.starts.toSorted().at(-1))}` : null;
}

export const weeks = (card) => card.duration_weeks && count(card.duration_weeks, "week");

export function checked(card) {
  if (!card.last_verified) return "No record of when this was last checked: confirm it with the provider";
  const hint = card.stale ? ", some time ago: confirm it with the provider" : "";
  return `Checked on ${day(card.last_verified)}${hint}`;
}

export const yesNo = (value) => (value === null ? null : value ? "Yes" : "No");

/** The words of `text` up to its first empty line: the lead, when `data` says the rest better. */
export const lead = (text) => text.split(/\n\s*\n/, 1)[0];

/** Turns words into buttons that ask for their meaning: each term once in a message, where it first appears. */
export class Glossary {
  #terms;
  #press;

  constructor(terms, press) {
    this.#terms = [...terms];
    this.#press = press;
  }

  nodes(text) {
    const found = this.#terms
      .map((term) => ({ term, at: position(text, term.words) }))
      .filter(({ at }) => at >= 0)
      .sort((one, other) => one.at - other.at || other.term.words.length - one.term.words.length)[0];
    if (!found) return [text];
    const { term, at } = found;
    const end = at + term.words.length;
    this.#terms.splice(this.#terms.indexOf(term), 1);
    return [text.slice(0, at), this.#button(term, text.slice(at, end)), ...this.nodes(text.slice(end))];
  }

  paragraphs(text) {
    const lines = text.split("\n").filter((line) => line.trim());
    return lines.map((line) => el("p", {}, ...this.nodes(line)));
  }

  #button(term, words) {
    const question = `What does ${words} mean?`;
    const onclick = () => this.#press({ title: question, payload: term.payload });
    return el("button", { type: "button", class: "term", "aria-label": question, onclick }, words);
  }
}

/** Where `words` stand in `text` as whole words: "credit" is not in "accredited". */
function position(text, words) {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.search(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "u"));
}
