// What answers to what: pointer, keys and controls.

function bodyAt(event) {
  const spot = event.pointer.DOM;
  const node = picture.getNodeAt(spot);
  return node === undefined ? labelAt(spot) : node;
}

function onClick(event) {
  const body = bodyAt(event);
  const edge = picture.getEdgeAt(event.pointer.DOM);
  byId("tip").hidden = true;
  if (body !== null && view.bodies.has(body)) select({type: "body", body});
  else if (edge !== undefined) {
    const [a, b] = edge.split("-").map(Number);
    select({type: "tie", a, b});
  } else closePanel();
}

function tipText(spot) {
  const node = picture.getNodeAt(spot);
  const body = node === undefined ? labelAt(spot) : node;
  const {tasks, near, ties} = counting(state.role);
  if (body !== null) return t("tip.body", {label: label(body), tasks: tasks[body], partners: near[body].length});
  const edge = picture.getEdgeAt(spot);
  const tie = edge === undefined ? null : ties.find((one) => edgeId(one) === edge);
  const weight = t(`weight.${state.weight}`);
  return tie ? t("tie.tip", {a: label(tie.a), b: label(tie.b), weight, value: shownWeight(tie[state.weight])}) : "";
}

function onMove(event) {
  const stage = byId("network").getBoundingClientRect();
  const spot = {x: event.clientX - stage.left, y: event.clientY - stage.top};
  const text = event.buttons || event.pointerType === "touch" ? "" : tipText(spot);
  const tip = byId("tip");
  tip.hidden = !text;
  byId("network").style.cursor = text ? "pointer" : "";
  if (!text) return;
  tip.textContent = text;
  tip.style.left = `${Math.min(spot.x + 14, stage.width - tip.offsetWidth - 8)}px`;
  tip.style.top = `${Math.min(spot.y + 16, stage.height - tip.offsetHeight - 8)}px`;
}

function onKey(event) {
  if (event.key === "Escape") closePanel();
  const typing = ["INPUT", "SELECT"].includes(document.activeElement.tagName);
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    byId("query").focus();
  }
}

function restart() {
  Object.assign(state, {role: DATA.roles_chosen.join(","), weight: DATA.weight, minimum: DATA.minimum, rest: false});
  state.hidden.clear();
  byId("rest").checked = false;
  fillChoices();
  closePanel();
  update();
}

function recount(name, value) {
  state[name] = value;
  state.minimum = readableMinimum();
  update();
}

// The address of a page of the site says its language: who shares or reloads it reads the same.
function keepLanguage() {
  const here = new URL(location.href);
  here.searchParams.set("lang", state.language);
  history.replaceState(null, "", here);
}

function listenToControls() {
  byId("role").addEventListener("change", (event) => recount("role", event.target.value));
  byId("weight").addEventListener("change", (event) => recount("weight", event.target.value));
  byId("minimum").addEventListener("input", (event) => { state.minimum = weightSteps()[event.target.value] || 0; update(); });
  byId("rest").addEventListener("change", (event) => { state.rest = event.target.checked; update(); });
  byId("list").addEventListener("click", () => select({type: "list"}));
  ["reset", "empty-reset"].forEach((id) => byId(id).addEventListener("click", restart));
  byId("language").addEventListener("click", () => {
    state.language = state.language === "zh" ? "en" : "zh";
    applyTexts();
    update({fit: false});
    if (DATA.site) keepLanguage();
  });
  byId("filters").addEventListener("click", () => {
    const open = document.body.classList.toggle("with-filters");
    byId("filters").setAttribute("aria-expanded", String(open));
  });
}

function listenToSearch() {
  byId("query").addEventListener("input", suggest);
  byId("query").addEventListener("focus", suggest);
  byId("query").addEventListener("blur", closeSuggestions);
  byId("query").addEventListener("keydown", onSearchKey);
}

function listenToPicture() {
  picture.on("click", onClick);
  byId("network").addEventListener("pointermove", onMove);
  byId("network").addEventListener("pointerleave", () => { byId("tip").hidden = true; });
  byId("zoom-in").addEventListener("click", () => zoomBy(1.35));
  byId("zoom-out").addEventListener("click", () => zoomBy(1 / 1.35));
  byId("fit").addEventListener("click", () => fitAll());
  document.addEventListener("keydown", onKey);
  addEventListener("beforeprint", onPrint);
}

// A canvas keeps its pixels when paper has another width: print a picture of it.
function onPrint() {
  const canvas = byId("network").querySelector("canvas");
  byId("printed").src = canvas.toDataURL();
}

// Where a body (by id), or the middle of a tie (by two), stands in the window: for tests and for pages that embed this one.
function onScreen(...ids) {
  const bodies = ids.map((id) => DATA.bodies.findIndex((one) => one.id === id)).filter((body) => view.bodies.has(body));
  if (bodies.length !== ids.length) return null;
  const stage = byId("network").getBoundingClientRect();
  const spots = bodies.map((body) => picture.canvasToDOM(picture.getPosition(body)));
  const mean = (axis) => spots.reduce((sum, spot) => sum + spot[axis], 0) / spots.length;
  return {x: stage.left + mean("x"), y: stage.top + mean("y")};
}

window.fengong = {onScreen};
applyTexts();
startPicture();
listenToControls();
listenToSearch();
listenToPicture();
update({fit: false});
fitAll(false);
