/** What a reader of the page can see of each element, now or by unfolding it. */

(() => {
  /** Words in a sentence: inline and shown, unless a name gives a style something to hold on to. */
  const PHRASES = new Set("a span b i em strong u small sup sub".split(" "));

  /** @type {Look} */
  const OUT = { state: "out", inline: false, unseen: true };

  /** @type {Look} */
  const PHRASE = { state: "open", inline: true, unseen: false };

  /** @param {string} display */
  const isInline = (display) => /^(inline|contents|ruby)/.test(display);

  /** Asked for once: each answer of the browser takes as long as all that we make of it. */
  /** @param {Element} element @param {boolean} named @returns {Style} */
  function styleOf(element, named) {
    const computed = getComputedStyle(element);
    return { named, display: computed.display, position: named ? computed.position : "static", computed };
  }

  plainPolicy.sight = () => {
    const weights = plainPolicy.weigh(document.body);
    const root = plainPolicy.mainOf(document.body, weights);
    const whole = weights.get(root)?.text ?? 0;
    const isFurniture = plainPolicy.furniture(root, weights);
    const isOpenable = plainPolicy.openables();

    /** @param {Element} element @param {Weight} weight @param {Style} style @returns {Look["state"]} */
    function stateOf(element, weight, style) {
      if (isFurniture(element, weight, style)) return "out";
      if (!plainPolicy.isHidden(element, style)) return "open";
      const holdsMost = style.display !== "none" && weight.text * 2 > whole;
      if (holdsMost) return "open";
      return isOpenable(element, weight) ? "closed" : "out";
    }

    /** @param {Element} element @param {boolean} unseen whether what is around it is */
    function look(element, unseen) {
      const weight = weights.get(element);
      if (!weight?.text) return OUT;
      const named = plainPolicy.isNamed(element);
      if (!unseen && !named && PHRASES.has(element.localName)) return PHRASE;
      const style = styleOf(element, named);
      const state = stateOf(element, weight, style);
      const hidden = (unseen || named) && style.computed.visibility !== "visible";
      return { state, inline: isInline(style.display), unseen: hidden };
    }

    return { root, look };
  };
})();
