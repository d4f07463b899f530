/** An analysis as text, to be copied or shared. */

import { flagsOf, styleOf } from "./analysis.js";

/** @param {import("./messages.js").Say} say @param {Flag} flag */
function flagLine(say, flag) {
  const quote = flag.evidence[0] ? `\n  “${flag.evidence[0].quote.replace(/\s+/g, " ")}”` : "";
  return `- ${flag.title} (${say(`level_${styleOf(flag)}`)}). ${flag.in_short}${quote}`;
}

/** @param {import("./messages.js").Say} say @param {string} heading @param {Flag[]} flags */
function section(say, heading, flags) {
  return flags.length ? [`${heading}\n${flags.map((flag) => flagLine(say, flag)).join("\n")}`] : [];
}

/**
 * @param {import("./messages.js").Say} say @param {Analysis} analysis @param {{title: string, address: string}} page
 */
export function asText(say, analysis, { title, address }) {
  const grade = analysis.grade ?? "";
  return [
    [title, address].filter(Boolean).join("\n"),
    `${say("grade_of", grade)}: ${say(`grade_${grade}`)}\n${analysis.headline}`,
    ...section(say, say("section_beware"), flagsOf(analysis, "risk")),
    ...section(say, say("section_good"), flagsOf(analysis, "good")),
    say("copied_foot"),
  ].join("\n\n");
}
