/** The script of live practice: draws a set, and shows the cards of a call. */

import { stayWhileOffline } from "../page/offline-guard.ts";
import { CardsElement } from "../live-practice/cards-element.ts";
import { DrawElement } from "../live-practice/draw-element.ts";
import { NoPrintElement } from "../page/no-print-element.ts";
import { register } from "../page/register.ts";

register({ "pb-draw": DrawElement, "pb-cards": CardsElement, "pb-no-print": NoPrintElement });
stayWhileOffline();
