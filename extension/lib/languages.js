/** Names of languages, in the language of the interface. */

/**
 * The name of a language from its tag ("de-AT"); empty where the tag says nothing, or says English.
 * @param {string} tag @param {string} interfaceLanguage
 */
export function languageName(tag, interfaceLanguage) {
  const base = tag.split("-")[0]?.toLowerCase() ?? "";
  if (!/^[a-z]{2,3}$/.test(base) || base === "en") return "";
  const name = new Intl.DisplayNames(interfaceLanguage, { type: "language", fallback: "none" }).of(base);
  return name ?? "";
}
