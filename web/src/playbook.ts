/** The script of pages with exercises. */

import { stayWhileOffline } from "./away.ts";
import { CallElement } from "./call.ts";
import { GateElement } from "./gate.ts";
import { HandBackElement } from "./handback-element.ts";
import { register } from "./register.ts";
import { TimerElement } from "./timer.ts";
import { WorksheetElement } from "./worksheet.ts";

register({
  "pb-hand-back": HandBackElement,
  "pb-call": CallElement,
  "pb-gate": GateElement,
  "pb-timer": TimerElement,
  "pb-worksheet": WorksheetElement,
});
stayWhileOffline();
