import { axisX, axisY, dot, gridX, link, plot, text, type Markish, type PlotOptions } from "@observablehq/plot";
import { formatCell, numeric } from "../numbers";
import { AFTER, BEFORE, INK } from "../palette";
import type { Dumbbell, Exhibit } from "../types";
import type { Drawing } from "./frame";
import { shown } from "./rows";
import { shortened, widest } from "./measure";

const NARROW = 520;

interface Pair {
  index: string;
  name: string;
  before: number;
  after: number;
  both: string;
}

/** The two dots of each row and the line between them. */
function pairs(data: Pair[], dy = 0): Markish[] {
  const both = data.filter((d) => Number.isFinite(d.before) && Number.isFinite(d.after));
  return [
    link(both, { y1: "index", y2: "index", x1: "before", x2: "after", stroke: AFTER, strokeWidth: 2, strokeOpacity: 0.55, dy }),
    dot(data, { y: "index", x: "before", r: 4.25, fill: "#fff", stroke: BEFORE, strokeWidth: 2, dy }),
    dot(data, { y: "index", x: "after", r: 5, fill: AFTER, dy }),
  ];
}

/** Whole numbers have no ticks between them. */
function axis(data: Pair[], width: number, digits: number | undefined): Markish[] {
  const values = data.flatMap((d) => [d.before, d.after]).filter(Number.isFinite);
  const span = Math.max(0, ...values) - Math.min(0, ...values);
  const wanted = Math.max(2, Math.round(width / 110));
  const ticks = digits === 0 ? Math.max(1, Math.min(wanted, Math.floor(span))) : wanted;
  return [gridX({ stroke: "#000", strokeOpacity: 0.12, ticks }), axisX({ ticks, tickSize: 0, fontSize: 12 })];
}

function base(data: Pair[], width: number, row: number): PlotOptions {
  return {
    width,
    height: row * data.length + 34,
    marginTop: 4,
    marginBottom: 30,
    style: { fontSize: "13px", color: INK, background: "none" },
    x: { nice: true, zero: true, label: null },
    y: { domain: data.map((d) => d.index), label: null, type: "band", axis: null },
  };
}

/** Wide: name left, numbers right. */
function inLine(data: Pair[], width: number, digits: number | undefined): SVGSVGElement {
  const marginLeft = Math.min(widest(data.map((d) => d.name), 13) + 12, width * 0.36);
  const marginRight = widest(data.map((d) => d.both), 13) + 14;
  const names = new Map(data.map((d) => [d.index, shortened(d.name, 13, marginLeft - 10)]));
  const marks = [
    ...axis(data, width, digits),
    axisY({ tickSize: 0, fontSize: 13, label: null, tickFormat: (index: string) => names.get(index) ?? "" }),
    ...pairs(data),
    text(data, { y: "index", text: "both", frameAnchor: "right", textAnchor: "start", dx: 10, fontVariant: "tabular-nums" }),
  ];
  return plot({ ...base(data, width, 28), marginLeft, marginRight, marks }) as SVGSVGElement;
}

/** Narrow: name and numbers above the dots, which then have the whole width. */
function stacked(data: Pair[], width: number, digits: number | undefined): SVGSVGElement {
  const room = width - widest(data.map((d) => d.both), 13) - 24;
  const marks = [
    ...axis(data, width, digits),
    text(data, { y: "index", text: (d: Pair) => shortened(d.name, 13, room), frameAnchor: "left", textAnchor: "start", dx: -8, dy: -9, stroke: "#fff", strokeWidth: 4, fill: INK }),
    text(data, { y: "index", text: "both", frameAnchor: "right", textAnchor: "end", dx: 8, dy: -9, stroke: "#fff", strokeWidth: 4, fill: INK, fontVariant: "tabular-nums" }),
    ...pairs(data, 8),
  ];
  return plot({ ...base(data, width, 42), marginLeft: 9, marginRight: 9, marks }) as SVGSVGElement;
}

/** Two values a row, joined by a line, with both numbers beside it. */
export function drawDumbbell(exhibit: Exhibit, chart: Dumbbell, width: number): Drawing {
  const { rows, note } = shown(exhibit, chart.limit, (row) => Number.isFinite(numeric(row[chart.before])) || Number.isFinite(numeric(row[chart.after])));
  const column = (key: string) => exhibit.columns.find((c) => c.key === key);
  const cell = (key: string, value: unknown) => formatCell(column(key), value as number);
  const data: Pair[] = rows.map((row, index) => ({
    index: String(index),
    name: String(row[chart.label] ?? ""),
    before: numeric(row[chart.before]),
    after: numeric(row[chart.after]),
    both: `${cell(chart.before, row[chart.before])} → ${cell(chart.after, row[chart.after])}`,
  }));
  const drawn = (width < NARROW ? stacked : inLine)(data, width, column(chart.after)?.digits);
  const legend = [
    { name: chart.before_name, color: BEFORE, shape: "ring" as const },
    { name: chart.after_name, color: AFTER, shape: "dot" as const },
  ];
  return note ? { plot: drawn, legend, note } : { plot: drawn, legend };
}
