/** Text as it was read -> the canonical text of the contract, letter by letter as the service makes it, and its id. */

const LINE_END = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

/** Category Cc without LF and TAB, and the four invisible characters that the contract names. */
const DROPPED = /[^\P{Cc}\t\n]|[\u00ad\u200b\u2060\ufeff]/gu;
const INDENT = /^[^\S\n]+/gm;
const OTHER_SPACE = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const LATER_SPACES = /(?<=[^ \n]) {2,}/g;
const SPACE_AT_END = /(?<! ) +$/gm;

/**
 * The five steps of the contract. A lone surrogate, which UTF-8 cannot carry, becomes U+FFFD first.
 * @param {string} text
 * @returns {string}
 */
export function canonical(text) {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(LINE_END, "\n")
    .replace(DROPPED, "")
    .replace(INDENT, (indent) => indent.replace(/\t/g, "    "))
    .replace(OTHER_SPACE, " ")
    .replace(LATER_SPACES, " ")
    .replace(SPACE_AT_END, "")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^\n+|\n+$/g, "");
}

/**
 * SHA-256 of a canonical text in UTF-8, in lower-case hex.
 * @param {string} text
 * @returns {Promise<string>}
 */
export async function contentId(text) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
