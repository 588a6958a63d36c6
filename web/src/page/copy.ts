/** Copies text to the clipboard, also where a page is not served securely. */

import { focusOn } from "./focus.ts";

/** Copy `text`; false if the browser lets us do it in no way. `near` lends a place in the page.
 *
 * Call it in the press that asks for it, before anything else is waited for: WebKit lets no page
 * copy later than that. Text that is still being made is handed over as a promise; on plain http
 * WebKit copies only what is there already. */
export async function copyText(
  text: string | Promise<string>,
  near: HTMLElement,
): Promise<boolean> {
  // Only pages that came over https have it, whatever the types promise.
  const clipboard: Clipboard | undefined = navigator.clipboard;
  try {
    if (clipboard) {
      await (typeof text === "string" ? clipboard.writeText(text) : clipboard.write([item(text)]));
      return true;
    }
  } catch {
    // It was refused, or is an older one.
  }
  return copyBySelection(typeof text === "string" ? text : await text, near);
}

function item(text: Promise<string>): ClipboardItem {
  const type = "text/plain";
  return new ClipboardItem({ [type]: text.then((words) => new Blob([words], { type })) });
}

/** The old way: select the text in a field, ask the browser to copy what is selected. */
function copyBySelection(text: string, near: HTMLElement): boolean {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "pb-say-aloud";
  field.setAttribute("aria-hidden", "true");
  near.append(field);
  field.select();
  let copied = false;
  try {
    copied = document.execCommand("copy");
  } catch {
    // The answer stays no.
  }
  field.remove();
  if (before instanceof HTMLElement) focusOn(before, { preventScroll: true });
  return copied;
}
