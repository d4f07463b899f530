/** What the browser tells the extension, and what is done about it. Nothing is kept here: the worker may end at any time. */

import { browser } from "./lib/browser.js";
import { read } from "./lib/journey.js";
import { refreshMenu } from "./lib/menu.js";
import { fulfil, onTab, openPolicy } from "./lib/opening.js";
import { stepMarks } from "./lib/page.js";
import { forgetReading } from "./lib/readings.js";
import { permissionFor, staysReadable, wish } from "./lib/wishes.js";

const MARK_STEPS = /** @type {Record<string, number>} */ ({ "next-mark": 1, "previous-mark": -1 });

/** @typedef {{id: number, address: string}} From */

/** @type {Record<string, (message: any) => Promise<unknown>>} */
const REQUESTS = {
  read: ({ tabId, firstPart }) => read(tabId, { firstPart }),
  open: ({ address, from }) => openPolicy(address, from),
  fulfil: () => fulfil(),
  language: () => refreshMenu(),
};

browser.runtime.onInstalled.addListener(async ({ reason }) => {
  await refreshMenu();
  if (reason === "install") await browser.tabs.create({ url: browser.runtime.getURL("welcome/welcome.html") });
});

browser.runtime.onMessage.addListener((message, sender, answer) => {
  const act = sender.id === browser.runtime.id ? REQUESTS[message?.type] : undefined;
  if (!act) return false;
  act(message).then(
    () => answer({}),
    () => answer({ failed: true }),
  );
  return true;
});

browser.tabs.onUpdated.addListener((tabId, { status }) => {
  onTab(tabId, status);
});

browser.tabs.onRemoved.addListener((tabId) => {
  forgetReading(tabId);
});

browser.permissions.onAdded.addListener(() => {
  fulfil();
});

/** The browser takes a question for a permission only straight from the click, before anything is waited for. */
browser.contextMenus.onClicked.addListener((click, tab) => {
  const address = click.linkUrl;
  if (!address || tab?.id === undefined) return;
  const from = { id: tab.id, address: tab.url ?? "" };
  if (staysReadable(from.address, address)) {
    openPolicy(address, from);
    return;
  }
  wish(address, from);
  browser.permissions.request(permissionFor(address)).finally(fulfil);
});

browser.commands.onCommand.addListener((command, tab) => {
  const by = MARK_STEPS[command];
  if (by && tab?.id !== undefined) stepMarks(tab.id, by).catch(() => {});
});
