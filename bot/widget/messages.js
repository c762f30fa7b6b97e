// One renderer a kind of message, in the order of the contract; then the words for its values.

import { button, glossary, h, link, unseen } from "./nodes.js";

const KINDS = { recommendations, credential, question, review, receipt, status, handover, error };
const REPEATED = ["recommendations", "credential", "review", "status"]; // in `data`, after the first paragraph

const lead = (text) => text.split(/\n\s*\n/)[0];

export const gist = ({ kind, text }) => (REPEATED.includes(kind) ? lead(text) : text);

export function body(message, press) {
  const linked = glossary(message.terms, press);
  if (message.kind === "definition") return definition(message, linked);
  return [linked.paragraphs(gist(message)), message.data && KINDS[message.kind]?.(message.data)];
}

function recommendations({ needs, filters, items, total }) {
  const need = ({ text, covered }) =>
    covered
      ? h("li.chip.covered", h("span", { "aria-hidden": "true" }, "✓ "), text, unseen(", covered"))
      : h("li.chip.missing", text, h("em", " not covered"));
  const limit = ({ field, value, words }) =>
    h("li.chip", { title: `Read from “${words}”` }, unseen(`${field}: `), value);
  const chips = [...needs.map(need), ...filters.map(limit)];
  const more = items.length && total - items.length;
  return [
    chips.length && h("div.understood", h("h3", "What was understood"), h("ul", chips)),
    items.map(card),
    more > 0 && h("p.note", `${more} more in the catalogue.`),
  ];
}

function card(item) {
  const facts = [
    ["Level", level(item)],
    ["Credits", credits(item)],
    ["Cost", cost(item) ?? "Price not published"],
    ["Delivery", delivery(item)],
    ["Next start", nextStart(item)],
    ["Length", weeks(item)],
  ];
  return frame(item, rows(facts, "facts"), reasons(item), gaps("Not published", item.unpublished));
}

function credential({ card: item, ...record }) {
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
  return frame(item, record.description && h("p", record.description), reasons(item), rows(known));
}

const frame = (item, ...parts) =>
  h(
    "article.card",
    h("header", item.sample && h("span.badge", "Sample"), h("h3", item.title), h("p.provider", item.provider)),
    parts,
    h(
      item.stale || !item.last_verified ? "footer.stale" : "footer",
      h("span", checked(item)),
      item.url && link(item.url, "Provider’s page", ` about ${item.title}`),
    ),
  );

const reasons = ({ why, not_covered }) => [
  why.length &&
    h("div.why", h("h4", "Why it fits"), h("ul", why.map(({ need, quote }) => h("li", h("strong", need), h("q", quote))))),
  gaps("Does not cover", not_covered),
];

const gaps = (name, items) => items.length && h("p", h("strong", `${name}: `), `${items.join("; ")}.`);

const list = (items) => items.length && h("ul", items.map((item) => h("li", item)));

const rows = (facts, name = "rows") =>
  h(`dl.${name}`, facts.map(([term, value]) => value && h("div", h("dt", term), h("dd", value))));

function definition({ text, data }, { nodes, paragraphs }) {
  const told = text.includes(data.definition) || text.startsWith(data.term);
  return [
    !told && paragraphs(lead(text)),
    h(
      "div.card",
      h("h3", data.term),
      paragraphs(data.definition),
      data.for_employers && h("p.aside", h("strong", "For employers: "), nodes(data.for_employers)),
      data.see_also.length && h("p", "See also: ", nodes(data.see_also.join(", "))),
      h(
        "footer",
        h("span", data.wording === "official" ? "Official wording" : "This service’s own wording"),
        data.source && link(data.source, "Source", ` of ${data.term}`),
      ),
    ),
  ];
}

function question({ optional }) {
  return optional && h("p.note", "Optional");
}

function review({ fields }) {
  return h("div.card", rows(fields.map(({ name, value }) => [name, value])));
}

function receipt({ reference }) {
  const told = h("span.unseen", { role: "status" });
  const copy = button("Copy", async () => {
    const done = await navigator.clipboard.writeText(reference).then(() => true, () => false);
    copy.textContent = told.textContent = done ? "Copied" : "Please copy it by hand";
  });
  const able = navigator.clipboard; // on secure pages only
  return h("div.card.reference", h("span", "Your reference"), h("strong", reference), able && [copy, told]);
}

function status({ reference, status: now, history }) {
  const change = (past) =>
    h("li", h("strong", past.status), ", ", h("time", { datetime: past.at }, day(past.at)), past.note && h("p", past.note));
  return h("div.card", rows([["Reference", reference], ["Status", now]]), history.length > 0 && h("ol", history.map(change)));
}

function handover({ name, email }) {
  return h("div.card", rows([["Contact", name], ["E-mail", h("a", { href: `mailto:${encodeURI(email)}` }, email)]]));
}

function error({ reference }) {
  return reference && h("p.note", `If you report this, give the reference ${reference}.`);
}

const MODES = { online: "Online", blended: "Online and in person", campus: "On campus", workplace: "In the workplace" };

const count = (number, noun) => `${String(number).replace("-", "–")} ${noun}${String(number) === "1" ? "" : "s"}`;

const day = (date) =>
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
