/** The script that reads Outlook's own format; the page of reports fetches it for the first such file. */

import { messageIn } from "../intake/outlook.ts";
import { shared } from "../store/global.ts";

shared().outlook = messageIn;
