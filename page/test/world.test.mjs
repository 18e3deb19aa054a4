import assert from "node:assert/strict";
import { test } from "node:test";
import { bundle } from "../build.mjs";
import { world } from "../world.mjs";

const { topology, dots } = world();
const drawn = topology.objects.states.geometries.map(({ id }) => id);
const known = new Set([...drawn, ...dots.map(([id]) => id)]);

test("every outline has a code and no state is drawn both ways", () => {
  assert.deepEqual(drawn.filter((id) => !/^[A-Z]{3}$/.test(id ?? "")), []);
  assert.deepEqual(dots.map(([id]) => id).filter((id) => drawn.includes(id)), []);
});

test("states with and without an outline are on the map", () => {
  for (const id of ["USA", "DEU", "CHN", "XKX", "TWN"]) assert.ok(drawn.includes(id), id);
  for (const id of ["SGP", "MLT", "AND", "TUV", "MHL"]) assert.ok(!drawn.includes(id) && known.has(id), id);
  assert.ok(known.size >= 195);
});

test("the bundle names the licence of each package and cannot end its element", async () => {
  const script = await bundle();
  for (const name of ["@observablehq/plot 0.6.17", "topojson-client 3.1.0", "world-atlas 2.0.2", "d3-geo"])
    assert.ok(script.slice(0, 20_000).includes(name), name);
  assert.doesNotMatch(script, /<\/script|<!--/);
  assert.doesNotMatch(script, /\bfetch\(|XMLHttpRequest|WebSocket|eval\(/);
});
