// One comment with the licences of every bundled package, each text once.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

function packageOf(input) {
  const after = input.split("node_modules/").pop();
  if (after === input) return null;
  const parts = after.split("/");
  return parts[0].startsWith("@") ? parts.slice(0, 2).join("/") : parts[0];
}

function licenceText(folder) {
  const name = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
  return name ? readFileSync(join(folder, name), "utf8").trim() : null;
}

export function licences(here, inputs) {
  const bundled = inputs.map(packageOf).filter(Boolean);
  // The outlines come in through the module that build.mjs makes.
  const packages = [...new Set([...bundled, "world-atlas"])].sort();
  const byText = new Map();
  for (const name of packages) {
    const folder = join(here, "node_modules", name);
    const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const text = licenceText(folder) ?? `${license} licence`;
    const copyright = text.split("\n").filter((line) => /^copyright/i.test(line.trim()));
    const terms = text.split("\n").filter((line) => !/^copyright/i.test(line.trim())).join("\n").trim();
    const key = terms.replace(/\s+/g, " ");
    if (!byText.has(key)) byText.set(key, { terms, users: [] });
    byText.get(key).users.push(`${name} ${version}: ${copyright.join(" ").trim() || license}`);
  }
  const parts = [...byText.values()].map(({ users, terms }) => `${users.join("\n")}\n\n${terms}`);
  const all = parts.join("\n\n----\n\n").replaceAll("*/", "* /");
  return `/*! This script holds the following packages.\n\n${all}\n\nOutlines: Natural Earth, public domain.\n*/\n`;
}
