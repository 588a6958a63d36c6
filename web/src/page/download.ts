/** Hands a file to the person at the browser; works without a secure context, and from a file. */

/** Save `content` as JSON under `name`. */
export function download(name: string, content: object): void {
  downloadText(name, `${JSON.stringify(content, null, 1)}\n`, "application/json");
}

/** Save text, or bytes, under `name`, through a link that is followed at once. */
export function downloadText(name: string, text: string | Blob, type: string): void {
  const blob = new Blob([text], { type });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser may still be reading it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
