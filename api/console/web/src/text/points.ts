/** Points as people read them.  They come as exact decimals, and no digit is ever computed here. */

const SHOWN = 2;

/** Two digits at least, and no zeros beyond: 236.600000 is 236.60, 130.247813 stays. */
export function plain(points: string): string {
  const [whole = "0", fraction = ""] = points.split(".");
  return `${whole}.${fraction.replace(/0+$/, "").padEnd(SHOWN, "0")}`.replace("-", "−");
}

/** The same with its sign, for what is added or taken. */
export function signed(points: string): string {
  const shown = plain(points);
  return shown.startsWith("−") || /^0\.0+$/.test(shown) ? shown : `+${shown}`;
}

/** How long a bar is and where a dot stands: a matter of pixels only, never shown as a number. */
export function length(points: string): number {
  return Number(points);
}
