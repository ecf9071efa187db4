// What the page knows: texts, parts, and the ties that follow from them. Nothing here touches the document.

const LANGUAGES = ["zh", "en"];
const ANY = "any";
const MOST_DRAWN = 3000; // lines at once: more are neither readable nor quick

const state = {
  language: DATA.language, role: DATA.roles_chosen.join(","), weight: DATA.weight, minimum: DATA.minimum,
  hidden: new Set(), rest: false, selected: null,
};

function t(key, values = {}) {
  const text = DATA.texts[key][LANGUAGES.indexOf(state.language)];
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

const called = (table, key) => (DATA[table][key] || {zh: key, en: key})[state.language];

const parts = DATA.parts.map(([body, task, role, roleText, separately, answering, horizontal, start, length]) =>
  ({body, task, role, roleText, separately, answering, horizontal, start, length}));
const partsOfTask = DATA.tasks.map(() => []);
const partsOfBody = DATA.bodies.map(() => []);
parts.forEach((part) => { partsOfTask[part.task].push(part); partsOfBody[part.body].push(part); });

// "" is H(t), the bodies that must coordinate; a role filter holds for both ends of a tie.
function counts(part, role) {
  if (role === "") return part.horizontal;
  return role === ANY || role.split(",").includes(part.role);
}

function countedBodies(task, role) {
  return [...new Set(partsOfTask[task].filter((part) => counts(part, role)).map((part) => part.body))].sort((a, b) => a - b);
}

function addTask(found, bodies) {
  for (let first = 0; first < bodies.length; first += 1) {
    for (let second = first + 1; second < bodies.length; second += 1) {
      const key = bodies[first] * DATA.bodies.length + bodies[second];
      const tie = found.get(key) || {a: bodies[first], b: bodies[second], shared: 0, newman: 0};
      tie.shared += 1;
      tie.newman += 1 / (bodies.length - 1); // Newman 2001
      found.set(key, tie);
    }
  }
}

const countings = new Map();

// Ties, tasks and partners of each body under a role filter; computed once for each filter.
function counting(role) {
  if (!countings.has(role)) {
    const found = new Map();
    const tasks = DATA.bodies.map(() => 0);
    const near = DATA.bodies.map(() => []);
    DATA.tasks.forEach((_, task) => {
      const bodies = countedBodies(task, role);
      bodies.forEach((body) => { tasks[body] += 1; });
      addTask(found, bodies);
    });
    const ties = [...found.values()];
    ties.forEach((tie) => {
      tie.newman = Math.round(tie.newman * 1e6) / 1e6;
      near[tie.a].push(tie);
      near[tie.b].push(tie);
    });
    countings.set(role, {ties, tasks, near, most: Math.max(1, ...tasks)});
  }
  return countings.get(role);
}

const heaviestFirst = (ties) =>
  [...ties].sort((x, y) => y[state.weight] - x[state.weight] || x.a - y.a || x.b - y.b);

// The weights that occur, lightest first: the steps of the slider.
function weightSteps() {
  return [...new Set(counting(state.role).ties.map((tie) => tie[state.weight]))].sort((x, y) => x - y);
}

// The smallest weight at which no more than DATA.readable ties are left (projection.readable_minimum).
function readableMinimum() {
  const ordered = counting(state.role).ties.map((tie) => tie[state.weight]).sort((x, y) => y - x);
  if (ordered.length <= DATA.readable) return ordered.length ? ordered[ordered.length - 1] : 0;
  const above = ordered.slice(0, DATA.readable).filter((weight) => weight > ordered[DATA.readable]);
  return above.length ? above[above.length - 1] : ordered[0];
}

const shownWeight = (value) => (state.weight === "shared" ? String(value) : value.toFixed(2));
const isHidden = (body) => state.hidden.has(DATA.bodies[body].kind);
const other = (tie, body) => (tie.a === body ? tie.b : tie.a);
const chosenBody = () => (state.selected && state.selected.type === "body" ? state.selected.body : null);

// What is to be drawn now: ties, bodies, and the chosen body with its ties when it would not be there otherwise.
function currentView() {
  const {ties, near} = counting(state.role);
  const shown = heaviestFirst(ties.filter((tie) => tie[state.weight] >= state.minimum && !isHidden(tie.a) && !isHidden(tie.b)));
  const bodies = new Set(shown.flatMap((tie) => [tie.a, tie.b]));
  const extra = chosenBody();
  const added = extra !== null && !bodies.has(extra);
  if (state.rest) DATA.bodies.forEach((_, body) => { if (!isHidden(body)) bodies.add(body); });
  const more = added ? near[extra].filter((tie) => bodies.has(other(tie, extra))) : [];
  if (added) bodies.add(extra);
  return {ties: shown, drawn: [...shown.slice(0, MOST_DRAWN), ...more], bodies, extra: added ? extra : null};
}

// Mentions of some bodies in a task as [start, length, class] in code points, in order of print.
function mentions(task, classes) {
  return partsOfTask[task].filter((part) => part.start >= 0 && classes.has(part.body))
    .map((part) => [part.start, part.length, classes.get(part.body)]).sort((x, y) => x[0] - y[0]);
}
