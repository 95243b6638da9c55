/** Which events: by what they are, who did them, whom they are about, and when they were recorded. */

import { Button, Checkbox, Segmented } from "antd";

import { useEventTypes } from "../events/useEventTypes.ts";
import { useText } from "../text/language.ts";
import { many } from "../ui/many.ts";
import { Several } from "../ui/Several.tsx";
import { useAddress } from "../ui/useAddress.ts";
import { FILTERS } from "./browse.ts";
import { DayRange, Pick } from "./fields.tsx";
import type { Names } from "./useNames.ts";

export function Filters({ names }: { names: Names }) {
  const { browse: t } = useText().audit;
  const [search, set] = useAddress();
  const types = useEventTypes(many(search, "kinds"));
  const clear = () => {
    set(Object.fromEntries(FILTERS.map((name) => [name, null])));
  };
  return (
    <section className="filters audit-filters" aria-label={t.filters}>
      <Several name="kinds" label={t.kinds} options={types.kinds} />
      <Several name="topics" label={t.topics} options={types.topics} />
      <Pick name="subject" label={t.subject} options={[...names.units, ...names.persons]} />
      <Pick name="unit" label={t.unit} options={names.units} />
      <Pick name="actor" label={t.actor} options={names.persons} />
      <DayRange from={t.from} to={t.to} />
      <div className="audit-filters-end">
        <Checkbox
          checked={search.has("changed")}
          onChange={({ target }) => {
            set({ changed: target.checked ? "1" : null });
          }}
        >
          {t.changed}
        </Checkbox>
        {(["cause", "appeal"] as const)
          .filter((name) => search.has(name))
          .map((name) => (
            <Checkbox
              key={name}
              checked
              onChange={() => {
                set({ [name]: null });
              }}
            >
              {name === "cause" ? t.effectsOf : t.caseOf}
            </Checkbox>
          ))}
        <Segmented
          aria-label={t.order}
          value={search.get("order") === "oldest" ? "oldest" : "newest"}
          options={(["newest", "oldest"] as const).map((value) => ({
            value,
            label: t.orders[value],
          }))}
          onChange={(order) => {
            set({ order: order === "oldest" ? order : null });
          }}
        />
        {FILTERS.some((name) => search.has(name)) && <Button onClick={clear}>{t.clear}</Button>}
      </div>
    </section>
  );
}
