/** Runs on every page; fetches the scripts of the elements that stand on it. */

const SCRIPTS = {
  playbook: "pb-call,pb-worksheet,pb-gate,pb-timer",
  desk: "pb-progress",
  filter: "pb-filter",
  assign: "pb-assignment",
  draw: "pb-draw,pb-cards",
  own: "pb-own",
  trainer: "pb-builder,pb-report,pb-sign-off",
};

const own = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";
const page = document.documentElement.classList;
/** Script to whether it could not run. */
const failed: Record<string, boolean> = {};

function look(): void {
  let here = false;
  for (const [name, elements] of Object.entries(SCRIPTS)) {
    if (!document.querySelector(elements)) continue;
    here ||= !failed[name];
    if (!(name in failed)) fetchScript(name, elements);
  }
  page.toggle("pb-js", here);
}

function fetchScript(name: string, elements: string): void {
  failed[name] = false;
  const script = document.createElement("script");
  script.src = new URL(`${name}.js`, own).href;
  // A script that came but could not run in this browser registers nothing either.
  script.onload = script.onerror = () => {
    failed[name] = !customElements.get(elements.split(",")[0] ?? "");
    look();
  };
  document.head.append(script);
}

/** The theme opens its menu with a hidden box to tick, which no key reaches. */
function openMenu(event: Event): void {
  const box = document.getElementById("__drawer");
  if (!box || !(event.target instanceof Element && event.target.closest(".pb-drawer"))) return;
  event.preventDefault();
  event.stopPropagation();
  box.click();
}

addEventListener("click", openMenu, true);
new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
look();
