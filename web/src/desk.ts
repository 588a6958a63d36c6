/** The script of pages that look over all exercises. */

import { stayWhileOffline } from "./away.ts";
import { ProgressElement } from "./progress.ts";
import { register } from "./register.ts";

register({ "pb-progress": ProgressElement });
stayWhileOffline();
