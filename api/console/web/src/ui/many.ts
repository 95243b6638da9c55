/** What stands in an address under a name that takes several values, separated by commas. */
export function many(search: URLSearchParams, name: string): string[] {
  return (search.get(name) ?? "").split(",").filter((each) => each !== "");
}
