/** The script of handing back an exercise; it comes once somebody has begun one. */

import { FileElement } from "../page/file-element.ts";
import { HandBackElement } from "../handback/handback-element.ts";
import { register } from "../page/register.ts";

register({ "pb-hand-back": HandBackElement, "pb-file": FileElement });
