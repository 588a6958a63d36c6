/** The script of pages with exercises. */

import { stayWhileOffline } from "../page/offline-guard.ts";
import { CallElement } from "../exercises/call-element.ts";
import { GateElement } from "../exercises/gate-element.ts";
import { HandBackElement } from "../handback/handback-element.ts";
import { register } from "../page/register.ts";
import { TimerElement } from "../page/timer-element.ts";
import { WorksheetElement } from "../exercises/worksheet-element.ts";

register({
  "pb-hand-back": HandBackElement,
  "pb-call": CallElement,
  "pb-gate": GateElement,
  "pb-timer": TimerElement,
  "pb-worksheet": WorksheetElement,
});
stayWhileOffline();
