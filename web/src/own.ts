/** The script of the page on which people write down a call of their own. */

import { stayWhileOffline } from "./away.ts";
import { OwnElement } from "./own/own-element.ts";
import { register } from "./register.ts";

register({ "pb-own": OwnElement });
stayWhileOffline();
