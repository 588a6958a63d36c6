/** Hands a file to the person at the browser; works without a secure context, and from a file. */

/** Save `content` as JSON under `name`, through a link that is followed at once. */
export function download(name: string, content: object): void {
  const blob = new Blob([`${JSON.stringify(content, null, 1)}\n`], { type: "application/json" });
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
