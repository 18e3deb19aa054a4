import { DASH, INK, SOFT } from "../palette";
import { FONT, widthOf, wrapped } from "./measure";

export interface LegendItem {
  name: string;
  color: string;
  shape: "dot" | "ring" | "band" | "dashed" | "box";
}

/** What a chart hands to its frame: the drawing, its legend, one line under it. */
export interface Drawing {
  plot: SVGSVGElement;
  legend: LegendItem[];
  note?: string;
}

export interface Frame {
  width: number;
  alt: string;
  quantity: string;
  source: string;
  /** Only in saved images: on the page the heading stands above. */
  title?: string;
}

const SVG = "http://www.w3.org/2000/svg";
const PAD_SAVED = 16;
const SMALL = 12;

function node(name: string, attributes: Record<string, string | number>, text?: string): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text !== undefined) element.textContent = text;
  return element;
}

/** Lines of text from `top`; answers the y below them. */
function lines(into: SVGElement, texts: string[], top: number, style: { size: number; fill: string; weight?: number }): number {
  const step = Math.round(style.size * 1.4);
  texts.forEach((text, i) => {
    const attributes = { x: 0, y: top + step * i + style.size, "font-size": style.size, fill: style.fill, "font-weight": style.weight ?? 400 };
    into.append(node("text", attributes, text));
  });
  return top + step * texts.length;
}

function mark(item: LegendItem, x: number, y: number): SVGElement {
  const { color } = item;
  if (item.shape === "dot") return node("circle", { cx: x + 6, cy: y, r: 5, fill: color });
  if (item.shape === "ring") return node("circle", { cx: x + 6, cy: y, r: 4.25, fill: "#fff", stroke: color, "stroke-width": 2 });
  if (item.shape === "box") return node("rect", { x, y: y - 6, width: 12, height: 12, fill: color, stroke: SOFT, "stroke-width": 0.5 });
  const group = node("g", {});
  const dash: Record<string, string> = item.shape === "dashed" ? { "stroke-dasharray": DASH } : {};
  const filled = item.shape === "dashed" ? 0.08 : 0.25;
  group.append(node("rect", { x, y: y - 6, width: 22, height: 12, fill: color, "fill-opacity": filled, stroke: color, "stroke-width": 0.9, ...dash }));
  group.append(node("line", { x1: x, x2: x + 22, y1: y, y2: y, stroke: color, "stroke-width": 2.5, ...dash }));
  return group;
}

function legend(into: SVGElement, items: LegendItem[], top: number, width: number): number {
  if (items.length === 0) return top;
  let x = 0;
  let y = top + 10;
  for (const item of items) {
    const box = item.shape === "band" || item.shape === "dashed" ? 28 : 18;
    const needs = box + widthOf(item.name, 13) + 18;
    if (x > 0 && x + needs - 18 > width) {
      x = 0;
      y += 20;
    }
    into.append(mark(item, x, y), node("text", { x: x + box, y: y + 4.5, "font-size": 13, fill: INK }, item.name));
    x += needs;
  }
  return y + 16;
}

/** The drawing's groups say what they are in data-mark: a label without a role is no use to a screen reader. */
function unlabelled(plot: SVGSVGElement): SVGSVGElement {
  for (const group of plot.querySelectorAll("[aria-label]")) {
    group.setAttribute("data-mark", group.getAttribute("aria-label") ?? "");
    group.removeAttribute("aria-label");
  }
  return plot;
}

/** One SVG with everything a chart needs to travel alone: (title,) quantity, legend, drawing, note, source. */
export function framed(drawing: Drawing, frame: Frame): SVGSVGElement {
  const pad = frame.title ? PAD_SAVED : 0;
  const inner = frame.width - 2 * pad;
  const svg = node("svg", { xmlns: SVG, role: "img", "aria-label": frame.alt, "font-family": FONT }) as SVGSVGElement;
  const body = node("g", { transform: `translate(${pad},${pad})` });
  let y = 0;
  if (frame.title) y = lines(body, wrapped(frame.title, 19, inner, 700), y, { size: 19, fill: INK, weight: 700 }) + 2;
  if (frame.quantity) y = lines(body, wrapped(frame.quantity, 13, inner), y, { size: 13, fill: SOFT }) + 4;
  y = legend(body, drawing.legend, y, inner) + 4;
  drawing.plot.setAttribute("x", "0");
  drawing.plot.setAttribute("y", String(y));
  body.append(unlabelled(drawing.plot));
  y += Number(drawing.plot.getAttribute("height")) + 6;
  if (drawing.note) y = lines(body, wrapped(drawing.note, SMALL, inner), y, { size: SMALL, fill: SOFT });
  y = lines(body, wrapped(frame.source, SMALL, inner), y, { size: SMALL, fill: SOFT });
  const height = Math.ceil(y + 2 * pad);
  for (const [key, value] of Object.entries({ width: frame.width, height, viewBox: `0 0 ${frame.width} ${height}` }))
    svg.setAttribute(key, String(value));
  if (frame.title) svg.append(node("rect", { width: frame.width, height, fill: "#fff" }));
  svg.append(body);
  return svg;
}
