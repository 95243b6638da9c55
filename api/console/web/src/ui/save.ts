/** Files that were fetched: left with the reader, or shown as pages of their own. */

const KEPT_MS = 60_000;

/** Let the browser keep a file under a name. */
export function save(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = addressOf(content);
  link.download = name;
  link.click();
}

/** Open a file in a window of its own, from which it can be printed. */
export function openAlone(content: Blob): void {
  window.open(addressOf(content), "_blank", "noopener");
}

function addressOf(content: Blob): string {
  const address = URL.createObjectURL(content);
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, KEPT_MS);
  return address;
}
