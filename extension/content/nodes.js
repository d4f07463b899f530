/// <reference path="../types.d.ts" />
/** The page's tree as a reader meets it: through shadow roots, slots and frames of the same origin. */

(() => {
  globalThis.plainPolicy ??= /** @type {PageScripts} */ ({});

  /** Chrome's way to closed shadow roots. Firefox has it on the element itself, and a page's own script has neither. */
  const dom = /** @type {{chrome?: typeof chrome}} */ (globalThis).chrome?.dom;

  /** @param {Element} element @param {string} name @returns {ShadowRoot | null} */
  function shadowOf(element, name) {
    if (element.shadowRoot || !name.includes("-")) return element.shadowRoot;
    if (dom && element instanceof HTMLElement) return /** @type {ShadowRoot | null} */ (dom.openOrClosedShadowRoot(element));
    return /** @type {{openOrClosedShadowRoot?: ShadowRoot}} */ (element).openOrClosedShadowRoot ?? null;
  }

  /** @param {HTMLIFrameElement} frame @returns {Node[]} */
  function bodyOf(frame) {
    try {
      const body = frame.contentDocument?.body;
      return body ? [body] : [];
    } catch {
      return [];
    }
  }

  /** What stands in for an element's own children; null where they stand for themselves. */
  /** @param {Element} element @returns {Node[] | ShadowRoot | null} */
  function inside(element) {
    const name = element.localName;
    if (name === "iframe" || name === "frame") return bodyOf(/** @type {HTMLIFrameElement} */ (element));
    if (name !== "slot") return shadowOf(element, name);
    const assigned = /** @type {HTMLSlotElement} */ (element).assignedNodes({ flatten: true });
    return assigned.length ? assigned : null;
  }

  const NAMES = ["class", "id", "style", "role", "aria-hidden"];

  /** Whether anything is said of this very element: pages hide, place and move things by name. */
  plainPolicy.isNamed = (element) => element.hasAttributes() && NAMES.some((name) => element.hasAttribute(name));

  /**
   * Goes from sibling to sibling: iterating `childNodes` takes ten times as long. What `act` needs beside the child is
   * handed through, since a function made for each element of a large page would cost more than the walk.
   */
  plainPolicy.eachChild = (node, act, one, other) => {
    const source = node.nodeType === Node.ELEMENT_NODE ? inside(/** @type {Element} */ (node)) : null;
    if (Array.isArray(source)) return source.forEach((child) => act(child, one, other));
    for (let child = (source ?? node).firstChild; child; child = child.nextSibling) act(child, one, other);
  };
})();
