/** Which scripts there are. Those that do more than bring elements have a file beside this one. */

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

/** The script that brings all of these where several stand on a page: packed as one, they take far
 * less than as one script a kind. */
export const SEVERAL = "exercises";
export const KINDS = ["call", "worksheet", "gate"];

/** What all scripts stand on, and run after, but those that stand alone. */
export const GROUND = "common";
export const ALONE = ["timer", "filter", "live-practice"];

/** Scripts that an element on the page asks for when there is a use for them. */
export const LATER = ["file", "hand-back", "mending", "outlook", "read-aloud", "return", "sheet"];

/** What scripts bring that do nothing else. `page/no-print` is `pb-no-print`: the class
 * `NoPrintElement` in `page/no-print-element.ts`. */
export const BRINGS: Readonly<Record<string, readonly string[]>> = {
  assignment: ["assignment/assignment"],
  builder: ["builder/builder", "page/file", "page/no-print"],
  call: ["exercises/call"],
  exercises: ["exercises/call", "exercises/gate", "exercises/worksheet"],
  file: ["page/file", "page/no-print", "page/rescue"],
  filter: ["filter/filter"],
  gate: ["exercises/gate"],
  "hand-back": ["handback/hand-back", "page/file"],
  "live-practice": ["live-practice/draw", "live-practice/cards", "page/no-print"],
  "own-call": ["own-call/own"],
  progress: ["progress/progress", "page/file"],
  report: ["report/report", "page/file", "page/no-print"],
  return: ["assignment/return", "page/file"],
  "sign-off": ["sign-off/sign-off", "page/file", "page/no-print"],
  timer: ["page/timer"],
  worksheet: ["exercises/worksheet"],
};
