/** Does on every page for keys and for paper what the theme leaves undone. */

/** Elements that are open for the time that paper takes. */
let opened: HTMLDetailsElement[] = [];

/** The theme opens its menu with a hidden box to tick, which no key reaches. */
function openMenu(event: Event): void {
  const box = document.getElementById("__drawer");
  if (!box || !(event.target instanceof Element && event.target.closest(".pb-drawer"))) return;
  event.preventDefault();
  event.stopPropagation();
  box.click();
}

/** At Tab the theme takes the focus out of its search field before the browser moves it on. WebKit
 * then begins at the top of the page again, so that no key leads past the field. */
function leaveSearch(event: KeyboardEvent): void {
  // With Shift, WebKit on Linux does not know the key by its name.
  if (event.key !== "Tab" && event.code !== "Tab") return;
  if (!(event.target as Element).matches?.(".md-search__input")) return;
  event.stopPropagation();
  const box = document.getElementById("__search") as HTMLInputElement | null;
  if (box?.checked) box.click();
}

/** Paper shows what is closed on a screen. A style sheet says so to browsers that know a name for
 * it; Firefox before 143 and Safari before 18.4 do not. */
function openForPaper(): void {
  if (CSS.supports("selector(::details-content)")) return;
  opened = [...document.querySelectorAll<HTMLDetailsElement>("details:not([open])")];
  for (const each of opened) each.open = true;
}

addEventListener("click", openMenu, true);
addEventListener("keydown", leaveSearch, true);
addEventListener("beforeprint", openForPaper);
addEventListener("afterprint", () => {
  for (const each of opened.splice(0)) each.open = false;
});
