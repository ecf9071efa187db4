// `npm ci && npm run build` here writes graph_api/static/vendor/editor.js and the licences of what is in it.
import {build} from "esbuild";
import {readFileSync, writeFileSync} from "node:fs";
import {fileURLToPath} from "node:url";

const here = name => fileURLToPath(new URL(name, import.meta.url));
const target = "../../graph_api/static/vendor/";
const made = await build({
  entryPoints: [here("editor.js")], outfile: here(`${target}editor.js`), bundle: true, minify: true, format: "iife",
  target: "es2021", charset: "utf8", legalComments: "none", metafile: true, absWorkingDir: here("."),
  banner: {js: "/* CodeMirror 6, MIT: see editor.LICENSE.txt. Made by setup_tools/editor/build.mjs; do not edit. */"},
});
const packages = new Set(Object.keys(made.metafile.inputs)
  .map(path => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean));
const texts = [...packages].sort().map(name => {
  const version = JSON.parse(readFileSync(here(`node_modules/${name}/package.json`), "utf8")).version;
  return `${name} ${version}\n\n${readFileSync(here(`node_modules/${name}/LICENSE`), "utf8").trim()}\n`;
});
writeFileSync(here(`${target}editor.LICENSE.txt`), texts.join("\n----\n\n"));
