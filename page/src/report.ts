import { drawChart } from "./charts/draw";
import { csv, png, save, saved, sourceLine, svgText } from "./save";
import type { Exhibit, Report } from "./types";

const data = document.getElementById("report-data")?.textContent ?? "{}";
const report = JSON.parse(data) as Report;
const exhibits = new Map(report.exhibits.map((exhibit) => [exhibit.id, exhibit]));

const status = document.createElement("p");
status.className = "spoken";
status.setAttribute("role", "status");

function say(message: string): void {
  status.textContent = message;
}

function button(name: string, about: string, act: () => void | Promise<void>): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = name;
  made.setAttribute("aria-label", `${name}: ${about}`);
  made.addEventListener("click", () => {
    Promise.resolve(act()).catch((fault: unknown) => say(`${name} was not saved: ${String(fault)}`));
  });
  return made;
}

/** Draws anew where the width has changed since the last time. */
function drawInto(place: HTMLElement, exhibit: Exhibit): void {
  const width = Math.floor(place.clientWidth);
  if (width === 0 || place.dataset["width"] === String(width)) return;
  const svg = drawChart(exhibit, { width, source: sourceLine(report, exhibit) });
  if (!svg) return;
  place.dataset["width"] = String(width);
  place.replaceChildren(svg);
}

/** Closes a table whose every number the chart prints. */
function foldTable(exhibit: Exhibit): void {
  const article = document.getElementById(exhibit.id.replace(/[^A-Za-z0-9_.-]/g, "-"));
  const fold = article?.querySelector<HTMLDetailsElement>("details.table-fold");
  if (fold) fold.open = false;
}

function addChart(place: HTMLElement): void {
  const exhibit = exhibits.get(place.dataset["exhibit"] ?? "");
  if (!exhibit) return;
  place.classList.add("drawn");
  drawInto(place, exhibit);
  if (place.firstElementChild) foldTable(exhibit);
  let waiting = 0;
  new ResizeObserver(() => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => drawInto(place, exhibit), 120);
  }).observe(place);
}

function addActions(place: HTMLElement): void {
  const exhibit = exhibits.get(place.dataset["exhibit"] ?? "");
  if (!exhibit) return;
  const { id, title } = exhibit;
  const told = document.createElement("span");
  told.textContent = "Save";
  const table = button("CSV", `table of ${title}`, () => save(`${id}.csv`, new Blob([csv(report, exhibit)], { type: "text/csv" })));
  place.append(told, table);
  if (!exhibit.chart || exhibit.rows.length === 0) return;
  place.append(
    button("PNG", `chart of ${title}`, async () => save(`${id}.png`, await png(report, exhibit))),
    button("SVG", `chart of ${title}`, () => save(`${id}.svg`, new Blob([svgText(saved(report, exhibit))], { type: "image/svg+xml" }))),
  );
}

/** The link beside a heading also copies itself where the browser allows it. */
function addCopy(link: HTMLAnchorElement): void {
  link.addEventListener("click", () => {
    navigator.clipboard?.writeText(link.href).then(() => say("Link copied"), () => undefined);
  });
}

/** A chart that cannot be drawn is reported and leaves the rest of the page alone: its table stands below. */
function attempt(place: HTMLElement, act: (place: HTMLElement) => void): void {
  try {
    act(place);
  } catch (fault) {
    place.classList.remove("drawn");
    console.error(`${place.dataset["exhibit"]}: ${String(fault)}`);
  }
}

/** A link into a closed part opens it. */
function addOpening(link: HTMLAnchorElement): void {
  link.addEventListener("click", () => {
    const fold = document.getElementById(link.hash.slice(1))?.closest("details");
    if (fold) fold.open = true;
  });
}

function start(): void {
  document.body.append(status);
  document.querySelectorAll<HTMLElement>("figure.chart").forEach((place) => attempt(place, addChart));
  document.querySelectorAll<HTMLElement>(".actions[data-exhibit]").forEach(addActions);
  document.querySelectorAll<HTMLAnchorElement>("a.anchor").forEach(addCopy);
  const whole = document.querySelector<HTMLElement>(".actions[data-document]");
  whole?.append(button("JSON", "the whole document", () => save("report.json", new Blob([data], { type: "application/json" }))));
  document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]').forEach(addOpening);
  // On paper nothing can be opened any more.
  let opened: HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>("details:not([open])")];
    opened.forEach((part) => (part.open = true));
  });
  addEventListener("afterprint", () => opened.forEach((part) => (part.open = false)));
}

start();
