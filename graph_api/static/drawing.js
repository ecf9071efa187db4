// Nodes and relationships of a result as an SVG: a small force layout, still after it was computed.
"use strict";

const FengongDrawing = (() => {
  const WIDTH = 900, HEIGHT = 480, MOST = 150, TURNS = 220;
  const COLOURS = {Task: "#8a5a00", Document: "#444c57", Section: "#6b7480", Graph: "#222222"};
  const PAGES = {Agency: "agencies", Task: "tasks", Document: "documents"};

  const isNode = value => Boolean(value) && typeof value === "object" && "label" in value && "properties" in value;
  const isEdge = value => Boolean(value) && typeof value === "object" && "type" in value && "properties" in value;
  const isPath = value => Boolean(value) && typeof value === "object" && "nodes" in value && "relationships" in value;
  const drawable = value => isNode(value) || isPath(value);

  // What would turn the direction of the text after it is shown as a mark.
  const visible = text => String(text).replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
  const name = value => visible(named(value));

  function named(value) {
    if (isNode(value)) return value.properties.name || value.properties.title || value.properties.id || value.label;
    if (isEdge(value)) return `:${value.type}${value.properties.mention ? ` ${value.properties.mention}` : ""}`;
    return isPath(value) ? value.nodes.map(named).join(" – ") : "";
  }
  function page(value) {
    return isNode(value) && PAGES[value.label] && value.properties.id ? `/${PAGES[value.label]}/${encodeURIComponent(value.properties.id)}` : "";
  }

  // A relationship joins the nodes beside it in its row: rows do not say more, and (a, r, t) is how one writes it.
  function collect(rows) {
    const nodes = new Map(), edges = new Map();
    const put = node => {
      const key = `${node.label} ${node.properties.id ?? JSON.stringify(node.properties)}`;
      if (!nodes.has(key)) nodes.set(key, {key, node});
      return key;
    };
    const tie = (from, to, edge) => edges.set(`${from} ${to} ${edge.type}`, {from, to, edge});
    for (const row of rows) {
      const flat = row.flatMap(value => isPath(value) ? value.nodes.flatMap((node, i) => value.relationships[i] ? [node, value.relationships[i]] : [node]) : [value]);
      const parts = flat.filter(value => isNode(value) || isEdge(value)).map(value => isNode(value) ? put(value) : value);
      parts.forEach((part, i) => {
        const [before, after] = [parts[i - 1], parts[i + 1]];
        if (typeof part !== "string" && typeof before === "string" && typeof after === "string") tie(before, after, part);
      });
    }
    return {nodes: [...nodes.values()], edges: [...edges.values()]};
  }

  function place(nodes, edges) {
    nodes.forEach((one, i) => {
      const angle = i * 2.399963, far = 14 * Math.sqrt(i + 1);
      one.x = WIDTH / 2 + far * Math.cos(angle);
      one.y = HEIGHT / 2 + far * Math.sin(angle);
    });
    const want = Math.sqrt(WIDTH * HEIGHT / nodes.length) * 0.75;
    for (let turn = 0; turn < TURNS; turn++) {
      const most = 22 * (1 - turn / TURNS);
      for (const one of nodes) { one.dx = (WIDTH / 2 - one.x) * 0.02; one.dy = (HEIGHT / 2 - one.y) * 0.04; }
      for (let i = 0; i < nodes.length; i++) for (let j = i + 1; j < nodes.length; j++) push(nodes[i], nodes[j], want);
      for (const {a, b} of edges) pull(a, b, want);
      for (const one of nodes) {
        const length = Math.hypot(one.dx, one.dy) || 1, step = Math.min(length, most) / length;
        one.x = Math.min(WIDTH - 70, Math.max(70, one.x + one.dx * step));
        one.y = Math.min(HEIGHT - 22, Math.max(18, one.y + one.dy * step));
      }
    }
  }
  function push(a, b, want) {
    const x = a.x - b.x, y = a.y - b.y, square = Math.max(x * x + y * y, 25), force = want * want / square / 2;
    a.dx += x * force / 10; a.dy += y * force / 10; b.dx -= x * force / 10; b.dy -= y * force / 10;
  }
  function pull(a, b, want) {
    const x = a.x - b.x, y = a.y - b.y, force = Math.hypot(x, y) / want / 12;
    a.dx -= x * force; a.dy -= y * force; b.dx += x * force; b.dy += y * force;
  }

  function svg(tag, attributes, ...children) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function draw(host, answer, told, say) {
    const {nodes, edges} = collect(answer.rows), shown = nodes.slice(0, MOST), by = new Map(shown.map(one => [one.key, one]));
    if (!shown.length) { host.textContent = say("no_graph"); return; }
    const ties = edges.map(({from, to, edge}) => ({a: by.get(from), b: by.get(to), edge})).filter(({a, b}) => a && b && a !== b);
    place(shown, ties);
    const english = document.documentElement.lang === "en";
    const picture = svg("svg", {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group", "aria-label": `${shown.length} / ${ties.length}`});
    for (const {a, b, edge} of ties) {
      picture.append(svg("line", {x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke: told.roles[edge.type] || "#98a3b1"}, svg("title", {}, `${name(a.node)} – ${edge.type} – ${name(b.node)}`)));
    }
    for (const one of shown) {
      const text = name(one.node), where = page(one.node);
      const group = svg(where ? "a" : "g", where ? {href: `${where}?lang=${english ? "en" : "zh"}`, "aria-label": text} : {}, svg("title", {}, text));
      const colour = one.node.label === "Agency" ? told.colours[one.node.properties.kind] || "#777777" : COLOURS[one.node.label] || "#777777";
      group.append(svg("circle", {cx: one.x, cy: one.y, r: one.node.label === "Task" ? 9 : 7, fill: colour}),
        svg("text", {x: one.x, y: one.y + 20, "text-anchor": "middle"}, text.length > 12 ? `${text.slice(0, 11)}…` : text));
      picture.append(group);
    }
    host.replaceChildren(picture);
    if (nodes.length > MOST) host.append(say("graph_cut", {n: MOST}));
  }
  return {visible, draw, drawable, name, page};
})();
