// Elements from text: what anybody wrote is never read as markup.

/** `h("p.note", {attributes}, children)`: empty children are left out. */
export function h(selector, ...children) {
  const [name, ...classes] = selector.split(".");
  const node = document.createElement(name);
  node.classList.add(...classes);
  for (const child of children.flat(9)) {
    if (child?.constructor === Object) Object.entries(child).forEach(([key, value]) => set(node, key, value));
    else if (child) node.append(child);
  }
  return node;
}

function set(node, key, value) {
  if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
  else if (value === true || value === false) node.toggleAttribute(key, value);
  else node.setAttribute(key, value);
}

export const button = (words, onclick, more = {}) => h("button", { type: "button", onclick, ...more }, words);

export const unseen = (words) => h("span.unseen", words);

export const day = (date) =>
  new Date(date.length > 10 ? date : `${date}T12:00`).toLocaleDateString("en-GB", { dateStyle: "long" });

export function icon(d) {
  const make = (name) => document.createElementNS("http://www.w3.org/2000/svg", name);
  const svg = make("svg");
  svg.append(make("path"));
  svg.firstChild.setAttribute("d", d);
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  return svg;
}

/** Bare words, or `otherwise`, unless the address is one of the web. */
export function link(href, words, about = "", otherwise = words) {
  if (!/^https?:\/\//i.test(href)) return otherwise;
  return h("a", { href, target: "_blank", rel: "noreferrer" }, words, unseen(`${about} (opens in a new tab)`));
}

/** Makes each term a button once in a message, where it first appears. */
export function glossary(terms = [], press) {
  const nodes = (text) => {
    const found = terms.map((term) => ({ term, at: find(text, term.words) })).filter(({ at }) => at >= 0);
    const [first] = found.sort((a, b) => a.at - b.at || b.term.words.length - a.term.words.length);
    if (!first) return [text];
    const { words, payload } = first.term;
    const title = `What does ${words} mean?`;
    const ask = button(words, () => press({ title, payload }), { class: "term", "aria-label": title });
    terms = terms.filter((term) => term !== first.term);
    return [text.slice(0, first.at), ask, nodes(text.slice(first.at + words.length))];
  };
  const paragraphs = (text) => text.split("\n").map((line) => line.trim() && h("p", nodes(line)));
  return { nodes, paragraphs };
}

// Whole words: "credit" is not in "accredited".
function find(text, words) {
  const exactly = words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.search(new RegExp(`(?<![\\p{L}\\d])${exactly}(?![\\p{L}\\d])`, "u"));
}
