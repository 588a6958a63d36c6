/** The script of live practice: draws a set, and shows the cards of a call. */

import { stayWhileOffline } from "./away.ts";
import { CardsElement } from "./live/cards-element.ts";
import { DrawElement } from "./live/draw-element.ts";
import { register } from "./register.ts";

register({ "pb-draw": DrawElement, "pb-cards": CardsElement });
stayWhileOffline();
