/** What most scripts stand on, so that a browser fetches and keeps it once: drawing, the store, the
 * ground of elements. What is exported here is not bundled into any other script. */

export { beside, bring, fetchBeside, siteRoot } from "../page/assets.ts";
export { copyText } from "../page/copy.ts";
export { button, clear, draw, html, mended, nothing, places, svg } from "../page/drawing.ts";
export { own } from "../page/watching.ts";
export { printPage } from "../page/print-page.ts";
export { focusOn } from "../page/focus.ts";
export { PageElement } from "../page/page-element.ts";
export { LiveElement } from "../page/page-data-element.ts";
export { register } from "../page/register.ts";
export { asEvent, HIGHEST, isNewer, LONGEST, site, words } from "../store/event-schema.ts";
export { shared } from "../store/global.ts";
export { eventOf, newId, NOTE } from "../store/store.ts";
export { byAttempt, inOrder } from "../contract/event-order.ts";
export { RATING_WORDS, VERDICT_WORDS } from "../contract/generated.ts";
export * from "../contract/shape.ts";
export * from "../contract/wording.ts";
