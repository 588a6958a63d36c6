/** The script of the page on which people write down a call of their own. */

import { OwnElement } from "./own/own-element.ts";
import { register } from "./register.ts";

const own = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";

if (!customElements.get("pb-own")) {
  const looks = document.createElement("link");
  looks.rel = "stylesheet";
  looks.href = new URL("own.css", own).href;
  document.head.append(looks);
}

register({ "pb-own": OwnElement });
