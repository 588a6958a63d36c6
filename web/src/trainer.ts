/** The script of the trainer's pages. */

import { register } from "./register.ts";
import { BuilderElement } from "./trainer/builder-element.ts";
import { ReportElement } from "./trainer/report-element.ts";
import { SignOffElement } from "./trainer/sign-off-element.ts";

const own = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";

if (!customElements.get("pb-builder")) {
  const looks = document.createElement("link");
  looks.rel = "stylesheet";
  looks.href = new URL("trainer.css", own).href;
  document.head.append(looks);
}

register({
  "pb-builder": BuilderElement,
  "pb-report": ReportElement,
  "pb-sign-off": SignOffElement,
});
