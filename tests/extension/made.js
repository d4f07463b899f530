/** Small analyses for the tests of pure modules. */

/** One flag; what is not named is as plain as can be. */
export function flag(practice, more = {}) {
  return {
    practice,
    topic: "sharing",
    stance: "risk",
    severity: "high",
    title: `Title of ${practice}`,
    in_short: "In short.",
    why_it_matters: "Why.",
    what_you_can_do: "What.",
    missing: false,
    evidence: [],
    ...more,
  };
}

export function analysis(more = {}) {
  return {
    id: "a".repeat(64),
    engine: "0.1.0+1",
    language: "en",
    words: 1000,
    reading_minutes: 5,
    reading_grade: 12,
    grade: "C",
    grade_reasons: [],
    headline: "They share your data.",
    summary: [],
    summary_grade: 6,
    flags: [],
    contradictions: [],
    warnings: [],
    ...more,
    facts: {
      effective_date: null,
      contacts: [],
      retention: [],
      opt_out_links: [],
      data_collected: [],
      recipients: [],
      other_documents: [],
      ...more.facts,
    },
  };
}

export const quoted = (words) => [{ quote: words, start: 0, end: words.length }];
