/** The site's style sheets as they are sent: each with the parts that it imports, in few bytes.
 *
 * What they were made from is noted beside them, so that a sheet that was edited since is known.
 */
import { build } from "esbuild";

const DOCS = "docs/";
const FOLDER = `${DOCS}stylesheets`;

/** One sheet: what is sent, and of itself and each part the SHA-256 of its text. */
interface Sent {
  css: string;
  of: Record<string, string>;
}

/** All sheets that no other one imports, by their paths among the docs. */
export async function sentSheets(): Promise<Record<string, Sent>> {
  const made = await build({
    entryPoints: await sheetsIn(FOLDER),
    outdir: FOLDER,
    bundle: true,
    minify: true,
    // Pictures and fonts stay where they are; a sheet stays where it is too.
    external: ["*.svg", "*.png", "*.jpg", "*.webp", "*.woff", "*.woff2"],
    charset: "utf8",
    legalComments: "none",
    logLevel: "error",
    metafile: true,
    write: false,
  });
  const sheets: Record<string, Sent> = {};
  const parts = new Set<string>();
  for (const [name, { inputs }] of Object.entries(made.metafile.outputs)) {
    const of: Record<string, string> = {};
    for (const source of Object.keys(inputs)) {
      of[source.slice(DOCS.length)] = await sumOf(source);
      if (source !== name) parts.add(source.slice(DOCS.length));
    }
    const file = made.outputFiles.find(({ path }) => path.replaceAll("\\", "/").endsWith(name));
    sheets[name.slice(DOCS.length)] = { css: tightened(file?.text ?? ""), of };
  }
  for (const part of parts) delete sheets[part];
  return sheets;
}

/** The blank before the value of a custom property means nothing, and the bundler leaves it. */
function tightened(css: string): string {
  return css.replaceAll(/([{;]--[\w-]+):\s+/g, "$1:").trimEnd();
}

async function sheetsIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory) found.push(...await sheetsIn(path));
    else if (name.endsWith(".css")) found.push(path);
  }
  return found.sort();
}

/** As the engine reads it: no byte order mark, and lines that end in one sign. */
async function sumOf(file: string): Promise<string> {
  const text = (await Deno.readTextFile(file)).replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const sum = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
