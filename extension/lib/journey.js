/** The way from a click to an analysis. Each step is kept before the next begins, so that any of them can be taken up. */

import { plainAddress } from "./addresses.js";
import { showGrade } from "./badge.js";
import { browser } from "./browser.js";
import { canonical, contentId } from "./canonical.js";
import { changesSince } from "./changes.js";
import * as kept from "./kept.js";
import { loadMessages } from "./messages.js";
import { takePage } from "./page.js";
import { keepReading, readingOf } from "./readings.js";
import { findAnalysis, makeAnalysis } from "./service.js";
import { getSettings } from "./settings.js";
import { Trouble } from "./trouble.js";

/** The service takes no more than a mebibyte of text. */
const MOST_BYTES = 2 ** 20;

/** @typedef {{firstPart?: boolean}} Wish */

/** @param {string} text */
const bytesOf = (text) => new TextEncoder().encode(text).length;

/** As much of a text as the service takes, up to the end of a line. @param {string} text */
function firstPart(text) {
  const bytes = new TextEncoder().encode(text).slice(0, MOST_BYTES - 16);
  const part = new TextDecoder().decode(bytes);
  return part.slice(0, part.lastIndexOf("\n") > 0 ? part.lastIndexOf("\n") : -1);
}

/** @param {number} tabId @param {Reading} reading @param {Partial<Reading>} news @returns {Promise<Reading>} */
async function advance(tabId, reading, news) {
  const next = { ...reading, ...news };
  await keepReading(tabId, next);
  return next;
}

/** @param {PageText} page @param {Wish} wish */
function textOf(page, wish) {
  if (page.text.trim() === "") throw new Trouble("empty");
  const tooLarge = bytesOf(page.text) > MOST_BYTES;
  if (tooLarge && !wish.firstPart) throw new Trouble("too-large");
  return { text: tooLarge ? firstPart(page.text) : page.text, cut: tooLarge };
}

/** The page's text and its id. @param {number} tabId @param {PageText} page @param {Reading} reading @param {Wish} wish */
async function readPage(tabId, page, reading, wish) {
  const { text: _, pdf: __, ...told } = page;
  const { private: isPrivate, startedAt } = reading;
  const known = { ...told, private: isPrivate, startedAt, step: /** @type {const} */ ("reading"), readAt: Date.now() };
  try {
    const { text, cut } = textOf(page, wish);
    const id = await contentId(canonical(text));
    return { ...known, step: /** @type {const} */ ("asking"), text, cut, id };
  } catch (error) {
    await keepReading(tabId, known);
    throw error;
  }
}

/** What was kept of this very text from before is shown until the service has answered. */
/** @param {number} tabId @param {Reading} reading @returns {Promise<Reading>} */
async function showBefore(tabId, reading) {
  const before = await kept.keptAs(reading.id ?? "").catch(() => null);
  return before ? advance(tabId, reading, { analysis: before.analysis, fromBefore: before.readAt }) : reading;
}

/** What the service says of the id, asked for while the reading is being kept: a question that can be asked again. */
/** @param {number} tabId @param {Reading} reading @param {string} service */
async function find(tabId, reading, service) {
  const answer = findAnalysis(service, reading.id ?? "");
  answer.catch(() => {}); // told of below, when it is waited for
  await keepReading(tabId, reading);
  const shown = await showBefore(tabId, reading);
  return { shown, known: await answer };
}

/** @param {number} tabId @param {Reading} reading @returns {Promise<Analysis>} */
async function ask(tabId, reading) {
  const { service } = await getSettings();
  const { shown, known } = reading.step === "asking" ? await find(tabId, reading, service) : { shown: reading, known: null };
  if (known) return known;
  const { id = "", text = "", title, address } = reading;
  await advance(tabId, shown, { step: "sending" });
  return makeAnalysis(service, { id, text, title, url: plainAddress(address) });
}

/** What is read in a private window leaves nothing behind. @param {Pick<Reading, "private">} reading */
export const isToBeKept = (reading) => !reading.private;

/** Under which address an analysis is kept. @param {Reading} reading */
const addressOf = ({ address }) => plainAddress(address) || address;

/** Asks the service, and meanwhile looks up what this address said before. @param {number} tabId @param {Reading} reading */
async function goOn(tabId, reading) {
  const before = kept.newestOf(addressOf(reading)).catch(() => null);
  const analysis = await ask(tabId, reading);
  await finish(tabId, reading, analysis, changesSince(await before, analysis) ?? undefined);
}

/** @param {number} tabId @param {Reading} reading @param {Analysis} analysis @param {Changes | undefined} since */
async function finish(tabId, reading, analysis, since) {
  const { text: _, fromBefore: __, ...rest } = reading;
  await keepReading(tabId, { ...rest, step: "done", analysis, since });
  await showResult(tabId, analysis);
  if (!isToBeKept(reading)) return;
  const { id } = analysis;
  await kept.keep({ address: addressOf(reading), id, title: reading.title, readAt: reading.readAt ?? Date.now(), analysis }).catch(() => {});
}

/** @param {number} tabId @param {Analysis} analysis */
async function showResult(tabId, analysis) {
  const { say } = await loadMessages();
  await showGrade(tabId, analysis.grade ?? "", say("badge_title", analysis.grade ?? "", analysis.headline));
}

/**
 * A trouble on the way. What is known of this text from before is worth more than a sentence about the trouble.
 * @param {number} tabId @param {unknown} error
 */
async function stop(tabId, error) {
  const { fields } = error instanceof Trouble ? error : new Trouble("unexpected");
  const reading = await readingOf(tabId);
  if (!reading) return;
  const { text: _, ...rest } = reading;
  await keepReading(tabId, { ...rest, step: "failed", trouble: inPageLanguage(fields, reading) });
}

/** The page itself says which language it is in, where the service does not. */
/** @param {TroubleFields} trouble @param {Reading} reading @returns {TroubleFields} */
function inPageLanguage(trouble, { language }) {
  return trouble.kind === "unsupported-language" && !trouble.language ? { ...trouble, language } : trouble;
}

/** @param {number} tabId @returns {Promise<Reading>} */
async function begin(tabId) {
  const tab = await browser.tabs.get(tabId);
  const first = { step: /** @type {const} */ ("reading"), address: tab.url ?? "", title: tab.title ?? "", startedAt: Date.now() };
  return advance(tabId, first, { private: tab.incognito });
}

/** Steps that a worker which has ended may have left behind, with all that is needed to go on. */
const UNDER_WAY = new Set(["asking", "sending"]);

/** @param {number} tabId @param {Reading | undefined} before @param {Wish} wish */
async function toAsk(tabId, before, wish) {
  if (before?.text && UNDER_WAY.has(before.step)) return before;
  const taken = takePage(tabId);
  taken.catch(() => {}); // told of below, when it is waited for
  const shown = before?.step === "done" ? before : await begin(tabId);
  const reading = await readPage(tabId, await taken, shown, wish);
  return before?.step === "done" && before.id === reading.id ? null : reading;
}

/** @param {number} tabId @param {Wish} wish */
async function travel(tabId, wish) {
  const before = await readingOf(tabId);
  try {
    const reading = await toAsk(tabId, before, wish);
    if (reading) await goOn(tabId, reading);
  } catch (error) {
    const stillShown = before?.step === "done" && error instanceof Trouble && error.fields.kind === "no-access";
    if (!stillShown) await stop(tabId, error);
  }
}

/** @type {Map<number, Promise<void>>} only spares doing the same twice at once; nothing is lost with it */
const underWay = new Map();

/**
 * Reads the page of a tab, or takes up its reading where it stands.
 * @param {number} tabId
 * @param {Wish} [wish]
 */
export function read(tabId, wish = {}) {
  const already = underWay.get(tabId);
  if (already) return already;
  const way = travel(tabId, wish).finally(() => underWay.delete(tabId));
  underWay.set(tabId, way);
  return way;
}
