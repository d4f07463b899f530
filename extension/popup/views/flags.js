/** Flags, each opening to the policy's words, why it matters and what to do; and the places where a policy says two things. */

import { styleOf } from "../../lib/analysis.js";
import { english, make } from "../../lib/dom.js";
import { icon } from "../../lib/icons.js";

/** @param {View} view @param {Mark} mark */
export function quote(view, mark) {
  const { say, isPage } = view;
  const told = make("span", { class: "told", role: "status" });
  async function show() {
    const { showInPage } = await import("../marking.js");
    told.textContent = await showInPage(view, mark);
  }
  const where = isPage ? null : make("button", { class: "where", "data-mark": mark.key, click: show }, icon("where"), say("show_me"));
  return make("figure", { class: "quote" }, make("blockquote", { lang: "en" }, mark.quote), where, told);
}

/** @param {View} view @param {string} key @param {Evidence[]} evidence @param {string} style */
export function quotes(view, key, evidence, style) {
  return evidence.map((piece, at) => quote(view, { key: `${key}:${at}`, quote: piece.quote, start: piece.start, style }));
}

/** @param {View} view @param {string} heading @param {string} words */
function advice({ say }, heading, words) {
  return words ? make("div", { class: "advice" }, make("h4", {}, say(heading)), make("p", { lang: "en" }, words)) : null;
}

/** @param {View} view @param {Flag} flag */
function body(view, flag) {
  const silence = make("p", { class: "silence" }, view.say("silence"));
  return make(
    "div",
    { class: "opened" },
    flag.evidence.length ? quotes(view, flag.practice, flag.evidence, styleOf(flag)) : silence,
    advice(view, "why_it_matters", flag.why_it_matters),
    advice(view, "what_you_can_do", flag.what_you_can_do),
  );
}

/** @param {View} view @param {Flag} flag */
export function flagItem(view, flag) {
  const name = styleOf(flag);
  const level = make("span", { class: `level ${name}` }, icon(name), make("span", {}, view.say(`level_${name}`)));
  return make(
    "li",
    {},
    make(
      "details",
      { class: `flag ${name}`, "data-practice": flag.practice },
      make("summary", {}, make("h3", {}, english(flag.title)), level, make("p", { lang: "en" }, flag.in_short)),
      body(view, flag),
    ),
  );
}

/** @param {View} view @param {Flag[]} flags */
export function flagList(view, flags) {
  return flags.length ? make("ul", { class: "flags" }, flags.map((flag) => flagItem(view, flag))) : null;
}

/** @param {View} view @param {Contradiction[]} found */
export function contradictions(view, found) {
  if (!found.length) return null;
  const items = found.map(({ explanation, evidence }, at) =>
    make("li", {}, make("p", { lang: "en" }, explanation), quotes(view, `contradiction-${at}`, evidence, "medium")),
  );
  return make("section", { class: "contradictions" }, make("h3", {}, icon("medium"), view.say("contradictions")), make("ul", {}, items));
}
