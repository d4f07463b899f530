/** Where the reading of each tab stands, kept by the browser for as long as it runs: the worker may end at any time. */

import { browser } from "./browser.js";

/** @param {number} tabId */
const keyOf = (tabId) => `reading:${tabId}`;

/** @param {number} tabId @returns {Promise<Reading | undefined>} */
export async function readingOf(tabId) {
  const stored = await browser.storage.session.get(keyOf(tabId));
  return /** @type {Reading | undefined} */ (stored[keyOf(tabId)]);
}

/**
 * Where the browser's room is used up, the readings of all other tabs make way.
 * @param {number} tabId
 * @param {Reading} reading
 */
export async function keepReading(tabId, reading) {
  try {
    await browser.storage.session.set({ [keyOf(tabId)]: reading });
  } catch {
    await browser.storage.session.clear();
    await browser.storage.session.set({ [keyOf(tabId)]: reading });
  }
}

/** @param {number} tabId */
export async function forgetReading(tabId) {
  await browser.storage.session.remove(keyOf(tabId));
}

/** @param {number} tabId @param {(reading: Reading | undefined) => void} told */
export function onReading(tabId, told) {
  browser.storage.session.onChanged.addListener((changes) => {
    const change = changes[keyOf(tabId)];
    if (change) told(/** @type {Reading | undefined} */ (change.newValue));
  });
}
