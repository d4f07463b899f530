/** Asks the worker to read the page in front as soon as the popup opens, while the rest of the popup is still loading. */

import { browser } from "../lib/browser.js";

/** A worker may end in the middle of a reading; it is asked again as often. */
const TRIES = 4;

const parameters = new URLSearchParams(location.search);

/** Whether this is a tab of its own, to read at large or to print, rather than the popup. */
export const isPage = parameters.size > 0;

/** Which tab this is about: the one in front, or the one that the address names. */
async function tabOf() {
  const named = Number(parameters.get("tab"));
  if (named) return browser.tabs.get(named).catch(() => null);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab ?? null;
}

export const tabId = tabOf().then((tab) => tab?.id ?? -1);

/**
 * Whether the worker took the reading to an end, good or bad.
 * @param {{firstPart?: boolean}} [wish]
 */
export async function askToRead(wish = {}) {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const message = { type: "read", tabId: await tabId, ...wish };
    if (await browser.runtime.sendMessage(message).catch(() => null)) return true;
  }
  return false;
}

export const asked = isPage ? Promise.resolve(true) : askToRead();
