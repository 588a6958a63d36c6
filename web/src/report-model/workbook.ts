/** A workbook as Excel opens it: cells in, the bytes of an .xlsx out, piece by piece.
 *
 * Of Office Open XML (ECMA-376) it writes what a table needs, and no formula: a text stays a text,
 * whatever it begins with. The same cells give the same bytes. */

import { strToU8, Zip, ZipDeflate } from "fflate/browser";
import { FORMULA, visibleLines } from "./visible.ts";

export interface Look {
  bold?: boolean;
  size?: number;
  /** The ground, RRGGBB in hex. */
  fill?: string;
  wrap?: boolean;
  center?: boolean;
  /** Reads from below. */
  turned?: boolean;
  /** Stands at the foot of its cell. */
  low?: boolean;
  /** How a number is shown, as Excel writes it. */
  format?: string;
  /** What stands for itself, and is no cell of a table. */
  free?: boolean;
}

/** A Date is shown by the clock of whoever makes the workbook: Excel knows no zones. */
export interface Cell {
  value: string | number | Date;
  look?: Look;
}

export type Cells = readonly Cell[];

export interface Sheet {
  name: string;
  /** Of each column, in characters. */
  widths: readonly number[];
  /** What stays in sight; its last row names the columns, and filters. */
  head: readonly Cells[];
  /** How many columns stay in sight. */
  frozen: number;
  rows: readonly unknown[];
  cellsOf: (row: never) => Cells;
  /** Cells of the head that are one: row, first and last column, from 0 on. */
  merged?: readonly (readonly [row: number, from: number, to: number])[];
  /** How many columns go on paper; all, if it is not said. */
  printed?: number;
}

/** Why something does not fit into a workbook, in words for whoever wanted it. */
export class NoRoomError extends Error {}

/** What Excel can hold. */
export const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const LONGEST_TEXT = 32_767;
/** Larger files need another kind of archive, which we do not write. */
const MOST_BYTES = 0xffffffff;
const AT_ONCE = 200_000;
/** Heights, in points. */
const LINE = 15;
const MOST_LINES = 20;
const MOST_TURNED = 160;
const DAY = 86_400_000;
/** Day 0 of Excel. Before its day 61 it counts a day that never was: February 29, 1900. */
const DAY_0 = Date.UTC(1899, 11, 30);
const FIRST_DAY = 61;
const LAST_DAY = 2_958_466;
const MOMENT = "yyyy\\-mm\\-dd\\ hh:mm";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const SCHEMAS = "http://schemas.openxmlformats.org";
const MAIN = `xmlns="${SCHEMAS}/spreadsheetml/2006/main"`;
const LINKS = `${SCHEMAS}/officeDocument/2006/relationships`;
const PLAIN: Look = {};
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The bytes of the file. `made` is ISO 8601. Throws NoRoomError where it holds too much. */
export function* workbook(
  title: string,
  made: string,
  sheets: readonly Sheet[],
): Generator<Uint8Array> {
  for (const { head, rows, widths } of sheets) {
    if (head.length + rows.length > MOST_ROWS || widths.length > MOST_COLUMNS) {
      throw new NoRoomError(
        `A sheet holds ${MOST_ROWS.toLocaleString("en-US")} rows and ` +
          `${
            MOST_COLUMNS.toLocaleString("en-US")
          } columns at most. Take the CSV, which holds more.`,
      );
    }
  }
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  const looks = new Looks();
  for (const [name, texts] of parts(title, made, sheets, looks)) {
    const file = new ZipDeflate(name);
    // It is read by the local clock, and no zone may show in the bytes.
    file.mtime = new Date(1980, 0, 1);
    zip.add(file);
    let waiting = XML;
    let size = 0;
    const push = (last: boolean) => {
      const bytes = strToU8(waiting);
      waiting = "";
      size += bytes.length;
      if (size > MOST_BYTES) throw new NoRoomError("This is more than fits. Take the CSV.");
      file.push(bytes, last);
    };
    for (const text of texts) {
      waiting += text;
      if (waiting.length < AT_ONCE) continue;
      push(false);
      yield* pieces.splice(0);
    }
    push(true);
    yield* pieces.splice(0);
  }
  zip.end();
  yield* pieces;
}

type Part = readonly [name: string, texts: Iterable<string>];

/** The files of the archive. The looks come last: they are known once all cells are written. */
function* parts(
  title: string,
  made: string,
  sheets: readonly Sheet[],
  looks: Looks,
): Generator<Part> {
  const kinds = [
    ["/xl/workbook.xml", `${TYPES}.sheet.main+xml`],
    ["/xl/styles.xml", `${TYPES}.styles+xml`],
    ["/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"],
    ...sheets.map((_, place) => [`/xl/worksheets/sheet${place + 1}.xml`, `${TYPES}.worksheet+xml`]),
  ];
  yield ["[Content_Types].xml", [
    `<Types xmlns="${SCHEMAS}/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    kinds.map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`).join("") +
    "</Types>",
  ]];
  yield ["_rels/.rels", [links([
    [`${LINKS}/officeDocument`, "xl/workbook.xml"],
    [
      `${SCHEMAS}/package/2006/relationships/metadata/core-properties`,
      "docProps/core.xml",
    ],
  ])]];
  yield ["docProps/core.xml", [
    `<cp:coreProperties xmlns:cp="${SCHEMAS}/package/2006/metadata/core-properties" ` +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped(title)}</dc:title>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${made.slice(0, 19)}Z</dcterms:created>` +
    "</cp:coreProperties>",
  ]];
  yield ["xl/workbook.xml", [workbookXml(sheets)]];
  yield ["xl/_rels/workbook.xml.rels", [links([
    ...sheets.map((_, place) =>
      [`${LINKS}/worksheet`, `worksheets/sheet${place + 1}.xml`] as const
    ),
    [`${LINKS}/styles`, "styles.xml"],
  ])]];
  for (const [place, sheet] of sheets.entries()) {
    yield [`xl/worksheets/sheet${place + 1}.xml`, sheetXml(sheet, looks)];
  }
  yield ["xl/styles.xml", [looks.xml()]];
}

function links(list: readonly (readonly [type: string, target: string])[]): string {
  const each = list.map(([type, target], place) =>
    `<Relationship Id="rId${place + 1}" Type="${type}" Target="${target}"/>`
  );
  return `<Relationships xmlns="${SCHEMAS}/package/2006/relationships">${
    each.join("")
  }</Relationships>`;
}

/** Names the sheets, and what of each is printed: which columns, and what stands on every page. */
function workbookXml(sheets: readonly Sheet[]): string {
  const named = sheets.map(({ name }, place) =>
    `<sheet name="${escaped(name)}" sheetId="${place + 1}" r:id="rId${place + 1}"/>`
  );
  const defined = (kind: string, range: (sheet: Sheet) => string) =>
    sheets.map((sheet, place) =>
      `<definedName name="_xlnm.${kind}" localSheetId="${place}"${
        kind === "_FilterDatabase" ? ' hidden="1"' : ""
      }>${range(sheet)}</definedName>`
    ).join("");
  const within = ({ name }: Sheet, range: string) => `'${escaped(name)}'!${range}`;
  return `<workbook ${MAIN} xmlns:r="${LINKS}"><sheets>${named.join("")}</sheets><definedNames>${
    defined("_FilterDatabase", (sheet) => within(sheet, filterOf(sheet, "$")))
  }${
    defined("Print_Area", (sheet) => {
      const { head, rows, widths, printed = widths.length } = sheet;
      return within(sheet, `$A$1:${at(head.length + rows.length - 1, printed - 1, "$")}`);
    })
  }${
    defined("Print_Titles", (sheet) => {
      const { head, frozen } = sheet;
      const columns = `$A:$${letters(frozen - 1)}`;
      return `${within(sheet, columns)},${within(sheet, `$1:$${head.length}`)}`;
    })
  }</definedNames></workbook>`;
}

function filterOf({ head, rows, widths }: Sheet, sign = ""): string {
  const [first, last] = [head.length - 1, head.length - 1 + rows.length];
  return `${at(first, 0, sign)}:${at(last, widths.length - 1, sign)}`;
}

function* sheetXml(sheet: Sheet, looks: Looks): Generator<string> {
  const { head, rows, widths, frozen, merged = [] } = sheet;
  const corner = at(head.length, frozen);
  yield `<worksheet ${MAIN}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>` +
    `<sheetView workbookViewId="0"><pane xSplit="${frozen}" ySplit="${head.length}" ` +
    `topLeftCell="${corner}" activePane="bottomRight" state="frozen"/>` +
    `<selection pane="bottomRight" activeCell="${corner}" sqref="${corner}"/></sheetView>` +
    '</sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>' +
    widths.map((width, place) =>
      `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`
    ).join("") + "</cols><sheetData>";
  for (const [place, cells] of head.entries()) {
    const own = [...widths];
    for (const [row, from, to] of merged) {
      if (row === place) own[from] = widths.slice(from, to + 1).reduce((all, each) => all + each);
    }
    yield rowXml(cells, place, own, looks);
  }
  for (const [place, row] of rows.entries()) {
    yield rowXml(sheet.cellsOf(row as never), head.length + place, widths, looks);
  }
  const ones = merged.map(([row, from, to]) =>
    `<mergeCell ref="${at(row, from)}:${at(row, to)}"/>`
  );
  yield `</sheetData><autoFilter ref="${filterOf(sheet)}"/>` +
    (ones.length ? `<mergeCells count="${ones.length}">${ones.join("")}</mergeCells>` : "") +
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>' +
    '<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
    "<headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>" +
    "</worksheet>";
}

function rowXml(cells: Cells, row: number, widths: readonly number[], looks: Looks): string {
  let text = "";
  let height = LINE;
  for (let column = 0; column < cells.length; column++) {
    const cell = cells[column]!;
    height = Math.max(height, heightOf(cell, widths[column]!));
    text += cellXml(cell, at(row, column), looks);
  }
  // What is not said is worked out by Excel, and not by others.
  const tall = height > LINE ? ` ht="${height}" customHeight="1"` : "";
  return `<row r="${row + 1}"${tall}>${text}</row>`;
}

/** In points, about: no letter is as wide as another. */
function heightOf({ value, look = {} }: Cell, width: number): number {
  if (typeof value !== "string") return LINE;
  const { size = 11, turned, wrap } = look;
  if (turned) {
    return Math.min(MOST_TURNED, 6.5 * value.length / Math.max(1, Math.floor(width / 2.4)) + LINE);
  }
  if (!wrap) return Math.ceil(1.35 * size);
  const lines = value.split("\n").map(({ length }) => Math.max(1, Math.ceil(length / width)));
  return LINE * Math.min(MOST_LINES, lines.reduce((all, each) => all + each));
}

function cellXml({ value, look = PLAIN }: Cell, place: string, looks: Looks): string {
  const number = value instanceof Date ? dayOf(value) : value;
  if (typeof number === "number" && Number.isFinite(number)) {
    const shown = value instanceof Date ? { format: MOMENT, ...look } : look;
    return `<c r="${place}" s="${looks.of(shown)}"><v>${number}</v></c>`;
  }
  if (value === "") return `<c r="${place}" s="${looks.of(look)}"/>`;
  const text = value instanceof Date ? isoOf(value) : String(value);
  // Else whoever edits the cell would make a formula of it.
  const quoted = FORMULA.test(text);
  return `<c r="${place}" s="${looks.of(look, quoted)}" t="inlineStr"><is>` +
    `<t xml:space="preserve">${escaped(fitting(visibleLines(text)))}</t></is></c>`;
}

/** The day and its part as Excel counts them, by the local clock; undefined before 1900. */
function dayOf(moment: Date): number | undefined {
  const local = moment.getTime() - moment.getTimezoneOffset() * 60_000;
  const day = (local - DAY_0) / DAY;
  // To the second: what a computer cannot write in its tenths would show as a minute less.
  return FIRST_DAY <= day && day < LAST_DAY ? Math.round(day * 86_400) / 86_400 : undefined;
}

function isoOf(moment: Date): string {
  return Number.isNaN(moment.getTime()) ? "no date" : moment.toISOString();
}

function fitting(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  // No letter of two halves is cut in two.
  const kept = text.slice(0, LONGEST_TEXT - 60).replace(/[\ud800-\udbff]$/, "");
  return `${kept} … (cut here: ${(text.length - kept.length).toLocaleString("en-US")} more)`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" },
};

/** Excel reads `_x0041_` as a letter that stands for another; its first sign is then written so. */
function escaped(text: string): string {
  return text.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_").replace(
    /[&<>"]/g,
    (sign) => ESCAPES[sign]!,
  );
}

function at(row: number, column: number, sign = ""): string {
  return `${sign}${letters(column)}${sign}${row + 1}`;
}

const known: string[] = [];

/** What Excel calls a column: 0 is A, 26 is AA. */
function letters(column: number): string {
  return known[column] ??= (column < 26 ? "" : letters(Math.floor(column / 26) - 1)) +
    String.fromCharCode(65 + column % 26);
}

/** Gives each look its number, and what it is made of one each. */
class Looks {
  readonly #numbers = new Map<string, number>();
  readonly #fonts = new Map<string, number>();
  readonly #fills = new Map<string, number>();
  readonly #formats = new Map<string, number>();
  readonly #seen = [new WeakMap<Look, number>(), new WeakMap<Look, number>()];

  constructor() {
    this.of({ free: true });
    for (const kind of ["none", "gray125"]) {
      place(this.#fills, `<patternFill patternType="${kind}"/>`);
    }
  }

  of(look: Look, quoted = false): number {
    const seen = this.#seen[Number(quoted)]!;
    const found = seen.get(look) ?? place(this.#numbers, this.#xml(look, quoted));
    seen.set(look, found);
    return found;
  }

  #xml(
    { bold, size = 11, fill, wrap, center, turned, low, format, free }: Look,
    quoted: boolean,
  ): string {
    const font = place(
      this.#fonts,
      `${bold ? "<b/>" : ""}<sz val="${size}"/><name val="Calibri"/><family val="2"/>`,
    );
    const ground = fill === undefined ? 0 : place(
      this.#fills,
      `<patternFill patternType="solid"><fgColor rgb="FF${fill}"/></patternFill>`,
    );
    const shown = format === undefined ? 0 : 164 + place(this.#formats, format);
    return `<xf numFmtId="${shown}" fontId="${font}" fillId="${ground}" borderId="${
      free ? 0 : 1
    }" xfId="0"` +
      ` applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"` +
      `${quoted ? ' quotePrefix="1"' : ""}><alignment vertical="${low ? "bottom" : "top"}"` +
      `${center ? ' horizontal="center"' : ""}${turned ? ' textRotation="90"' : ""}` +
      `${wrap ? ' wrapText="1"' : ""}/></xf>`;
  }

  xml(): string {
    const list = (name: string, all: Map<string, number>, open: string, close: string) =>
      `<${name} count="${all.size}">${
        [...all.keys()].map((each) => open + each + close).join("")
      }</${name}>`;
    const formats = [...this.#formats].map(([format, number]) =>
      `<numFmt numFmtId="${164 + number}" formatCode="${escaped(format)}"/>`
    );
    return `<styleSheet ${MAIN}>${
      formats.length ? `<numFmts count="${formats.length}">${formats.join("")}</numFmts>` : ""
    }${list("fonts", this.#fonts, "<font>", "</font>")}${
      list("fills", this.#fills, "<fill>", "</fill>")
    }<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${
      ["left", "right", "top", "bottom"].map((side) =>
        `<${side} style="thin"><color rgb="FFC9D1D8"/></${side}>`
      ).join("")
    }<diagonal/></border></borders>` +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      `${list("cellXfs", this.#numbers, "", "")}<cellStyles count="1">` +
      '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
  }
}

/** The number of a text in a list; one that is new is put at its end. */
function place(list: Map<string, number>, text: string): number {
  const found = list.get(text) ?? list.size;
  list.set(text, found);
  return found;
}
