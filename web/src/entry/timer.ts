/** The script of pages that give some seconds to say something in. */

import { TimerElement } from "../page/timer-element.ts";
import { register } from "../page/register.ts";

register({ "pb-timer": TimerElement });
