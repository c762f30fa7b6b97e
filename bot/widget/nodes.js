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

export function icon(d) {
  const make = (name) => document.createElementNS("http://www.w3.org/2000/svg", name);
  const svg = make("svg");
  svg.append(make("path"));
  svg.firstChild.setAttribute("d", d);
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  return svg;
}
