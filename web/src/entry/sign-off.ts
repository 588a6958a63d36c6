/** The script of the page on which trainers sign off a practice call. */

import { FileElement } from "../page/file-element.ts";
import { NoPrintElement } from "../page/no-print-element.ts";
import { SignOffElement } from "../sign-off/sign-off-element.ts";
import { register } from "../page/register.ts";

register({ "pb-sign-off": SignOffElement, "pb-file": FileElement, "pb-no-print": NoPrintElement });
