// The conversation as a file, made in the browser: nothing is asked of the server for it.

import { h } from "./nodes.js";

/** Hands the browser a text file of these entries, oldest first. */
export function save(entries, heading) {
  const said = entries.map(({ author, text }) => `${author === "employer" ? gettext("You") : heading}:\n${text.trim()}\n`);
  const href = URL.createObjectURL(new Blob([said.join("\n")], { type: "text/plain;charset=utf-8" }));
  h("a", { href, download: "conversation.txt" }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000); // a browser may read it a while after the click
}
