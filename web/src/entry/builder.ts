/** The script of the page on which trainers put an assignment together. */

import { FileElement } from "../page/file-element.ts";
import { NoPrintElement } from "../page/no-print-element.ts";
import { BuilderElement } from "../builder/builder-element.ts";
import { register } from "../page/register.ts";

register({ "pb-builder": BuilderElement, "pb-file": FileElement, "pb-no-print": NoPrintElement });
