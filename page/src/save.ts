import { drawChart } from "./charts/draw";
import { withText } from "./png";
import type { Exhibit, Report, Scalar } from "./types";

const SAVED_WIDTH = 800;
const SCALE = 2;

/** Where an exhibit's numbers come from, for the foot of a chart and the head of a table. */
export function sourceLine(report: Report, exhibit: Exhibit): string {
  const { name, version } = report.program;
  const sources = exhibit.source.length ? exhibit.source.join("; ") : "none";
  return `Source: ${sources}. Standing: ${exhibit.standing}. Worked out by ${name} ${version}.`;
}

function quoted(cell: Scalar | undefined): string {
  const text = cell === null || cell === undefined ? "" : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The exhibit's rows in full precision; comment lines name title, unit, source and citation. */
export function csv(report: Report, exhibit: Exhibit): string {
  const keys = [...new Set([...exhibit.columns.map((c) => c.key), ...exhibit.rows.flatMap(Object.keys)])];
  const comment = (line: string) => `# ${line.replace(/\s+/g, " ").trim()}`;
  const cited = report.sources.filter((source) => exhibit.tables.includes(source.table));
  const head = [
    comment(exhibit.quantity ? `${exhibit.title}: ${exhibit.quantity}` : exhibit.title),
    comment(report.headline.title),
    comment(sourceLine(report, exhibit)),
    ...cited.map((source) => comment(`${source.table}: ${source.citation}`)),
    comment(`Cite as: ${report.how_to_cite}`),
  ];
  const rows = exhibit.rows.map((row) => keys.map((key) => quoted(row[key])).join(","));
  return `${[...head, keys.map(quoted).join(","), ...rows].join("\r\n")}\r\n`;
}

export function saved(report: Report, exhibit: Exhibit): SVGSVGElement {
  const svg = drawChart(exhibit, { width: SAVED_WIDTH, title: exhibit.title, source: sourceLine(report, exhibit) });
  if (!svg) throw new Error(`${exhibit.id} has no chart`);
  return svg;
}

export function svgText(svg: SVGSVGElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;
}

async function loaded(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}

/** The saved chart as PNG at twice its size, with the source line in the picture and in its text chunk. */
export async function png(report: Report, exhibit: Exhibit): Promise<Blob> {
  const svg = saved(report, exhibit);
  const address = URL.createObjectURL(new Blob([svgText(svg)], { type: "image/svg+xml" }));
  try {
    const image = await loaded(address);
    const canvas = document.createElement("canvas");
    canvas.width = SCALE * Number(svg.getAttribute("width"));
    canvas.height = SCALE * Number(svg.getAttribute("height"));
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    if (!blob) throw new Error("this browser cannot write PNG");
    return new Blob([withText(new Uint8Array(await blob.arrayBuffer()), "Source", sourceLine(report, exhibit))], { type: "image/png" });
  } finally {
    URL.revokeObjectURL(address);
  }
}

export function save(name: string, blob: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
