/** The script of the page on which trainers read what came back. */

import { FileElement } from "../page/file-element.ts";
import { NoPrintElement } from "../page/no-print-element.ts";
import { ReportElement } from "../report/report-element.ts";
import { register } from "../page/register.ts";

register({ "pb-report": ReportElement, "pb-file": FileElement, "pb-no-print": NoPrintElement });
