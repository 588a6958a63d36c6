/** The script for hearing and saying; pages fetch it once somebody asks for it. */

import { AloudElement } from "./aloud/element.ts";
import { register } from "./register.ts";

const own = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";

if (!customElements.get("pb-aloud")) {
  const looks = document.createElement("link");
  looks.rel = "stylesheet";
  looks.href = new URL("aloud.css", own).href;
  document.head.append(looks);
  // Instant navigation takes out of the head what the next page does not have.
  new MutationObserver(() => looks.isConnected || document.head.append(looks))
    .observe(document.head, { childList: true });
}

register({ "pb-aloud": AloudElement });
