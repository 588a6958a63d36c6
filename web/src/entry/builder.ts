/** The script of the page on which trainers put an assignment together. */

import { BuilderElement } from "../builder/builder-element.ts";
import { register } from "../page/register.ts";

register({ "pb-builder": BuilderElement });
