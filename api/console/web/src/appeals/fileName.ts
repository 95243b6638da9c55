/** What a document is called as a file. */

const OFFICE = "application/vnd.openxmlformats-officedocument";
const ENDINGS: Readonly<Record<string, string>> = {
  "application/pdf": ".pdf",
  "image/png": ".png",
  "image/jpeg": ".jpg",
  "text/html": ".html",
  [`${OFFICE}.wordprocessingml.document`]: ".docx",
  [`${OFFICE}.spreadsheetml.sheet`]: ".xlsx",
};

/** `name` with the ending of the document's type; without one where the type is not known. */
export function fileName(name: string, document: Blob): string {
  const [type = ""] = document.type.split(";");
  return name + (ENDINGS[type] ?? "");
}
