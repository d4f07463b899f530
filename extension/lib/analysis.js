/** An analysis as the service gave it: is it one, and what of it is shown first? */

const GRADES = /^[A-E]$/;
const STANCES = new Set(["risk", "good", "note"]);
const FLAG_TEXTS = ["practice", "title", "in_short", "why_it_matters", "what_you_can_do"];
const LISTS = ["flags", "contradictions", "grade_reasons", "summary", "warnings"];
const FACTS = ["contacts", "retention", "opt_out_links", "data_collected", "recipients", "other_documents"];

/** @typedef {Record<string, unknown>} Fields */

/** @param {unknown} value @returns {value is Fields} */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {unknown} value */
function isEvidence(value) {
  return isObject(value) && typeof value.quote === "string" && Number.isInteger(value.start) && Number.isInteger(value.end);
}

/** @param {unknown} value */
function isFlag(value) {
  if (!isObject(value) || !STANCES.has(String(value.stance))) return false;
  const hasTexts = FLAG_TEXTS.every((name) => typeof value[name] === "string");
  return hasTexts && Array.isArray(value.evidence) && value.evidence.every(isEvidence);
}

/** @param {unknown} value */
function isFacts(value) {
  return isObject(value) && FACTS.every((name) => Array.isArray(value[name]));
}

/**
 * Whether this is the analysis of the text with that id; anything else that may answer at an address is not.
 * @param {unknown} value
 * @param {string} id
 * @returns {value is Analysis}
 */
export function isAnalysis(value, id) {
  if (!isObject(value) || value.id !== id || typeof value.headline !== "string") return false;
  const hasLists = LISTS.every((name) => Array.isArray(value[name]));
  if (!hasLists || !isFacts(value.facts) || !GRADES.test(String(value.grade))) return false;
  return /** @type {unknown[]} */ (value.flags).every(isFlag);
}

/**
 * How a flag is drawn and marked: its severity where it is a risk, else its stance.
 * @param {Flag} flag
 */
export const styleOf = (flag) => (flag.stance === "risk" ? (flag.severity ?? "low") : flag.stance);

/** @param {Analysis} analysis @param {Flag["stance"]} stance */
export const flagsOf = (analysis, stance) => analysis.flags.filter((flag) => flag.stance === stance);

/**
 * Minutes to read our summary, at the pace that the service takes for the policy.
 * @param {Analysis} analysis
 */
export function summaryMinutes(analysis) {
  const words = [analysis.headline, ...analysis.summary.map(({ text }) => text)].join(" ").split(/\s+/).length;
  return Math.max(Math.round(words / 238), 1);
}
