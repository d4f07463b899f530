/** How much text each part of the page holds, and which part is its core. */

(() => {
  const UNREAD = new Set(
    ("script style noscript template svg math canvas object embed video audio select datalist input progress meter " +
      "map head link meta title").split(" "),
  );

  /** The weights so far, how deep in the page the walk stands, and in how many links. */
  /** @typedef {{weights: Map<Node, Weight>, deep: number, links: number}} Scale */

  /** Deeper than this no person nests, and a stack ends somewhere. */
  const DEEPEST = 1200;

  /** A part that holds this share of the text that is no link has the core inside it. */
  const MOST = 0.7;

  /** The page's own `main` is believed when it holds this share. */
  const MAIN = 0.6;

  /** @param {string} text */
  const lengthOf = (text) => (/\S/.test(text) ? text.length : 0);

  /** @param {Node} child @param {Scale} scale @param {Weight} sum */
  function weigh(child, scale, sum) {
    if (child.nodeType === Node.TEXT_NODE) {
      const length = lengthOf(/** @type {Text} */ (child).data);
      sum.text += length;
      if (scale.links) sum.link += length;
    } else if (child.nodeType === Node.ELEMENT_NODE && !UNREAD.has(/** @type {Element} */ (child).localName)) {
      const part = weighElement(/** @type {Element} */ (child), scale);
      sum.text += part.text;
      sum.link += part.link;
    }
  }

  /** @param {Element} element @param {Scale} scale */
  function weighElement(element, scale) {
    const sum = { text: 0, link: 0 };
    const isLink = element.localName === "a";
    scale.deep += 1;
    if (isLink) scale.links += 1;
    if (scale.deep <= DEEPEST) plainPolicy.eachChild(element, weigh, scale, sum);
    if (isLink) scale.links -= 1;
    scale.deep -= 1;
    scale.weights.set(element, sum);
    return sum;
  }

  plainPolicy.weigh = (root) => {
    /** @type {Scale} */
    const scale = { weights: new Map(), deep: 0, links: 0 };
    weighElement(root, scale);
    return scale.weights;
  };

  /** @param {Weight | undefined} weight */
  const prose = (weight) => (weight ? weight.text - weight.link : 0);

  /** @typedef {{weights: Map<Node, Weight>, wanted: number}} Search */

  /** @param {Node} child @param {Search} search @param {Element[]} found */
  function take(child, { weights, wanted }, found) {
    if (prose(weights.get(child)) >= wanted) found.push(/** @type {Element} */ (child));
  }

  /** The smallest part of the page that still holds most of its prose. */
  plainPolicy.core = (root, weights) => {
    let core = root;
    for (;;) {
      const wanted = prose(weights.get(core)) * MOST;
      /** @type {Element[]} */
      const found = [];
      if (wanted > 0) plainPolicy.eachChild(core, take, { weights, wanted }, found);
      if (!found[0]) return core;
      core = found[0];
    }
  };

  plainPolicy.mainOf = (body, weights) => {
    const main = body.querySelector("main, [role=main]");
    return main && prose(weights.get(main)) >= prose(weights.get(body)) * MAIN ? main : body;
  };
})();
