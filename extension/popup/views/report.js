/** A report: the grade and the headline at first sight, then tabs for what to beware of, what protects, what to do, and details. */

import { hostOf } from "../../lib/addresses.js";
import { flagsOf, summaryMinutes } from "../../lib/analysis.js";
import { english, make } from "../../lib/dom.js";
import { icon } from "../../lib/icons.js";
import { changes } from "./changes.js";
import { contradictions, flagList } from "./flags.js";
import { tabs } from "./tabs.js";

/** @param {View} view @param {Analysis} analysis */
function seal({ say }, { grade }) {
  const name = grade ?? "none";
  return make(
    "p",
    { class: `seal grade-${name.toLowerCase()}` },
    make("span", {}, say("grade")),
    " ",
    make("strong", {}, grade ?? "–"),
    " ",
    make("span", { class: "meaning" }, say(`grade_${name}`)),
  );
}

/** @param {View} view @param {Analysis} analysis */
function tally({ say }, { flags }) {
  const count = (/** @type {string} */ name) => flags.filter(({ stance, severity }) => (stance === "risk" ? severity === name : stance === name)).length;
  const parts = ["high", "medium", "low", "good"].filter((name) => count(name) > 0);
  return make("ul", { class: "tally" }, parts.map((name) => make("li", { class: name }, icon(name), make("span", {}, `${count(name)} ${say(`level_${name}`)}`))));
}

/** @param {View} view @param {Analysis} analysis */
function effort({ say }, analysis) {
  const theirs = say("effort_theirs", analysis.reading_minutes, Math.max(Math.round(analysis.reading_grade), 0));
  const ours = say("effort_ours", summaryMinutes(analysis), Math.max(Math.round(analysis.summary_grade), 0));
  return make("p", {}, theirs, make("br"), ours);
}

/** @param {View} view @param {Analysis} analysis */
function notices(view, analysis) {
  const { say, reading } = view;
  const warnings = analysis.warnings.map(({ detail }) => english(detail));
  const cut = reading.cut ? [say("notice_cut")] : [];
  return [...cut, ...warnings].map((words) => make("p", { class: "notice" }, icon("note"), make("span", {}, words)));
}

/** Why what is shown is from before. @param {View} view */
function staleNotice({ say, reading, language }) {
  if (reading.step !== "failed" || !reading.trouble) return null;
  const day = new Date(reading.fromBefore ?? reading.startedAt).toLocaleDateString(language, { dateStyle: "medium" });
  return make("p", { class: "notice" }, icon("note"), make("span", {}, `${say(`trouble_${reading.trouble.kind}`)} ${say("from_before", day)}`));
}

/** @param {View} view @param {Analysis} analysis */
function beware(view, analysis) {
  const risks = flagsOf(analysis, "risk");
  const none = risks.length ? null : make("p", { class: "nothing" }, view.say("no_risks"));
  return [none, flagList(view, risks), contradictions(view, analysis.contradictions)];
}

/** @param {View} view @param {Analysis} analysis */
function good(view, analysis) {
  const found = flagsOf(analysis, "good");
  return [found.length ? flagList(view, found) : make("p", { class: "nothing" }, view.say("no_good"))];
}

/** @param {View} view @param {Analysis} analysis */
export function report(view, analysis) {
  const { say, language, reading } = view;
  const when = reading.readAt ? new Date(reading.readAt).toLocaleString(language, { dateStyle: "medium", timeStyle: "short" }) : "";
  const sections = [
    { id: "beware", name: say("tab_beware"), count: flagsOf(analysis, "risk").length, now: beware(view, analysis) },
    { id: "good", name: say("tab_good"), count: flagsOf(analysis, "good").length, later: async () => good(view, analysis) },
    { id: "do", name: say("tab_do"), later: async () => (await import("./actions.js")).actions(view, analysis) },
    { id: "details", name: say("tab_details"), later: async () => (await import("./details.js")).details(view, analysis) },
  ];
  return make(
    "article",
    { class: "report" },
    make("div", { class: "opening" }, seal(view, analysis), make("div", {}, make("p", { class: "site" }, hostOf(reading.address)), make("h1", { lang: "en" }, analysis.headline), tally(view, analysis))),
    staleNotice(view),
    reading.since ? changes(view, reading.since, analysis) : null,
    notices(view, analysis),
    tabs(say("tabs"), sections),
    make(
      "footer",
      { class: "foot" },
      effort(view, analysis),
      make("p", {}, [reading.title, when ? say("read_at", when) : ""].filter(Boolean).join(" · ")),
      make("p", {}, say("made_by_program")),
    ),
  );
}
