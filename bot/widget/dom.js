// Elements are made here and nowhere else: properties and text nodes only, so that nothing anybody wrote is ever markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes (null, false and undefined are left out; `on...` functions listen) and children. */
export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

/** A 24 x 24 line drawing. It is decoration: the words stand beside it or in the button's label. */
export function icon(path) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/** Words for screen readers only. */
export const unseen = (words) => el("span", { class: "unseen" }, words);

/** A link that opens beside this page, or the bare words when the address is not one of the web. */
export function link(address, words, more = "") {
  if (!/^https?:\/\//i.test(address ?? "")) return words;
  const attributes = { href: address, target: "_blank", rel: "noopener noreferrer" };
  return el("a", attributes, words, unseen(`${more} (opens in a new tab)`));
}
