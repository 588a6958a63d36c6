/** The script for pages on which others rewrite texts; it comes when the first of them is seen. */

import { mend } from "../page/mending.ts";

mend();
