/** The script that gives files, and says where nothing can be printed; it comes once it is wanted. */

import { FileElement } from "../page/file-element.ts";
import { NoPrintElement } from "../page/no-print-element.ts";
import { register } from "../page/register.ts";
import { RescueElement } from "../page/rescue-element.ts";

register({ "pb-file": FileElement, "pb-no-print": NoPrintElement, "pb-rescue": RescueElement });
