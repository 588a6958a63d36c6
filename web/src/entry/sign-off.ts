/** The script of the page on which trainers sign off a practice call. */

import { SignOffElement } from "../sign-off/sign-off-element.ts";
import { register } from "../page/register.ts";

register({ "pb-sign-off": SignOffElement });
