/** What changed between two versions of one policy, practice by practice. */

/** @param {Flag[]} flags @param {Flag[]} others */
function without(flags, others) {
  const known = new Set(others.map((flag) => flag.practice));
  return flags.filter((flag) => !known.has(flag.practice));
}

/**
 * What the version of before said, against what is said now; null where the text is the same.
 * @param {KeptAnalysis | null} before
 * @param {Analysis} now
 * @returns {Changes | null}
 */
export function changesSince(before, now) {
  if (!before || before.id === now.id) return null;
  return {
    readAt: before.readAt,
    gradeBefore: before.analysis.grade,
    began: without(now.flags, before.analysis.flags),
    ended: without(before.analysis.flags, now.flags),
    rulesChanged: before.analysis.engine !== now.engine,
  };
}
