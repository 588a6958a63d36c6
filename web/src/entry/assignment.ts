/** The script of pages that hold an assignment. */

import { AssignmentElement } from "../assignment/assignment-element.ts";
import { register } from "../page/register.ts";

register({ "pb-assignment": AssignmentElement });
