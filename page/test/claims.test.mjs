// The page of a checked ledger, written by the program itself.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, open } from "../testing/browser.mjs";

const require = createRequire(import.meta.url);
let browser;
let folder;
let path;
let ledger;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "counterpoise-claims-"));
  execFileSync(process.env.COUNTERPOISE_PROGRAM, ["claims", "march-2025", "--runs", "64", "--out", folder], { stdio: ["ignore", "pipe", "pipe"] });
  path = join(folder, "march-2025.html");
  ledger = JSON.parse(readFileSync(join(folder, "march-2025.json"), "utf8"));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

for (const width of [1280, 390])
  test(`at ${width} px every statement has its verdict in sight`, async () => {
    const { page, context, faults, requests } = await open(browser, { width, path });
    const rows = page.locator("main > .table-box tbody tr");
    assert.equal(await rows.count(), ledger.rows.length);
    for (const [i, row] of ledger.rows.entries()) {
      const verdict = rows.nth(i).locator("strong");
      assert.equal(await verdict.textContent(), row.verdict);
      const box = await verdict.boundingBox();
      assert.ok(box.x + box.width <= width, `${row.id}: its verdict stands out of sight`);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `the page is ${wide} px wide`);
    assert.deepEqual(faults, []);
    assert.deepEqual(requests, []);
    await context.close();
  });

test("every link of the overview leads to its statement, scripts off", async () => {
  const { page, context } = await open(browser, { path, scripts: false });
  for (const row of ledger.rows) {
    const link = page.locator(`main > .table-box a[href="#${row.id}"]`);
    assert.equal(await link.count(), 1, row.id);
    assert.equal(await page.locator(`section[id="${row.id}"] h2`).count(), 1, row.id);
  }
  await context.close();
});

test("axe finds no serious fault", async () => {
  const { page, context } = await open(browser, { path });
  await page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
  const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  const serious = result.violations.filter((v) => ["serious", "critical"].includes(v.impact));
  assert.deepEqual(serious.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(" ")}`), []);
  await context.close();
});
