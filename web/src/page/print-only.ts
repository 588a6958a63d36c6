/** What goes onto paper. */

/** Print one element alone; the style sheet leaves the rest of the page out. */
export function printOnly(element: Element | null): void {
  const page = document.documentElement.classList;
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
  print();
}
