/** The first moment of the popup: the worker is asked to read the page in front, and only then the rest of the popup loads. */

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

/** Where nothing is painted, as in a tab in the background, nobody waits for it. */
const NO_PICTURE_MS = 60;

/** Once the first picture is on the screen. A popup that loads all of itself at once shows nothing meanwhile. */
const seen = new Promise((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve));
  setTimeout(resolve, NO_PICTURE_MS);
});

/** @param {HTMLLinkElement} sheet */
const loaded = (sheet) => new Promise((resolve) => ["load", "error"].forEach((end) => sheet.addEventListener(end, resolve)));

async function letRestIn() {
  await seen;
  const rest = /** @type {HTMLTemplateElement} */ (document.getElementById("rest")).content;
  /** @type {NodeListOf<HTMLLinkElement>} */
  const sheets = rest.querySelectorAll("link[rel=stylesheet]");
  const all = Promise.all([...sheets].map(loaded));
  document.head.append(rest);
  await all;
}

/** When everything has its look. */
export const dressed = letRestIn();
