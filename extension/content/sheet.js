/** Takes down what is read, block by block, with the place in the page of every run of text. */

(() => {
  /** White space of the source that the page shows as one space. */
  const SPACES = /[\t\n\r\f]+[\t\n\r\f ]*| {2,}[\t\n\r\f ]*/g;

  const SPACE_AT_START = /^[^\S\n]+/;
  const SPACE_AT_END = /\s$/;

  /** Line breaks of the source count only where the page shows them. */
  /** @param {Text} node */
  function keepsLines(node) {
    const parent = node.parentElement;
    return parent !== null && getComputedStyle(parent).whiteSpaceCollapse.startsWith("preserve");
  }

  /** @param {Text} node @param {string} data */
  function shown(node, data) {
    return data.includes("\n") && keepsLines(node) ? data : data.replace(SPACES, " ");
  }

  plainPolicy.sheet = () => {
    /** @type {PageBlock[]} */
    const blocks = [];
    /** @type {PageBlock} */
    let block = { kind: "paragraph", prefix: "", pieces: [], closed: false };
    let closed = false;
    let atLineStart = true;

    /** @param {Text | null} node @param {string} text */
    function put(node, text) {
      block.pieces.push({ text, node });
      atLineStart = SPACE_AT_END.test(text);
    }

    /** @param {PageBlock["kind"]} kind @param {string} prefix */
    function open(kind, prefix) {
      if (block.pieces.some((piece) => piece.node)) blocks.push(block);
      block = { kind, prefix, pieces: [], closed };
      atLineStart = true;
    }

    return {
      blocks,
      open,
      isEmpty: () => block.pieces.length === 0,
      setClosed(now) {
        const before = closed;
        closed = now;
        block.closed = now;
        return before;
      },
      text(node) {
        const { data } = node;
        const isBlank = data.trim() === "";
        if (isBlank && (atLineStart || data === "")) return;
        const text = shown(node, data);
        if (isBlank) put(null, text);
        else put(node, atLineStart ? text.replace(SPACE_AT_START, "") : text);
      },
      glue: (text) => put(null, text),
      lineBreak(indent) {
        if (block.pieces.length) put(null, block.kind === "heading" || block.kind === "row" ? " " : `\n${indent}`);
      },
    };
  };

  /** Items of a list and rows of a table stand line by line, everything else with an empty line between. */
  /** @param {PageBlock} block @param {PageBlock | undefined} before */
  function gap(block, before) {
    if (!before) return "";
    return block.kind === before.kind && (block.kind === "item" || block.kind === "row") ? "\n" : "\n\n";
  }

  /** The runs of a block; the white space at its end is nobody's. */
  /** @param {PageBlock} block */
  const line = (block) => block.prefix + block.pieces.map((piece) => piece.text).join("").trimEnd();

  plainPolicy.textOf = (blocks) => blocks.map((block, at) => gap(block, blocks[at - 1]) + line(block)).join("");
})();
