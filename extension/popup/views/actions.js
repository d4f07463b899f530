/** What to do: the steps that the flags suggest, whom to reach, where to say no, and a letter. */

import { flagsOf } from "../../lib/analysis.js";
import { english, make, outward } from "../../lib/dom.js";
import { section } from "../parts.js";
import { letters } from "./letters.js";

const MOST_STEPS = 8;

/** What to do about the risks, the worst first, each advice once. @param {View} view @param {Analysis} analysis */
function steps({ say }, analysis) {
  const advice = [...new Set(flagsOf(analysis, "risk").map((flag) => flag.what_you_can_do))].filter(Boolean).slice(0, MOST_STEPS);
  if (!advice.length) return null;
  return section(say("do_today"), make("ol", { class: "steps", lang: "en" }, advice.map((words) => make("li", {}, words))));
}

/** @param {Facts["contacts"][0]} contact */
function reach({ kind, value }) {
  if (kind === "email") return outward(`mailto:${value}`, english(value));
  return kind === "form" || kind === "url" ? outward(value) : english(value);
}

/** @param {View} view @param {Analysis} analysis */
function contacts({ say }, { facts }) {
  if (!facts.contacts.length) return section(say("do_contacts"), make("p", {}, say("no_contacts")));
  const lines = facts.contacts.map((contact) => make("li", {}, make("strong", {}, say(`contact_${contact.kind}`)), ": ", reach(contact)));
  return section(say("do_contacts"), make("ul", {}, lines));
}

/** @param {View} view @param {Analysis} analysis */
function optOuts({ say }, { facts }) {
  if (!facts.opt_out_links.length) return null;
  return section(say("do_opt_out"), make("ul", {}, facts.opt_out_links.map((link) => make("li", {}, outward(link)))));
}

/** @param {View} view @param {Analysis} analysis */
export function actions(view, analysis) {
  return [steps(view, analysis), optOuts(view, analysis), contacts(view, analysis), letters(view, analysis)];
}
