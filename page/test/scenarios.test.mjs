// Reports of every kind of answer, written by the program itself: no leaver, no change, another leaver, a body alone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { launch, open } from "../testing/browser.mjs";
import { makeReports } from "../testing/reports.mjs";

const schema = JSON.parse(readFileSync(new URL("../../docs/schema/report.schema.json", import.meta.url), "utf8"));
const holds = new Ajv.default({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema);
let made;
let browser;

before(async () => {
  made = makeReports();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  made?.remove();
});

/** Opens each report in turn. */
async function eachReport(options, look) {
  for (const report of made.reports) {
    const opened = await open(browser, { ...options, path: report.html });
    await look(report, opened);
    await opened.context.close();
  }
}

test("every report is as the schema says", () => {
  for (const { name, document } of made.reports) {
    holds(document);
    assert.deepEqual((holds.errors ?? []).map((e) => `${e.instancePath} ${e.message}`), [], name);
  }
});

test("what a report refers to is in it", () => {
  for (const { name, document } of made.reports) {
    const ids = document.exhibits.map((e) => e.id);
    assert.equal(new Set(ids).size, ids.length, `${name}: two exhibits share an id`);
    const groups = new Set(document.groups.map((g) => g.id));
    const tables = new Set(document.sources.map((s) => s.table));
    for (const sentence of document.headline.sentences)
      if (sentence.exhibit) assert.ok(ids.includes(sentence.exhibit), `${name}: no exhibit ${sentence.exhibit}`);
    for (const e of document.exhibits) {
      assert.ok(groups.has(e.group), `${name}: ${e.id} is in no group`);
      assert.ok(e.source.length > 0, `${name}: ${e.id} names no source`);
      for (const table of e.tables) assert.ok(tables.has(table), `${name}: ${e.id} cites ${table}, which no source describes`);
    }
  }
});

test("every column and chart names keys that all rows hold", () => {
  const keysOf = (chart) => {
    if (!chart) return [];
    if (chart.type === "fan") return [chart.x, ...(chart.facet ? [chart.facet] : []), ...chart.series.flatMap((s) => [s.low, s.mid, s.high])];
    return ["label", "before", "after", "value", "key", "color", "detail"].map((part) => chart[part]).filter(Boolean);
  };
  for (const { name, document } of made.reports)
    for (const e of document.exhibits)
      for (const row of e.rows)
        for (const key of [...e.columns.map((c) => c.key), ...keysOf(e.chart)])
          assert.ok(key in row, `${name}: ${e.id} has a row without ${key}`);
});

test("every report opens without a fault, asks for nothing and draws every chart", async () => {
  await eachReport({}, async ({ name, document }, { page, faults, requests }) => {
    await page.waitForTimeout(200);
    assert.deepEqual([faults, requests], [[], []], name);
    const drawn = await page.evaluate(() => [...document.querySelectorAll("figure.chart.drawn")].map((figure) => ({
      id: figure.dataset.exhibit,
      marks: figure.querySelectorAll("svg g[data-mark] :is(path, circle, rect, line)").length,
      code: figure.innerHTML,
    })));
    const wanted = document.exhibits.filter((e) => e.chart && e.rows.length).map((e) => e.id);
    assert.deepEqual(drawn.map((d) => d.id).sort(), wanted.sort(), name);
    for (const { id, marks, code } of drawn) {
      assert.ok(marks >= 2, `${name}: ${id} has ${marks} marks`);
      assert.doesNotMatch(code, /NaN|Infinity|undefined/, `${name}: ${id}`);
    }
  });
});

test("on a phone no report scrolls sideways and the first screen holds question and answer", async () => {
  await eachReport({ width: 390 }, async ({ name, document }, { page }) => {
    const bottom = async (selector) => { const box = await page.locator(selector).first().boundingBox(); return box.y + box.height; };
    assert.ok(await bottom("h1") < 420, `${name}: the question`);
    for (const { id } of document.headline.sentences.slice(0, 2))
      assert.ok(await bottom(`#answer-${id} .said`) < 844, `${name}: ${id}`);
    await page.evaluate(() => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 390, `${name} is ${width} px wide`);
  });
});

/** Words alone: the page keeps a number and its unit on one line by a space that does not break. */
const plain = (text) => text.replace(/\s+/g, " ");

test("without scripts every sentence and every table can be read", async () => {
  await eachReport({ scripts: false }, async ({ name, document }, { page }) => {
    const text = plain(await page.locator("main").innerText());
    for (const sentence of document.headline.sentences) assert.ok(text.includes(plain(sentence.text)), `${name}: ${sentence.text}`);
    for (const { id, rows } of document.exhibits.filter((e) => e.rows.length)) {
      assert.ok(await page.locator(`article[id="${id}"] table`).first().isVisible(), `${name}: ${id}`);
      assert.equal(await page.locator(`article[id="${id}"] tbody tr`).count(), rows.length, `${name}: ${id}`);
    }
  });
});

test("a table is folded where its chart prints every number, and only there", async () => {
  const { page, context } = await open(browser, { path: made.reports[0].html });
  assert.equal(await page.locator("article#un-scale table:visible").count(), 0);
  await page.locator("article#un-scale details.table-fold > summary").click();
  assert.equal(await page.locator("article#un-scale tbody tr:visible").count(), 10);
  for (const id of ["un-entities", "cover-map", "spending-level"])
    assert.ok(await page.locator(`article#${id} table`).first().isVisible(), id);
  await context.close();
});

test("the two worlds of a fan differ without colour", async () => {
  const { page, context } = await open(browser, { path: made.reports[0].html });
  const kinds = await page.evaluate(() =>
    [...document.querySelectorAll('figure[data-exhibit="spending-level"] g[data-mark="line"]')]
      .map((g) => (g.closest("[stroke-dasharray]") || g.querySelector("[stroke-dasharray]") ? "dashed" : "whole")));
  assert.ok(kinds.includes("whole") && kinds.includes("dashed"), kinds.join(" "));
  await context.close();
});

test("a table's source leads to its citation", async () => {
  const { page, context } = await open(browser, { path: made.reports[0].html });
  await page.locator("article#un-scale details.how > summary").click();
  await page.locator('article#un-scale a[href="#source-un_scale"]').click();
  assert.ok(await page.locator("#source-un_scale").isVisible());
  await context.close();
});
