/** How much text each part of the page holds, and which part is its core. */

(() => {
  const UNREAD = new Set(
    ("script style noscript template svg math canvas object embed video audio select datalist input progress meter " +
      "map head link meta title").split(" "),
  );

  /** A part that holds this share of the text that is no link has the core inside it. */
  const MOST = 0.7;

  /** The page's own `main` is believed when it holds this share. */
  const MAIN = 0.6;

  /** @param {Map<Node, Weight>} weights @param {Node} node @param {boolean} inLink @returns {Weight} */
  function weigh(weights, node, inLink) {
    const sum = { text: 0, link: 0 };
    plainPolicy.eachChild(node, (child) => {
      if (child.nodeType === Node.TEXT_NODE) addText(sum, /** @type {Text} */ (child).data, inLink);
      else if (child.nodeType === Node.ELEMENT_NODE) addElement(weights, sum, /** @type {Element} */ (child), inLink);
    });
    weights.set(node, sum);
    return sum;
  }

  /** @param {Weight} sum @param {string} data @param {boolean} inLink */
  function addText(sum, data, inLink) {
    if (!/\S/.test(data)) return;
    sum.text += data.length;
    if (inLink) sum.link += data.length;
  }

  /** @param {Map<Node, Weight>} weights @param {Weight} sum @param {Element} element @param {boolean} inLink */
  function addElement(weights, sum, element, inLink) {
    if (UNREAD.has(element.localName)) return;
    const part = weigh(weights, element, inLink || element.localName === "a");
    sum.text += part.text;
    sum.link += part.link;
  }

  plainPolicy.weigh = (root) => {
    /** @type {Map<Node, Weight>} */
    const weights = new Map();
    weigh(weights, root, false);
    return weights;
  };

  /** @param {Weight | undefined} weight */
  const prose = (weight) => (weight ? weight.text - weight.link : 0);

  /** @param {Node} node @param {Map<Node, Weight>} weights @param {number} wanted */
  function childWith(node, weights, wanted) {
    /** @type {Element | null} */
    let found = null;
    plainPolicy.eachChild(node, (child) => {
      if (prose(weights.get(child)) >= wanted) found ??= /** @type {Element} */ (child);
    });
    return found;
  }

  /** The smallest part of the page that still holds most of its prose. */
  plainPolicy.core = (root, weights) => {
    let core = root;
    for (;;) {
      const wanted = prose(weights.get(core)) * MOST;
      const next = wanted > 0 ? childWith(core, weights, wanted) : null;
      if (!next) return core;
      core = next;
    }
  };

  plainPolicy.mainOf = (body, weights) => {
    const main = body.querySelector("main, [role=main]");
    return main && prose(weights.get(main)) >= prose(weights.get(body)) * MAIN ? main : body;
  };
})();
