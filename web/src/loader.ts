/** Runs on every page; fetches the bundle where an exercise stands. */

const own = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";
const page = document.documentElement.classList;
let asked = false;
let failed = false;

function look(): void {
  const here = document.querySelector("pb-call,pb-worksheet,pb-gate,pb-progress") !== null;
  page.toggle("pb-js", here && !failed);
  if (!here || asked) return;
  asked = true;
  const script = document.createElement("script");
  script.src = new URL("playbook.js", own).href;
  // A script that came but could not run in this browser registers nothing either.
  script.onload = script.onerror = () => {
    failed = !customElements.get("pb-call");
    look();
  };
  document.head.append(script);
}

new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
look();
