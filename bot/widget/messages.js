// One renderer a kind of message, in the order of the contract.

import { cards, credential, day, gaps, named, reasons, rows, sample } from "./cards.js";
import { button, glossary, h, link } from "./nodes.js";
import { understood } from "./understood.js";

const KINDS = {
  recommendations,
  credential,
  comparison,
  plan,
  shortlist,
  guidance,
  question,
  review,
  receipt,
  status,
  handover,
  error,
};
const REPEATED = ["recommendations", "credential", "plan", "shortlist", "review", "status"]; // in `data`, after the lead

const lead = (text) => text.split(/\n\s*\n/)[0];

/** What of the text the data does not repeat. */
function gist({ kind, text, data }) {
  const without = (end, breaks = "\n") => text.split(breaks).slice(0, -end).join(breaks) || text;
  if (kind === "comparison") return text.split("\n")[0]; // the titles head the columns
  if (kind === "guidance") return without(data.schemes.length + 1, "\n\n"); // and the source, with any facts
  if (data?.choices?.length) return without(data.choices.length);
  return REPEATED.includes(kind) ? lead(text) : text;
}

/** What is worth hearing at once: also the facts that were asked for. */
export function told(message) {
  const { kind, text, data, buttons } = message;
  const facts = data?.answers?.length || data?.facts?.length;
  const said = facts ? text : kind === "comparison" ? lead(text) : gist(message);
  const choices = [...(data?.choices ?? []), ...buttons.map(({ title }) => title)].join(", ");
  return choices ? `${said} Choices: ${choices}.` : said;
}

/** `press` sends a choice; `once(words, choice, more)` makes a button that goes when it was used. */
export function body(message, { press, once }) {
  const linked = glossary(message.terms, press);
  if (message.kind === "definition") return definition(message, linked);
  return [linked.paragraphs(gist(message)), message.data && KINDS[message.kind]?.(message.data, { once })];
}

function recommendations(data, { once }) {
  const more = data.items.length && data.total - data.items.length;
  return [understood(data, { once }), cards(data.items), more > 0 && h("p.note", `${more} more in the catalogue.`)];
}

function comparison({ items, rows: facts }) {
  const head = (item, place) =>
    h("th", { scope: "col" }, `${place + 1}. ${item.title}`, h("span.provider", item.provider), sample(item));
  const row = ({ name, values }) => h("tr", h("th", { scope: "row" }, name), values.map((value) => h("td", value)));
  return h(
    "div.wide",
    { role: "region", "aria-label": "Comparison", tabindex: 0 },
    h("table", h("thead", h("tr", h("td"), items.map(head))), h("tbody", facts.map(row))),
  );
}

function plan(data, { once }) {
  const covers = ({ id, why }) => {
    const needs = data.covers.filter(({ items }) => items.includes(id)).map(({ need }) => need);
    return reasons("Covers", needs.map((need) => ({ need, ...why.find((reason) => reason.need === need) })));
  };
  return [
    understood(data, { once }),
    cards(data.items, covers),
    h("div.card", h("h3", "Together"), named(data.totals), gaps("Not covered", data.uncovered)),
  ];
}

function shortlist({ items, url }) {
  return [cards(items), url && h("p", link(url, "A page of these to print or pass on"))];
}

function guidance({ facts, schemes, source, as_of }) {
  const scheme = (one) =>
    h(
      "article.card",
      h("header", h("h3", one.name), h("p.provider", `${one.status}, as of ${day(one.as_of)}`)),
      h("p", one.rule),
      h("footer", cite(one.source, one.name)),
    );
  const since = as_of && `, as of ${day(as_of)}`;
  return [
    facts.length && h("div.card", named(facts)),
    schemes.map(scheme),
    h("p.note", source ? [cite(source, "this answer"), since] : "This service’s own advice, not a rule"),
  ];
}

const cite = (source, about) => link(source, "Source", ` of ${about}`, `Source: ${source}`);

function definition({ text, data }, { nodes, paragraphs }) {
  const repeated = text.includes(data.definition) || text.startsWith(data.term);
  return [
    !repeated && paragraphs(lead(text)),
    h(
      "div.card",
      h("h3", data.term),
      paragraphs(data.definition),
      data.for_employers && h("p.aside", h("strong", "For employers: "), nodes(data.for_employers)),
      data.see_also.length && h("p", "See also: ", nodes(data.see_also.join(", "))),
      h(
        "footer",
        h("span", data.wording === "official" ? "Official wording" : "This service’s own wording"),
        data.source && cite(data.source, data.term),
      ),
    ),
  ];
}

function question({ optional, choices }, { once }) {
  const boxes = choices.map((value) => h("input", { type: "checkbox", value }));
  const ticked = () => boxes.filter((box) => box.checked).map((box) => box.value);
  return [
    optional && h("p.note", "Optional"),
    choices.length &&
      h(
        "fieldset.choices",
        h("legend.note", "Tick any number"),
        boxes.map((box) => h("label", box, box.value)),
        once("Send these", () => ({ text: ticked().join("; ") || "none" })),
      ),
  ];
}

function review({ fields }) {
  return h("div.card", named(fields));
}

function receipt({ reference }) {
  const result = h("span.unseen", { role: "status" });
  const copy = button("Copy", async () => {
    const done = await navigator.clipboard.writeText(reference).then(() => true, () => false);
    copy.textContent = result.textContent = done ? "Copied" : "Please copy it by hand";
  });
  const able = navigator.clipboard; // on secure pages only
  return h("div.card.reference", h("span", "Your reference"), h("strong", reference), able && [copy, result]);
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
