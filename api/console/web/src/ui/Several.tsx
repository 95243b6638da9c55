/** Any number of choices, which the address tells. */

import { Select } from "antd";

import { many } from "./many.ts";
import { useAddress } from "./useAddress.ts";

interface Props {
  name: string;
  label: string;
  options: { value: string; label: string }[];
}

export function Several({ name, label, options }: Props) {
  const [search, set] = useAddress();
  return (
    <Select
      mode="multiple"
      allowClear
      className="several"
      maxTagCount="responsive"
      showSearch={{ optionFilterProp: "label" }}
      placeholder={label}
      aria-label={label}
      value={many(search, name)}
      options={options}
      onChange={(chosen: string[]) => {
        set({ [name]: chosen.join(",") });
      }}
    />
  );
}
