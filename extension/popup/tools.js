/** The popup's buttons at the top: mark, copy, share, print, open the full report, choices. */

import { isOnThisComputer } from "../lib/addresses.js";
import { browser } from "../lib/browser.js";
import { iconButton } from "./parts.js";

/** @param {View} view */
const reportAddress = ({ settings, reading }) => `${settings.service}/analyses/${reading.id}`;

/** @param {string} words */
function announce(words) {
  const status = document.getElementById("status");
  if (!status) return;
  status.textContent = words;
  status.classList.add("seen");
  setTimeout(() => status.classList.remove("seen"), 3000);
}

/** @param {View} view */
async function textOf({ say, reading }) {
  const { asText } = await import("../lib/plain_text.js");
  return reading.analysis ? asText(say, reading.analysis, reading) : "";
}

/** @param {string} text @param {string} done @param {string} failed */
async function copy(text, done, failed) {
  await navigator.clipboard.writeText(text).then(
    () => announce(done),
    () => announce(failed),
  );
}

/** @param {View} view */
async function share(view) {
  const { say, settings, reading } = view;
  const url = isOnThisComputer(settings.service) ? reading.address : reportAddress(view);
  const shared = { title: say("share_title", reading.title), text: await textOf(view), url };
  if (!navigator.share) return copy(`${shared.text}\n${isOnThisComputer(settings.service) ? "" : url}`.trim(), say("shared_by_copy"), say("copy_failed"));
  await navigator.share(shared).catch(() => {});
}

/** @param {string} address */
async function openTab(address) {
  await browser.tabs.create({ url: address });
}

/** @param {View} view */
function printPage({ tabId, reading, isPage }) {
  if (isPage) return print();
  const which = reading.private ? `tab=${tabId}` : `id=${reading.id}`;
  return openTab(browser.runtime.getURL(`popup/popup.html?${which}&print=1`));
}

/** @param {string} name @param {string} label @param {() => unknown} act */
const button = (name, label, act) => iconButton(`tool-${name}`, name, label, act);

/** @param {View} view */
export function tools(view) {
  const { say, reading } = view;
  const forReport = [
    button("copy", say("tool_copy"), async () => copy(await textOf(view), say("copied"), say("copy_failed"))),
    button("share", say("tool_share"), () => share(view)),
    button("print", say("tool_print"), () => printPage(view)),
    button("report", say("tool_report"), () => openTab(reportAddress(view))),
  ];
  const nav = document.getElementById("tools");
  const wanted = `${reading.id} ${Boolean(reading.analysis)}`;
  if (!nav || nav.dataset.for === wanted) return;
  nav.dataset.for = wanted;
  nav.setAttribute("aria-label", say("tools"));
  nav.replaceChildren(
    ...(reading.analysis ? forReport : []),
    button("settings", say("tool_settings"), () => browser.runtime.openOptionsPage()),
  );
}
