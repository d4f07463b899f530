/** Tabs after the ARIA pattern: arrow keys go from one to the next. On paper, all panels follow one another. */

import { make } from "../../lib/dom.js";

/** @typedef {{id: string, name: string, count?: number, content: () => (Node | null)[]}} Section */

/** @param {HTMLElement[]} buttons @param {HTMLElement[]} panels @param {number} chosen */
function choose(buttons, panels, chosen) {
  buttons.forEach((button, at) => {
    button.setAttribute("aria-selected", String(at === chosen));
    button.tabIndex = at === chosen ? 0 : -1;
  });
  panels.forEach((panel, at) => {
    panel.classList.toggle("away", at !== chosen);
  });
}

const MOVES = /** @type {Record<string, (at: number, of: number) => number>} */ ({
  ArrowRight: (at, of) => (at + 1) % of,
  ArrowLeft: (at, of) => (at + of - 1) % of,
  Home: () => 0,
  End: (_, of) => of - 1,
});

/** @param {Section} section */
function tabButton({ id, name, count }) {
  const badge = count === undefined ? null : make("span", { class: "count" }, String(count));
  return make("button", { role: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}` }, name, badge ? " " : null, badge);
}

/** @param {Section} section */
function panelOf({ id, name, content }) {
  const attributes = { role: "tabpanel", id: `panel-${id}`, "aria-labelledby": `tab-${id}`, tabindex: 0, class: "panel" };
  return make("section", attributes, make("h2", { class: "on-paper" }, name), content());
}

/** @param {string} label @param {Section[]} sections */
export function tabs(label, sections) {
  const buttons = sections.map(tabButton);
  const panels = sections.map(panelOf);
  buttons.forEach((button, at) => {
    button.addEventListener("click", () => choose(buttons, panels, at));
  });
  const list = make("div", { role: "tablist", "aria-label": label, class: "tabs" }, buttons);
  list.addEventListener("keydown", (event) => {
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    const next = move(buttons.indexOf(/** @type {HTMLButtonElement} */ (event.target)), buttons.length);
    choose(buttons, panels, next);
    buttons[next]?.focus();
  });
  choose(buttons, panels, 0);
  return make("div", { class: "sections" }, list, panels);
}
