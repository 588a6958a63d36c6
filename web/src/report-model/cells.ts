/** Text as rows of cells. */

/** What may stand between cells, the surest first. */
export const SEPARATORS = ["\t", ";", ","] as const;

/** Rows of cells; a cell in quotes may hold the separator, line ends, and quotes that are doubled. */
export function* rowsOf(
  text: string,
  between: string,
): Generator<{ number: number; cells: string[] }> {
  let [number, cells, cell, quoted] = [1, [] as string[], "", false];
  const plain = text.replace(/\r\n?/g, "\n");
  for (let at = 0; at < plain.length; at++) {
    const letter = plain[at]!;
    if (letter === "\n") number++;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (plain[at + 1] === '"') cell += plain[at++];
      else quoted = false;
    } else if (letter === '"' && !cell.trim()) [cell, quoted] = ["", true];
    else if (letter === between) {
      cells.push(cell);
      cell = "";
    } else if (letter === "\n") {
      yield { number: number - 1, cells: [...cells, cell] };
      [cells, cell] = [[], ""];
    } else cell += letter;
  }
  yield { number, cells: [...cells, cell] };
}
