/** The script of pages that hold an assignment. */

import { stayWhileOffline } from "./away.ts";
import { AssignmentElement } from "./assign/assignment-element.ts";
import { ReturnElement } from "./assign/return-element.ts";
import { register } from "./register.ts";

register({ "pb-return": ReturnElement, "pb-assignment": AssignmentElement });
stayWhileOffline();
