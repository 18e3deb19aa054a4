import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launch, open, reportPath } from "../testing/browser.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const html = readFileSync(reportPath(), "utf8");
const report = JSON.parse(html.match(/id="report-data">(.*?)<\/script>/s)[1]);
const withChart = report.exhibits.filter((exhibit) => exhibit.chart);
let browser;

before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

/** What a file holds that pressing a button saves. Chromium stops a page that saves more than ten files a second. */
async function savedBy(page, exhibit, name) {
  const button = page.locator(`.actions[data-exhibit="${exhibit.id}"] button`, { hasText: name });
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  assert.equal(download.suggestedFilename(), `${exhibit.id}.${name.toLowerCase()}`);
  await page.waitForTimeout(150);
  return readFileSync(await download.path());
}

/** Words of the source line, in order, wherever a picture breaks its lines. */
function flat(text) {
  return text.replace(/<\/text>/g, " ").replace(/<[^>]*>/g, "").replaceAll("&amp;", "&").replace(/\s+/g, " ");
}

test("the report opens without a fault and asks for no other file", async () => {
  const { page, faults, requests, context } = await open(browser);
  await page.waitForTimeout(300);
  assert.deepEqual(faults, []);
  assert.deepEqual(requests, []);
  assert.equal(await page.evaluate(() => document.cookie), "");
  await context.close();
});

test("every exhibit with a chart has a drawing with marks and no broken number", async () => {
  const { page, context } = await open(browser);
  assert.ok(withChart.length > 0);
  for (const exhibit of withChart) {
    const svg = page.locator(`figure.chart[data-exhibit="${exhibit.id}"] > svg`);
    assert.equal(await svg.count(), 1, exhibit.id);
    assert.equal(await svg.getAttribute("role"), "img");
    assert.equal(await svg.getAttribute("aria-label"), exhibit.alt);
    const drawn = await svg.evaluate((node) => ({
      marks: node.querySelectorAll("svg g[data-mark] :is(path, circle, rect, line)").length,
      height: node.getBoundingClientRect().height,
      code: node.outerHTML,
    }));
    assert.ok(drawn.marks >= 2, `${exhibit.id} has ${drawn.marks} marks`);
    assert.ok(drawn.height > 60, `${exhibit.id} is ${drawn.height} px high`);
    assert.doesNotMatch(drawn.code, /NaN|Infinity|undefined/, exhibit.id);
    assert.match(flat(drawn.code), /Source: /);
  }
  assert.equal(await page.locator("header figure.chart > svg").count(), 1, "one chart with the answer");
  await context.close();
});

test("a chart shows one mark for each row it promises", async () => {
  const { page, context } = await open(browser);
  for (const { id, chart, rows } of withChart.filter((exhibit) => ["dumbbell", "bars"].includes(exhibit.chart.type))) {
    const value = (row) => (chart.type === "bars" ? [row[chart.value]] : [row[chart.before], row[chart.after]]);
    const drawable = rows.filter((row) => value(row).some((x) => typeof x === "number"));
    const expected = Math.min(chart.limit ?? Infinity, drawable.length);
    const names = await page.locator(`figure.chart[data-exhibit="${id}"] g[data-mark="y-axis tick label"] text`).count();
    assert.equal(names, expected, id);
  }
  await context.close();
});

test("every table holds all rows of its exhibit", async () => {
  const { page, context } = await open(browser);
  for (const exhibit of report.exhibits) {
    const rows = page.locator(`#${escaped(exhibit.id)} tbody tr`);
    assert.equal(await rows.count(), exhibit.rows.length, exhibit.id);
    if (exhibit.rows.length) assert.notEqual((await rows.first().textContent()).trim(), "");
  }
  await context.close();
});

test("without scripts the answer and the tables are there to read", async () => {
  const { page, faults, context } = await open(browser, { scripts: false, width: 390 });
  assert.equal(await page.locator("h1").innerText(), report.headline.title);
  assert.equal(await page.locator(".sentences .said").count(), report.headline.sentences.length);
  for (const exhibit of report.exhibits.filter((e) => e.rows.length))
    assert.ok(await page.locator(`#${escaped(exhibit.id)} table`).first().isVisible(), exhibit.id);
  assert.equal(await page.locator("figure.chart:visible").count(), 0);
  assert.equal(await page.locator("button:visible").count(), 0);
  assert.deepEqual(faults, []);
  await context.close();
});

for (const width of [390, 1280]) {
  test(`axe finds no serious fault at ${width} px`, async () => {
    const { page, context } = await open(browser, { width });
    await page.evaluate(() => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
    await page.evaluate(axeSource);
    const found = await page.evaluate(() =>
      axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
    const serious = found.violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
    assert.deepEqual(serious.map(({ id, nodes }) => [id, nodes[0].html]), []);
    assert.ok(found.passes.length > 10);
    await context.close();
  });
}

test("nothing scrolls sideways at 390 and 320 px", async () => {
  for (const width of [390, 320]) {
    const { page, context } = await open(browser, { width });
    const widths = await page.evaluate(() => {
      document.querySelectorAll("details").forEach((part) => { part.open = true; });
      return [document.documentElement.scrollWidth, document.body.scrollWidth];
    });
    assert.deepEqual(widths.map((w) => w <= width), [true, true], `${widths} at ${width}`);
    await context.close();
  }
});

test("charts are drawn anew when the window changes", async () => {
  const { page, context } = await open(browser);
  const chart = page.locator("figure.chart > svg").first();
  const wide = Number(await chart.getAttribute("width"));
  await page.setViewportSize({ width: 390, height: 844 });
  await page.waitForFunction((was) => Number(document.querySelector("figure.chart > svg").getAttribute("width")) < was, wide);
  await context.close();
});

test("CSV holds every row in full precision, the source and the citation", async () => {
  const { page, context } = await open(browser);
  for (const exhibit of report.exhibits) {
    const text = (await savedBy(page, exhibit, "CSV")).toString("utf8");
    const lines = text.trimEnd().split("\r\n");
    const comments = lines.filter((line) => line.startsWith("# "));
    assert.ok(comments.some((line) => line.startsWith("# Source: ")), exhibit.id);
    assert.ok(comments.some((line) => line.startsWith("# Cite as: ")), exhibit.id);
    const numbers = exhibit.rows.flatMap(Object.values).filter((cell) => typeof cell === "number");
    for (const number of numbers) assert.ok(text.includes(String(number)), `${exhibit.id} lacks ${number}`);
  }
  await context.close();
});

test("SVG and PNG are pictures that carry their title and source", async () => {
  const { page, faults, requests, context } = await open(browser);
  for (const exhibit of withChart) {
    const svg = (await savedBy(page, exhibit, "SVG")).toString("utf8");
    assert.match(svg, /^<\?xml/);
    assert.ok(flat(svg).includes(exhibit.title), exhibit.id);
    assert.match(flat(svg), /Source: /);
    assert.ok(flat(svg).includes(exhibit.source[0].replace(/\s+/g, " ")), exhibit.id);
    const png = await savedBy(page, exhibit, "PNG");
    assert.equal(png.subarray(1, 4).toString(), "PNG");
    assert.equal(png.readUInt32BE(16), 1600);
    assert.ok(png.includes("iTXtSource"));
    assert.ok(png.includes(exhibit.source[0]), exhibit.id);
    assert.ok(await inkOf(page, png) > 0.005, `${exhibit.id}: the picture is blank`);
  }
  assert.deepEqual([faults, requests], [[], []]);
  await context.close();
});

test("JSON is the whole document", async () => {
  const { page, context } = await open(browser);
  const button = page.locator(".actions[data-document] button");
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  assert.deepEqual(JSON.parse(readFileSync(await download.path(), "utf8")), report);
  await context.close();
});

test("each exhibit has a link of its own that leads to it", async () => {
  const { page, context } = await open(browser);
  for (const exhibit of report.exhibits) {
    const link = page.locator(`#${escaped(exhibit.id)} a.anchor`);
    assert.equal(await link.getAttribute("href"), `#${exhibit.id}`);
  }
  const targets = await page.$$eval('a[href^="#"]', (links) =>
    links.map((link) => link.getAttribute("href").slice(1)).filter((id) => !document.getElementById(id)));
  assert.deepEqual(targets, []);
  await context.close();
});

test("it prints, with everything opened", async () => {
  const { page, context } = await open(browser);
  const pdf = await page.pdf({ format: "A4" });
  assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
  assert.ok(pdf.length > 20_000);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.locator("details:not([open])").count(), 0);
  await context.close();
});

/** Part of the picture that is not white. */
function inkOf(page, png) {
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: image.width, height: image.height });
    const pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0);
    const { data: pixels } = pen.getImageData(0, 0, image.width, image.height);
    let dark = 0;
    for (let i = 0; i < pixels.length; i += 4) dark += pixels[i] < 200 ? 1 : 0;
    return dark / (pixels.length / 4);
  }, png.toString("base64"));
}

function escaped(id) {
  return id.replace(/[^A-Za-z0-9_-]/g, (c) => `\\${c}`);
}
