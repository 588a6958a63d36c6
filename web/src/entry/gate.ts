/** The script of pages with names to sort. */

import { GateElement } from "../exercises/gate-element.ts";
import { register } from "../page/register.ts";

register({ "pb-gate": GateElement });
