/** Copies text to the clipboard, also where a page is not served securely. */

/** Copy `text`; false if the browser lets us do it in no way. `near` lends a place in the page. */
export async function copyText(text: string, near: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text, near);
  }
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
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return copied;
}
