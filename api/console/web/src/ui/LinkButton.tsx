/** What a click opens in place, written as a link. */

import type { ComponentProps } from "react";

export function LinkButton(props: ComponentProps<"button">) {
  return <button {...props} type="button" className="link" />;
}
