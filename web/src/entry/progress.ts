/** The script of pages that look over all exercises. */

import { FileElement } from "../page/file-element.ts";
import { ProgressElement } from "../progress/progress-element.ts";
import { register } from "../page/register.ts";

register({ "pb-progress": ProgressElement, "pb-file": FileElement });
