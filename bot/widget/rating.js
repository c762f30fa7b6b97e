// Whether an answer helped, and why not.

import { button, h } from "./nodes.js";

// The kinds that answer a question about learning (contract/ratings.py).
const RATED = ["recommendations", "credential", "comparison", "plan", "guidance", "definition", "fallback"];

/** Two buttons below an answer, or nothing. `rate(said)` sends what was said; `told` announces. */
export function rating({ kind, id }, { rate, told }) {
  if (!RATED.includes(kind)) return null;
  const row = h("div.rating", { role: "group", "aria-label": gettext("Did this answer help?"), tabindex: -1, lang: "__LANG__", dir: "__DIR__" });
  const say = async (said) => {
    for (const each of row.children) each.disabled = true;
    const { text, reasons } = await rate({ message: id, ...said }).catch(() => ({ text: gettext("That could not be sent. Please try again."), reasons: null }));
    const why = ({ code, title }) => button(title, () => say({ helpful: false, fault: code }), { class: "thumb" });
    row.replaceChildren(h("span", text), ...(reasons ? reasons.map(why) : thumbs()));
    row.focus({ preventScroll: true });
    told(text);
  };
  const thumb = (words, helpful) => button(words, () => say({ helpful }), { class: "thumb" });
  const thumbs = () => [thumb(gettext("Helpful"), true), thumb(gettext("Not helpful"), false)];
  row.append(...thumbs());
  return row;
}
