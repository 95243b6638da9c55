/** Words beside each other: none twice, none empty. */

export function joined(...words: (string | null | undefined)[]): string {
  const told = words.filter((each) => each !== null && each !== undefined && each !== "");
  return [...new Set(told)].join(" · ");
}
