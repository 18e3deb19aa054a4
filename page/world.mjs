// The outlines of the map: Natural Earth through world-atlas, keyed by ISO alpha-3, and a dot for each state
// too small for the coarse outlines. Made at build time; the result is committed nowhere.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoArea, geoBounds, geoCentroid } from "d3-geo";
import { feature } from "topojson-client";

const require = createRequire(import.meta.url);
const read = (name) => JSON.parse(readFileSync(require.resolve(name), "utf8"));
const alpha3 = new Map(read("i18n-iso-countries/codes.json").map(([, code, number]) => [number, code]));

const ANTARCTICA = "010";
const RUSSIA = "643";
const UKRAINE = "804";

/// Territories that ISO does not know: Kosovo by the code that data/states.csv uses; northern Cyprus and
/// Somaliland with the states that the UN counts them to.
const byName = new Map([["Kosovo", "XKX"], ["N. Cyprus", "CYP"], ["Somaliland", "SOM"]]);

/// Large territories that have outlines of their own, with the state they belong to.
const partOf = new Map([["GRL", "DNK"], ["PRI", "USA"], ["NCL", "FRA"], ["ATF", "FRA"]]);

function codeOf(shape) {
  const code = byName.get(shape.properties.name) ?? alpha3.get(shape.id) ?? null;
  return partOf.get(code) ?? code;
}

function isCrimea(polygon) {
  const [[west, south], [east, north]] = geoBounds(polygon);
  return west > 32 && east < 37 && south > 44 && north < 47;
}

/// The source draws lines of control; General Assembly resolution 68/262 counts Crimea to Ukraine, and so does the map.
function moveCrimea(topology, shapes) {
  const russia = shapes.find((shape) => shape.id === RUSSIA);
  const ukraine = shapes.find((shape) => shape.id === UKRAINE);
  const polygon = (arcs) => feature(topology, { type: "Polygon", arcs }).geometry;
  const moved = russia.arcs.filter((arcs) => isCrimea(polygon(arcs)));
  if (moved.length !== 1) throw new Error("the outlines have changed: Crimea is not one polygon of Russia");
  russia.arcs = russia.arcs.filter((arcs) => !moved.includes(arcs));
  ukraine.arcs = [...(ukraine.type === "Polygon" ? [ukraine.arcs] : ukraine.arcs), ...moved];
  ukraine.type = "MultiPolygon";
}

function dots(drawn) {
  const fine = read("world-atlas/countries-10m.json");
  return fine.objects.countries.geometries
    .map((shape) => ({ state: codeOf(shape), outline: feature(fine, shape) }))
    .filter(({ state, outline }) => state && !drawn.has(state) && geoArea(outline) > 0)
    .map(({ state, outline }) => [state, ...geoCentroid(outline).map((x) => Math.round(x * 100) / 100)]);
}

export function world() {
  const topology = read("world-atlas/countries-110m.json");
  const shapes = topology.objects.countries.geometries.filter((shape) => shape.id !== ANTARCTICA);
  moveCrimea(topology, shapes);
  const states = shapes.map((shape) => ({ ...shape, id: codeOf(shape), properties: {} }));
  const drawn = new Set(states.map((shape) => shape.id));
  topology.objects = { states: { type: "GeometryCollection", geometries: states } };
  return { topology, dots: dots(drawn) };
}
