/** The script of the page on which people write down a call of their own. */

import { OwnElement } from "../own-call/own-element.ts";
import { register } from "../page/register.ts";

register({ "pb-own": OwnElement });
