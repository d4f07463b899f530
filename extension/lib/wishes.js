/** A policy behind a link that the reader wants read: may it be, and what is kept while the browser asks. */

import { isSameOrigin, sitePattern } from "./addresses.js";
import { browser, isFirefox } from "./browser.js";

const WISHED = "wished";

/** @typedef {{address: string, from: {id: number, address: string}}} Wished */

/**
 * Whether a page that this tab moves on to may be read with the click of before: in Chrome, within one site.
 * @param {string} here @param {string} address
 */
export const staysReadable = (here, address) => !isFirefox && isSameOrigin(here, address);

/** @param {string} address */
export const permissionFor = (address) => ({ origins: [sitePattern(address)] });

/** Kept while the browser asks its question: it may close the popup and end the worker meanwhile. */
/** @param {string} address @param {{id: number, address: string}} from */
export const wish = (address, from) => browser.storage.session.set({ [WISHED]: { address, from } });

/** What was wished for last, once. @returns {Promise<Wished | undefined>} */
export async function takeWish() {
  const stored = await browser.storage.session.get(WISHED);
  await browser.storage.session.remove(WISHED);
  return /** @type {Wished | undefined} */ (stored[WISHED]);
}
