/** Days and moments as the tax authorities count them: in the time of Shanghai, which knows no summer time. */

const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** The day (2014-07-15) of a moment. */
export function dayOf(moment: string): string {
  return local(moment).slice(0, 10);
}

/** Day and minute (2014-07-15 09:30) of a moment. */
export function minuteOf(moment: string): string {
  return local(moment).slice(0, 16).replace("T", " ");
}

/** The last moment of a day, as the log counts: microseconds. */
export function endOf(day: string): string {
  return `${day}T23:59:59.999999+08:00`;
}

/** Whether this is a day of the calendar, written as 2014-07-15. */
export function isDay(text: string | null): text is string {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && fromNumber(toNumber(text)) === text;
}

/** A day as a number that grows by one each day, for sliders and axes. */
export function toNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

/** The day of such a number. */
export function fromNumber(number: number): string {
  const day = new Date(number * DAY_MS);
  return Number.isNaN(day.getTime()) ? "" : day.toISOString().slice(0, 10);
}

/** The months that begin from `first` to `last`, both included, by the number of their first day. */
export function monthsBetween(
  first: number,
  last: number,
): { number: number; month: number; year: number }[] {
  const found = [];
  for (let number = first; number <= last; number += 1) {
    const day = fromNumber(number);
    if (day.endsWith("-01")) {
      found.push({ number, month: Number(day.slice(5, 7)), year: Number(day.slice(0, 4)) });
    }
  }
  return found;
}

function local(moment: string): string {
  return new Date(Date.parse(moment) + OFFSET_MS).toISOString();
}
