// Building the page's elements. Every text of the graph enters as text, never as markup.

const byId = (id) => document.getElementById(id);

function el(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  Object.entries(properties).forEach(([name, value]) => {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "colour") made.style.setProperty("--colour", value);
    else if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  });
  made.append(...children.flat().filter((child) => child !== null));
  return made;
}

// The address of a page of the site that this page stands in, in the language that is read now.
const address = (place, id = "") => `/${place}${encodeURIComponent(id)}?lang=${state.language}`;

// The way to such a page; a file by itself has nowhere to lead to.
const way = (key, place, id) => (DATA.site ? el("p", {class: "way"}, el("a", {href: address(place, id)}, t(key))) : null);

const button = (properties, ...children) => el("button", {type: "button", ...properties}, ...children);

// `text` from code point `from` to `to` with `spans` ([start, length, class]) marked.
function marked(characters, from, to, spans) {
  const pieces = [];
  let position = from;
  spans.filter(([start, length]) => start >= position && start + length <= to).forEach(([start, length, name]) => {
    if (start < position) return;
    pieces.push(characters.slice(position, start).join(""));
    pieces.push(el("mark", {class: name}, characters.slice(start, start + length).join("")));
    position = start + length;
  });
  pieces.push(characters.slice(position, to).join(""));
  return pieces;
}

const AROUND = 40; // code points of context around a mention that stands outside the closing clause

// The clause with its mentions marked; where they stand elsewhere in the task, the text around them.
function sentence(task, spans) {
  const {text, clause} = DATA.tasks[task];
  const characters = Array.from(text);
  const inside = ([start, length]) => start >= clause[0] && start + length <= clause[0] + clause[1];
  if (clause[1] && spans.every(inside)) {
    return el("p", {class: "sentence"}, marked(characters, clause[0], clause[0] + clause[1], spans));
  }
  const first = Math.min(...spans.map(([start]) => start), characters.length);
  const last = Math.max(...spans.map(([start, length]) => start + length), 0);
  const from = Math.max(0, first - AROUND);
  const to = Math.min(characters.length, Math.max(last, from) + AROUND);
  return el("p", {class: "sentence"}, from ? "…" : "", marked(characters, from, to, spans), to < characters.length ? "…" : "");
}

const wholeText = (task, spans) => {
  const characters = Array.from(DATA.tasks[task].text);
  return el("p", {class: "whole"}, marked(characters, 0, characters.length, spans));
};
