/** The popup: starts the reading of the page in front, and shows how it stands and what came of it. */

import { sayAll } from "../lib/dom.js";
import { loadMessages } from "../lib/messages.js";
import { onReading, readingOf } from "../lib/readings.js";
import { getSettings } from "../lib/settings.js";
import { asked, askToRead, dressed, isPage, tabId } from "./ask.js";
import { fitWidth } from "./fit.js";
import { tools } from "./tools.js";
import { progress } from "./views/progress.js";
import { report } from "./views/report.js";

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
const status = /** @type {HTMLElement} */ (document.getElementById("status"));
const parameters = new URLSearchParams(location.search);

/** @type {{shown: string, slow: number | undefined}} what is on the screen now */
const screen = { shown: "", slow: undefined };

/** Until the worker is done. What it has kept is looked at once more: news may have come before anybody listened. */
/** @param {View} view @param {Promise<boolean>} reading */
async function follow(view, reading) {
  const unexpected = { ...view.reading, step: /** @type {const} */ ("failed"), trouble: { kind: "unexpected" } };
  render(view, (await reading) ? await readingOf(view.tabId) : unexpected);
}

/** @param {View} view @param {Reading} reading @param {string} key */
async function show(view, reading, key) {
  if (screen.shown === key) return;
  screen.shown = key;
  const body = reading.step === "failed" && !reading.analysis ? await failureOf(view) : bodyOf(view, reading);
  if (screen.shown !== key) return;
  main.replaceChildren(body);
  performance.mark(reading.analysis ? "report" : reading.step); // what the tests of speed read
  main.setAttribute("aria-busy", String(!reading.analysis && reading.step !== "failed"));
  fitWidth();
}

/** @param {View} view @param {Reading} reading */
function bodyOf(view, reading) {
  return reading.analysis ? report(view, reading.analysis) : progress(view);
}

/** What is seldom needed is fetched when it is. @param {View} view */
async function failureOf(view) {
  const { failure } = await import("./views/failure.js");
  return failure(view);
}

/** What tells one screen from another: a report stays as it is while only the step changes. */
/** @param {Reading} reading */
function keyOf({ analysis, step, since, trouble, id, fromBefore }) {
  if (!analysis) return `${step} ${trouble?.kind} ${trouble?.retryAt}`;
  return [id, analysis.engine, since?.readAt, step === "failed" && trouble?.kind, step === "failed" && fromBefore].join(" ");
}

/** @param {View} view */
function tell({ say, reading }) {
  status.classList.remove("seen");
  const grade = reading.analysis?.grade;
  const done = reading.step === "done" && grade ? say("status_done", grade, reading.analysis?.headline ?? "") : "";
  const failed = reading.trouble && reading.step === "failed" ? say(`trouble_${reading.trouble.kind}`) : "";
  status.textContent = done || failed || (reading.step === "opening" ? say("step_reading") : say(`step_${reading.step}`));
}

/** @param {View} view @param {Reading | undefined} reading */
function render(view, reading) {
  if (!reading) return;
  view.reading = reading;
  show(view, reading, keyOf(reading));
  tell(view);
  tools(view);
  clearTimeout(screen.slow);
  const waits = reading.step === "asking" || reading.step === "sending";
  if (waits) screen.slow = setTimeout(() => waitOn(view), 3000);
}

/** @param {View} view */
function waitOn({ say }) {
  status.textContent = say("step_slow");
  status.classList.add("seen");
}

/** @type {Reading} what there is before anything is known */
const BLANK = { step: "reading", address: "", title: "", startedAt: Date.now() };

/** @param {number} tab @returns {Promise<Reading>} */
async function firstReading(tab) {
  const id = parameters.get("id");
  if (!id) return (await readingOf(tab)) ?? BLANK;
  const { keptAs } = await import("../lib/kept.js");
  const kept = await keptAs(id);
  return kept ? { ...BLANK, ...kept, step: "done" } : BLANK;
}

/** Offers to mark the policy's words in the page. @param {View} view */
async function offerMarks(view) {
  const { marking } = await import("./marking.js");
  await marking(view);
}

async function start() {
  const tab = await tabId;
  const [{ say, language }, settings] = await Promise.all([loadMessages(), getSettings(), dressed]);
  sayAll(say, language);
  document.body.classList.toggle("page", isPage);
  /** @type {View} */
  const view = {
    say,
    language,
    settings,
    tabId: tab,
    isPage,
    reading: BLANK,
    retry: (wish = {}) => follow(view, askToRead(wish)),
  };
  window.addEventListener("resize", fitWidth);
  if (parameters.has("print")) main.addEventListener("whole", () => print(), { once: true });
  onReading(tab, (reading) => render(view, reading));
  const first = await firstReading(tab); // only now: what is kept before anybody listens would be missed
  if (view.reading === BLANK) render(view, first);
  if (isPage) return;
  await follow(view, asked);
  await offerMarks(view);
}

start();
