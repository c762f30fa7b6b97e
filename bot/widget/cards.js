// A credential as a card, short or in full, and the parts that cards are made of. The facts come in words.

import { button, h } from "./nodes.js";
import { filled, link } from "./words.js";

/** The numbered cards of a list: people say "the second one". */
export const cards = (items, press, parts = fits) =>
  items.map((item, place) => card(item, items[1] && place + 1, item.line?.length ? short(item, press, parts) : whole(item, parts)));

/** What decides comes first, then what can be done; the rest unfolds. */
const short = (item, press, parts) => [
  h("p.line", item.line.join("\u00a0· ")),
  parts(item),
  gaps(gettext("Not published"), item.unpublished),
  item.actions.length && h("div.acts", { role: "group", "aria-label": filled(gettext("About {title}"), item) }, item.actions.map((each) => act(each, item, press))),
  h("details", h("summary", gettext("All dates, cost and source")), facts(item.facts, "facts"), source(item)),
  item.stale && h("p.stale", item.checked),
];

const whole = (item, parts) => [facts(item.facts, "facts"), parts(item), gaps(gettext("Not published"), item.unpublished), source(item)];

const act = ({ label, title, payload }, item, press) =>
  button(label, () => press({ title, payload }), { class: "act", "aria-label": `${label}: ${item.title}` });

export function credential({ card: item, asked, answers, description, facts: all }) {
  const record = [description && h("p", description), fits(item), facts(all)];
  const parts = asked ? [answers.length && facts(answers), h("details", h("summary", gettext("The whole record")), record)] : record;
  return card(item, 0, parts, source(item));
}

const card = (item, number, ...parts) =>
  h(
    "article.card",
    h("header", sample(item), h("h3", number && `${number}. `, item.title), h("p.provider", item.provider)),
    parts,
  );

const source = (item) =>
  h(
    item.stale ? "footer.stale" : "footer",
    h("span", item.checked),
    link(page(item), gettext("All about it"), filled(gettext("in the catalogue: {title}"), item)),
    item.url && link(item.url, gettext("Provider’s page"), filled(gettext("about {title}"), item)),
  );

/** The public page of a credential, on the hub's own site. */
const page = ({ id }) => new URL(`../credentials/${encodeURIComponent(id)}__QUERY__`, import.meta.url).href;

export const sample = (item) => item.sample && h("span.badge", gettext("Sample"));

const fits = ({ why, not_covered, missed }) => [
  reasons(gettext("Why it fits"), why),
  gaps(gettext("Does not cover"), not_covered),
  gaps(gettext("But"), missed),
];

/** Needs, each with the sentence of the record that answers it. */
export const reasons = (name, answered) =>
  answered.length &&
  h("div.why", h("h4", name), h("ul", answered.map(({ need, quote }) => h("li", h("strong", need), quote && h("q", quote)))));

export const gaps = (name, items) => items.length && h("p", h("strong", `${name}: `), `${items.join("; ")}.`);

/** Names and values; an address among them is a link. */
export const facts = (all, name = "rows") => h(`dl.${name}`, all.map((fact) => row(fact.name, value(fact))));

export const row = (name, ...parts) => h("div", h("dt", name), h("dd", parts));

function value({ value: words, items, published }) {
  if (!published) return h("em", words);
  return items[1] ? h("ul", items.map((item) => h("li", link(item, item)))) : link(words, words);
}
