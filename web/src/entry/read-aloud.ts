/** The script for hearing and saying; pages fetch it once somebody asks for it. */

import { AloudElement } from "../read-aloud/element.ts";
import { looksBeside } from "../page/looks.ts";
import { register } from "../page/register.ts";

if (!customElements.get("pb-aloud")) {
  const looks = looksBeside("read-aloud");
  document.head.append(looks);
  // Instant navigation takes out of the head what the next page does not have.
  new MutationObserver(() => looks.isConnected || document.head.append(looks))
    .observe(document.head, { childList: true });
}

register({ "pb-aloud": AloudElement });
