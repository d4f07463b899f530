/** What of the page is not shown, and what of that a reader can unfold: accordions, tabs, "read more". */

(() => {
  const FOLDING = /accord|collaps|expand|toggle|tab-?(pane|panel|content)|panel|faq|disclos|(read|show|see)-?more|more-?(text|content|info)|spoiler/i;
  const NEVER_FOLDED = /cookie-?(banner|bar|modal)|consent|modal|dialog|popup|popover|tooltip|\b_?(menu|nav)|dropdown|lightbox|toast/i;
  const OPENER = "button, summary, [role=button], [role=tab], [aria-expanded], h1, h2, h3, h4, h5, h6, dt";
  const CONTROL = "[aria-controls], [data-target], [data-bs-target], [role=tab][href^='#'], [data-toggle][href^='#']";
  const OUTSIDE = "nav, header, dialog, [role=navigation], [role=banner], [role=dialog], [role=menu]";
  const LEAST_PROSE = 20;

  /** @param {Element} control */
  function controlled(control) {
    const ids = ["aria-controls", "data-target", "data-bs-target", "href"].map((name) => control.getAttribute(name));
    return ids.flatMap((value) => value?.replace(/#/g, "").split(/\s+/) ?? []);
  }

  /** @param {Element | null} element */
  const names = (element) => (element ? `${element.id} ${element.getAttribute("class") ?? ""}` : "");

  /** @param {Element} element */
  function looksFolded(element) {
    if (element.getAttribute("role") === "tabpanel") return true;
    if (FOLDING.test(`${names(element)} ${names(element.parentElement)}`)) return true;
    return Boolean(element.previousElementSibling?.matches(OPENER) || element.nextElementSibling?.matches("button"));
  }

  /** A test for parts that are not shown yet but hold text that some control of the page unfolds. */
  plainPolicy.openables = () => {
    const controls = [...document.querySelectorAll(CONTROL)].filter((control) => !control.closest(OUTSIDE));
    const ids = new Set(controls.flatMap(controlled));
    return (element, weight) => {
      if (weight.text - weight.link < LEAST_PROSE || weight.link > weight.text / 2) return false;
      if (NEVER_FOLDED.test(names(element)) || element.closest(OUTSIDE)) return false;
      return (element.id !== "" && ids.has(element.id)) || looksFolded(element);
    };
  };

  /** Text for screen readers only, and text pushed off the screen. */
  /** @param {Element} element */
  function isOffSheet(element) {
    const box = element.getBoundingClientRect();
    return box.width <= 1 || box.height <= 1 || box.right < -500 || box.bottom + window.scrollY < -500;
  }

  plainPolicy.isHidden = (element, style) => {
    if (style.display === "none") return true;
    if (!style.named) return false;
    if (element.getAttribute("aria-hidden") === "true") return true;
    if (style.position !== "absolute" && style.position !== "fixed") return false;
    return style.computed.overflow !== "visible" ? isOffSheet(element) : element.getBoundingClientRect().right < -500;
  };
})();
