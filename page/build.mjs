// Bundles src/report.ts with its packages and the world's outlines into one script: node build.mjs OUT
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licences } from "./licences.mjs";
import { world } from "./world.mjs";

const here = dirname(fileURLToPath(import.meta.url));

const worldModule = {
  name: "world",
  setup(bundle) {
    bundle.onResolve({ filter: /^virtual:world$/ }, () => ({ path: "world", namespace: "world" }));
    bundle.onLoad({ filter: /.*/, namespace: "world" }, () => ({
      contents: JSON.stringify(world()),
      loader: "json",
    }));
  },
};

export async function bundle() {
  const result = await build({
    entryPoints: [join(here, "src/report.ts")],
    absWorkingDir: here,
    bundle: true,
    minify: true,
    format: "iife",
    target: ["es2021"],
    legalComments: "none",
    charset: "utf8",
    write: false,
    metafile: true,
    plugins: [worldModule],
  });
  const [output] = Object.values(result.metafile.outputs);
  const held = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  const script = licences(here, held.map(([input]) => input)) + result.outputFiles[0].text;
  for (const unsafe of ["</script", "<!--"])
    if (script.includes(unsafe)) throw new Error(`the bundle holds ${unsafe}, which would end its element`);
  return script;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const out = process.argv[2];
  if (!out) throw new Error("usage: node build.mjs OUT");
  const script = await bundle();
  writeFileSync(out, script);
  if (readFileSync(out, "utf8") !== script) throw new Error(`${out} was not written whole`);
}
