/** What stands around a policy: menus, headers, footers, cookie banners, forms. */

(() => {
  const ROLES = new Set("navigation search dialog alertdialog menu menubar toolbar tablist".split(" "));
  const TAGS = new Set("nav dialog search".split(" "));
  const BESIDE = new Set("footer contentinfo aside complementary".split(" "));

  /** What most of a text is made of, and what no menu or footer is. */
  const PLAIN = new Set("p li a b i em strong span br h1 h2 h3 h4 h5 h6 td th tr tbody".split(" "));
  const VENDORS =
    /onetrust-(banner|consent|pc)|cybotcookiebot|usercentrics|didomi|truste_|qc-cmp|sp_message|cky-|cookieyes|klaro|osano-cm|termly|iubenda-cs|cmplz|borlabs|axeptio|evidon|cc-window|cookie-law-info|cookieconsent|moove_gdpr|tarteaucitron|fc-consent/i;
  const BANNER = /(cookie|consent|gdpr)[-_]?(banner|bar|popup|modal|notice|message|overlay|dialog|wall|prompt|toast|layer)/i;
  const FOOTER = /(^|[\s_-])footer([\s_-]|$)/i;
  const IN_TEXT = "article, main, section, [role=main]";
  const MENU_LINKS = 3;

  /** @param {Element} element */
  const names = (element) => `${element.id} ${element.getAttribute("class") ?? ""}`;

  /** @param {Element} element */
  const isInText = (element) => Boolean(element.parentElement?.closest(IN_TEXT));

  /** @param {Element} link */
  function staysOnPage(link) {
    const { hash, pathname, host } = /** @type {HTMLAnchorElement} */ (link);
    return hash !== "" && host === location.host && pathname === location.pathname;
  }

  /** Nearly all links: a table of contents wherever it stands, a menu where it is not part of the policy. */
  /** @param {Element} element @param {Weight} weight @param {boolean} inCore */
  function isMenu(element, weight, inCore) {
    if (weight.text === 0 || weight.link < weight.text * 0.8) return false;
    const links = [...element.querySelectorAll("a[href]")];
    return links.length >= MENU_LINKS && (!inCore || links.every(staysOnPage));
  }

  /** @param {Element} element @param {Style} style @param {boolean} inCore */
  function isBanner(element, style, inCore) {
    if (style.position === "fixed") return true;
    const name = names(element);
    if (name.length < 3) return false;
    if (VENDORS.test(name)) return !inCore || element.querySelector("button, [role=button]") !== null;
    return BANNER.test(name) && (!inCore || style.position === "sticky");
  }

  /** Beside the text rather than a part of it. */
  /** @param {Element} element @param {Weight} weight */
  function isBeside(element, weight) {
    return !isInText(element) || weight.link > weight.text / 2;
  }

  /** @param {Element} element @param {string} role @param {Weight} weight */
  function isMargin(element, role, weight) {
    if (element.localName === "header" || role === "banner") return !isInText(element) && !element.querySelector("h1");
    const isNamedSo = BESIDE.has(element.localName) || BESIDE.has(role) || FOOTER.test(names(element));
    return isNamedSo && isBeside(element, weight);
  }

  /** @param {Element} element @param {Weight} weight @param {Style} style @param {boolean} inCore */
  function isNamedFurniture(element, weight, style, inCore) {
    const role = element.getAttribute("role") ?? "";
    if (TAGS.has(element.localName) || ROLES.has(role)) return true;
    if (isMargin(element, role, weight) || (element.localName === "form" && !inCore)) return true;
    return style.named && isBanner(element, style, inCore);
  }

  /** A test for furniture. What holds half of the page's text, or its core, is none, whatever it is called. */
  plainPolicy.furniture = (root, weights) => {
    const whole = weights.get(root)?.text ?? 0;
    const core = plainPolicy.core(root, weights);
    return (element, weight, style) => {
      if (!style.named && PLAIN.has(element.localName)) return false;
      if (weight.text * 2 > whole || element.contains(core)) return false;
      const inCore = core.contains(element);
      return isNamedFurniture(element, weight, style, inCore) || isMenu(element, weight, inCore);
    };
  };
})();
