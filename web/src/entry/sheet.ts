/** The script that makes workbooks; the page of reports fetches it once somebody asks for one. */

import { reportWorkbook } from "../report/report-sheets.ts";
import { shared } from "../store/global.ts";

shared().workbook = reportWorkbook;
