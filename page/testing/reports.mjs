// Runs scenarios with the program under test, each once into a temporary folder. Not a test itself.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const program = process.env.COUNTERPOISE_PROGRAM;
if (!program) throw new Error("COUNTERPOISE_PROGRAM must name the program that writes the reports");

const NOTHING = `title = "Nothing changes"
about = "A world without a change."
start = 2026
end = 2032
runs = 64
seed = 1
`;

/** What is run: one of each kind of answer. */
export const scenarios = {
  "us-leaves-nato-and-un": ["us-leaves-nato-and-un"],
  "hungary-leaves-nato": ["--leave", "HUN:NATO"],
  "us-leaves-un": ["--leave", "USA:UN"],
  "ukraine-joins-nato": ["--join", "UKR:NATO"],
  "us-dormant-in-nato": ["--dormant", "USA:NATO"],
  "us-leaves-who": ["--leave", "USA:WHO"],
  "nothing-changes": [],
};

/** Runs every named scenario; `remove` ends the folder. */
export function makeReports(names = Object.keys(scenarios)) {
  const folder = mkdtempSync(join(tmpdir(), "counterpoise-page-"));
  const empty = join(folder, "nothing-changes.toml");
  writeFileSync(empty, NOTHING);
  const reports = names.map((name) => {
    const asked = scenarios[name].length ? scenarios[name] : [empty];
    const out = join(folder, name);
    execFileSync(program, ["run", ...asked, "--runs", "64", "--out", out], { stdio: ["ignore", "pipe", "pipe"] });
    return { name, html: join(out, "report.html"), document: JSON.parse(readFileSync(join(out, "report.json"), "utf8")) };
  });
  return { folder, reports, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
