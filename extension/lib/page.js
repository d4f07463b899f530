/** Goes into the page of a tab: takes its text, and marks words in it. Works only where a click has allowed it. */

import { browser } from "./browser.js";
import { Trouble } from "./trouble.js";

const READER = ["nodes", "weights", "hidden", "furniture", "tags", "sheet", "sight", "blocks", "links", "page"];
const MARKER = ["find", "marks"];
const MARKS_STYLE = ["/content/marks.css"];

/** Chrome colours marks by the page's own kind of style alone; Firefox reaches into shadow roots by the reader's alone. */
const ORIGINS = /** @type {const} */ (["AUTHOR", "USER"]);

/** @param {string[]} names */
const filesOf = (names) => names.map((name) => `/content/${name}.js`);

/** @param {chrome.tabs.Tab | null} tab */
function whyNot(tab) {
  const address = tab?.url ?? "";
  if (/\.pdf($|[?#])/i.test(address)) return "pdf";
  return address.startsWith("file:") ? "file" : "no-access";
}

/** What the last of these scripts comes to. @param {number} tabId @param {string[]} names @returns {Promise<unknown>} */
async function runFiles(tabId, names) {
  const [frame] = await browser.scripting.executeScript({ target: { tabId }, files: filesOf(names) });
  return frame?.result;
}

/**
 * @template T
 * @param {number} tabId @param {(...args: any[]) => T | Promise<T>} act @param {...unknown} args
 * @returns {Promise<T>}
 */
async function run(tabId, act, ...args) {
  const [frame] = await browser.scripting.executeScript({ target: { tabId }, func: act, args });
  return /** @type {T} */ (frame?.result);
}

/** @param {number} tabId @returns {Promise<PageText>} */
export async function takePage(tabId) {
  const page = /** @type {PageText | null} */ (await runFiles(tabId, [...READER, "take"]).catch(() => null));
  if (!page) throw new Trouble(whyNot(await browser.tabs.get(tabId).catch(() => null)));
  if (page.pdf) throw new Trouble("pdf");
  return page;
}

/** @param {number} tabId @param {"insertCSS" | "removeCSS"} act */
async function style(tabId, act) {
  const target = { tabId, allFrames: true };
  await Promise.all(ORIGINS.map((origin) => browser.scripting[act]({ target, origin, files: MARKS_STYLE })));
}

/**
 * @template T
 * @param {number} tabId @param {(...args: any[]) => T} act @param {...unknown} args
 * @returns {Promise<T>}
 */
async function withMarks(tabId, act, ...args) {
  await style(tabId, "removeCSS").catch(() => {});
  await style(tabId, "insertCSS");
  const reads = await run(tabId, () => Boolean(globalThis.plainPolicy?.read));
  const marks = await run(tabId, () => Boolean(globalThis.plainPolicy?.marks));
  if (!marks) await runFiles(tabId, reads ? MARKER : [...READER, ...MARKER]);
  return run(tabId, act, ...args);
}

/** @param {number} tabId @param {Mark[]} marks @param {string} key */
export const showMark = (tabId, marks, key) =>
  withMarks(tabId, (all, one) => plainPolicy.marks.show(all, one), marks, key);

/** @param {number} tabId @param {Mark[]} marks */
export const showAllMarks = (tabId, marks) => withMarks(tabId, (all) => plainPolicy.marks.all(all), marks);

/** @param {number} tabId @param {number} by */
export const stepMarks = (tabId, by) => withMarks(tabId, (way) => plainPolicy.marks.step(way), by);

/** How the page is marked now; null where it is not. Fails where the page may not be entered. */
/** @param {number} tabId @returns {Promise<MarkedPlace | null>} */
export const marksState = (tabId) => run(tabId, () => globalThis.plainPolicy?.marks?.state() ?? null);

/** @param {number} tabId */
export async function clearMarks(tabId) {
  const state = await withMarks(tabId, () => plainPolicy.marks.clear());
  await style(tabId, "removeCSS");
  return state;
}
