import { dot, geo, plot } from "@observablehq/plot";
import { feature } from "topojson-client";
import world from "virtual:world";
import { HIGHLIGHT, INK, NEUTRAL, NO_ENTRY, ordered } from "../palette";
import type { Exhibit, Row, WorldMap } from "../types";
import type { Drawing, LegendItem } from "./frame";

const BOUNDARIES = "Outlines: Natural Earth; Crimea as in General Assembly resolution 68/262. Dots: states too small to draw.";

/** From light to dark in their order; what stands outside the order has a colour of its own. */
function colorsOf(chart: WorldMap): Map<string, string> {
  const apart = new Map([[chart.highlight, HIGHLIGHT], [chart.neutral, NEUTRAL]]);
  const inOrder = chart.categories.filter((category) => !apart.has(category));
  const steps = ordered(inOrder.length);
  return new Map(chart.categories.map((c) => [c, apart.get(c) ?? steps[inOrder.indexOf(c)]!]));
}

/** The world by ordered category; what the table does not name is grey. */
export function drawMap(exhibit: Exhibit, chart: WorldMap, width: number): Drawing {
  const entries = new Map<string, Row>(exhibit.rows.map((row) => [String(row[chart.key] ?? ""), row]));
  const colors = colorsOf(chart);
  const colorOf = (state: string) => colors.get(String(entries.get(state)?.[chart.value] ?? "")) ?? NO_ENTRY;
  const said = (state: string) => {
    const row = entries.get(state);
    if (!row) return "";
    const detail = chart.detail ? `${row[chart.detail] ?? ""}: ` : "";
    return `${detail}${row[chart.value] ?? "no entry"}`;
  };
  const land = feature(world.topology, world.topology.objects.states);
  const dots = world.dots.filter(([state]) => entries.has(state));
  const drawn = plot({
    width,
    height: Math.round(width * 0.46),
    margin: 2,
    projection: { type: "equal-earth", domain: land },
    style: { background: "none", color: INK },
    marks: [
      geo(land.features, { fill: (f) => colorOf(String(f.id)), stroke: "#fff", strokeWidth: 0.5, title: (f) => said(String(f.id)) }),
      dot(dots, { x: (d) => d[1], y: (d) => d[2], r: width < 520 ? 1.8 : 3, fill: (d) => colorOf(d[0]), stroke: "#fff", strokeWidth: 0.5, title: (d) => said(d[0]) }),
    ],
  }) as SVGSVGElement;
  const legend: LegendItem[] = chart.categories.map((name) => ({ name, color: colors.get(name)!, shape: "box" }));
  legend.push({ name: "not in the table", color: NO_ENTRY, shape: "box" });
  return { plot: drawn, legend, note: BOUNDARIES };
}
