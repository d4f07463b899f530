/** The letters with which a reader asks for their data, in the words of the report page. In English, as the policy is. */

/** @typedef {"access" | "deletion" | "opt-out"} Request */

/** The wording of the service (summaries/catalogue/letters.toml): a test compares the letters that come of it. */
/** @type {Record<Request, {subject: string, rights: string[], wish: string}>} */
const REQUESTS = {
  access: {
    subject: "Request for a copy of my personal data",
    rights: ["access-right"],
    wish: "Please send me a copy of the personal data that you hold about me. Please tell me, too, what you use them for, who gets them, and how long you keep them.",
  },
  deletion: {
    subject: "Request to delete my personal data",
    rights: ["deletion-right"],
    wish: "Please delete the personal data that you hold about me, and ask those to whom you gave them to do the same. If you must keep some of them, please tell me which, why, and for how long.",
  },
  "opt-out": {
    subject: "Please stop these uses of my personal data",
    rights: ["advertising-opt-out", "marketing-opt-out", "objection-right"],
    wish: "From now on, please:\n{refusals}\n\nPlease tell those to whom you gave my data, too.",
  },
};

/** What the reader refuses, by what the policy says is done. */
const REFUSALS = {
  "sends-marketing": "do not send me marketing",
  "sells-data": "do not sell my data",
  "shares-data-brokers": "do not sell my data",
  "shares-advertisers": "do not share my data for advertising or marketing",
  "third-party-ad-tracking": "do not let ad companies track me",
  "targeted-advertising": "do not use my data to pick ads for me",
  "profiles-or-automates": "do not profile me",
  "trains-ai": "do not use my data to train AI",
};
const OTHERWISE = "do not use my data for marketing, and do not sell them";
const NO_WORDS =
  "I did not find in your privacy policy how to ask for this. Please treat this letter as my request under the law that applies to me.";
const WHO_I_AM = "You can find my data by: [your name, e-mail address or customer number]";
const USUAL_TIME = "Please answer within 30 days, and let me know when it is done.";

export const KINDS = /** @type {Request[]} */ (Object.keys(REQUESTS));

const FOR_PRIVACY = /privacy|dpo|gdpr|ccpa|dsar|data|compliance|legal|grievance/i;
const FOR_OPT_OUT = /opt-?out|unsub|preferences|remove|stop/i;

/** How a sentence begins that cannot be understood without the one before it. */
const GOES_ON = /^\W*(?:th(?:is|ese|at|ose|ey|en)|it|such|however|but|also|so|in (?:this|that))\b/i;
const LONGEST_QUOTE = 240;
const DELETES = /\b(?:delet|eras)/i;
const SHOWS = /\b(?:access|cop(?:y|ies)|see|view)/i;

/** Signs that a sentence is about an answer. */
const ANSWERS = /respon|repl|answer|acknowledg|process|fulfil|handl|complet|deal|compl[yi]|request|complain|quer|get back/i;
const WORDS = "one two three four five six seven eight nine ten eleven twelve".split(" ");
const TENS = new Map([["fifteen", 15], ["twenty", 20], ["thirty", 30], ["forty-five", 45], ["sixty", 60], ["ninety", 90]]);
const TIME = /(\d+|[a-z]+(?:-five)?)(?: ?\((\d+)\))?[ -](?:(?:(business|working)|calendar) )?(day|week|month|hour)s?\b/gi;

/** @param {string} date ISO 8601, of a day or of a month */
function inWords(date) {
  if (date.length === "2018".length) return date;
  const isMonth = date.length < "2018-05-01".length;
  const day = new Date(isMonth ? `${date}-01T00:00:00Z` : `${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return date;
  return day.toLocaleDateString("en-GB", { day: isMonth ? undefined : "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

/** @param {Analysis} analysis */
function refusals({ flags }) {
  const stated = new Set(flags.map(({ practice }) => practice));
  const wishes = new Set(Object.entries(REFUSALS).flatMap(([practice, wish]) => (stated.has(practice) ? wish : [])));
  return [...(wishes.size ? wishes : [OTHERWISE])].map((wish) => `- ${wish}`).join("\n");
}

/** @param {string} quote */
function isSaidToYou(quote) {
  const isWhole = !quote.endsWith(":") && !quote.includes("|") && !GOES_ON.test(quote);
  return isWhole && [...quote].length <= LONGEST_QUOTE && /\byour?\b/i.test(quote);
}

/** @param {Analysis} analysis @param {Request} kind */
const rightOf = ({ flags }, kind) => REQUESTS[kind].rights.map((name) => flags.find(({ practice }) => practice === name)).find(Boolean);

/** The policy's sentences on this right; not those that are about deletion where a copy is asked. */
/** @param {Analysis} analysis @param {Request} kind */
function quotesOn(analysis, kind) {
  const quotes = rightOf(analysis, kind)?.evidence.map(({ quote }) => quote.split(/\s+/).filter(Boolean).join(" ")) ?? [];
  return quotes.filter((quote) => kind !== "access" || !DELETES.test(quote) || SHOWS.test(quote));
}

/** The policy's own words on this right, where a sentence of them is short and speaks to the reader. */
/** @param {Analysis} analysis @param {Request} kind */
function theirWords(analysis, kind) {
  const { facts } = analysis;
  if (!rightOf(analysis, kind)?.evidence.length) return NO_WORDS;
  const words = quotesOn(analysis, kind).filter(isSaidToYou).sort((one, other) => one.length - other.length)[0];
  const policy = facts.effective_date ? `Your privacy policy of ${inWords(facts.effective_date)} says` : "Your privacy policy says";
  return words ? `${policy}: “${words}”` : `${policy} that I can ask for this.`;
}

/** @param {string} word a number, in digits or in words */
const numberOf = (word) => Number(word) || WORDS.indexOf(word) + 1 || TENS.get(word) || 0;

/** The one time that the policy names for its answer; "" where it names none, or more than one. @param {Analysis} analysis */
function timeToAnswer({ flags }) {
  const quotes = flags.find(({ practice }) => practice === "response-deadline")?.evidence.map(({ quote }) => quote.toLowerCase()) ?? [];
  const times = quotes.filter((quote) => ANSWERS.test(quote)).flatMap((quote) => [...quote.matchAll(TIME)]);
  const found = new Set(times.map(([, word = "", digits, worked, unit]) => {
    const count = Number(digits) || numberOf(word);
    const name = worked && unit === "day" ? "working day" : unit;
    return count ? `${count} ${name}${count === 1 ? "" : "s"}` : "";
  }));
  return found.size === 1 ? ([...found][0] ?? "") : "";
}

/** @param {Analysis} analysis */
function deadline(analysis) {
  const time = timeToAnswer(analysis);
  return time ? `Your policy says that you answer within ${time}. Please let me know when it is done.` : USUAL_TIME;
}

/**
 * Subject and text of a letter. What only the reader knows stands in square brackets.
 * @param {Request} kind @param {Analysis} analysis
 */
export function letter(kind, analysis) {
  const { subject, wish } = REQUESTS[kind];
  const asked = wish.replace("{refusals}", refusals(analysis));
  const text = ["Hello,", asked, theirWords(analysis, kind), WHO_I_AM, deadline(analysis), "Thank you,\n[your name]"].join("\n\n");
  return { subject, text: `${text}\n` };
}

/**
 * The company's address for a letter: of those that the sentences on this right name, or of all, one made for this, else
 * for privacy, else the first.
 * @param {Analysis} analysis @param {Request} kind
 */
export function mailAddress(analysis, kind) {
  const all = analysis.facts.contacts.filter((contact) => contact.kind === "email").map(({ value }) => value);
  const words = quotesOn(analysis, kind).join(" ");
  const named = all.filter((address) => words.includes(address));
  const known = named.length ? named : all;
  const isFor = (/** @type {RegExp} */ names) => known.find((address) => names.test(address.split("@")[0] ?? ""));
  return (kind === "opt-out" && isFor(FOR_OPT_OUT)) || isFor(FOR_PRIVACY) || (known[0] ?? "");
}

/** @param {string} address @param {{subject: string, text: string}} letter */
export function mailLink(address, { subject, text }) {
  const fields = [`subject=${encodeURIComponent(subject)}`, `body=${encodeURIComponent(text.replace(/\n/g, "\r\n"))}`];
  return `mailto:${encodeURIComponent(address).replace("%40", "@")}?${fields.join("&")}`;
}
