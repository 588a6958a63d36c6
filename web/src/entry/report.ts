/** The script of the page on which trainers read what came back. */

import { ReportElement } from "../report/report-element.ts";
import { register } from "../page/register.ts";

register({ "pb-report": ReportElement });
