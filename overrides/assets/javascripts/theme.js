// @ts-check
/* What the theme writes into each page as scripts of its own, in a file: so a host's policy can be
 * one fixed line. It runs in the head before anything is drawn, so colors never flash.
 *
 * Plain JavaScript, since pages whose exercises are not built need it too. */
(() => {
  const { base = ".", palettes = "" } = document.currentScript?.dataset ?? {};
  const scope = new URL(base, location.href);

  /** @typedef {{ media: string, scheme: string, primary: string, accent: string }} Colors */

  /** What the theme has kept in this browser; null if nothing, or if nothing may be kept.
   * @param {string} name
   * @param {Storage} [storage]
   * @param {URL} [at]
   * @returns {any} */
  function get(name, storage, at = scope) {
    try {
      return JSON.parse((storage ?? localStorage).getItem(`${at.pathname}.${name}`) ?? "null");
    } catch {
      return null;
    }
  }

  /** @param {string} name @param {unknown} value @param {Storage} [storage] @param {URL} [at] */
  function set(name, value, storage, at = scope) {
    try {
      (storage ?? localStorage).setItem(`${at.pathname}.${name}`, JSON.stringify(value));
    } catch {
      // What cannot be kept is chosen anew on the next page.
    }
  }

  /** A short number for a text, as the theme counts it. @param {string} text */
  function hash(text) {
    return [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0);
  }

  /** The colors that a reader chose, or those of the system. @returns {Colors | undefined} */
  function colors() {
    const chosen = get("__palette")?.color;
    if (chosen && chosen.media !== "(prefers-color-scheme)") return chosen;
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const media = `(prefers-color-scheme: ${dark ? "dark" : "light"})`;
    const [, scheme = "", primary = "", accent = ""] =
      palettes.split(";").map((one) => one.split("|")).find(([name]) => name === media) ?? [];
    return scheme ? { media, scheme, primary, accent } : undefined;
  }

  function paint() {
    if (!document.body) return;
    seen.disconnect();
    for (const [name, value] of Object.entries(colors() ?? {})) {
      document.body.setAttribute(`data-md-color-${name}`, value);
    }
  }

  /** Which scripts and styles the page on show was built with; empty unless `build` has said so. */
  const release = () => document.querySelector("meta[name=pb-set]")?.getAttribute("content");
  let shown = release();

  /** When a quick page change brings a page of another release, load it with its own scripts.
   *
   * Answers that lie in this window's memory alone would be lost by that: then the old ones serve. */
  function loadAnew() {
    if (release() === shown) return;
    shown = release();
    /** @type {Iterable<{ status(): { state: string } }>} */
    const stores = globalThis.playbook?.stores?.values() ?? [];
    if ([...stores].every((store) => store.status().state === "kept")) location.reload();
  }

  new MutationObserver(loadAnew).observe(document.head, { childList: true });

  // The body's tag comes after this script, and the first paint after that.
  const seen = new MutationObserver(paint);
  seen.observe(document.documentElement, { childList: true });
  Object.assign(globalThis, {
    __md_scope: scope,
    __md_hash: hash,
    __md_get: get,
    __md_set: set,
  });
})();
