// The Cypher page: run, show as table or graph, remember in this browser, share as a link.
"use strict";

const told = JSON.parse(document.getElementById("told").textContent);
const at = id => document.getElementById(id);
const area = at("query"), english = document.documentElement.lang === "en";
const KEPT = "fengong.cypher.history", MOST_KEPT = 20;
let answer = null, file = "";

function say(key, values = {}) { return told.texts[key].replace(/\{(\w+)\}/g, (_, name) => values[name]); }

const host = at("editor");
host.hidden = false;
const editor = FengongEditor.create(host, {
  text: area.value, schema: told.schema, label: say("editor"), hint: say("hint"), run, changed: text => { area.value = text; },
});
area.hidden = true;
document.querySelector('label[for="query"]').addEventListener("click", () => editor.focus());

at("ask").addEventListener("submit", event => { event.preventDefault(); run(); });
for (const link of document.querySelectorAll("a.example")) {
  link.addEventListener("click", event => {
    event.preventDefault();
    editor.set(new URL(link.href).searchParams.get("query"));
    run();
  });
}

async function run() {
  const query = editor.text().trim();
  if (!query) return editor.focus();
  show({status: say("running")});
  try {
    const reply = await fetch(`/api/v1/cypher?lang=${english ? "en" : "zh"}`, {
      method: "POST", headers: {"Content-Type": "application/json"},
      body: JSON.stringify({query, rows: Number(at("rows").value) || undefined}),
    });
    const body = await reply.json();
    if (reply.ok) succeed(query, body);
    else show({fault: body.detail || say("unreachable")});
  } catch { show({fault: say("unreachable")}); }
}

function succeed(query, body) {
  answer = body;
  remember(query);
  history.replaceState(null, "", address(query));
  URL.revokeObjectURL(file);
  file = URL.createObjectURL(new Blob([JSON.stringify(body)], {type: "application/json"}));
  at("save").href = file;
  const count = say("rows", {n: body.rows.length, ms: Math.round(body.took_ms)});
  show({status: body.truncated ? `${count}. ${say("cut", {n: body.rows.length})}` : count});
  view(body.rows.some(row => row.some(FengongDrawing.drawable)) && at("as-graph").getAttribute("aria-pressed") === "true");
}

function show({status = "", fault = ""}) {
  at("status").textContent = status;
  at("fault").textContent = fault;
  at("fault").hidden = !fault;
  at("views").hidden = !answer || Boolean(fault);
  if (fault) { at("table").hidden = true; at("drawing").hidden = true; }
}

function view(graph) {
  at("as-table").setAttribute("aria-pressed", String(!graph));
  at("as-graph").setAttribute("aria-pressed", String(graph));
  at("table").hidden = graph;
  at("drawing").hidden = !graph;
  if (graph) FengongDrawing.draw(at("drawing"), answer, told, say);
  else at("table").replaceChildren(tableOf(answer));
}
at("as-table").addEventListener("click", () => view(false));
at("as-graph").addEventListener("click", () => view(true));

function tableOf({columns, rows}) {
  const table = document.createElement("table"), head = table.createTHead().insertRow(), body = table.createTBody();
  for (const column of columns) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = FengongDrawing.visible(column.name);
    head.append(cell);
  }
  for (const row of rows) {
    const line = body.insertRow();
    for (const value of row) fill(line.insertCell(), value);
  }
  if (!rows.length) body.insertRow().insertCell().textContent = say("none");
  return table;
}

function fill(cell, value) {
  if (typeof value === "number") cell.className = "number";
  const page = FengongDrawing.page(value);
  if (page) {
    const link = document.createElement("a");
    link.href = `${page}?lang=${english ? "en" : "zh"}`;
    link.textContent = FengongDrawing.name(value);
    cell.append(link);
  } else cell.textContent = value === null ? "" : FengongDrawing.visible(typeof value === "object" ? FengongDrawing.name(value) || JSON.stringify(value) : value);
}

function address(query) {
  return `/cypher?${new URLSearchParams({query, lang: english ? "en" : "zh"})}`;
}
at("share").addEventListener("click", async () => {
  const link = address(editor.text());
  history.replaceState(null, "", link);
  let done = "link";
  try { await navigator.clipboard.writeText(location.origin + link); done = "copied"; } catch { /* a browser may refuse */ }
  at("status").textContent = say(done);
});

// A browser may keep nothing: then there is no history, and everything else works.
function kept() {
  try { return JSON.parse(localStorage.getItem(KEPT)) || []; } catch { return []; }
}
function remember(query) {
  try { localStorage.setItem(KEPT, JSON.stringify([query, ...kept().filter(one => one !== query)].slice(0, MOST_KEPT))); } catch { /* full, or forbidden */ }
  list();
}
function list() {
  const items = kept().map(query => {
    const item = document.createElement("li"), button = document.createElement("button");
    button.type = "button";
    button.textContent = FengongDrawing.visible(query);
    button.addEventListener("click", () => { editor.set(query); editor.focus(); });
    item.append(button);
    return item;
  });
  const nothing = document.createElement("li");
  nothing.className = "quiet";
  nothing.textContent = say("empty_history");
  at("history").replaceChildren(...(items.length ? items : [nothing]));
}
at("forget").addEventListener("click", () => {
  try { localStorage.removeItem(KEPT); } catch { /* nothing was kept */ }
  list();
});
list();
if (area.value.trim()) run();  // a shared link shows what its sender saw
