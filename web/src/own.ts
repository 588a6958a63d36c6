/** The script of the page on which people write down a call of their own. */

import { looksBeside } from "./beside.ts";
import { OwnElement } from "./own/own-element.ts";
import { register } from "./register.ts";

if (!customElements.get("pb-own")) {
  document.head.append(looksBeside("own.css"));
}

register({ "pb-own": OwnElement });
