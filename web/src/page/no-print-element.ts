/** `<pb-no-print>`: stands after a button that could not print, until the page can. */

import { own } from "./watching.ts";

export class NoPrintElement extends HTMLElement {
  connectedCallback(): void {
    const link = document.createElement("a");
    link.href = location.href;
    link.target = "_blank";
    link.textContent = "open it in a window of its own";
    this.className = "pb-mark";
    this.role = "alert";
    this.replaceChildren(
      "This page could not open the print window here. To print it, ",
      link,
      ".",
    );
    addEventListener("beforeprint", () => {
      this.remove();
      own();
    }, { once: true });
  }
}
