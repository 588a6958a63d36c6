/** The script of pages with a sheet to fill in. */

import { WorksheetElement } from "../exercises/worksheet-element.ts";
import { register } from "../page/register.ts";

register({ "pb-worksheet": WorksheetElement });
