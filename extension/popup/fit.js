/** Keeps the popup inside the room that the browser gives it, at any zoom. */

/** A popup grows with its content up to a limit; past it, the content goes by the room there is. */
export function fitWidth() {
  requestAnimationFrame(() => {
    const isTooWide = document.documentElement.scrollWidth > window.innerWidth + 1;
    if (isTooWide) document.body.style.width = "auto";
  });
}
