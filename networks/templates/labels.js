// Names beside the circles, in pixels of the screen: the more important first, and none over another.

const FAMILY = '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "Hiragino Sans GB", sans-serif';
const PADDING = 3;
const widths = new Map();
let placedLabels = [];

function textWidth(context, text, size) {
  const key = `${size}|${text}`;
  if (!widths.has(key)) {
    context.font = `${size}px ${FAMILY}`;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}

const share = (body) => Math.sqrt(counting(state.role).tasks[body] / counting(state.role).most);
const radius = (body) => DATA.sizes.radius[0] + DATA.sizes.radius[1] * share(body);

// Pixels of the screen whatever the zoom, but a little less where the whole picture is small.
function fontSize(body, scale) {
  const full = DATA.sizes.font[0] + DATA.sizes.font[1] * share(body);
  return Math.max(11, Math.round(full * Math.max(0.75, Math.min(1, scale + 0.3))));
}

// Boxes on a coarse grid, so that a thousand labels are placed in a few milliseconds.
class Boxes {
  constructor() { this.cells = new Map(); }

  * keys(box) {
    for (let x = Math.floor(box.left / 80); x <= Math.floor(box.right / 80); x += 1) {
      for (let y = Math.floor(box.top / 40); y <= Math.floor(box.bottom / 40); y += 1) yield `${x},${y}`;
    }
  }

  add(box) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  free(box) {
    for (const key of this.keys(box)) {
      const clash = (this.cells.get(key) || []).some((one) => one.owner !== box.owner && one.left < box.right
        && box.left < one.right && one.top < box.bottom && box.top < one.bottom);
      if (clash) return false;
    }
    return true;
  }
}

function circleBox(spot, body, scale) {
  const half = radius(body) * scale * 0.85; // a label may touch a circle's corner
  return {owner: body, left: spot.x - half, right: spot.x + half, top: spot.y - half, bottom: spot.y + half};
}

// A name too long for the picture is cut in it, so that its circle is not left without one; the panel has it whole.
function written(body) {
  const whole = [...DATA.bodies[body].label];
  const most = Math.min(20, Math.floor(byId("network").clientWidth / 34));
  return whole.length > most ? `${whole.slice(0, most - 1).join("")}…` : whole.join("");
}

// Where a label may stand: under its circle, over it, to its right, to its left.
function labelBoxes(context, spot, body, scale) {
  const size = fontSize(body, scale);
  const [width, height] = [textWidth(context, written(body), size) + 2 * PADDING, size * 1.25];
  const away = radius(body) * scale + 2;
  return [[-width / 2, away], [-width / 2, -away - height], [away, -height / 2], [-away - width, -height / 2]]
    .map(([left, top]) => ({
      owner: body, size, left: spot.x + left, right: spot.x + left + width, top: spot.y + top, bottom: spot.y + top + height,
    }));
}

function zoomButtons() {
  const {offsetLeft, offsetTop, offsetWidth, offsetHeight} = byId("zoom");
  return {owner: -1, left: offsetLeft, right: offsetLeft + offsetWidth, top: offsetTop, bottom: offsetTop + offsetHeight};
}

const SMALLEST = 3; // pixels: smaller circles get their labels when the picture is zoomed in,
const ANYWAY = 40; // except those of the first bodies
const ALWAYS = 6; // the most important bodies keep their labels, over lesser circles if need be

// Chooses the labels for `bodies` (most important first) standing at `spots` on the screen; `forced` ones always.
function placeLabels(context, bodies, spots, scale, forced) {
  const all = new Boxes();
  const labels = new Boxes();
  const stage = byId("network");
  const inside = (box) => box.left >= 0 && box.right <= stage.clientWidth && box.top >= 0 && box.bottom <= stage.clientHeight;
  [all, labels].forEach((boxes) => boxes.add(zoomButtons()));
  bodies.forEach((body) => all.add(circleBox(spots[body], body, scale)));
  placedLabels = [];
  bodies.forEach((body, rank) => {
    if (radius(body) * scale < SMALLEST && rank >= ANYWAY && !forced.has(body)) return;
    const places = labelBoxes(context, spots[body], body, scale);
    const within = places.filter(inside);
    const free = within.find((box) => all.free(box)) || (rank < ALWAYS && within.find((box) => labels.free(box)));
    const box = free || (forced.has(body) && (within[0] || places[0]));
    if (!box) return;
    all.add(box);
    labels.add(box);
    placedLabels.push(box);
  });
}

function writeLabels(context, scale, toCanvas) {
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  placedLabels.forEach((box) => {
    const spot = toCanvas({x: (box.left + box.right) / 2, y: box.top});
    context.font = `${box.size / scale}px ${FAMILY}`;
    context.lineWidth = 3.5 / scale;
    context.strokeStyle = "rgba(255, 255, 255, 0.9)";
    context.strokeText(written(box.owner), spot.x, spot.y);
    context.fillStyle = "#1d2329";
    context.fillText(written(box.owner), spot.x, spot.y);
  });
}

const labelAt = (spot) => {
  const hit = placedLabels.find((box) => box.left <= spot.x && spot.x <= box.right && box.top <= spot.y && spot.y <= box.bottom);
  return hit ? hit.owner : null;
};
