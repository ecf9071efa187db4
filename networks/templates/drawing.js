// The picture: vis-network draws circles and lines where the layout put them; labels are our own.

const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const animation = () => (still ? false : {duration: 350, easingFunction: "easeInOutQuad"});
const EDGE = {strong: "rgba(179, 38, 30, 0.72)", faint: "rgba(92, 112, 132, 0.07)"};
const NARROW = 700; // pixels: a phone, as in the style sheet
let picture = null;
let nodeSet = null;
let edgeSet = null;
let view = null;
let upright = false; // a tall screen gets the layout turned by a quarter
let touched = false; // once somebody has moved the picture, a new size does not move it again

const edgeId = (tie) => `${tie.a}-${tie.b}`;
const standing = (body) => {
  const {x, y} = DATA.bodies[body];
  return upright ? {x: -y, y: x} : {x, y};
};

// Bodies to be seen clearly: all (null), or those that the selection is about.
function inFocus() {
  const chosen = state.selected;
  if (!chosen || chosen.type === "list") return null;
  if (chosen.type === "tie") return new Set([chosen.a, chosen.b]);
  if (chosen.type === "task") return new Set(partsOfTask[chosen.task].map((part) => part.body));
  const near = view.drawn.filter((tie) => tie.a === chosen.body || tie.b === chosen.body);
  return new Set([chosen.body, ...near.map((tie) => other(tie, chosen.body))]);
}

function emphasised(tie, focus) {
  const chosen = state.selected;
  if (chosen.type === "body") return tie.a === chosen.body || tie.b === chosen.body;
  return focus.has(tie.a) && focus.has(tie.b);
}

function styledNode(body, focus) {
  const facts = DATA.bodies[body];
  const colour = DATA.kinds[facts.kind].colour;
  return {
    id: body, size: radius(body), hidden: !view.bodies.has(body), opacity: focus && !focus.has(body) ? 0.16 : 1,
    color: {background: colour, border: body === chosenBody() ? "#1d2329" : "#ffffff"},
    borderWidth: body === chosenBody() ? 3 : 1.5,
  };
}

function styledEdge(tie, focus, most) {
  const part = tie[state.weight] / most;
  const strong = focus && emphasised(tie, focus);
  const crowd = Math.max(0.3, Math.min(1, Math.sqrt(400 / view.drawn.length)));
  const plain = `rgba(84, 104, 124, ${(crowd * (0.24 + 0.4 * part)).toFixed(2)})`;
  const colour = focus ? (strong ? EDGE.strong : EDGE.faint) : plain;
  return {id: edgeId(tie), from: tie.a, to: tie.b, width: 0.8 + 6.5 * part, color: {color: colour, hover: EDGE.strong}};
}

function redraw() {
  view = currentView();
  const focus = inFocus();
  const most = Math.max(1e-9, ...counting(state.role).ties.map((tie) => tie[state.weight]));
  nodeSet.update(DATA.bodies.map((_, body) => styledNode(body, focus)));
  const order = [...view.drawn].sort((x, y) => x[state.weight] - y[state.weight]);
  const styled = order.map((tie) => styledEdge(tie, focus, most));
  if (focus) styled.sort((x, y) => (x.color.color === EDGE.strong) - (y.color.color === EDGE.strong));
  edgeSet.clear();
  edgeSet.add(styled);
}

function afterDrawing(context) {
  const scale = picture.getScale();
  const focus = inFocus();
  const tasks = counting(state.role).tasks;
  const bodies = [...view.bodies].filter((body) => !focus || focus.has(body)).sort((x, y) => tasks[y] - tasks[x] || x - y);
  const positions = picture.getPositions(bodies);
  const spots = {};
  bodies.forEach((body) => { spots[body] = picture.canvasToDOM(positions[body]); });
  const chosen = state.selected || {};
  const forced = new Set(chosen.type === "body" ? [chosen.body] : chosen.type === "tie" ? [chosen.a, chosen.b] : []);
  bodies.sort((x, y) => forced.has(y) - forced.has(x));
  placeLabels(context, bodies, spots, scale, forced);
  writeLabels(context, scale, (spot) => picture.DOMtoCanvas(spot));
}

// Shows the given bodies, labels included, as large as fits between the two scales; otherwise about the first of them.
function showBodies(bodies, moving = true, least = 0.05, most = 1.6) {
  const stage = byId("network");
  const found = picture.getPositions([...bodies]);
  const positions = [...bodies].map((body) => ({...found[body], size: radius(body)}));
  if (!positions.length || !stage.clientWidth) return;
  const [left, right] = [Math.min(...positions.map((p) => p.x)), Math.max(...positions.map((p) => p.x))];
  const [top, bottom] = [Math.min(...positions.map((p) => p.y - p.size)), Math.max(...positions.map((p) => p.y + p.size))];
  const margin = Math.min(130, stage.clientWidth / 5); // for the labels at the border
  const [width, height] = [stage.clientWidth - margin, stage.clientHeight - 64];
  const fitting = Math.min(width / Math.max(right - left, 1), height / Math.max(bottom - top, 1), most);
  const scale = Math.max(fitting, least);
  const middle = scale > fitting ? positions[0] : {x: (left + right) / 2, y: (top + bottom) / 2};
  picture.moveTo({position: {x: middle.x, y: middle.y + 10 / scale}, scale, animation: moving && animation()});
}

const fitAll = (moving = true) => { touched = false; showBodies(view.bodies, moving); };

function fitSelection(moving = true) {
  const focus = inFocus();
  if (!focus) return;
  touched = false;
  const shown = [...focus].filter((body) => view.bodies.has(body));
  if (state.selected.type === "tie" && innerWidth > NARROW) fitAll(moving); // a tie is seen among the others where there is room
  else showBodies(shown, moving, 0.45, 1.1);
}

function zoomBy(factor) {
  touched = true;
  picture.moveTo({scale: Math.min(6, Math.max(0.05, picture.getScale() * factor)), animation: animation()});
}

function onResize() {
  const stage = byId("network");
  if (!stage.clientWidth || !stage.clientHeight) return;
  picture.setSize(`${stage.clientWidth}px`, `${stage.clientHeight}px`);
  const tall = innerHeight > innerWidth;
  if (tall !== upright) {
    upright = tall;
    nodeSet.update(DATA.bodies.map((_, body) => ({id: body, ...standing(body)})));
  }
  picture.redraw();
  if (touched) return;
  if (inFocus()) fitSelection(false);
  else fitAll(false);
}

function startPicture() {
  upright = innerHeight > innerWidth;
  view = currentView();
  nodeSet = new vis.DataSet(VIS.nodes.map((node) => ({...node, label: undefined, ...standing(node.id)})));
  edgeSet = new vis.DataSet(VIS.edges);
  picture = new vis.Network(byId("network"), {nodes: nodeSet, edges: edgeSet}, VIS.options);
  picture.on("afterDrawing", afterDrawing);
  picture.on("dragStart", () => { touched = true; });
  picture.on("zoom", () => { touched = true; });
  redraw();
  new ResizeObserver(onResize).observe(byId("network"));
}
