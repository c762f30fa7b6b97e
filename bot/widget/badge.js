// Checking a badge that somebody shows. What is found out is told beside the conversation, and kept nowhere.

import { h } from "./nodes.js";
import { link } from "./words.js";

/** Asks for the file of a badge, and tells what it is. */
export function chooseBadge(api, view) {
  const choose = h("input", {
    type: "file",
    onchange: async () => {
      try {
        toldOfBadge(await api.badge(choose.files[0]), view);
      } catch (problem) {
        view.notice(problem?.message || gettext("The badge could not be checked. Please try again in a minute."));
      }
    },
  });
  choose.click();
}

function toldOfBadge({ verdict, words, name, issuer, site, catalogue, called_the_same: same }, view) {
  const about = [name, issuer, site].filter(Boolean).join(" · ");
  const courses = same.map(({ title, provider, page }) => h("li", link(page, `${title}, ${provider}`)));
  view.notice(`${verdict} ${words}`, h("div", h("p", about), h("p", catalogue), h("ul", courses)), `${about} ${catalogue}`);
}
