/** The bar that marks the policy's words in the page, goes from one to the next, and takes the marks away. */

import { styleOf } from "../lib/analysis.js";
import { make } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { clearMarks, marksState, showAllMarks, showMark, stepMarks } from "../lib/page.js";
import { iconButton } from "./parts.js";

/** @param {Analysis} analysis @returns {Mark[]} */
export function marksOf(analysis) {
  return analysis.flags.flatMap((flag) =>
    flag.evidence.map((piece, at) => ({
      key: `${flag.practice}:${at}`,
      quote: piece.quote,
      start: piece.start,
      style: styleOf(flag),
    })),
  );
}

/** @param {string} name @param {string} label @param {() => unknown} act */
const button = (name, label, act) => iconButton(`marks-${name}`, name, label, act);

/** @param {View} view @param {MarkedPlace} place */
function words({ say }, place) {
  if (place.of === 0) return say("marks_none");
  const where = place.at ? say("marks_at", place.at, place.of) : say("marks_count", place.of);
  return place.closed ? `${where} ${say("mark_closed")}` : where;
}

/** @param {View} view @param {MarkedPlace} place */
function on(view, place) {
  const { say, tabId } = view;
  return [
    make("p", { role: "status" }, words(view, place)),
    button("previous", say("marks_previous"), () => act(view, stepMarks(tabId, -1), "previous")),
    button("next", say("marks_next"), () => act(view, stepMarks(tabId, 1), "next")),
    button("close", say("marks_clear"), () => act(view, clearMarks(tabId), "all")),
  ];
}

/** @param {View} view */
function off(view) {
  const { say, tabId, reading } = view;
  const mark = () => reading.analysis && act(view, showAllMarks(tabId, marksOf(reading.analysis)), "next");
  return [make("button", { class: "plain", id: "marks-all", click: mark }, icon("marks"), say("marks_all"))];
}

/** @param {View} view @param {MarkedPlace | null} place @param {string} [focus] */
function draw(view, place, focus) {
  const bar = document.getElementById("marking");
  if (!bar) return;
  bar.hidden = false;
  bar.replaceChildren(...(place?.of ? on(view, place) : off(view)));
  if (focus) document.getElementById(`marks-${focus}`)?.focus();
}

/** @param {View} view @param {Promise<MarkedPlace>} done @param {string} focus */
async function act(view, done, focus) {
  try {
    draw(view, await done, focus);
  } catch {
    const bar = document.getElementById("marking");
    bar?.replaceChildren(make("p", { role: "status" }, view.say("mark_no_access")));
  }
}

/**
 * Shows one quote in the page; the sentence says what came of it.
 * @param {View} view @param {Mark} mark
 */
export async function showInPage(view, mark) {
  try {
    const place = await showMark(view.tabId, [mark], mark.key);
    if (place.found) draw(view, place);
    if (!place.found) return view.say("mark_not_found");
    return place.closed ? view.say("mark_closed") : view.say("mark_shown");
  } catch {
    return view.say("mark_no_access");
  }
}

/** Offers marking where the page may be entered: after the click on this tab. @param {View} view */
export async function marking(view) {
  const { reading, settings, tabId } = view;
  if (!reading.analysis || reading.step === "failed") return;
  try {
    const place = await marksState(tabId);
    const wanted = settings.marks && !place?.of;
    draw(view, wanted ? await showAllMarks(tabId, marksOf(reading.analysis)) : place);
  } catch {
    // Without the click that allows it, the page is not entered, and nothing is offered.
  }
}
