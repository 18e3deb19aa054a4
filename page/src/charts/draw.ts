import type { Exhibit } from "../types";
import { drawBars } from "./bars";
import { drawDumbbell } from "./dumbbell";
import { drawFan } from "./fan";
import { framed, type Drawing, type Frame } from "./frame";
import { drawMap } from "./map";

function drawing(exhibit: Exhibit, width: number): Drawing | null {
  const { chart } = exhibit;
  switch (chart?.type) {
    case "dumbbell": return drawDumbbell(exhibit, chart, width);
    case "bars": return drawBars(exhibit, chart, width);
    case "fan": return drawFan(exhibit, chart, width);
    case "map": return drawMap(exhibit, chart, width);
    default: return null;
  }
}

/** The exhibit's chart in its frame; null where it has none or nothing to draw. */
export function drawChart(exhibit: Exhibit, frame: Omit<Frame, "alt" | "quantity">): SVGSVGElement | null {
  if (exhibit.rows.length === 0) return null;
  const inner = frame.title ? frame.width - 32 : frame.width;
  const drawn = drawing(exhibit, inner);
  return drawn && framed(drawn, { ...frame, alt: exhibit.alt, quantity: exhibit.quantity });
}
