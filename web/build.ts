/** Bundles the client: `web/src/entry/*.ts` become classic scripts in `hooks/playbook/client/`.
 *
 * A file is written only when its content changed, so that a watching server does not reload twice.
 * The licenses of all that went into a bundle are written beside it.
 */
import { build, type BuildResult, type Plugin, stop } from "esbuild";
import { sentSheets } from "./stylesheets.ts";

const out = "hooks/playbook/client";
const entries = {
  loader: "web/src/entry/loader.ts",
  playbook: "web/src/entry/exercises.ts",
  aloud: "web/src/entry/read-aloud.ts",
  desk: "web/src/entry/progress.ts",
  filter: "web/src/entry/filter.ts",
  draw: "web/src/entry/live-practice.ts",
  assign: "web/src/entry/assignment.ts",
  own: "web/src/entry/own-call.ts",
  trainer: "web/src/entry/trainer.ts",
};
const styles = {
  aloud: "web/src/read-aloud/read-aloud.css",
  own: "web/src/own-call/own-call.css",
  builder: "web/src/builder/builder.css",
  report: "web/src/report/report.css",
  "sign-off": "web/src/sign-off/sign-off.css",
};
const polyfill = { "iframe-worker": "node_modules/iframe-worker/shim/index.js" };

/** Leaves out what the lines of a template are indented by: no page shows it, each would fetch it. */
const unindented: Plugin = {
  name: "unindented",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]web[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await Deno.readTextFile(path);
      const contents = text.includes('"lit/html.js"') ? text.replaceAll(/\n +/g, "\n") : text;
      return { contents, loader: "ts" };
    });
  },
};

async function bundle(entryPoints: Record<string, string>): Promise<BuildResult> {
  return await build({
    entryPoints,
    outdir: out,
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    // Fields become plain assignments, which are shorter; none of ours hides a setter.
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
    charset: "utf8",
    legalComments: "linked",
    logLevel: "error",
    metafile: true,
    plugins: [unindented],
    write: false,
  });
}

/** Writes under a temporary name first: nobody reads half a file. */
async function writeIfChanged(path: string, bytes: Uint8Array): Promise<void> {
  const before = await Deno.readFile(path).catch(() => new Uint8Array());
  if (before.length === bytes.length && before.every((byte, i) => byte === bytes[i])) return;
  const draft = `${path}.${Deno.pid}.tmp`;
  await Deno.writeFile(draft, bytes);
  await Deno.rename(draft, path);
}

/** What an earlier bundle was called would be shipped along for ever. */
async function removeOthers(names: string[]): Promise<void> {
  for (const { name } of Deno.readDirSync(out)) {
    if (!names.includes(name) && !name.endsWith(".tmp")) await Deno.remove(`${out}/${name}`);
  }
}

/** The license text of every package of which a bundle holds some code. */
async function licenses(results: BuildResult[]): Promise<string> {
  const folders = new Map<string, string>();
  for (const input of results.flatMap((result) => Object.keys(result.metafile?.inputs ?? {}))) {
    const found = input.match(/^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//);
    if (found?.[1] && found[2]) folders.set(found[2], found[1]);
  }
  const parts = [];
  for (const [name, folder] of [...folders].sort()) {
    const file = [...Deno.readDirSync(folder)].find((entry) => /^licen[cs]e/i.test(entry.name));
    if (!file) throw new Error(`${name} has no license file; the bundle may not be shipped`);
    const { version } = JSON.parse(await Deno.readTextFile(`${folder}/package.json`));
    parts.push(`${name} ${version}\n\n${await Deno.readTextFile(`${folder}/${file.name}`)}`);
  }
  return parts.join(`\n${"-".repeat(80)}\n\n`);
}

if (import.meta.main) {
  try {
    const results = [await bundle(entries), await bundle(styles), await bundle(polyfill)];
    await Deno.mkdir(out, { recursive: true });
    const files = results.flatMap((result) => result.outputFiles ?? []);
    for (const file of files) await writeIfChanged(file.path, file.contents);
    await writeIfChanged(`${out}/licenses.txt`, new TextEncoder().encode(await licenses(results)));
    const sheets = JSON.stringify(await sentSheets());
    await writeIfChanged(`${out}/stylesheets.json`, new TextEncoder().encode(sheets));
    await removeOthers([
      "licenses.txt",
      "stylesheets.json",
      ...files.map(({ path }) => path.split(/[\\/]/).at(-1)!),
    ]);
    // For the tests only; it is no part of the site.
    await Deno.mkdir(".cache", { recursive: true });
    const axe = await Deno.readFile("node_modules/axe-core/axe.min.js");
    await writeIfChanged(".cache/axe.min.js", axe);
  } catch (error) {
    // esbuild has printed its own errors, with file, line and a caret.
    if (!(error instanceof Error && "errors" in error)) console.error(String(error));
    Deno.exitCode = 1;
  } finally {
    await stop();
  }
}
