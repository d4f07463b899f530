/** Since you last looked: what a policy says now that it did not say then, and the other way round. */

import { styleOf } from "../../lib/analysis.js";
import { english, make } from "../../lib/dom.js";
import { icon } from "../../lib/icons.js";

/** @param {View} view @param {string} heading @param {Flag[]} flags */
function list({ say }, heading, flags) {
  if (!flags.length) return null;
  const items = flags.map((flag) => make("li", {}, icon(styleOf(flag)), english(flag.title), " ", make("span", { class: "word" }, `(${say(`level_${styleOf(flag)}`)})`)));
  return make("div", {}, make("h3", {}, say(heading)), make("ul", {}, items));
}

/** @param {View} view @param {Changes} since @param {Analysis} analysis */
export function changes(view, since, analysis) {
  const { say, language } = view;
  const day = new Date(since.readAt).toLocaleDateString(language, { dateStyle: "medium" });
  const sameGrade = since.gradeBefore === analysis.grade;
  const grade = sameGrade ? say("since_same_grade") : say("since_grade", since.gradeBefore ?? "–", analysis.grade ?? "–");
  const nothing = !since.began.length && !since.ended.length;
  return make(
    "details",
    { class: "since", open: !nothing || !sameGrade },
    make("summary", {}, make("h2", {}, say("since", day))),
    make("p", {}, nothing ? say("since_words_only") : grade),
    list(view, "since_began", since.began),
    list(view, "since_ended", since.ended),
    since.rulesChanged ? make("p", { class: "small" }, say("since_rules")) : null,
  );
}
