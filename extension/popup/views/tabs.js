/** Tabs after the ARIA pattern: arrow keys go from one to the next. On paper, all panels follow one another. */

import { fill, make } from "../../lib/dom.js";

/** What is there `now`, or comes `later`, as soon as the reader has seen the rest. */
/** @typedef {(Node | null)[]} Pieces */
/** @typedef {{id: string, name: string, count?: number, now?: Pieces, later?: () => Promise<Pieces>}} Section */

/** No longer than this is anybody kept waiting for the rest. */
const LATEST_MS = 100;

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
function panelOf({ id, name, now, later }) {
  const attributes = { role: "tabpanel", id: `panel-${id}`, "aria-labelledby": `tab-${id}`, tabindex: 0, class: "panel" };
  return make("section", { ...attributes, "aria-busy": later ? "true" : null }, make("h2", { class: "on-paper" }, name), now ?? []);
}

/** Fills the panels that were left for later; says `whole` when nothing is left. */
/** @param {HTMLElement} whole @param {Section[]} sections @param {HTMLElement[]} panels */
async function fillRest(whole, sections, panels) {
  const filled = sections.map(async ({ later }, at) => {
    const panel = panels[at];
    if (!later || !panel) return;
    fill(panel, await later());
    panel.removeAttribute("aria-busy");
  });
  await Promise.all(filled);
  whole.dispatchEvent(new CustomEvent("whole", { bubbles: true }));
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
  const whole = make("div", { class: "sections" }, list, panels);
  requestIdleCallback(() => fillRest(whole, sections, panels), { timeout: LATEST_MS });
  return whole;
}
