/** What an element is to a reader: a heading, a list, an item, a table, a row, a block or a run of text. */

(() => {
  const BY_ROLE = new Map(Object.entries({ heading: "heading", list: "ul", listitem: "li", table: "table", row: "tr" }));
  const CELLS = "td, th, [role=cell], [role=gridcell], [role=columnheader], [role=rowheader]";
  const HEADINGS = "h1, h2, h3, h4, h5, h6, [role=heading], summary";
  const LONGEST_OPENER = 200;

  /** @param {Element} element */
  function opens(element) {
    const isControl = element.localName === "button" || element.getAttribute("role") === "button";
    if (!isControl || (element.textContent ?? "").length > LONGEST_OPENER) return false;
    return element.hasAttribute("aria-expanded") || element.hasAttribute("aria-controls");
  }

  const HEADING_TAGS = new Set("h1 h2 h3 h4 h5 h6".split(" "));

  plainPolicy.tagOf = (element) => {
    if (HEADING_TAGS.has(element.localName)) return "heading";
    if (element.localName === "summary") return "opener";
    if (!element.hasAttributes()) return element.localName;
    if (opens(element)) return "opener";
    return BY_ROLE.get(element.getAttribute("role") ?? "") ?? element.localName;
  };

  /** @param {Element} element */
  plainPolicy.levelOf = (element) => {
    const level = Number(element.getAttribute("aria-level") ?? element.localName.slice(1)) || 2;
    return Math.min(Math.max(level, 1), 6);
  };

  /** A list whose items have headings of their own is a way to lay out a page. */
  plainPolicy.isLayoutItem = (item) => item.querySelector(HEADINGS) !== null;

  plainPolicy.cellsOf = (row) => [...row.querySelectorAll(CELLS)];

  /** Whether a table's rows belong together, or only place parts of the page side by side. */
  plainPolicy.isDataTable = (table) => {
    if (table.getAttribute("role") === "presentation" || table.querySelector(`table, ${HEADINGS}`)) return false;
    if (table.querySelector("th, caption, [role=columnheader], [role=rowheader]")) return true;
    const rows = [...table.querySelectorAll("tr, [role=row]")];
    return rows.length > 1 && rows.every((row) => row.querySelectorAll(CELLS).length > 1);
  };

  /** The marker of an item: its number in an ordered list, else a dash. */
  plainPolicy.markerOf = (item) => {
    const list = item.parentElement;
    if (list?.localName !== "ol") return "- ";
    const items = [...list.children].filter((child) => child.localName === "li");
    const first = /** @type {HTMLOListElement} */ (list).start;
    return `${/** @type {HTMLLIElement} */ (item).value || items.indexOf(item) + first}. `;
  };
})();
