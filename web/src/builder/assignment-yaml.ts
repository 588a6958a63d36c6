/** An assignment as the file of the repository that publishes it. */

import type { Assignment, AssignmentItem } from "../contract/generated.ts";

/** The content of `exercises/assignments/<id>.yml`. */
export function yaml(assignment: Assignment): string {
  const { id, title, audience, note, given, due, earlier_work, items } = assignment;
  const head: [string, string][] = [
    ["id", id],
    ["title", quoted(title)],
    ["audience", audience && quoted(audience)],
    ["note", note && quoted(note)],
    ["given", given ? quoted(given) : ""],
    ["due", due ? quoted(due) : ""],
    ["earlier_work", earlier_work === "counts" ? "" : earlier_work],
  ];
  return [
    "# yaml-language-server: $schema=../../schemas/assignment.json",
    ...head.filter(([, value]) => value).map(([key, value]) => `${key}: ${value}`),
    "items:",
    ...items.map((item) => `  - {${entries(item).join(", ")}}`),
    "",
  ].join("\n");
}

function entries(item: AssignmentItem): string[] {
  const { id, exercises, needed, level, cast, fresh, offered, pass_mark, tries } = item;
  const several = exercises.length > 1;
  return [
    `id: ${id}`,
    ...several ? [`any_of: [${exercises.join(", ")}]`, `needed: ${needed}`] : [],
    ...several ? [] : [`exercise: ${exercises[0]}`],
    ...level === null ? [] : [`level: ${level}`],
    ...cast === null ? [] : [`cast: ${cast}`],
    ...fresh ? [`fresh: ${fresh}`] : [],
    ...offered ? ["offered: true"] : [],
    ...pass_mark === null ? [] : [`pass_mark: ${pass_mark}`],
    ...tries === null ? [] : [`tries: ${tries}`],
  ];
}

/** Text in double quotes, in which YAML reads what JSON writes; what breaks lines is spelled out. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
