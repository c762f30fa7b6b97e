// A message: its lead, and its data drawn. Where nothing draws the data, the body says it.

import { cards, credential, facts, gaps, reasons, row } from "./cards.js";
import { comparison } from "./comparison.js";
import { copied } from "./copied.js";
import { h } from "./nodes.js";
import { understood } from "./understood.js";
import { day, filled, glossary, link, plural } from "./words.js";

const KINDS = {
  question,
  recommendations,
  credential,
  comparison,
  plan,
  shortlist,
  guidance,
  definition,
  review,
  receipt,
  status,
  handover,
  error,
};

// Their data is to be looked at: no more than the lead is told.
const LONG = ["recommendations", "credential", "comparison", "plan", "shortlist", "guidance", "review", "status"];

/** `press` sends a choice; `once(words, choice, more)` makes a button that goes when it was used. */
export function content({ kind, lead, body, data, terms }, { press, once }) {
  const { nodes, paragraphs } = glossary(terms, press);
  const words = paragraphs(lead); // first, because a term is linked where it first stands
  const drawn = data && KINDS[kind]?.(data, { once, nodes, press });
  return [progress(data), words, drawn || paragraphs(body)];
}

const progress = (data) => {
  const optional = data?.optional && gettext("Optional");
  if (!data?.step) return optional && h("p.note", optional);
  return h("p.note.step", filled(gettext("Question {step} of {steps}"), data), h("progress", { max: data.steps, value: data.step, "aria-hidden": "true" }), optional && ` ${optional}`);
};

/** What is worth hearing at once: the lead, the facts that were asked for, and the choices. */
export function told({ kind, lead, text, data, buttons }) {
  const asked = (data?.answers ?? data?.facts ?? []).map(({ name, value }) => `${name}: ${value}`);
  const brief = LONG.includes(kind) || data?.choices?.length;
  const words = [brief ? lead : text, ...asked].join("\n");
  const choices = [...(data?.choices ?? []), ...buttons.map(({ title }) => title)].join(", ");
  return choices ? `${words} ${filled(gettext("Choices: {choices}."), { choices })}` : words;
}

function recommendations(data, { once, press }) {
  const more = data.items.length && data.total - data.items.length;
  return [understood(data, { once }), cards(data.items, press), more > 0 && h("p.note", plural(ngettext("{number} more in the catalogue.", "{number} more in the catalogue."), more))];
}

function plan(data, { once, press }) {
  const covers = ({ id, why }) => {
    const needs = data.covers.filter(({ items }) => items.includes(id)).map(({ need }) => need);
    return reasons(gettext("Covers"), needs.map((need) => ({ need, ...why.find((reason) => reason.need === need) })));
  };
  return [
    understood(data, { once }),
    cards(data.items, press, covers),
    h("div.card", h("h3", gettext("Together")), facts(data.totals), gaps(gettext("Not covered"), data.uncovered)),
  ];
}

function shortlist({ items, url }, { press }) {
  return [cards(items, press), url && h("p", link(url, gettext("A page of these to print or pass on")))];
}

function guidance({ facts: worked, schemes, source, as_of }) {
  const scheme = (fund) =>
    h(
      "article.card",
      h("header", h("h3", fund.name), h("p.provider", `${fund.status}, ${since(fund.as_of)}`)),
      h("p", fund.rule),
      h("footer", cite(fund.source, fund.name)),
    );
  return [
    worked.length && h("div.card", facts(worked)),
    schemes.map(scheme),
    h("p.note", source ? [cite(source, gettext("this answer")), as_of && `, ${since(as_of)}`] : gettext("This service’s own advice, not a rule")),
  ];
}

const since = (date) => filled(gettext("as of {day}"), { day: day(date) });

const cite = (source, about) =>
  link(source, gettext("Source"), filled(gettext("of {about}"), { about }), filled(gettext("Source: {source}"), { source }));

function definition(data, { nodes }) {
  return h(
    "div.card",
    data.for_employers && h("p.aside", h("strong", `${gettext("For employers:")} `), nodes(data.for_employers)),
    data.see_also.length && h("p", `${gettext("See also:")} `, nodes(data.see_also.join(", "))),
    h(
      "footer",
      h("span", data.wording === "official" ? gettext("Official wording") : gettext("This service’s own wording")),
      data.source && cite(data.source, data.term),
    ),
  );
}

function question({ choices, meanings = [] }, { once }) {
  if (meanings.length) return []; // each stands with its button
  const boxes = choices.map((value) => h("input", { type: "checkbox", value }));
  const ticked = () => boxes.filter((box) => box.checked).map((box) => box.value);
  return (
    choices.length &&
    h(
      "fieldset.choices",
      h("legend.note", gettext("Tick any number")),
      boxes.map((box) => h("label", box, box.value)),
      once(gettext("Send these"), () => ({ text: ticked().join("; ") || "none" })),
    )
  );
}

function review({ fields }) {
  return h("div.card", facts(fields));
}

function receipt({ reference }) {
  return h("div.card.reference", h("span", gettext("Your reference")), h("strong", reference), copied(reference));
}

function status({ reference, status: now, history }) {
  const change = (past) =>
    h("li", h("strong", past.status), ", ", h("time", { datetime: past.at }, day(past.at)), past.note && h("p", past.note));
  return h(
    "div.card",
    h("dl.rows", row(gettext("Reference"), reference), row(gettext("Status"), now)),
    history.length && h("ol", history.map(change)),
  );
}

function handover({ name, email }) {
  const address = h("a", { href: `mailto:${encodeURI(email)}` }, email);
  return h("div.card", h("dl.rows", row(gettext("Contact"), name), row(gettext("E-mail"), address)));
}

function error({ reference }) {
  return reference && h("p.note", filled(gettext("If you report this, give the reference {reference}."), { reference }));
}
