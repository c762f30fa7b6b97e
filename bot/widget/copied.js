// A button that copies a text, and what came of it, for the eye and the ear.

import { button, h } from "./nodes.js";

/** Nothing where the browser lets no page copy: on pages without TLS. */
export function copied(text) {
  const result = h("span.unseen", { role: "status" });
  const copy = button(gettext("Copy"), async () => {
    const done = await navigator.clipboard.writeText(text).then(() => true, () => false);
    copy.textContent = result.textContent = done ? gettext("Copied") : gettext("Please copy it by hand");
  });
  return navigator.clipboard && [copy, result];
}
