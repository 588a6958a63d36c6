/** Bundles the client: what `web/src/entry/scripts.ts` names becomes classic scripts in
 * `hooks/playbook/client/`, and the report of the command line a module in `hooks/playbook/command/`.
 *
 * A file is written only when its content changed, so that a watching server does not reload twice.
 * The licenses of all that went into a bundle are written beside it.
 */
import { build, type BuildOptions, type BuildResult, type Plugin, stop } from "esbuild";
import { crc32 } from "./src/contract/checksum.ts";
import { ALONE, BRINGS, EVERYWHERE, GROUND, LATER, SCRIPTS, SEVERAL } from "./src/entry/scripts.ts";
import { sentSheets } from "./stylesheets.ts";

const out = "hooks/playbook/client";
/** What the command line runs is no part of the site. */
const command = "hooks/playbook/command";
const styles = {
  "read-aloud": "web/src/read-aloud/read-aloud.css",
  "own-call": "web/src/own-call/own-call.css",
  builder: "web/src/builder/builder.css",
  report: "web/src/report/report.css",
  "sign-off": "web/src/sign-off/sign-off.css",
};
const commands = { report: "web/src/entry/report-cli.ts" };
/** It stands in the theme's folder as written too, for sites whose client is not built. */
const theme = { theme: "overrides/assets/javascripts/theme.js" };
const polyfill = { "iframe-worker": "node_modules/iframe-worker/shim/index.js" };

/** Leaves out what the lines of a template are indented by: no page shows it, each would fetch it. */
const unindented: Plugin = {
  name: "unindented",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]web[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await Deno.readTextFile(path);
      const contents = text.includes('/drawing.ts"') ? text.replaceAll(/\n +/g, "\n") : text;
      return { contents, loader: "ts" };
    });
  },
};

/** Makes the beginning of a script that only brings elements. */
const bringing: Plugin = {
  name: "bringing",
  setup({ onLoad, onResolve }) {
    const namespace = "brings";
    onResolve({ filter: /^brings:/ }, ({ path }) => ({ path: path.split(":")[1]!, namespace }));
    onLoad({ filter: /./, namespace }, async ({ path }) => {
      const elements = BRINGS[path]!.map((element) => {
        const name = element.split("/")[1]!;
        const words = name.split("-").map((word) => word[0]!.toUpperCase() + word.slice(1));
        return { element, name, type: `${words.join("")}Element` };
      });
      const lines = elements.map(({ element, name, type }) =>
        `import { ${type} } from "../${element}-element.ts"; register({ "pb-${name}": ${type} });`
      );
      const contents = ['import { register } from "../page/register.ts";', ...lines].join("\n");
      return { contents, resolveDir: await Deno.realPath("web/src/entry") };
    });
  },
};

const options = {
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  // Fields become plain assignments, which are shorter; none of ours hides a setter.
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  charset: "utf8",
  // No line in each script tells of the file beside it; the list of licenses does.
  legalComments: "external",
  logLevel: "error",
  metafile: true,
  plugins: [unindented],
  write: false,
} satisfies BuildOptions;

async function bundle(
  entryPoints: Record<string, string>,
  plugins: Plugin[] = [],
): Promise<BuildResult> {
  return await build({ ...options, entryPoints, plugins: [...plugins, bringing, unindented] });
}

/** The script that others stand on, as those see it. */
interface Ground {
  /** Under which key of the one global its exports lie, as a list. It holds the script's checksum:
   * none runs on a ground of another edition that a browser has kept. */
  key: string;
  exports: string[];
  /** Full paths of the modules that it holds. */
  holds: Set<string>;
}

async function scripts(): Promise<BuildResult[]> {
  const [result, ground] = await groundScript();
  const standing = new Set([...Object.values(SCRIPTS), SEVERAL, ...LATER]);
  for (const name of ALONE) standing.delete(name);
  return [
    result,
    await bundle(entries([EVERYWHERE, ...ALONE])),
    await bundle(entries(standing), [standingOn(ground)]),
  ];
}

function entries(names: Iterable<string>): Record<string, string> {
  return Object.fromEntries([...names].map((name) => [
    name,
    name in BRINGS ? `brings:${name}` : `web/src/entry/${name}.ts`,
  ]));
}

/** Builds the ground so that it lays its exports where others find them. */
async function groundScript(): Promise<[BuildResult, Ground]> {
  const [path] = Object.values(entries([GROUND]));
  const { metafile } = await build({ ...options, entryPoints: [path!], format: "esm" });
  const exports = Object.values(metafile.outputs).flatMap((output) => output.exports);
  const unknown = "00000000";
  const contents = `import { ${exports} } from "./${path}";
    (globalThis.playbook ??= {})["${GROUND} ${unknown}"] = [${exports}];`;
  const result = await build({
    ...options,
    stdin: { contents, resolveDir: "." },
    entryNames: GROUND,
  });
  const holds = new Set<string>();
  for (const { inputs } of Object.values(result.metafile.outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      if (bytesInOutput && file !== "<stdin>") holds.add(await Deno.realPath(file));
    }
  }
  const script = result.outputFiles.find((file) => file.path.endsWith(".js"))!;
  const sum = crc32(script.contents).toString(16).padStart(8, "0");
  script.contents = new TextEncoder().encode(script.text.replace(unknown, sum));
  return [result, { key: `${GROUND} ${sum}`, exports, holds }];
}

/** Takes what the ground holds from there. What it holds and does not export is an error. */
function standingOn({ key, exports, holds }: Ground): Plugin {
  const namespace = GROUND;
  return {
    name: "standing-on",
    setup({ onLoad, onResolve, resolve }) {
      onResolve({ filter: /./ }, async ({ path, pluginData, ...from }) => {
        if (from.kind === "entry-point" || pluginData === namespace) return;
        const found = await resolve(path, { ...from, pluginData: namespace });
        if (holds.has(found.path)) return { path: key, namespace, sideEffects: false };
        // What no browser has, such as the files of a library, only esbuild itself can leave out.
        return /^(?:\/|[A-Za-z]:)/.test(found.path) ? found : undefined;
      });
      onLoad({ filter: /./, namespace }, () => {
        // Calls marked as pure vanish if nobody needs what they give.
        const lines = exports.map((name, place) =>
          `export const ${name} = /* @__PURE__ */ (() => ground[${place}])();`
        );
        return { contents: [`const ground = playbook["${key}"];`, ...lines].join("\n") };
      });
    },
  };
}

/** What deno runs, without a browser and without a permission. */
async function bundleCommands(): Promise<BuildResult> {
  return await build({
    entryPoints: commands,
    outdir: command,
    bundle: true,
    format: "esm",
    target: "es2022",
    platform: "neutral",
    mainFields: ["module", "main"],
    // A library would ask for it only if it were to read a file by itself.
    external: ["fs"],
    // Of lit the edition that needs no document.
    conditions: ["node"],
    charset: "utf8",
    legalComments: "inline",
    logLevel: "error",
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
    const results = [...await scripts(), await bundle({ ...styles, ...theme, ...polyfill })];
    await Deno.mkdir(out, { recursive: true });
    const files = results.flatMap((result) => result.outputFiles ?? []);
    for (const file of files) await writeIfChanged(file.path, file.contents);
    await writeIfChanged(`${out}/licenses.txt`, new TextEncoder().encode(await licenses(results)));
    await Deno.mkdir(command, { recursive: true });
    for (const file of (await bundleCommands()).outputFiles ?? []) {
      await writeIfChanged(file.path, file.contents);
    }
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
