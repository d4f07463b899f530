/** Opens the policy behind a link and reads it as soon as it is there, where the browser lets us. */

import { sitePattern } from "./addresses.js";
import { clearBadge, showHint } from "./badge.js";
import { browser } from "./browser.js";
import { read } from "./journey.js";
import { loadMessages } from "./messages.js";
import { forgetReading, keepReading, readingOf } from "./readings.js";
import { getSettings } from "./settings.js";
import { permissionFor, staysReadable, takeWish } from "./wishes.js";

/** @param {number} tabId @param {string} address */
async function expect(tabId, address) {
  await keepReading(tabId, { step: "opening", address, title: "", startedAt: Date.now() });
}

/**
 * Opens an address: in the tab it was found in where that can be read on, else in a new one.
 * @param {string} address @param {{id: number, address: string}} from
 */
export async function openPolicy(address, from) {
  if (staysReadable(from.address, address)) {
    await expect(from.id, address);
    await browser.tabs.update(from.id, { url: address });
    return;
  }
  const tab = await browser.tabs.create({ openerTabId: from.id });
  if (tab.id === undefined) return;
  await expect(tab.id, address);
  await browser.tabs.update(tab.id, { url: address });
}

async function fulfilWish() {
  const wished = await takeWish();
  if (wished) await openPolicy(wished.address, wished.from);
}

let turn = Promise.resolve();

/** The question was answered, either way: what was wished for is opened once, and read where that is allowed. */
export function fulfil() {
  turn = turn.then(fulfilWish, fulfilWish);
  return turn;
}

/** @param {number} tabId */
async function readOpened(tabId) {
  const opened = await readingOf(tabId);
  await read(tabId);
  const reading = await readingOf(tabId);
  if (reading?.trouble?.kind === "no-access") return askForClick(tabId);
  if (opened) await giveBack(opened.address);
  await browser.action.openPopup().catch(() => {});
}

/** @param {number} tabId */
async function askForClick(tabId) {
  await forgetReading(tabId);
  const { say } = await loadMessages();
  await showHint(tabId, say("badge_hint"));
}

/** The permission for a site was for this one reading; the service's own stays. @param {string} address */
async function giveBack(address) {
  const { service } = await getSettings();
  if (sitePattern(service) !== sitePattern(address)) await browser.permissions.remove(permissionFor(address)).catch(() => {});
}

/**
 * A page that was opened to be read is read when it has loaded. Any other page that comes into a tab makes an end of
 * what was known of the page before.
 * @param {number} tabId @param {string | undefined} status
 */
export async function onTab(tabId, status) {
  const reading = await readingOf(tabId);
  if (!reading) return;
  if (reading.step === "opening") {
    if (status === "complete") await readOpened(tabId);
  } else if (status === "loading") {
    await forgetReading(tabId);
    await clearBadge(tabId);
  }
}
