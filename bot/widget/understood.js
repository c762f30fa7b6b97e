// What was understood, as chips. One that the advisor can forget again has a button that asks for it in plain words.

import { h, unseen } from "./nodes.js";

const PLACES = ["first", "second", "third", "fourth", "fifth"];
const TOPICS = ["level", "credit", "price", "start", "hours", "week", "mode", "place", "provider"]; // part of a field's name
const CALLED = { start: "start date", week: "duration", mode: "delivery" }; // if not as the topic
const PATTERN = /evenings|weekends|part-time|day release/; // known by their own names only

export function understood({ needs, filters }, { once }) {
  const chip = (kind, words, what, undo, more) =>
    h(kind, more, h("span", words), undo && once("×", () => ({ text: undo }), { class: "remove", "aria-label": `Remove ${what}` }));
  const need = ({ text, covered }, place) => {
    const undo = needs[1] && PLACES[place] && `drop the ${PLACES[place]} need`; // without any there is no search
    return covered
      ? chip("li.chip.covered", [h("span", { "aria-hidden": "true" }, "✓ "), text, unseen(", covered")], text, undo)
      : chip("li.chip.missing", [text, h("em", " not covered")], text, undo);
  };
  const limit = ({ field, value, words }) =>
    chip("li.chip", value, value, forget(field, value), words && { title: `Read from “${words}”` });
  const chips = [...needs.map(need), ...filters.map(limit)];
  return chips.length && h("div.understood", h("h3", "What was understood"), h("ul", chips));
}

function forget(field, value) {
  const topic = field === "patterns" ? value.match(PATTERN)?.[0] : TOPICS.find((each) => field.includes(each));
  return topic && `drop the ${CALLED[topic] ?? topic}`;
}
