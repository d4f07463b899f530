/** The grade on the toolbar's icon, for the tab that was read. */

import { browser } from "./browser.js";

/** `--grade-X-text` of the tokens in the light theme, on which white is legible; a test compares. */
export const COLOURS = /** @type {Record<string, string>} */ ({
  A: "#17633f",
  B: "#456014",
  C: "#735300",
  D: "#8f3f10",
  E: "#9b1f2b",
});
export const HINT_COLOUR = "#17536e";

/** @param {number} tabId @param {string} text @param {string} colour @param {string} title */
async function paint(tabId, text, colour, title) {
  try {
    await browser.action.setBadgeText({ tabId, text });
    await browser.action.setBadgeBackgroundColor({ tabId, color: colour });
    await browser.action.setBadgeTextColor({ tabId, color: "#ffffff" });
    await browser.action.setTitle({ tabId, title });
  } catch {
    // The tab was closed in the meantime: there is nothing left to paint on.
  }
}

/** @param {number} tabId @param {string} grade @param {string} title */
export const showGrade = (tabId, grade, title) => paint(tabId, grade, COLOURS[grade] ?? HINT_COLOUR, title);

/** Asks for the click without which a page may not be read. @param {number} tabId @param {string} title */
export const showHint = (tabId, title) => paint(tabId, "▸", HINT_COLOUR, title);

/** @param {number} tabId */
export const clearBadge = (tabId) => paint(tabId, "", HINT_COLOUR, "");
