/** What lies beside this script: others of ours, data; and above it the site. */

// The command that makes reports has no document.
const own = (globalThis.document?.currentScript as HTMLScriptElement)?.src;

/** The root of the site, whatever page this is. */
export function siteRoot(): string {
  return new URL("../../", own).href;
}

/** The address of a script of the same set as this one, such as `calls/f05`: their names end alike. */
export function beside(name: string): string {
  return own.replace(/[a-z-]+(?!.*\/)/, name);
}

/** Run a script of ours; resolves when it has run, or could not be had.
 *
 * As a script, since pages from a file may load nothing else. */
export async function fetchBeside(name: string): Promise<void> {
  const script = document.createElement("script");
  script.src = beside(name);
  const done = new Promise((resolve) => script.onload = script.onerror = resolve);
  document.head.append(script);
  await done;
  script.remove();
}

const coming = new Map<string, Promise<void>>();

/** Run a script of ours for the element that it brings, if that is not known by now; false if it
 * could not be had, and then the next to ask tries again. */
export async function bring(script: string, element: string): Promise<boolean> {
  if (!customElements.get(element)) {
    const fetching = coming.get(script) ?? fetchBeside(script);
    coming.set(script, fetching);
    await fetching;
    coming.delete(script);
  }
  return !!customElements.get(element);
}
