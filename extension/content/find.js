/** Finds the policy's own words in the page again: white space aside, letter by letter. */

(() => {
  const IGNORED = /[\s\p{Cc}\u00ad\u200b\u2060\ufeff]+/gu;

  /** @param {string} text */
  const squeeze = (text) => text.normalize("NFC").replace(IGNORED, "");

  /** The page's text without its spaces, and where in it every run of text stands. */
  /** @param {PageBlock[]} blocks @returns {Squeezed} */
  function squeezed(blocks) {
    /** @type {Squeezed} */
    const page = { text: "", runs: [] };
    const parts = [];
    let at = 0;
    for (const block of blocks) {
      for (const piece of [{ text: block.prefix, node: null }, ...block.pieces]) {
        const text = squeeze(piece.text);
        if (piece.node) page.runs.push({ node: piece.node, start: at, end: at + text.length });
        parts.push(text);
        at += text.length;
      }
    }
    page.text = parts.join("");
    return page;
  }

  /** @param {string} text @param {string} words @param {number} expected */
  function nearest(text, words, expected) {
    let best = -1;
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      if (best < 0 || Math.abs(at - expected) < Math.abs(best - expected)) best = at;
    }
    return best;
  }

  /** Offset in a text node of its nth letter that is no white space. */
  /** @param {string} data @param {number} letters */
  function offsetOf(data, letters) {
    let count = 0;
    for (const cluster of data.matchAll(/\P{M}\p{M}*/gu)) {
      const size = squeeze(cluster[0]).length;
      if (count + size > letters) return cluster.index + (size === cluster[0].length ? letters - count : 0);
      count += size;
    }
    return data.length;
  }

  /** @param {Run} run @param {number} start @param {number} end */
  function rangeIn(run, start, end) {
    const range = run.node.ownerDocument.createRange();
    const last = Math.min(end, run.end) - run.start - 1;
    range.setStart(run.node, offsetOf(run.node.data, Math.max(start - run.start, 0)));
    range.setEnd(run.node, Math.min(offsetOf(run.node.data, last) + 1, run.node.data.length));
    return range;
  }

  /** @param {Range} range */
  const isFolded = (range) => range.getClientRects().length === 0;

  /** @param {Squeezed} page @param {Mark} mark @param {number} share of the page that stands before the quote */
  function place(page, mark, share) {
    const words = squeeze(mark.quote);
    const at = words ? nearest(page.text, words, share * page.text.length) : -1;
    if (at < 0) return null;
    const runs = page.runs.filter((run) => run.end > at && run.start < at + words.length);
    const ranges = runs.map((run) => rangeIn(run, at, at + words.length));
    return ranges.length ? { at, ranges, closed: ranges.every(isFolded) } : null;
  }

  plainPolicy.find = (marks) => {
    const blocks = plainPolicy.blocks();
    const length = [...plainPolicy.textOf(blocks)].length || 1;
    const page = squeezed(blocks);
    /** @type {Map<string, FoundQuote>} */
    const found = new Map();
    for (const mark of marks) {
      const where = place(page, mark, mark.start / length);
      if (where) found.set(mark.key, where);
    }
    return found;
  };
})();
