/** The script of the trainer's pages. */

import { register } from "../page/register.ts";
import { BuilderElement } from "../builder/builder-element.ts";
import { ReportElement } from "../report/report-element.ts";
import { SignOffElement } from "../sign-off/sign-off-element.ts";

register({
  "pb-builder": BuilderElement,
  "pb-report": ReportElement,
  "pb-sign-off": SignOffElement,
});
