import { axisY, barX, plot, ruleX, text } from "@observablehq/plot";
import { formatCell, numeric } from "../numbers";
import { AFTER, GROUPS, INK } from "../palette";
import type { Bars, Exhibit } from "../types";
import type { Drawing, LegendItem } from "./frame";
import { twoLines, widest } from "./measure";
import { shown } from "./rows";

/** One bar a row, its number at the end. */
export function drawBars(exhibit: Exhibit, chart: Bars, width: number): Drawing {
  const { rows, note } = shown(exhibit, chart.limit, (row) => Number.isFinite(numeric(row[chart.value])));
  const column = exhibit.columns.find((c) => c.key === chart.value);
  const groups = chart.color ? [...new Set(rows.map((row) => String(row[chart.color!] ?? "")))] : [];
  const colorOf = (group: string) => (groups.length ? GROUPS[groups.indexOf(group) % GROUPS.length]! : AFTER);
  const data = rows.map((row, index) => ({
    index: String(index),
    name: String(row[chart.label] ?? ""),
    value: numeric(row[chart.value]),
    said: formatCell(column, row[chart.value]),
    color: colorOf(chart.color ? String(row[chart.color] ?? "") : ""),
  }));
  const left = Math.min(widest(data.map((d) => d.name), 13) + 12, width * 0.4);
  const names = new Map(data.map((d) => [d.index, twoLines(d.name, 13, left - 10)]));
  const room = widest(data.map((d) => d.said), 13) + 12;
  const negative = data.filter((d) => d.value < 0);
  const rest = data.filter((d) => d.value >= 0);
  const insetLeft = negative.length ? room : 0;
  const rowHeight = [...names.values()].some((name) => name.includes("\n")) ? 32 : 26;
  const drawn = plot({
    width,
    height: rowHeight * data.length + 8,
    marginLeft: left,
    marginRight: 2,
    marginTop: 4,
    marginBottom: 4,
    style: { fontSize: "13px", color: INK, background: "none" },
    x: { axis: null, zero: true, insetLeft, insetRight: room },
    y: { domain: data.map((d) => d.index), label: null, padding: 0.3 },
    marks: [
      axisY({ tickSize: 0, fontSize: 13, lineHeight: 1.05, tickFormat: (index: string) => names.get(index) ?? "" }),
      barX(data, { y: "index", x: "value", fill: "color" }),
      ruleX([0], { stroke: INK }),
      text(rest, { y: "index", x: "value", text: "said", textAnchor: "start", dx: 5 }),
      text(negative, { y: "index", x: "value", text: "said", textAnchor: "end", dx: -5 }),
    ],
  }) as SVGSVGElement;
  const legend: LegendItem[] = groups.map((name) => ({ name, color: colorOf(name), shape: "box" }));
  return note ? { plot: drawn, legend, note } : { plot: drawn, legend };
}
