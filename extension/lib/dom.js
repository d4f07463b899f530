/** Builds what the extension's own pages show. Text enters as text alone. */

/** @typedef {Node | string | null | undefined | false} Child */
/** @typedef {Record<string, string | boolean | number | null | undefined | ((event: any) => unknown)>} Attributes */

/**
 * `make("button", {class: "plain", click: act}, "Words")`: functions listen, `true` sets an attribute without a value.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Attributes} [attributes] @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  fill(element, children);
  return element;
}

/** Adds what there is of these: nothing, `false` and empty words are left out. @param {Element} element @param {(Child | Child[])[]} children */
export function fill(element, children) {
  element.append(...kept(children));
}

/** @param {(Child | Child[])[]} children @returns {(Node | string)[]} */
function kept(children) {
  return /** @type {(Node | string)[]} */ (children.flat().filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
}

/** Words of the service are English, whatever the language of the interface. @param {...(Child | Child[])} children */
export const english = (...children) => make("span", { lang: "en" }, ...children);

/**
 * A link that leaves the extension; where the address is none of the web, the words alone.
 * @param {string} address @param {Child} [words]
 */
export function outward(address, words = address) {
  const url = URL.parse(address);
  if (!url || !["http:", "https:", "mailto:"].includes(url.protocol)) return make("span", {}, words);
  return make("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, words);
}

/**
 * Gives every element with `data-say` its words, and the page its language and title.
 * @param {import("./messages.js").Say} say @param {string} language
 */
export function sayAll(say, language) {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.getAttribute("data-say") ?? "");
}
