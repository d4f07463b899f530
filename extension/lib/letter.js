/** The letter with which a reader asks for their data, made of what the policy itself says. In English, as the policy is. */

/** @typedef {"access" | "deletion" | "objection"} Request */

/** @type {Record<Request, {subject: string, right: string, ask: string}>} */
const REQUESTS = {
  access: {
    subject: "Request for a copy of my personal data",
    right: "access-right",
    ask: "Please send me a copy of all personal data that you hold about me, and tell me what you use it for, where you got it, who has received it, and how long you will keep it.",
  },
  deletion: {
    subject: "Request to delete my personal data",
    right: "deletion-right",
    ask: "Please delete all personal data that you hold about me, and ask everybody to whom you have given it to do the same. If you must keep some of it, please tell me what, why, and until when.",
  },
  objection: {
    subject: "Request to stop selling and sharing my personal data",
    right: "advertising-opt-out",
    ask: "Please stop selling my personal data, sharing it with others for their own purposes, and using it for advertising or marketing.",
  },
};

export const KINDS = /** @type {Request[]} */ (Object.keys(REQUESTS));

/** @param {string} date ISO 8601, or what the policy gave instead */
function inWords(date) {
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return date;
  return day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

/** @param {Analysis} analysis @param {string} address */
function policyNamed(analysis, address) {
  const dated = analysis.facts.effective_date ? ` (dated ${inWords(analysis.facts.effective_date)})` : "";
  return `your privacy policy${dated}${address ? ` at ${address}` : ""}`;
}

/** What the policy says of this right, in its own words, or that it says nothing. */
/** @param {Analysis} analysis @param {Request} kind @param {string} policy */
function whatItSays(analysis, kind, policy) {
  const flag = analysis.flags.find(({ practice, missing }) => practice === REQUESTS[kind].right && !missing);
  const quote = flag?.evidence[0]?.quote.replace(/\s+/g, " ").trim();
  if (!quote) return `I have read ${policy}. I found no statement in it on how to ask for this, so I am writing to you.`;
  return `I have read ${policy}. It says: “${quote}”`;
}

/** @param {Analysis} analysis */
function deadline(analysis) {
  const flag = analysis.flags.find(({ practice, missing }) => practice === "response-deadline" && !missing);
  const quote = flag?.evidence[0]?.quote.replace(/\s+/g, " ").trim();
  if (!quote) return "Please tell me within one month what you have done.";
  return `Please answer in the time that your policy gives: “${quote}”`;
}

/**
 * Subject and text of a letter. What only the reader knows stands in square brackets.
 * @param {Request} kind @param {Analysis} analysis @param {string} address where the policy was read
 */
export function letter(kind, analysis, address) {
  const { subject, ask } = REQUESTS[kind];
  const text = [
    "Dear Sir or Madam,",
    whatItSays(analysis, kind, policyNamed(analysis, address)),
    ask,
    "You know me by this name, account or e-mail address: [your name, account or e-mail address]. If you need to make sure that it is me who writes, please ask only for what you need for that.",
    deadline(analysis),
    "Kind regards,\n[your name]",
  ].join("\n\n");
  return { subject, text };
}

/**
 * The company's address for such letters: one for privacy before any other.
 * @param {Analysis} analysis
 */
export function mailAddress(analysis) {
  const addresses = analysis.facts.contacts.filter(({ kind }) => kind === "email").map(({ value }) => value);
  return addresses.find((address) => /privacy|dpo|data|gdpr|legal/i.test(address)) ?? addresses[0] ?? "";
}

/** @param {string} address @param {{subject: string, text: string}} letter */
export function mailLink(address, { subject, text }) {
  const fields = [`subject=${encodeURIComponent(subject)}`, `body=${encodeURIComponent(text.replace(/\n/g, "\r\n"))}`];
  return `mailto:${encodeURIComponent(address).replace("%40", "@")}?${fields.join("&")}`;
}
