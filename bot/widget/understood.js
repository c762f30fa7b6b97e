// What was understood, as chips. A chip that can be taken back has a button.

import { h, unseen } from "./nodes.js";
import { filled } from "./words.js";

export function understood({ needs, filters }, { once }) {
  const chip = (kind, drop, words, parts, more) =>
    h(kind, more, h("span", parts), drop && once("×", () => without(words, drop), takeBack(words)));
  const need = ({ text, covered, drop }) =>
    covered
      ? chip("li.chip.covered", drop, text, [h("span", { "aria-hidden": "true" }, "✓ "), text, unseen(`, ${gettext("covered")}`)])
      : chip("li.chip.missing", drop, text, [text, h("em", ` ${gettext("not covered")}`)]);
  const condition = ({ value, words, drop }) =>
    chip("li.chip", drop, value, value, words && { title: filled(gettext("Read from “{words}”"), { words }) });
  const chips = [...needs.map(need), ...filters.map(condition)];
  return chips.length && h("div.understood", h("h3", gettext("What was understood")), h("ul", chips));
}

const without = (words, payload) => ({ title: filled(gettext("Without: {value}"), { value: words }), payload }); // the title as the history has it

const takeBack = (words) => ({ class: "remove", "aria-label": filled(gettext("Remove {words}"), { words }) });
