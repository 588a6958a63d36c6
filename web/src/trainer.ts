/** The script of the trainer's pages. */

import { register } from "./register.ts";
import { BuilderElement } from "./trainer/builder-element.ts";
import { ReportElement } from "./trainer/report-element.ts";
import { SignOffElement } from "./trainer/sign-off-element.ts";

register({
  "pb-builder": BuilderElement,
  "pb-report": ReportElement,
  "pb-sign-off": SignOffElement,
});
