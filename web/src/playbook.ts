/** Registers the elements of the client, once. */

import { CallElement } from "./call.ts";
import { GateElement } from "./gate.ts";
import { WorksheetElement } from "./worksheet.ts";

const ELEMENTS: Record<string, CustomElementConstructor> = {
  "pb-call": CallElement,
  "pb-gate": GateElement,
  "pb-worksheet": WorksheetElement,
};

for (const [name, element] of Object.entries(ELEMENTS)) {
  if (!customElements.get(name)) customElements.define(name, element);
}
