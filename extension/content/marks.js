/** Marks the policy's words in the page, and takes the marks away again. Nothing is added to the page. */

(() => {
  /** Where two quotes overlap, the later of these is on top. */
  const STYLES = ["note", "good", "low", "medium", "high", "current"];
  const nameOf = (/** @type {string} */ style) => `plain-policy-${style}`;

  /** @type {{key: string, style: string, found: FoundQuote}[]} */
  let places = [];
  let at = -1;

  /** @type {Set<HTMLDetailsElement>} */
  const unfolded = new Set();

  /** @param {Range} range */
  const windowOf = (range) => /** @type {Window & typeof globalThis} */ (range.startContainer.ownerDocument?.defaultView);

  /** Frames of the page have registers of their own. */
  function registers() {
    const windows = new Set([window, ...places.flatMap(({ found }) => found.ranges.map(windowOf))]);
    return [...windows].filter((view) => view?.CSS?.highlights);
  }

  /** @param {Window & typeof globalThis} view @param {Range[]} ranges @param {number} priority */
  function highlight(view, ranges, priority) {
    const made = new view.Highlight(...ranges);
    made.priority = priority;
    return made;
  }

  /** @param {string} style @param {Range[]} ranges */
  function paint(style, ranges) {
    for (const view of registers()) {
      const own = ranges.filter((range) => windowOf(range) === view);
      if (!own.length) view.CSS.highlights.delete(nameOf(style));
      else view.CSS.highlights.set(nameOf(style), highlight(view, own, STYLES.indexOf(style)));
    }
  }

  function repaint() {
    const now = places[at];
    for (const style of STYLES) {
      const own = places.filter((place) => place.style === style && place !== now);
      paint(style, style === "current" ? (now?.found.ranges ?? []) : own.flatMap((place) => place.found.ranges));
    }
  }

  /** @returns {MarkedPlace} */
  function told() {
    const now = places[at];
    return { key: now?.key ?? null, found: Boolean(now), closed: now?.found.closed ?? false, at: at + 1, of: places.length };
  }

  /** Opens what the browser's own search would open; the rest stays for the reader to unfold. */
  /** @param {Range} range */
  function unfold(range) {
    for (let node = range.startContainer.parentElement; node; node = node.parentElement) {
      if (node instanceof HTMLDetailsElement && !node.open) {
        node.open = true;
        unfolded.add(node);
      }
    }
  }

  /** @param {Element | null} element */
  function scrollerOf(element) {
    for (let node = element; node; node = node.parentElement) {
      const scrolls = /auto|scroll/.test(getComputedStyle(node).overflowY) && node.scrollHeight > node.clientHeight;
      if (scrolls && node !== document.body) return node;
    }
    return element?.ownerDocument.scrollingElement ?? null;
  }

  /** The element first, then the words in it: an old policy may be one element from end to end. */
  /** @param {Range} range */
  function scrollTo(range) {
    const element = range.startContainer.parentElement;
    element?.scrollIntoView({ block: "center", behavior: "instant" });
    const middle = windowOf(range).innerHeight / 2;
    const off = range.getBoundingClientRect().top - middle;
    if (Math.abs(off) > middle / 2) scrollerOf(element)?.scrollBy({ top: off, behavior: "instant" });
  }

  function goToCurrent() {
    const found = places[at]?.found;
    const range = found?.ranges[0];
    if (found && range) {
      unfold(range);
      found.closed = range.getClientRects().length === 0;
      scrollTo(range);
    }
    repaint();
    return told();
  }

  /** @param {Mark[]} marks */
  function look(marks) {
    const found = plainPolicy.find(marks);
    return marks
      .flatMap((mark) => ({ key: mark.key, style: mark.style, found: found.get(mark.key) }))
      .filter((place) => place.found !== undefined)
      .map((place) => /** @type {typeof places[0]} */ (place))
      .sort((one, other) => one.found.at - other.found.at);
  }

  plainPolicy.marks = {
    show(marks, key) {
      const isMarked = () => places.some((place) => place.key === key);
      if (!isMarked()) places = look(marks);
      at = places.findIndex((place) => place.key === key);
      return goToCurrent();
    },
    all(marks) {
      places = look(marks);
      at = -1;
      repaint();
      return told();
    },
    step(by) {
      if (places.length) at = at < 0 && by < 0 ? places.length - 1 : (at + by + places.length) % places.length;
      return goToCurrent();
    },
    clear() {
      at = -1;
      for (const style of STYLES) paint(style, []);
      places = [];
      for (const details of unfolded) details.open = false;
      unfolded.clear();
      return told();
    },
    state: told,
  };
})();
