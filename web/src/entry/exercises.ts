/** The script of pages with several kinds of exercises: packed as one, they take far less than as
 * one script a kind. */

import { CallElement } from "../exercises/call-element.ts";
import { GateElement } from "../exercises/gate-element.ts";
import { WorksheetElement } from "../exercises/worksheet-element.ts";
import { register } from "../page/register.ts";

register({ "pb-call": CallElement, "pb-gate": GateElement, "pb-worksheet": WorksheetElement });
