/** A moment: how it is told, and what. */

import { Select } from "antd";
import { useState } from "react";

import { useText } from "../text/language.ts";
import { toldOf, typedOf, type Way, wayOf } from "./moments.ts";

const BEFORE = ["-P1D", "-P7D", "-P1M", "-P3M", "-P6M", "-P1Y"];

interface Props {
  label: string;
  ways: Way[];
  told: string | null;
  onTell: (told: string | null) => void;
}

export function MomentField({ label, ways, told, onTell }: Props) {
  const { difference: t } = useText().audit;
  const [way, choose] = useState<Way>(wayOf(told) ?? "relative");
  const typed = typedOf(way, told);
  const tell = (text: string) => {
    if (text.trim() !== typed) onTell(toldOf(way, text.trim()));
  };
  const shared = {
    "aria-label": `${label} ${t.ways[way]}`,
    title: t.wayHints[way],
    placeholder: t.wayHints[way],
  };
  return (
    <div className="moment-field">
      <span>{label}</span>
      <Select
        aria-label={`${label} ${t.way}`}
        value={way}
        options={ways.map((value) => ({ value, label: t.ways[value] }))}
        onChange={(chosen) => {
          choose(chosen);
          if (chosen === "now") onTell(null);
        }}
      />
      {way === "day" && (
        <input
          {...shared}
          type="date"
          value={typed}
          onChange={({ target }) => {
            tell(target.value);
          }}
        />
      )}
      {way !== "day" && way !== "now" && (
        <input
          {...shared}
          key={way + typed}
          className="words"
          type="text"
          list={way === "relative" ? "moments-before" : undefined}
          defaultValue={typed}
          onBlur={({ target }) => {
            tell(target.value);
          }}
          onKeyDown={({ key, currentTarget }) => {
            if (key === "Enter") tell(currentTarget.value);
          }}
        />
      )}
      <datalist id="moments-before">
        {BEFORE.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </div>
  );
}
