/** Moments as a form has them, by the clock here, and as an assignment has them, with an offset. */

/** The last moment that a field may hold: a year has four digits, and checkers take a later one for
 * a slip. */
export const LATEST = "2999-12-31T23:59";

/** What a field for date and time holds, as ISO 8601 with the offset that the clock here has then. */
export function momentOf(local: string): string | null {
  const at = new Date(local);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local) || Number.isNaN(at.getTime())) return null;
  // The hour as it is read there: one that the clock leaves out in spring is the next one.
  return `${local.slice(0, 11)}${two(at.getHours())}:${two(at.getMinutes())}${offsetOf(at)}`;
}

/** A moment as a field for date and time wants it: by the clock here. */
export function localOf(moment: string | null): string {
  if (!moment) return "";
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return "";
  return new Date(at.getTime() - minutesWest(at) * 60_000).toISOString().slice(0, 16);
}

/** The time zone here at a moment: its name and its offset. */
export function zoneOf(moment: string | null): string {
  const at = moment ? new Date(moment) : new Date();
  const parts = new Intl.DateTimeFormat("en-US", { timeZoneName: "long" }).formatToParts(at);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  return `${name}, UTC${offsetOf(at)}`;
}

function offsetOf(at: Date): string {
  const minutes = -minutesWest(at);
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Whole minutes: long ago offsets had seconds, which no field has and not every browser tells. */
function minutesWest(at: Date): number {
  return Math.trunc(at.getTimezoneOffset());
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
