/** Brings the focus to where the work goes on. */

/** Focus an element that may have been drawn only now; nothing if there is none. */
export function focusOn(element: HTMLElement | null | undefined, options?: FocusOptions): void {
  // Firefox gives none to a legend whose place in the page is not worked out yet.
  element?.getClientRects();
  element?.focus(options);
}
