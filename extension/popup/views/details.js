/** The policy in short, its facts, what it also says, and how the grade came about. */

import { flagsOf } from "../../lib/analysis.js";
import { english, make, outward } from "../../lib/dom.js";
import { section } from "../parts.js";
import { flagList, quote } from "./flags.js";

/** @param {View} view @param {Analysis} analysis */
function inShort({ say }, { summary }) {
  if (!summary.length) return null;
  const paragraphs = summary.flatMap(({ title, text }) => [make("h4", { lang: "en" }, title), make("p", { lang: "en" }, text)]);
  return section(say("details_short"), ...paragraphs);
}

/** @param {string} term @param {string[]} values */
function terms(term, values) {
  return values.length ? make("div", {}, make("dt", {}, term), make("dd", {}, make("ul", { class: "terms", lang: "en" }, values.map((value) => make("li", {}, value))))) : null;
}

/** @param {View} view @param {Facts} facts */
function retention(view, { retention: kept }) {
  if (!kept.length) return null;
  const lines = kept.map(({ what, period, quote: words, start }, at) =>
    make("li", {}, make("details", { class: "kept" }, make("summary", { lang: "en" }, make("strong", {}, what), `: ${period}`), quote(view, { key: `kept:${at}`, quote: words, start, style: "note" }))),
  );
  return make("div", {}, make("dt", {}, view.say("fact_retention")), make("dd", {}, make("ul", {}, lines)));
}

/** @param {View} view @param {Facts} facts */
function documents({ say }, { other_documents: others }) {
  if (!others.length) return null;
  const lines = others.map(({ title, url }) => make("li", {}, outward(url, english(title || url)), ` (${say("fact_not_read")})`));
  return make("div", {}, make("dt", {}, say("fact_documents")), make("dd", {}, make("ul", {}, lines)));
}

/** @param {View} view @param {Facts} facts */
function effective({ say, language }, { effective_date: date }) {
  const day = date?.length === "2018-05-01".length ? new Date(`${date}T00:00:00Z`) : null;
  const words = day && !Number.isNaN(day.getTime()) ? day.toLocaleDateString(language, { dateStyle: "long", timeZone: "UTC" }) : date;
  return make("div", {}, make("dt", {}, say("fact_date")), make("dd", {}, words ?? say("fact_no_date")));
}

/** @param {View} view @param {Analysis} analysis */
function facts(view, analysis) {
  const { say } = view;
  return section(
    say("details_facts"),
    make(
      "dl",
      { class: "facts" },
      effective(view, analysis.facts),
      terms(say("fact_data"), analysis.facts.data_collected),
      terms(say("fact_recipients"), analysis.facts.recipients),
      retention(view, analysis.facts),
      documents(view, analysis.facts),
    ),
  );
}

/** @param {View} view @param {Analysis} analysis */
function notes(view, analysis) {
  const found = flagsOf(analysis, "note");
  return found.length ? section(view.say("details_notes"), flagList(view, found)) : null;
}

/** @param {View} view @param {Analysis} analysis */
function gradeReasons({ say }, { grade_reasons: reasons, flags }) {
  if (!reasons.length) return null;
  const titles = new Map(flags.map(({ practice, title }) => [practice, title]));
  const rows = reasons.map(({ practice, effect }) =>
    make("tr", {}, make("td", { lang: "en" }, titles.get(practice) ?? practice), make("td", { class: "number" }, `${effect > 0 ? "+" : ""}${effect}`)),
  );
  const head = make("tr", {}, make("th", { scope: "col" }, say("reason_practice")), make("th", { scope: "col" }, say("reason_effect")));
  return section(say("details_grade"), make("table", {}, make("thead", {}, head), make("tbody", {}, rows)));
}

/** @param {View} view @param {Analysis} analysis */
export function details(view, analysis) {
  return [inShort(view, analysis), facts(view, analysis), notes(view, analysis), gradeReasons(view, analysis)];
}
