// A credential as a card, short or in full; the parts that cards are made of; the words for values, of which null or
// empty says: not published.

import { h, link } from "./nodes.js";

/** The numbered cards of a list: people say "the second one". */
export const cards = (items, parts = fits) => items.map((item, place) => card(item, items[1] && place + 1, parts(item)));

const card = (item, number, parts) => {
  const facts = [
    ["Level", level(item)],
    ["Credits", credits(item)],
    ["Cost", cost(item) ?? "Price not published"],
    ["Delivery", delivery(item)],
    ["Next start", nextStart(item)],
    ["Length", weeks(item)],
  ];
  return frame(item, number, rows(facts, "facts"), parts, gaps("Not published", item.unpublished));
};

export function credential({ card: item, answers, ...record }) {
  const facts = [
    ["Awarded by", item.awarding_body],
    ["Level", level(item)],
    ["Credits", credits(item)],
    ["European credits (ECTS)", item.ects],
    ["Assessed", yesNo(item.assessed)],
    ["Assessment", record.assessment],
    ["Cost", cost(item)],
    ["Delivery", delivery(item)],
    ["Starts", item.starts_any_time ? "Any time" : list(item.starts.map(day))],
    ["Length", weeks(item)],
    ["What people will be able to do", list(record.learning_outcomes)],
    ["Skills", record.skills.join(", ")],
    ["Entry requirements", record.entry_requirements],
    ["Recognition of prior learning", record.rpl],
    ["Quality assurance", record.quality_assurance],
    ["Recognised by", list(record.recognised_by)],
    ["Counts towards", list(record.stacks_into)],
    ["Digital badge", yesNo(record.badge)],
    ["Languages", record.languages.map(language).join(", ")],
    ["Source of this record", record.source && link(record.source, record.source)],
  ];
  const known = facts.map(([name, value]) => [name, value || h("em", "not published")]);
  const whole = [record.description && h("p", record.description), fits(item), rows(known)];
  const asked = answers.length && [named(answers), h("details", h("summary", "The whole record"), whole)];
  return frame(item, 0, asked || whole);
}

const frame = (item, number, ...parts) =>
  h(
    "article.card",
    h("header", sample(item), h("h3", number && `${number}. `, item.title), h("p.provider", item.provider)),
    parts,
    h(
      item.stale || !item.last_verified ? "footer.stale" : "footer",
      h("span", checked(item)),
      item.url && link(item.url, "Provider’s page", ` about ${item.title}`),
    ),
  );

export const sample = (item) => item.sample && h("span.badge", "Sample");

const fits = ({ why, not_covered }) => [reasons("Why it fits", why), gaps("Does not cover", not_covered)];

/** Needs, each with the sentence of the record that answers it. */
export const reasons = (name, found) =>
  found.length &&
  h("div.why", h("h4", name), h("ul", found.map(({ need, quote }) => h("li", h("strong", need), quote && h("q", quote)))));

export const gaps = (name, items) => items.length && h("p", h("strong", `${name}: `), `${items.join("; ")}.`);

const list = (items) => items.length && h("ul", items.map((item) => h("li", item)));

export const rows = (facts, name = "rows") =>
  h(`dl.${name}`, facts.map(([term, value]) => value && h("div", h("dt", term), h("dd", value))));

export const named = (facts) => rows(facts.map(({ name, value }) => [name, value]));

const MODES = { online: "Online", blended: "Online and in person", campus: "On campus", workplace: "In the workplace" };

const count = (number, noun) => `${String(number).replace("-", "–")} ${noun}${String(number) === "1" ? "" : "s"}`;

export const day = (date) =>
  new Date(date.length > 10 ? date : `${date}T12:00`).toLocaleDateString("en-GB", { dateStyle: "long" });

const level = (card) => card.scqf_level && `SCQF level ${card.scqf_level.replace("-", "–")}`;

function credits(card) {
  if (!card.scqf_credits) return card.credit_bearing === false ? "No SCQF credit" : null;
  return count(card.scqf_credits, "credit") + (card.hours ? ` = ${count(card.hours, "hour")}` : "");
}

function cost({ price }) {
  if (!price) return null;
  const style = { style: "currency", currency: price.currency, trailingZeroDisplay: "stripIfInteger" };
  const money = Intl.NumberFormat("en-GB", style).format(price.amount);
  const each = Number(price.amount) ? `${money} ${price.per === "cohort" ? "for a group" : "a learner"}` : "Free";
  return price.as_of ? `${each} (as of ${day(price.as_of)})` : each;
}

const delivery = (card) =>
  [MODES[card.mode] ?? card.mode, card.pattern, card.location].filter(Boolean).join(", ");

function nextStart({ starts, starts_any_time }) {
  if (starts_any_time) return "Any time";
  const today = new Date().toISOString();
  const next = starts.filter((start) => start >= today.slice(0, 10)).sort()[0];
  return next ? day(next) : starts.length && "No date to come is published";
}

const weeks = (card) => card.duration_weeks && count(card.duration_weeks, "week");

function checked({ last_verified, stale }) {
  if (!last_verified) return "Never checked: please confirm with the provider";
  return `Checked on ${day(last_verified)}${stale ? ", long ago: please confirm with the provider" : ""}`;
}

const yesNo = (value) => value !== null && (value ? "Yes" : "No");

const language = (code) => new Intl.DisplayNames("en-GB", { type: "language" }).of(code);
