/** The script of pages on which a call is played. */

import { CallElement } from "../exercises/call-element.ts";
import { register } from "../page/register.ts";

register({ "pb-call": CallElement });
