import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { reportPath } from "../testing/browser.mjs";

const at = (path) => new URL(path, import.meta.url);
const schema = JSON.parse(readFileSync(at("../../docs/schema/report.schema.json"), "utf8"));
const sample = JSON.parse(readFileSync(at("sample.json"), "utf8"));
const holds = new Ajv.default({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema);

function faultsOf(document) {
  holds(document);
  return (holds.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
}

test("the document inside the report is as the schema says", () => {
  const html = readFileSync(reportPath(), "utf8");
  assert.deepEqual(faultsOf(JSON.parse(html.match(/id="report-data">(.*?)<\/script>/s)[1])), []);
});

test("the sample document, with every kind of chart, is as the schema says", () => {
  assert.deepEqual(faultsOf(sample), []);
  const kinds = new Set(sample.exhibits.map(({ chart }) => chart?.type ?? "none"));
  assert.deepEqual([...kinds].sort(), ["bars", "dumbbell", "fan", "map", "none"]);
});

const spoiled = {
  "an unknown key": (d) => { d.surprise = 1; },
  "an unknown key in an exhibit": (d) => { d.exhibits[0].colour = "red"; },
  "a standing that is not one": (d) => { d.timeline[0].standing = "certain"; },
  "a number column without digits": (d) => { delete d.exhibits[0].columns[1].digits; },
  "a chart without words for it": (d) => { d.exhibits[0].alt = ""; },
  "a chart of no known kind": (d) => { d.exhibits[0].chart.type = "pie"; },
  "a row that holds a list": (d) => { d.exhibits[0].rows[0].name = ["a"]; },
  "another schema number": (d) => { d.schema = 2; },
  "a date in words": (d) => { d.scenario.changes[0].date = "1 January"; },
};

for (const [what, spoil] of Object.entries(spoiled)) {
  test(`the schema refuses ${what}`, () => {
    const document = structuredClone(sample);
    spoil(document);
    assert.notDeepEqual(faultsOf(document), []);
  });
}
