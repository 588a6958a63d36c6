/** The script of pages whose lists can be narrowed down. */

import { FilterElement } from "../filter/filter-element.ts";
import { register } from "../page/register.ts";

register({ "pb-filter": FilterElement });
