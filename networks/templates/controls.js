// Filters, legend, search, language, and the lines that say what is shown and what was counted.

let matches = [];
let active = -1;

function applyTexts() {
  document.documentElement.lang = state.language === "zh" ? "zh-CN" : "en";
  document.querySelectorAll("[data-text]").forEach((one) => { one.textContent = t(one.dataset.text); });
  document.querySelectorAll("[data-label]").forEach((one) => {
    one.setAttribute("aria-label", t(one.dataset.label));
    if (one.tagName === "BUTTON") one.title = t(one.dataset.label);
  });
  if (byId("home")) byId("home").href = address("");
  document.querySelectorAll("#elsewhere a").forEach((one) => {
    const there = new URL(one.href);
    there.searchParams.set("lang", state.language);
    one.href = there.href;
  });
  if (byId("around")) byId("around").href = address("agencies/", DATA.around);
  byId("query").placeholder = t(matchMedia("(hover: none)").matches ? "search" : "search.hint");
  byId("query").setAttribute("aria-label", t("search"));
  fillChoices();
}

function fillChoices() {
  const present = Object.keys(DATA.roles).filter((role) => parts.some((part) => part.role === role));
  const own = DATA.roles_chosen.length > 1 ? [DATA.roles_chosen.join(",")] : [];
  const choices = [["", t("role.horizontal")],
    ...[...own, ...present].map((role) => [role, t("role.one", {role: role.split(",").map(roleName).join(t("separator"))})]),
    [ANY, t("role.any")]];
  byId("role").replaceChildren(...choices.map(([value, text]) => el("option", {value}, text)));
  byId("role").value = state.role;
  const weights = ["shared", "newman"].map((name) => el("option", {value: name}, t(`weight.${name}`)));
  byId("weight").replaceChildren(...weights);
  byId("weight").value = state.weight;
}

function fillSlider() {
  const steps = weightSteps();
  const slider = byId("minimum");
  const at = steps.findIndex((step) => step >= state.minimum);
  slider.max = Math.max(0, steps.length - 1);
  slider.value = at < 0 ? steps.length - 1 : at;
  slider.disabled = steps.length < 2;
  byId("minimum-value").textContent = shownWeight(state.minimum);
  slider.setAttribute("aria-valuetext", shownWeight(state.minimum));
}

function fillLegend() {
  const {ties} = counting(state.role);
  const seen = new Set(state.rest ? DATA.bodies.keys() : ties.filter((tie) => tie[state.weight] >= state.minimum).flatMap((tie) => [tie.a, tie.b]));
  const present = Object.keys(DATA.kinds).filter((kind) => DATA.bodies.some((one) => one.kind === kind));
  const entries = present.map((kind) => {
    const count = [...seen].filter((body) => DATA.bodies[body].kind === kind).length;
    const pressed = !state.hidden.has(kind);
    return el("li", {}, button({
      class: "kind", colour: DATA.kinds[kind].colour, "aria-pressed": String(pressed), "data-kind": kind,
      disabled: !count && pressed, onclick: () => toggleKind(kind),
    }, called("kinds", kind), el("b", {}, ` ${count}`)));
  });
  byId("legend").replaceChildren(...entries);
}

function toggleKind(kind) {
  if (!state.hidden.delete(kind)) state.hidden.add(kind);
  update();
  byId("legend").querySelector(`[data-kind="${kind}"]`).focus();
}

// The line of what is shown, the notes, and the message when nothing is.
function describe() {
  const weight = t(`weight.${state.weight}`);
  const values = {bodies: view.bodies.size, ties: view.ties.length, weight, minimum: shownWeight(state.minimum)};
  byId("shown").textContent = (view.bodies.size ? t("shown", values) : t("shown.none"))
    + (view.ties.length > MOST_DRAWN ? t("shown.cut", {count: MOST_DRAWN}) : "") + (view.extra === null ? "" : t("shown.extra"));
  byId("notes").textContent = noteLines().join(state.language === "zh" ? "" : " ");
  byId("empty").hidden = view.bodies.size > 0;
  byId("empty").querySelector("p").textContent = t(DATA.bodies.length ? "empty" : "empty.graph");
  byId("empty-reset").hidden = !DATA.bodies.length;
}

function noteLines() {
  const roles = state.role.split(",").filter(Boolean).map(roleName).join(t("separator"));
  const counted = state.role === "" ? t("note.roles.horizontal") : state.role === ANY ? t("note.roles.any") : t("note.roles.some", {roles});
  const {ties, near} = counting(state.role);
  const alone = DATA.bodies.map((_, body) => body).filter((body) => !near[body].length);
  const below = ties.filter((tie) => tie[state.weight] < state.minimum).length;
  const names = alone.slice(0, 6).map(label).join(t("separator")) + (alone.length > 6 ? " …" : "");
  return [counted, t(`note.weight.${state.weight}`), ...DATA.notes.map((note) => note[state.language]),
    ...(alone.length ? [t("note.alone", {count: alone.length, names})] : []),
    ...(below ? [t("note.below", {minimum: shownWeight(state.minimum), ties: below})] : []), t("note.position")];
}

function update({fit = true} = {}) {
  redraw();
  fillSlider();
  fillLegend();
  fillPanel();
  describe();
  if (fit && !state.selected) fitAll();
}

// Bodies whose names hold what was typed: those that begin with it first, then the busiest.
function found(text) {
  const tasks = counting(state.role).tasks;
  const begins = (one) => [one.label, one.name].some((name) => name.startsWith(text));
  return DATA.bodies.map((one, body) => ({one, body}))
    .filter(({one}) => [one.label, one.name, one.full, ...one.aliases].some((name) => name.includes(text)))
    .sort((x, y) => begins(y.one) - begins(x.one) || tasks[y.body] - tasks[x.body] || x.body - y.body)
    .slice(0, 8).map(({body}) => body);
}

function suggest() {
  const text = byId("query").value.trim();
  matches = found(text);
  active = text && matches.length ? 0 : -1;
  const {tasks} = counting(state.role);
  const rows = matches.map((body, index) => el("li", {
    role: "option", id: `suggestion-${index}`, colour: DATA.kinds[DATA.bodies[body].kind].colour,
    onmousedown: (event) => { event.preventDefault(); pick(body); },
  }, el("span", {class: "name"}, label(body)), el("span", {class: "quiet"}, t("body.tasks", {count: tasks[body]}))));
  byId("suggestions").replaceChildren(...(rows.length ? rows : [el("li", {class: "none"}, t("search.none"))]));
  byId("suggestions").hidden = false;
  byId("query").setAttribute("aria-expanded", "true");
  markActive();
}

function markActive() {
  [...byId("suggestions").children].forEach((row, index) => row.setAttribute("aria-selected", String(index === active)));
  if (active >= 0) byId("query").setAttribute("aria-activedescendant", `suggestion-${active}`);
  else byId("query").removeAttribute("aria-activedescendant");
}

function closeSuggestions() {
  byId("suggestions").hidden = true;
  byId("query").setAttribute("aria-expanded", "false");
}

function pick(body) {
  byId("query").value = "";
  closeSuggestions();
  state.hidden.delete(DATA.bodies[body].kind);
  fillLegend();
  select({type: "body", body});
}

function onSearchKey(event) {
  const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
  if (step && matches.length) {
    if (byId("suggestions").hidden) suggest();
    active = (active + step + matches.length) % matches.length;
    markActive();
    event.preventDefault();
  } else if (event.key === "Enter" && active >= 0 && !byId("suggestions").hidden) {
    event.preventDefault();
    pick(matches[active]);
  } else if (event.key === "Escape" && !byId("suggestions").hidden) {
    closeSuggestions();
    event.stopPropagation();
  }
}
