/** Which scripts there are; each is built of the file of its name beside this one. */

/** The script that each page runs by itself, whatever stands on it. */
export const EVERYWHERE = "loader";

/** Element, without its `pb-`, to the script that brings it. */
export const SCRIPTS = {
  call: "call",
  worksheet: "worksheet",
  gate: "gate",
  progress: "progress",
  assignment: "assignment",
  own: "own-call",
  builder: "builder",
  report: "report",
  "sign-off": "sign-off",
  timer: "timer",
  filter: "filter",
  draw: "live-practice",
  cards: "live-practice",
};

/** The script that brings all of these where several stand on a page. */
export const SEVERAL = "exercises";
export const KINDS = ["call", "worksheet", "gate"];

/** What all scripts stand on, and run after, but those that stand alone. */
export const GROUND = "common";
export const ALONE = ["timer", "filter", "live-practice"];

/** Scripts that an element on the page asks for when there is a use for them. */
export const LATER = [
  "count",
  "file",
  "hand-back",
  "mending",
  "outlook",
  "read-aloud",
  "return",
  "sheet",
];
