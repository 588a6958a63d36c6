/** A link that is pressed without network says so, and the page stays. The browser alone would put a
 * page of its own in the place of this one. Pressed again, it is followed: browsers may be wrong. */

const WORDS = "You seem to be offline, so this page cannot come now. What you did is kept. " +
  "Press again to try all the same.";

function stay(event: Event): void {
  const { onLine } = navigator;
  if (onLine || location.protocol === "file:" || event.defaultPrevented) return;
  const link = event.target instanceof Element &&
    event.target.closest<HTMLAnchorElement>("a[href]:not([download])");
  if (!link || link.origin !== location.origin || link.pathname === location.pathname) return;
  // Several of our scripts may listen: what was said is known from the page alone.
  if (link.nextElementSibling?.matches(".pb-offline")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const said = document.createElement("span");
  said.className = "pb-mark pb-offline";
  said.setAttribute("role", "alert");
  said.textContent = WORDS;
  link.after(said);
}

/** Take back what was said: the page can come now. */
function unsay(): void {
  for (const said of document.querySelectorAll(".pb-offline")) said.remove();
}

/** Listen for links that are pressed. */
export function stayWhileOffline(): void {
  addEventListener("click", stay, true);
  addEventListener("online", unsay);
}
