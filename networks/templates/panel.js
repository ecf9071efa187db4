// The side panel: a body, a tie, a task with its whole text, or the list of ties.

const FEW = 8;
const MANY = 60; // entries shown at a time
const history_ = [];
let opener = null;

const label = (body) => DATA.bodies[body].label;
const roleName = (role) => called("roles", role);

// A list that shows its first entries, and the next ones on demand.
function list(items, make, properties = {}, step = MANY) {
  const made = el("ul", properties);
  const extend = (from) => {
    const to = from + (from ? MANY : step);
    made.append(...items.slice(from, to).map(make));
    if (to >= items.length) return;
    const count = Math.min(MANY, items.length - to);
    const more = el("li", {}, button({class: "more", onclick: () => { more.remove(); extend(to); }}, t("more", {count})));
    made.append(more);
  };
  extend(0);
  return made;
}

function taskItem(task, classes, extra = null) {
  const {number, title} = DATA.tasks[task];
  return el("li", {class: "task"},
    button({class: "open-task", title: t("task.open"), onclick: () => select({type: "task", task, classes})},
      el("b", {}, `${number} `), title || t("task", {number})),
    extra, sentence(task, mentions(task, classes)));
}

const bodyButton = (body, ...more) =>
  button({class: "body", colour: DATA.kinds[DATA.bodies[body].kind].colour, onclick: () => select({type: "body", body})},
    el("span", {class: "name"}, label(body)), more);

function facts(rows) {
  const kept = rows.filter(([, value]) => value);
  return el("dl", {}, kept.flatMap(([key, value]) => [el("dt", {}, t(key)), el("dd", {}, value)]));
}

function tags(part) {
  const found = [part.separately && t("separately"), !part.horizontal && t("vertical"),
    part.answering && part.role !== "lead" && t("answering")].filter(Boolean);
  return found.length ? el("p", {class: "tags"}, found.map((text) => el("span", {}, text))) : null;
}

function roleGroup(role, own, classes) {
  const group = el("details", {open: true, class: "role", colour: DATA.roles[role].colour},
    el("summary", {}, t("group", {role: roleName(role), count: own.length})));
  group.append(list(own, (part) => taskItem(part.task, classes, tags(part))));
  return group;
}

function partnerList(body) {
  const near = heaviestFirst(counting(state.role).near[body]);
  if (!near.length) return el("p", {class: "quiet"}, t("partners.none"));
  const most = near[0][state.weight];
  const row = (tie) => el("li", {class: tie[state.weight] >= state.minimum ? null : "below"},
    button({class: "partner", onclick: () => select({type: "tie", a: tie.a, b: tie.b})},
      el("span", {class: "name"}, label(other(tie, body))), el("span", {class: "bar"}, bar(tie[state.weight] / most)),
      el("span", {class: "value"}, shownWeight(tie[state.weight]))));
  const made = el("details", {open: true}, el("summary", {}, t("partners", {count: near.length})));
  made.append(list(near, row, {class: "partners"}, FEW));
  return made;
}

function bar(part) {
  const made = el("i");
  made.style.width = `${Math.max(2, Math.round(100 * part))}%`;
  return made;
}

function bodyPanel({body}) {
  const one = DATA.bodies[body];
  const groups = Object.keys(DATA.roles).map((role) => [role, partsOfBody[body].filter((part) => part.role === role)]);
  const tasks = new Set(partsOfBody[body].map((part) => part.task)).size;
  return [title(one.label), one.full !== one.label ? el("p", {class: "full"}, one.full) : null,
    way("site.body", "agencies/", one.id), facts([["body.kind", called("kinds", one.kind)], ["body.line", called("managements", one.management)], ["body.system", one.system],
      ["body.aliases", one.aliases.join(t("separator"))], ["body.note", one.known ? one.note[LANGUAGES.indexOf(state.language)] : t("body.unknown")]]),
    el("p", {class: "counts"}, t("body.tasks", {count: tasks}), "：",
      groups.filter(([, own]) => own.length).map(([role, own]) => `${roleName(role)} ${own.length}`).join(" · ")),
    partnerList(body),
    ...groups.filter(([, own]) => own.length).map(([role, own]) => roleGroup(role, own, new Map([[body, "first"]])))];
}

const strongest = (task, body) => Object.keys(DATA.roles).find((role) =>
  partsOfTask[task].some((part) => part.body === body && part.role === role && counts(part, state.role)));

function tiePanel({a, b}) {
  const tie = counting(state.role).near[a].find((one) => other(one, a) === b);
  const classes = new Map([[a, "first"], [b, "second"]]);
  const groups = new Map();
  DATA.tasks.forEach((_, task) => {
    const [roleA, roleB] = [strongest(task, a), strongest(task, b)];
    if (!roleA || !roleB) return;
    const key = `${roleA}|${roleB}`;
    groups.set(key, [...(groups.get(key) || []), task]);
  });
  return [title(t("tie", {a: label(a), b: label(b)})),
    el("p", {class: "pair"}, el("mark", {class: "first"}, bodyButton(a)), el("mark", {class: "second"}, bodyButton(b))),
    tie ? el("p", {class: "counts"}, t("tie.weights", {shared: tie.shared, newman: tie.newman.toFixed(2)}))
      : el("p", {class: "quiet"}, t("partners.none")),
    ...[...groups].sort((x, y) => y[1].length - x[1].length).map(([key, tasks]) => tieGroup(key, tasks, a, b, classes))];
}

function tieGroup(key, tasks, a, b, classes) {
  const [roleA, roleB] = key.split("|");
  const count = tasks.length;
  const text = roleA === roleB ? t("tie.both", {role: roleName(roleA), count})
    : t("tie.apart", {a: label(a), b: label(b), roleA: roleName(roleA), roleB: roleName(roleB), count});
  const made = el("details", {open: true, class: "role", colour: DATA.roles[roleA].colour}, el("summary", {}, text));
  made.append(list(tasks, (task) => taskItem(task, classes)));
  return made;
}

function taskPanel({task, classes}) {
  const one = DATA.tasks[task];
  const spans = mentions(task, new Map(partsOfTask[task].map((part) => [part.body, classes.get(part.body) || "other"])));
  const groups = Object.keys(DATA.roles).map((role) => [role, partsOfTask[task].filter((part) => part.role === role)]);
  return [title(`${t("task", {number: one.number})}${one.label}`),
    el("p", {class: "full"}, [DATA.documents[one.document], one.section].filter(Boolean).join(" · ")),
    way("site.task", "tasks/", one.id), facts([["deadline", one.deadline]]),
    el("h3", {}, t("task.text")), wholeText(task, spans),
    el("h3", {}, t("task.bodies")),
    ...groups.filter(([, own]) => own.length).map(([role, own]) => el("p", {class: "bodies", colour: DATA.roles[role].colour},
      el("b", {}, t("group", {role: roleName(role), count: own.length})), own.map((part) => bodyButton(part.body))))];
}

function listPanel() {
  const ties = view.ties;
  const row = (tie) => el("li", {}, button({class: "partner", onclick: () => select({type: "tie", a: tie.a, b: tie.b})},
    el("span", {class: "name"}, t("tie", {a: label(tie.a), b: label(tie.b)})),
    el("span", {class: "value"}, shownWeight(tie[state.weight]))));
  return [title(t("ties.first", {count: ties.length})), list(ties, row, {class: "partners"})];
}

const title = (text) => el("h2", {id: "panel-title", tabindex: "-1"}, text);
const PANELS = {body: bodyPanel, tie: tiePanel, task: taskPanel, list: listPanel};

function fillPanel() {
  const panel = byId("panel");
  panel.hidden = !state.selected;
  document.body.classList.toggle("with-panel", !panel.hidden);
  if (panel.hidden) { panel.replaceChildren(); return; }
  const bar_ = el("div", {class: "panel-bar"},
    button({class: "back", hidden: !history_.length, onclick: goBack}, `‹ ${t("back")}`),
    button({class: "close", "aria-label": t("close"), title: t("close"), onclick: closePanel}, "×"));
  panel.replaceChildren(bar_, ...PANELS[state.selected.type](state.selected).filter(Boolean));
  panel.scrollTop = 0;
}

function show(selection, moving = true) {
  state.selected = selection;
  redraw();
  fillPanel();
  describe();
  if (selection && moving && selection.type !== "list") requestAnimationFrame(() => { if (state.selected) fitSelection(); });
}

function select(selection) {
  if (!state.selected) opener = document.activeElement;
  else history_.push(state.selected);
  show(selection);
  byId("panel-title").focus({preventScroll: true});
}

function goBack() {
  show(history_.pop());
  byId("panel-title").focus({preventScroll: true});
}

function closePanel() {
  if (!state.selected) return;
  history_.length = 0;
  show(null);
  requestAnimationFrame(() => fitAll());
  if (opener && opener.isConnected) opener.focus({preventScroll: true});
}
