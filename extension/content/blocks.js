/** Walks the page in reading order and takes down its headings, paragraphs, list items and table rows. */

(() => {
  /** Deeper than this no person nests, and a stack ends somewhere. */
  const DEEPEST = 1200;
  const LONG_ENOUGH_TO_REPEAT = 40;

  /** @type {Place} */
  const START = { lists: 0, indent: "", flat: false, inTable: false, inHeading: false, unseen: false };

  /** @type {Record<string, ((walk: Walk, node: Element, place: Place) => void) | undefined>} */
  const ACTS = {
    heading: (walk, node, place) => {
      walk.level = plainPolicy.levelOf(node);
      heading(walk, node, place, walk.level);
    },
    opener: (walk, node, place) => heading(walk, node, place, Math.min(walk.level + 1, 6)),
    ul: list,
    ol: list,
    li: item,
    table: (walk, node, place) => block(walk, node, { ...place, inTable: plainPolicy.isDataTable(node) }),
    tr: row,
    button: (walk, node, place) => {
      if (place.inHeading) children(walk, node, place);
    },
    br: (walk, _node, place) => (place.flat ? walk.sheet.glue(" ") : walk.sheet.lineBreak(place.indent)),
    hr: block,
  };

  /** @param {Walk} walk @param {Node} node @param {Place} place */
  function children(walk, node, place) {
    if (walk.deep > DEEPEST) return;
    walk.deep += 1;
    plainPolicy.eachChild(node, visit, walk, place);
    walk.deep -= 1;
  }

  /** @param {Node} node @param {Walk} walk @param {Place} place */
  function visit(node, walk, place) {
    if (node.nodeType === Node.ELEMENT_NODE) element(walk, /** @type {Element} */ (node), place);
    else if (node.nodeType === Node.TEXT_NODE && !place.unseen) walk.sheet.text(/** @type {Text} */ (node));
  }

  /** @param {Walk} walk @param {Element} node @param {Place} place */
  function element(walk, node, place) {
    if (node.localName === "br" || node.localName === "hr") return ACTS[node.localName]?.(walk, node, place);
    const { state, inline, unseen } = walk.sees.look(node, place.unseen);
    if (state === "out") return;
    if (state === "closed") return folded(walk, node, place);
    shown(walk, node, inline, unseen === place.unseen ? place : { ...place, unseen });
  }

  /** @param {Walk} walk @param {Element} node @param {Place} place */
  function folded(walk, node, place) {
    walk.sheet.open("paragraph", place.indent);
    const before = walk.sheet.setClosed(true);
    shown(walk, node, false, { ...place, unseen: false });
    walk.sheet.open("paragraph", place.indent);
    walk.sheet.setClosed(before);
  }

  /** @param {Walk} walk @param {Element} node @param {boolean} inline @param {Place} place */
  function shown(walk, node, inline, place) {
    const act = place.flat ? undefined : ACTS[plainPolicy.tagOf(node)];
    if (act) act(walk, node, place);
    else if (inline) children(walk, node, place);
    else block(walk, node, place);
  }

  /** @param {Walk} walk @param {Element} node @param {Place} place */
  function block(walk, node, place) {
    edge(walk, place);
    children(walk, node, place);
    edge(walk, place);
  }

  /** @param {Walk} walk @param {Place} place */
  function edge({ sheet }, place) {
    if (place.flat || place.inHeading) sheet.glue(" ");
    else if (!sheet.isEmpty()) sheet.open("paragraph", place.indent);
  }

  /** @param {Walk} walk @param {Element} node @param {Place} place @param {number} level */
  function heading(walk, node, place, level) {
    if (place.inHeading) return children(walk, node, place);
    walk.sheet.open("heading", `${"#".repeat(level)} `);
    children(walk, node, { ...place, inHeading: true });
    walk.sheet.open("paragraph", place.indent);
  }

  /** @param {Walk} walk @param {Element} node @param {Place} place */
  function list(walk, node, place) {
    block(walk, node, { ...place, lists: place.lists + 1 });
  }

  /** @param {Walk} walk @param {Element} node @param {Place} place */
  function item(walk, node, place) {
    const outer = Math.max(place.lists - 1, 0);
    if (plainPolicy.isLayoutItem(node)) return block(walk, node, { ...place, lists: outer });
    const marker = "  ".repeat(outer) + plainPolicy.markerOf(node);
    walk.sheet.open("item", marker);
    children(walk, node, { ...place, indent: " ".repeat(marker.length) });
    walk.sheet.open("paragraph", place.indent);
  }

  /** @param {Walk} walk @param {Element} node @param {Place} place */
  function row(walk, node, place) {
    if (!place.inTable) return block(walk, node, place);
    walk.sheet.open("row", "| ");
    plainPolicy.cellsOf(node).forEach((cell, at) => {
      if (at) walk.sheet.glue(" | ");
      if (walk.sees.look(cell, place.unseen).state === "open") children(walk, cell, { ...place, flat: true });
    });
    walk.sheet.glue(" |");
    walk.sheet.open("paragraph", place.indent);
  }

  /** @param {PageBlock} block */
  const wordsOf = (block) => block.pieces.map((piece) => piece.text).join("").trim();

  /** What a phone's copy of the page, folded away on a desktop, says a second time. */
  /** @param {PageBlock[]} blocks */
  function withoutRepeats(blocks) {
    if (!blocks.some((block) => block.closed)) return blocks;
    const seen = new Set(blocks.filter((block) => !block.closed).map(wordsOf));
    return blocks.filter((block) => {
      const words = block.closed ? wordsOf(block) : "";
      return words.length < LONG_ENOUGH_TO_REPEAT || (!seen.has(words) && seen.add(words));
    });
  }

  plainPolicy.blocks = () => {
    /** @type {Walk} */
    const walk = { sees: plainPolicy.sight(), sheet: plainPolicy.sheet(), level: 1, deep: 0 };
    children(walk, walk.sees.root, START);
    walk.sheet.open("paragraph", "");
    return withoutRepeats(walk.sheet.blocks);
  };
})();
