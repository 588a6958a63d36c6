/** A link that is pressed without network says so, and the page stays. The browser alone would put a
 * page of its own in the place of this one. Pressed again, it is followed: browsers may be wrong. */

const TOLD = "You seem to be offline. This page stays as it is. Press again to try all the same.";

function stay(event: Event): void {
  const { target } = event;
  const link = target instanceof Element && target.closest<HTMLAnchorElement>("a[href]");
  if (!link || navigator.onLine || event.defaultPrevented) return;
  // Files need no network, and a place on this page none either.
  if (!/^http/.test(link.protocol) || link.pathname === location.pathname) return;
  // Several of our scripts may listen: what was said is known from the page alone.
  if (link.nextElementSibling?.matches(".pb-offline")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const told = document.createElement("span");
  told.className = "pb-mark pb-offline";
  told.role = "alert";
  told.textContent = TOLD;
  link.after(told);
}

addEventListener("click", stay, true);
// What was said is taken back: the page can come now.
addEventListener("online", () => {
  document.querySelectorAll(".pb-offline").forEach((told) => told.remove());
});
