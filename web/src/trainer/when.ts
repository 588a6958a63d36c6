/** Moments as a form has them, by the clock here, and as an assignment has them, with an offset. */

/** What a field for date and time holds, as ISO 8601 with the offset that the clock here has then. */
export function momentOf(local: string): string | null {
  const at = new Date(local);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local) || Number.isNaN(at.getTime())) return null;
  return `${local.slice(0, 16)}${offsetOf(at)}`;
}

/** A moment as a field for date and time wants it: by the clock here. */
export function localOf(moment: string | null): string {
  if (!moment) return "";
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return "";
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The time zone here at a moment: its name and its offset. */
export function zoneOf(moment: string | null): string {
  const at = moment ? new Date(moment) : new Date();
  const parts = new Intl.DateTimeFormat("en-US", { timeZoneName: "long" }).formatToParts(at);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  return `${name}, UTC${offsetOf(at)}`;
}

function offsetOf(at: Date): string {
  const minutes = -at.getTimezoneOffset();
  const two = (number: number) => String(Math.floor(number)).padStart(2, "0");
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(size / 60)}:${two(size % 60)}`;
}
