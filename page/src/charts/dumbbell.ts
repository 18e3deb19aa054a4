import { axisX, axisY, dot, gridX, link, plot, text } from "@observablehq/plot";
import { formatCell, numeric } from "../numbers";
import { AFTER, BEFORE, INK } from "../palette";
import type { Dumbbell, Exhibit } from "../types";
import type { Drawing } from "./frame";
import { shown } from "./rows";
import { shortened, widest } from "./measure";

/** Two values a row, joined by a line, with both numbers beside it. */
export function drawDumbbell(exhibit: Exhibit, chart: Dumbbell, width: number): Drawing {
  const { rows, note } = shown(exhibit, chart.limit, (row) => Number.isFinite(numeric(row[chart.before])) || Number.isFinite(numeric(row[chart.after])));
  const column = (key: string) => exhibit.columns.find((c) => c.key === key);
  const cell = (key: string, value: unknown) => formatCell(column(key), value as number);
  const data = rows.map((row, index) => ({
    index: String(index),
    name: String(row[chart.label] ?? ""),
    before: numeric(row[chart.before]),
    after: numeric(row[chart.after]),
    both: `${cell(chart.before, row[chart.before])} → ${cell(chart.after, row[chart.after])}`,
  }));
  const left = Math.min(widest(data.map((d) => d.name), 13) + 12, width * 0.36);
  const right = widest(data.map((d) => d.both), 13) + 14;
  const names = new Map(data.map((d) => [d.index, shortened(d.name, 13, left - 10)]));
  const both = data.filter((d) => Number.isFinite(d.before) && Number.isFinite(d.after));
  const drawn = plot({
    width,
    height: 28 * data.length + 34,
    marginLeft: left,
    marginRight: right,
    marginTop: 4,
    marginBottom: 30,
    style: { fontSize: "13px", color: INK, background: "none" },
    x: { nice: true, zero: true, label: null },
    y: { domain: data.map((d) => d.index), label: null, type: "band", padding: 0.1 },
    marks: [
      gridX({ stroke: "#000", strokeOpacity: 0.12, ticks: Math.max(2, Math.round(width / 120)) }),
      axisX({ ticks: Math.max(2, Math.round(width / 120)), tickSize: 0, fontSize: 12 }),
      axisY({ tickSize: 0, fontSize: 13, tickFormat: (index: string) => names.get(index) ?? "" }),
      link(both, { y1: "index", y2: "index", x1: "before", x2: "after", stroke: AFTER, strokeWidth: 2, strokeOpacity: 0.55 }),
      dot(data, { y: "index", x: "before", r: 4.25, fill: "#fff", stroke: BEFORE, strokeWidth: 2 }),
      dot(data, { y: "index", x: "after", r: 5, fill: AFTER }),
      text(data, { y: "index", text: "both", frameAnchor: "right", textAnchor: "start", dx: 10, fontVariant: "tabular-nums" }),
    ],
  }) as SVGSVGElement;
  const legend = [
    { name: chart.before_name, color: BEFORE, shape: "ring" as const },
    { name: chart.after_name, color: AFTER, shape: "dot" as const },
  ];
  return note ? { plot: drawn, legend, note } : { plot: drawn, legend };
}
