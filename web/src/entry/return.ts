/** The script of handing an assignment back; it comes once something of it is begun. */

import { FileElement } from "../page/file-element.ts";
import { ReturnElement } from "../assignment/return-element.ts";
import { register } from "../page/register.ts";

register({ "pb-return": ReturnElement, "pb-file": FileElement });
