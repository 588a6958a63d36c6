/** Registers the elements of the client, once. */

import { CallElement } from "./call.ts";
import { GateElement } from "./gate.ts";
import { HandBackElement } from "./handback-element.ts";
import { ProgressElement } from "./progress.ts";
import { TimerElement } from "./timer.ts";
import { WorksheetElement } from "./worksheet.ts";

const ELEMENTS: Record<string, CustomElementConstructor> = {
  "pb-hand-back": HandBackElement,
  "pb-call": CallElement,
  "pb-gate": GateElement,
  "pb-progress": ProgressElement,
  "pb-timer": TimerElement,
  "pb-worksheet": WorksheetElement,
};

for (const [name, element] of Object.entries(ELEMENTS)) {
  if (!customElements.get(name)) customElements.define(name, element);
}
