// Suggestions below fields with data-suggest. Without this script the fields work as plain ones.
"use strict";

for (const field of document.querySelectorAll("input[data-suggest]")) attach(field);

function attach(field) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = `${field.id}-suggestions`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.labels[0]?.textContent.trim() || field.placeholder);
  list.hidden = true;
  field.after(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) {
    field.setAttribute(name, value);
  }
  let found = [], chosen = -1, asked = 0, waiting = 0;

  function close() {
    list.hidden = true;
    chosen = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function show(suggestions) {
    found = suggestions;
    chosen = -1;
    list.replaceChildren(...suggestions.map((one, index) => {
      const item = document.createElement("li");
      const note = document.createElement("span");
      item.id = `${list.id}-${index}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      note.className = "quiet";
      note.textContent = ` ${one.note}`;
      item.append(one.label, note);
      item.addEventListener("mousedown", event => { event.preventDefault(); take(index); });
      return item;
    }));
    list.hidden = suggestions.length === 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
    field.removeAttribute("aria-activedescendant");
  }

  function mark(index) {
    chosen = index;
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === index)));
    field.setAttribute("aria-activedescendant", `${list.id}-${index}`);
    list.children[index].scrollIntoView({block: "nearest"});
  }

  // The search field leads to the page of what was taken; a field of a form is filled with its id.
  function take(index) {
    if (field.dataset.suggest === "any") location.assign(found[index].href);
    else field.value = found[index].value;
    close();
  }

  async function ask() {
    const text = field.value.trim(), turn = ++asked;
    if (!text) return close();
    const only = field.dataset.suggest === "any" ? "" : field.dataset.suggest;
    const query = new URLSearchParams({q: text, only, lang: document.documentElement.lang === "en" ? "en" : "zh"});
    try {
      const answer = await fetch(`/search/suggest?${query}`);
      if (answer.ok && turn === asked) show(await answer.json());
    } catch { close(); }
  }

  field.addEventListener("input", event => {
    clearTimeout(waiting);
    if (!event.isComposing) waiting = setTimeout(ask, 120);
  });
  field.addEventListener("compositionend", () => { clearTimeout(waiting); waiting = setTimeout(ask, 120); });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", event => {
    if (event.isComposing || list.hidden) return;
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step) {
      event.preventDefault();
      const next = chosen < 0 && step < 0 ? found.length - 1 : (chosen + step + found.length) % found.length;
      mark(next);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });
}
