/** Documents that were fetched, as files and as pages of their own. */

const KEPT_MS = 60_000;
const OFFICE = "application/vnd.openxmlformats-officedocument";
const ENDINGS: Readonly<Record<string, string>> = {
  "application/pdf": ".pdf",
  "image/png": ".png",
  "image/jpeg": ".jpg",
  "text/html": ".html",
  [`${OFFICE}.wordprocessingml.document`]: ".docx",
  [`${OFFICE}.spreadsheetml.sheet`]: ".xlsx",
};

/** Let the browser keep a document under a name, with the ending of its type. */
export function save(document: Blob, name: string): void {
  const [type = ""] = document.type.split(";");
  const link = window.document.createElement("a");
  link.href = addressOf(document);
  link.download = name + (ENDINGS[type] ?? "");
  link.click();
}

/** Open a document in a window of its own, from which it can be printed. */
export function openAlone(document: Blob): void {
  window.open(addressOf(document), "_blank", "noopener");
}

function addressOf(document: Blob): string {
  const address = URL.createObjectURL(document);
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, KEPT_MS);
  return address;
}
