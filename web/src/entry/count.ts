/** The script that counts what stands in a worksheet; it comes once something is written. */

import { ticks } from "../judge/criteria.ts";
import { joined } from "../judge/joining.ts";
import { shared } from "../store/global.ts";

shared().count = { ticks, joined };
