/** Goes into the page of a tab: takes its text, and marks words in it. Works only where a click has allowed it. */

import { browser } from "./browser.js";
import { Trouble } from "./trouble.js";

const READER = ["nodes", "weights", "hidden", "furniture", "tags", "sheet", "sight", "blocks", "links", "page"];
const MARKER = [...READER, "find", "marks"];
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

/**
 * @template T
 * @param {number} tabId @param {string[]} scripts @param {(...args: any[]) => T | Promise<T>} act @param {unknown[]} args
 * @returns {Promise<T>}
 */
async function inPage(tabId, scripts, act, args) {
  const target = { tabId };
  if (scripts.length) await browser.scripting.executeScript({ target, files: filesOf(scripts) });
  const [frame] = await browser.scripting.executeScript({ target, func: act, args });
  return /** @type {T} */ (frame?.result);
}

/** @param {number} tabId @returns {Promise<PageText>} */
export async function takePage(tabId) {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  try {
    const page = await inPage(tabId, READER, () => plainPolicy.read(), []);
    if (page.pdf) throw new Trouble("pdf");
    return page;
  } catch (error) {
    throw error instanceof Trouble ? error : new Trouble(whyNot(tab));
  }
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
  const [known] = await browser.scripting.executeScript({ target: { tabId }, func: () => Boolean(globalThis.plainPolicy?.marks) });
  return inPage(tabId, known?.result ? [] : MARKER, act, args);
}

/** @param {number} tabId @param {Mark[]} marks @param {string} key */
export const showMark = (tabId, marks, key) =>
  withMarks(tabId, (all, one) => plainPolicy.marks.show(all, one), marks, key);

/** @param {number} tabId @param {Mark[]} marks */
export const showAllMarks = (tabId, marks) => withMarks(tabId, (all) => plainPolicy.marks.all(all), marks);

/** @param {number} tabId @param {number} by */
export const stepMarks = (tabId, by) => withMarks(tabId, (way) => plainPolicy.marks.step(way), by);

/** @param {number} tabId */
export const marksState = (tabId) => withMarks(tabId, () => plainPolicy.marks.state());

/** @param {number} tabId */
export async function clearMarks(tabId) {
  const state = await withMarks(tabId, () => plainPolicy.marks.clear());
  await style(tabId, "removeCSS");
  return state;
}
