/** Fetches scripts that lie beside this one: as scripts, which pages from a file may load too. */

const own = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";

/** Run a script of ours; resolves when it has run, or could not be had. */
export async function fetchBeside(path: string): Promise<void> {
  const script = document.createElement("script");
  script.src = new URL(path, own).href;
  const done = new Promise((resolve) => script.onload = script.onerror = resolve);
  document.head.append(script);
  await done;
  script.remove();
}
