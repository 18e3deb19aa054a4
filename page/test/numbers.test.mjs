import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

async function load(path) {
  const entry = fileURLToPath(new URL(path, import.meta.url));
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: "esm", write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}

test("charts print numbers as the tables do", async () => {
  const { formatNumber } = await load("../src/numbers.ts");
  const cases = JSON.parse(readFileSync(new URL("../../tests/report/number_cases.json", import.meta.url), "utf8"));
  assert.ok(cases.length > 15);
  for (const { number, digits, signed, printed } of cases)
    assert.equal(formatNumber(number ?? NaN, digits, signed), printed);
});
