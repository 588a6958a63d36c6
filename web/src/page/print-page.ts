/** What goes onto paper, and what is said where nothing does. */

import { bring } from "./assets.ts";
import { own } from "./watching.ts";

/** Print the page, or one element alone; the style sheet leaves the rest of the page out. Where the
 * browser does not let the page print, that is said after the button that was pressed. */
export function printPage({ currentTarget }: Event, element?: Element | null): void {
  const page = document.documentElement.classList;
  let began = false;
  const done = () => {
    page.remove("pb-only");
    element?.classList.remove("pb-one");
  };
  if (element) {
    page.add("pb-only");
    element.classList.add("pb-one");
    // Some browsers go on before the paper is ready.
    addEventListener("afterprint", done, { once: true });
  }
  addEventListener("beforeprint", () => began = true, { once: true });
  const button = currentTarget as Element;
  print();
  if (began) return;
  // Paper that is late in coming is still of this element; the next press is of something else.
  addEventListener("pointerdown", done, { once: true });
  if (button.nextElementSibling?.localName === "pb-no-print") return;
  button.after(document.createElement("pb-no-print"));
  own();
  void bring("file", "pb-no-print");
}
