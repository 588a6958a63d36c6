/** The script of pages that hold an assignment. */

import { AssignmentElement } from "../assignment/assignment-element.ts";
import { ReturnElement } from "../assignment/return-element.ts";
import { register } from "../page/register.ts";

register({ "pb-return": ReturnElement, "pb-assignment": AssignmentElement });
