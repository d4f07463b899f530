/** The interface's own words, in the reader's language or the one that was chosen. */

import { browser } from "./browser.js";
import { getSettings } from "./settings.js";

export const LANGUAGES = { en: "English", de: "Deutsch", fr: "Français", es: "Español" };

/** @typedef {(key: string, ...values: (string | number)[]) => string} Say */

/** @param {string} chosen @returns {string} */
function languageOf(chosen) {
  const wanted = (chosen || browser.i18n.getUILanguage()).slice(0, 2).toLowerCase();
  return wanted in LANGUAGES ? wanted : "en";
}

/**
 * `say(key, value…)`: the message with `$1`… filled in. A number first picks `key_one` or `key_other` where there are such.
 * @returns {Promise<{say: Say, language: string}>}
 */
export async function loadMessages() {
  const language = languageOf((await getSettings()).language);
  const response = await fetch(browser.runtime.getURL(`_locales/${language}/messages.json`));
  const messages = /** @type {Record<string, {message: string}>} */ (await response.json());
  const plural = new Intl.PluralRules(language);

  /** @type {Say} */
  function say(key, ...values) {
    const count = typeof values[0] === "number" ? plural.select(values[0]) : "";
    const name = key.replace(/-/g, "_"); // browsers take no hyphen here
    const found = messages[`${name}_${count}`] ?? messages[`${name}_other`] ?? messages[name];
    const number = new Intl.NumberFormat(language);
    const shown = values.map((value) => (typeof value === "number" ? number.format(value) : value));
    return (found?.message ?? key).replace(/\$(\d)/g, (_, at) => shown[Number(at) - 1] ?? "");
  }
  return { say, language };
}
