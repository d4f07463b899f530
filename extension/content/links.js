/** The page's links that may lead to a privacy policy, and to an English version of this one. */

(() => {
  const PRIVACY =
    /privacy|data[\s_-]?protection|datenschutz|confidentialit|vie[\s_-]priv|donn[ée]es[\s_-]personnelles|privacidad|protecci[óo]n[\s_-]de[\s_-]datos|informativa[\s_-]privacy|privacidade|integritet|personvern|prywatno/i;
  const DOCUMENT = /policy|policies|notice|statement|erkl[äa]rung|hinweise|politique|pol[íi]tica|charte|aviso/i;
  const SETTING = /settings|preferences|choices|manage|cent(er|re)|einstellungen|pr[ée]f[ée]rences|ajustes/i;
  const ENGLISH = /^(english|en|in english)$/i;
  const LEADING = "a[href], area[href], link[rel~=privacy-policy], iframe[src]";
  const TRANSLATED = "link[rel~=alternate][hreflang]";
  const MOST = 8;

  /** @param {string} href */
  function addressOf(href) {
    try {
      const url = new URL(href, document.baseURI);
      if (!/^https?:$/.test(url.protocol)) return null;
      url.hash = url.username = url.password = "";
      return url.href;
    } catch {
      return null;
    }
  }

  const here = () => addressOf(location.href);

  /** @param {Element} link */
  const titleOf = (link) =>
    (link.textContent?.trim() || link.getAttribute("aria-label") || link.getAttribute("title") || "")
      .slice(0, 500)
      .replace(/\s+/g, " ")
      .slice(0, 120);

  /** A large frame of another site may be all that there is on the page. */
  /** @param {Element} link */
  function isLargeFrame(link) {
    return link.localName === "iframe" && link.clientWidth >= 300 && link.clientHeight >= 200;
  }

  /** How surely a link leads to a policy; 0 where nothing says so. */
  /** @param {Element} link @param {string} title @param {string} address */
  function likeness(link, title, address) {
    const { hostname, pathname } = new URL(address);
    const signs = [
      [8, (link.getAttribute("rel") ?? "").split(/\s+/).includes("privacy-policy")],
      [4, PRIVACY.test(title)],
      [3, PRIVACY.test(hostname + pathname)],
      [2, isLargeFrame(link)],
    ];
    const sum = signs.reduce((total, [points, holds]) => total + (holds ? Number(points) : 0), 0);
    if (sum && SETTING.test(title)) return 1;
    return sum && DOCUMENT.test(title) ? sum + 2 : sum;
  }

  /** @typedef {{element: Element, target: string, title: string}} Link */

  /** @param {Element} element @returns {Link} */
  function described(element) {
    const target = element.getAttribute("href") ?? element.getAttribute("src") ?? "";
    return { element, target, title: titleOf(element) };
  }

  /** The links of the page, and of the shadow roots in it and in one another. */
  function everywhere() {
    /** @type {(Document | ShadowRoot)[]} */
    const roots = [document];
    for (const root of roots) {
      for (const { shadowRoot } of root.querySelectorAll("*")) if (shadowRoot) roots.push(shadowRoot);
    }
    return roots.flatMap((root) => [...root.querySelectorAll(`${LEADING}, ${TRANSLATED}`)].map(described));
  }

  /** Most links of a page need no closer look. @param {Link} link */
  function mayLead({ element, target, title }) {
    const isNear = PRIVACY.test(target) || PRIVACY.test(title) || element.hasAttribute("rel") || isLargeFrame(element);
    return isNear && element.matches(LEADING);
  }

  /** @param {Link} link */
  function judged({ element, target, title }) {
    const address = addressOf(target);
    return address ? { address, title, likeness: likeness(element, title, address) } : null;
  }

  /** @returns {PolicyLink[]} */
  function usual() {
    if (!/^https?:$/.test(location.protocol) || location.pathname === "/privacy") return [];
    return [{ title: "", address: `${location.origin}/privacy`, guessed: true }];
  }

  /** @param {Link[]} all */
  function policyLinks(all) {
    const found = all
      .filter(mayLead)
      .map(judged)
      .filter((link) => link !== null && link.likeness > 0 && link.address !== here())
      .sort((one, other) => (other?.likeness ?? 0) - (one?.likeness ?? 0));
    /** @type {Map<string, PolicyLink>} */
    const unique = new Map();
    for (const link of found) {
      if (link && !unique.has(link.address)) {
        unique.set(link.address, { title: link.title, address: link.address, guessed: false });
      }
    }
    return unique.size ? [...unique.values()].slice(0, MOST) : usual();
  }

  /** @param {Link[]} all */
  function englishLinks(all) {
    const links = all.filter(({ element, title }) => ENGLISH.test(title) || /^en\b/i.test(element.getAttribute("hreflang") ?? ""));
    const addresses = new Set(links.map(({ target }) => addressOf(target)));
    return [...addresses]
      .filter((address) => address !== null && address !== here())
      .slice(0, 3)
      .map((address) => ({ title: "English", address: /** @type {string} */ (address), guessed: false }));
  }

  plainPolicy.links = () => {
    const all = everywhere();
    return { links: policyLinks(all), english: englishLinks(all) };
  };
})();
