/** Fields of filters that write what is chosen into the address. */

import { Select } from "antd";

import { useAddress } from "../ui/useAddress.ts";
import type { Choice } from "./useNames.ts";

interface PickProps {
  name: string;
  label: string;
  options: Choice[];
}

/** One of several; nothing chosen means any. */
export function Pick({ name, label, options }: PickProps) {
  const [search, set] = useAddress();
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      placeholder={label}
      aria-label={label}
      value={search.get(name)}
      options={options}
      onChange={(value: string | undefined) => {
        set({ [name]: value ?? null });
      }}
    />
  );
}

/** The days from which and until which, both included. */
export function DayRange(labels: { from: string; to: string }) {
  const [search, set] = useAddress();
  return (["from", "to"] as const).map((name) => (
    <label key={name}>
      {labels[name]}
      <input
        type="date"
        value={search.get(name) ?? ""}
        onChange={({ target }) => {
          set({ [name]: target.value });
        }}
      />
    </label>
  ));
}

/** Words that are asked for once they are written. */
export function Words({ name, label, hint }: { name: string; label: string; hint?: string }) {
  const [search, set] = useAddress();
  const written = search.get(name) ?? "";
  return (
    <input
      key={written}
      className="words"
      type="text"
      aria-label={label}
      placeholder={label}
      title={hint}
      defaultValue={written}
      onBlur={({ target }) => {
        if (target.value !== written) set({ [name]: target.value });
      }}
      onKeyDown={({ key, currentTarget }) => {
        if (key === "Enter") set({ [name]: currentTarget.value });
      }}
    />
  );
}
