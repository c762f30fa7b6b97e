// One renderer a kind of message, and credentials as cards. What is not published is said to be so, never guessed.

import { el, link, unseen } from "./dom.js";
import { checked, cost, credits, day, delivery, Glossary, lead, level, nextStart, weeks, yesNo } from "./words.js";

const KINDS = { recommendations, credential: full, definition, question, review, receipt, status, handover, error };

/** Kinds whose text after the first paragraph only repeats `data`. */
const LEAD_ONLY = new Set(["recommendations", "credential", "review", "status"]);

/** What a person hears or reads first of a message. */
export const gist = (message) => (LEAD_ONLY.has(message.kind) ? lead(message.text) : message.text);

/** The nodes of a message's body. `press` is called with the {title, payload} of a term that was tapped. */
export function body(message, press) {
  const glossary = new Glossary(message.terms ?? [], press);
  if (message.kind === "definition" && message.data) return definition(message, glossary);
  const words = glossary.paragraphs(gist(message));
  return [...words, ...(message.data && KINDS[message.kind] ? KINDS[message.kind](message.data) : [])].filter(Boolean);
}

function recommendations(data) {
  const left = data.total - data.items.length;
  const more = left > 0 && data.items.length ? el("p", { class: "note" }, `${left} more in the catalogue.`) : null;
  return [understood(data), ...data.items.map(card), more];
}

function full(data) {
  return [credential(data)];
}

function definition({ text, data }, glossary) {
  const opening = lead(text);
  const repeated = text.includes(data.definition) || opening.startsWith(data.term);
  const origin = data.wording === "official" ? "Official wording" : "This service’s own wording";
  return [
    ...(repeated ? [] : glossary.paragraphs(opening)),
    el(
      "div",
      { class: "card definition" },
      el("h3", {}, data.term),
      ...glossary.paragraphs(data.definition),
      data.for_employers
        ? el("p", { class: "aside" }, el("strong", {}, "For employers: "), ...glossary.nodes(data.for_employers))
        : null,
      data.see_also.length ? el("p", {}, "See also: ", ...glossary.nodes(data.see_also.join(", "))) : null,
      el("footer", {}, el("span", {}, origin), data.source ? link(data.source, "Source", ` of ${data.term}`) : null),
    ),
  ];
}

function question({ optional }) {
  return [optional ? el("p", { class: "note" }, "Optional") : null];
}

function review({ fields }) {
  return [el("div", { class: "card" }, descriptions(fields.map(({ name, value }) => [name, value])))];
}

function receipt({ reference }) {
  const box = el("div", { class: "card reference" }, el("span", {}, "Your reference"), el("strong", {}, reference));
  if (!navigator.clipboard) return [box]; // only pages served securely have one
  const copy = el("button", { type: "button", class: "quiet" }, "Copy");
  const said = el("span", { role: "status", class: "unseen" });
  copy.addEventListener("click", async () => {
    const copied = await navigator.clipboard.writeText(reference).then(() => true, () => false);
    copy.textContent = said.textContent = copied ? "Copied" : "Please copy it by hand";
  });
  box.append(copy, said);
  return [box];
}

function status({ reference, status: now, history }) {
  const change = ({ status: then, at, note }) =>
    el("li", {}, el("strong", {}, then), ", ", el("time", { datetime: at }, day(at)), note ? el("p", {}, note) : null);
  const past = history.length ? el("ol", { class: "history" }, ...history.map(change)) : null;
  const rows = descriptions([["Reference", reference], ["Status", now]]);
  return [el("div", { class: "card" }, rows, past)];
}

function handover({ name, email }) {
  const address = el("a", { href: `mailto:${encodeURI(email)}` }, email);
  return [el("div", { class: "card" }, descriptions([["Contact", name], ["E-mail", address]]))];
}

function error({ reference }) {
  return [reference ? el("p", { class: "note" }, `If you report this, give the reference ${reference}.`) : null];
}

/** A list of named values; `unknown` stands where there is none, and without it such rows are left out. */
function descriptions(rows, { unknown, className = "rows" } = {}) {
  const shown = rows.map(([name, value]) => [name, empty(value) ? unknown?.() : value]).filter(([, value]) => value);
  return el(
    "dl",
    { class: className },
    ...shown.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))),
  );
}

const empty = (value) => value === null || value === undefined || value === "" || value.length === 0;

const list = (items) => (items.length ? el("ul", {}, ...items.map((item) => el("li", {}, item))) : null);

function head(card) {
  return el(
    "header",
    {},
    card.sample ? el("span", { class: "badge" }, "Sample") : null,
    el("h3", {}, card.title),
    el("p", { class: "provider" }, card.provider),
  );
}

function facts(card) {
  const rows = [
    ["Level", level(card)],
    ["Credits", credits(card)],
    ["Cost", cost(card)],
    ["Delivery", delivery(card)],
    ["Next start", nextStart(card)],
    ["Length", weeks(card)],
  ];
  return descriptions(rows, { className: "facts" });
}

function reasons(card) {
  if (!card.why.length) return null;
  const reason = ({ need, quote }) => el("li", {}, el("strong", {}, need), unseen(": "), el("q", {}, quote));
  return el("div", { class: "why" }, el("h4", {}, "Why it fits"), el("ul", {}, ...card.why.map(reason)));
}

const gaps = (name, items) =>
  items.length ? el("p", { class: "gaps" }, el("strong", {}, `${name}: `), `${items.join("; ")}.`) : null;

function foot(card) {
  return el(
    "footer",
    { class: card.stale || !card.last_verified ? "stale" : null },
    el("span", {}, checked(card)),
    card.url ? link(card.url, "Provider’s page", ` about ${card.title}`) : null,
  );
}

function card(item) {
  return el(
    "article",
    { class: "card" },
    head(item),
    facts(item),
    reasons(item),
    gaps("Does not cover", item.not_covered),
    gaps("Not published", item.unpublished),
    foot(item),
  );
}

/** What was understood: needs with a tick or "not covered", then the limits. */
function understood({ needs, filters, uncovered }) {
  const missing = uncovered.filter((text) => !needs.some((need) => need.text === text));
  const all = [...needs, ...missing.map((text) => ({ text, covered: false }))];
  const need = ({ text, covered }) =>
    el(
      "li",
      { class: covered ? "chip covered" : "chip missing" },
      covered ? el("span", { "aria-hidden": "true" }, "✓ ") : null,
      text,
      covered ? unseen(", covered") : el("em", {}, " not covered"),
    );
  const limit = ({ field, value, words }) =>
    el("li", { class: "chip", title: `Read from: “${words}”` }, unseen(`${field}: `), value);
  if (!all.length && !filters.length) return null;
  return el(
    "div",
    { class: "understood" },
    el("h3", {}, "What was understood"),
    el("ul", {}, ...all.map(need), ...filters.map(limit)),
  );
}

function starts(card) {
  return card.starts_any_time ? "Any time" : list(card.starts.map(day));
}

/** Every field of a record. */
function credential({ card: item, ...record }) {
  const rows = [
    ["Awarded by", item.awarding_body],
    ["SCQF level", level(item)],
    ["SCQF credits", credits(item)],
    ["European credits (ECTS)", item.ects],
    ["Assessed", yesNo(item.assessed)],
    ["Assessment", record.assessment],
    ["Cost", item.price ? cost(item) : null],
    ["Delivery", delivery(item)],
    ["Starts", starts(item)],
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
  return el(
    "article",
    { class: "card" },
    head(item),
    record.description ? el("p", {}, record.description) : null,
    reasons(item),
    gaps("Does not cover", item.not_covered),
    descriptions(rows, { unknown: () => el("span", { class: "unknown" }, "not published") }),
    foot(item),
  );
}

const language = (code) => new Intl.DisplayNames("en-GB", { type: "language" }).of(code);
