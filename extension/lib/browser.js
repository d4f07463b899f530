/** The browser's own interface, named once: Firefox calls it `browser`, Chrome `chrome`. */

const names = /** @type {{browser?: typeof chrome, chrome: typeof chrome}} */ (/** @type {unknown} */ (globalThis));

export const browser = names.browser ?? names.chrome;

/** Firefox alone tells its own name; it also ends the permission that a click gave as soon as the tab moves on. */
export const isFirefox = "getBrowserInfo" in browser.runtime;
