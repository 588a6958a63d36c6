/** Runs on every page; fetches the scripts of the elements that stand on it. */

import "../page/theme-fixes.ts";
import { ALONE, GROUND, KINDS, SCRIPTS, SEVERAL } from "./scripts.ts";

const own = (document.currentScript as HTMLScriptElement).src;
/** Script to whether it has run, or could not. */
const settled: Record<string, boolean> = {};

const on = (element: string) => document.querySelectorAll(`pb-${element}`);
const known = (element: string) => !!customElements.get(`pb-${element}`);

/** Elements hide what they take over, unless theirs is a script that could not be had or, having
 * come, could not run in this browser. */
function look(): void {
  const several = KINDS.filter((kind) => on(kind)[0] && !known(kind))[1];
  for (const [element, alone] of Object.entries(SCRIPTS)) {
    const script = several && KINDS.includes(element) ? SEVERAL : alone;
    const found = on(element);
    if (found[0] && !known(element)) {
      if (!ALONE.includes(script)) fetchScript(GROUND);
      fetchScript(script);
    }
    for (const each of found) each.classList.toggle("pb-js", known(element) || !settled[script]);
  }
}

function fetchScript(name: string): void {
  if (name in settled) return;
  settled[name] = false;
  const script = document.createElement("script");
  // The names of one set of scripts end alike.
  script.src = own.replace(/loader(?!.*\/)/, name);
  // In the order in which they were asked for.
  script.async = false;
  script.onload = script.onerror = () => {
    settled[name] = true;
    look();
  };
  document.head.append(script);
}

new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
look();
