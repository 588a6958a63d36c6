/** What our elements share: they begin once they stand in their page as a whole, and know when
 * they leave it. Where one stands, no link leads away without network. */

import "./offline-guard.ts";

export abstract class PageElement extends HTMLElement {
  /** Ended when the element leaves the page. */
  protected leaving = new AbortController();

  /** Called at each entering of a page, when all that stands in the element has been read. */
  protected abstract begin(): void;

  connectedCallback(): void {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    // While a page is still being read, the data may not stand there yet.
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", () => this.begin(), { once: true, signal });
    } else this.begin();
  }

  disconnectedCallback(): void {
    this.leaving.abort();
  }
}
