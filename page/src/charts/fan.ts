import { areaY, axisX, axisY, gridY, lineY, plot, ruleY, text } from "@observablehq/plot";
import { numeric } from "../numbers";
import { BANDS, DASH, INK } from "../palette";
import type { Exhibit, Fan, Row } from "../types";
import type { Drawing, LegendItem } from "./frame";
import { wrapped } from "./measure";

const PANEL_HEIGHT = 220;
const BAND_NOTE = "Thick line: median of the runs. Band: 90 % of them.";

/** A world or difference alone has the colour of the change. */
function colorOf(chart: Fan, series: number): string {
  return BANDS[(chart.series.length === 1 ? 1 : series) % BANDS.length]!;
}

/** Of two worlds the first is drawn dashed and nearly empty: they stay apart without colour. */
function isDashed(chart: Fan, series: number): boolean {
  return series === 0 && chart.series.length > 1;
}

function columnsFor(panels: number, width: number): number {
  if (width < 520) return 1;
  if (panels <= 3) return panels;
  return panels === 4 ? 2 : 3;
}

/** First and last year where the step between them divides evenly, and at most `most` steps. */
function yearTicks(years: number[], most: number): number[] {
  const first = Math.min(...years);
  const span = Math.max(...years) - first;
  const least = Math.max(1, Math.ceil(span / most));
  let step = least;
  while (step < span && span % step !== 0) ++step;
  if (step > 2 * least) step = least;
  return Array.from({ length: Math.floor(span / step) + 1 }, (_, i) => first + i * step);
}

/** Bands with their middle line over the years, a panel for each value of the facet. */
export function drawFan(exhibit: Exhibit, chart: Fan, width: number): Drawing {
  const panelOf = (row: Row) => (chart.facet ? String(row[chart.facet] ?? "") : "");
  const panels = [...new Set(exhibit.rows.map(panelOf))];
  const columns = columnsFor(panels.length, width);
  const rows = Math.ceil(panels.length / columns);
  const fx = (panel: string) => panels.indexOf(panel) % columns;
  const fy = (panel: string) => Math.floor(panels.indexOf(panel) / columns);
  const panelWidth = (width - 50) / columns - 16;
  const titles = panels.map((panel) => ({ fx: fx(panel), fy: fy(panel), text: wrapped(panel, 13, panelWidth, 600).join("\n") }));
  const titleLines = Math.max(...titles.map((t) => t.text.split("\n").length));
  const titled = panels.length > 1 || panels[0] !== "";
  // The first world is drawn last: its dashes stay visible where both agree.
  const marks = chart.series.map((band, i) => {
    const color = colorOf(chart, i);
    const data = exhibit.rows.map((row) => ({
      x: numeric(row[chart.x]),
      low: numeric(row[band.low]),
      mid: numeric(row[band.mid]),
      high: numeric(row[band.high]),
      panel: panelOf(row),
      fx: fx(panelOf(row)),
      fy: fy(panelOf(row)),
    })).filter((d) => Number.isFinite(d.mid));
    const facet = { fx: "fx", fy: "fy", z: "panel" };
    const ranged = data.filter((d) => Number.isFinite(d.low) && Number.isFinite(d.high));
    const dash = isDashed(chart, i) ? { strokeDasharray: DASH } : {};
    const edge = { ...facet, x: "x", stroke: color, strokeWidth: 0.9, ...dash };
    return [
      areaY(ranged, { ...facet, x: "x", y1: "low", y2: "high", fill: color, fillOpacity: dash.strokeDasharray ? 0.08 : 0.25 }),
      lineY(ranged, { ...edge, y: "low" }),
      lineY(ranged, { ...edge, y: "high" }),
      lineY(data, { ...edge, y: "mid", strokeWidth: dash.strokeDasharray ? 2 : 2.75 }),
    ];
  }).reverse().flat();
  const years = exhibit.rows.map((row) => numeric(row[chart.x])).filter(Number.isFinite);
  const tickYears = yearTicks(years, Math.max(1, Math.floor(panelWidth / 64) - 1));
  const titleRoom = titled ? titleLines * 18 + 6 : 4;
  const drawn = plot({
    width,
    height: rows * (PANEL_HEIGHT + titleRoom) + 28,
    marginTop: 0,
    marginLeft: 44,
    marginBottom: 28,
    marginRight: columns > 1 ? 4 : 18,
    style: { fontSize: "12px", color: INK, background: "none" },
    fx: { axis: null, padding: columns > 1 ? 0.06 : 0, domain: Array.from({ length: columns }, (_, i) => i) },
    fy: { axis: null, padding: 0.06, domain: Array.from({ length: rows }, (_, i) => i) },
    x: { label: null, insetLeft: columns > 1 ? 14 : 4, insetRight: columns > 1 ? 14 : 4 },
    y: { label: null, nice: true, zero: chart.zero ?? false, insetTop: titleRoom },
    marks: [
      gridY({ stroke: "#000", strokeOpacity: 0.12, ticks: 5 }),
      axisY({ ticks: 5, tickSize: 0, fontSize: 12 }),
      axisX({ ticks: tickYears, tickFormat: (year: number) => String(year), fontSize: 12, tickSize: 4 }),
      ...(chart.zero ? [ruleY([0], { stroke: INK, strokeWidth: 1.25 })] : []),
      ...marks,
      ...(titled ? [text(titles, { fx: "fx", fy: "fy", text: "text", frameAnchor: "top-left", fontWeight: 600, fontSize: 13, lineHeight: 1.35, dy: 2 })] : []),
    ],
  }) as SVGSVGElement;
  const legend: LegendItem[] = chart.series.map((band, i) => ({
    name: band.name,
    color: colorOf(chart, i),
    shape: isDashed(chart, i) ? "dashed" : "band",
  }));
  return { plot: drawn, legend, note: chart.zero ? `${BAND_NOTE} Black line: no difference.` : BAND_NOTE };
}
