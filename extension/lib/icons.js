/** Icons beside the words that say the same; each has a shape of its own, so that colour is never needed. */

const CIRCLE = "M1.6 10a8.4 8.4 0 1 1 16.8 0 8.4 8.4 0 0 1-16.8 0z";

/** @type {Record<string, [string, string]>} the filled shape, and the lines on it */
const SHAPES = {
  high: ["M10 1.8 19 18H1z", "M10 7.4v5M10 14.6v.9"],
  medium: ["M10 1.4 18.6 10 10 18.6 1.4 10z", "M10 6v4.8M10 13.2v.9"],
  low: [CIRCLE, "M5.8 10h8.4"],
  good: [CIRCLE, "m5.9 10.4 2.8 2.8 5.6-6"],
  note: [CIRCLE, "M10 9v5M10 5.8v.9"],
};

/** @type {Record<string, string>} lines alone, for buttons */
const LINES = {
  where: "M10 17s-5.5-5-5.5-9.2a5.5 5.5 0 0 1 11 0C15.5 12 10 17 10 17zM10 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  copy: "M7 7V3.5h9.5V13H13M3.5 7H13v9.5H3.5z",
  share: "M13.5 6.5 7 9.5M7 11l6.5 3M5 12.5a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM15.5 7.5a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM15.5 17.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z",
  print: "M5.5 7V2.5h9V7M5.5 14H3V7h14v7h-2.5M5.5 11.5h9v6h-9z",
  report: "M11.5 3H17v5.5M17 3l-8 8M14.5 12v5H3V5.5h5",
  settings: "M3 6h8M15 6h2M3 14h2M9 14h8M13 8.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM7 16.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z",
  marks: "M4 17h12M6 13l7.5-9.5 3 2.4L9 15H6z",
  mail: "M2.5 4.5h15v11h-15zM2.5 5l7.5 6 7.5-6",
  next: "m7.5 4 6 6-6 6",
  previous: "m12.5 4-6 6 6 6",
  close: "m5 5 10 10M15 5 5 15",
};

/** @param {string} path @param {string} className */
function drawn(path, className) {
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  line.setAttribute("class", className);
  return line;
}

/** @param {string} name */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const shape = SHAPES[name];
  if (shape) svg.append(drawn(shape[0], "shape"), drawn(shape[1], "on"));
  else svg.append(drawn(LINES[name] ?? "", "line"));
  return svg;
}
