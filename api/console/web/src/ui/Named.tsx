/** A name whose remark in brackets, as of the constructed data, stands back behind it. */

const REMARK = /^(.+?)(（[^（）]*）)$/u;

export function Named({ name }: { name: string }) {
  const [, head, remark] = REMARK.exec(name) ?? [null, name, null];
  return (
    <span className="named">
      {head}
      {remark !== null && <small>{remark}</small>}
    </span>
  );
}
