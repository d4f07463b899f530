/** What the reader has chosen, kept in this browser. */

import { browser } from "./browser.js";

const KEY = "settings";

/** @type {Settings} */
export const DEFAULTS = { service: "http://127.0.0.1:8000", lookups: false, marks: false, language: "" };

/** @returns {Promise<Settings>} */
export async function getSettings() {
  const stored = await browser.storage.local.get(KEY);
  return { ...DEFAULTS, .../** @type {Partial<Settings>} */ (stored[KEY] ?? {}) };
}

/** @param {Partial<Settings>} choices */
export async function saveSettings(choices) {
  await browser.storage.local.set({ [KEY]: { ...(await getSettings()), ...choices } });
}
