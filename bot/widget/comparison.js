// Credentials side by side. Where there is no room for columns, each fact is a block that names its credentials.

import { sample } from "./cards.js";
import { h, unseen } from "./nodes.js";

export function comparison({ items, rows }) {
  const titles = items.map(({ title }, place) => `${place + 1}. ${title}`);
  const head = (item, place) =>
    h("th", { scope: "col", role: "columnheader" }, titles[place], h("span.provider", item.provider), sample(item));
  const cell = (value, place) => h("td", { role: "cell", "data-of": titles[place] }, value);
  const line = ({ name, values, differs }) =>
    h(
      differs ? "tr.differs" : "tr",
      { role: "row" },
      h("th", { scope: "row", role: "rowheader" }, name, differs && unseen(`, ${gettext("they differ")}`)),
      values.map(cell),
    );
  const table = h(
    "table",
    { role: "table", "aria-label": gettext("Comparison") },
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, h("td", { role: "cell" }), items.map(head))),
    h("tbody", { role: "rowgroup" }, rows.map(line)),
  );
  const marked = rows.some(({ differs }) => differs) && rows.some(({ differs }) => !differs);
  return h("div.wide", table, marked && h("p.note", gettext("Bold facts differ.")));
}
