/** The page's links that may lead to a privacy policy, and to an English version of this one. */

(() => {
  const PRIVACY =
    /privacy|data[\s_-]?protection|datenschutz|confidentialit|vie[\s_-]priv|donn[ée]es[\s_-]personnelles|privacidad|protecci[óo]n[\s_-]de[\s_-]datos|informativa[\s_-]privacy|privacidade|integritet|personvern|prywatno/i;
  const DOCUMENT = /policy|policies|notice|statement|erkl[äa]rung|hinweise|politique|pol[íi]tica|charte|aviso/i;
  const SETTING = /settings|preferences|choices|manage|cent(er|re)|einstellungen|pr[ée]f[ée]rences|ajustes/i;
  const ENGLISH = /^(english|en|in english)$/i;
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

  /** @param {string} selector */
  function everywhere(selector) {
    const roots = [...document.querySelectorAll("*")].flatMap((element) => element.shadowRoot ?? []);
    return [document, ...roots].flatMap((root) => [...root.querySelectorAll(selector)]);
  }

  /** @param {Element} link */
  const targetOf = (link) => link.getAttribute("href") ?? link.getAttribute("src") ?? "";

  /** Most links of a page need no closer look. */
  /** @param {Element} link */
  const mayLead = (link) =>
    PRIVACY.test(targetOf(link)) || PRIVACY.test(titleOf(link)) || link.hasAttribute("rel") || isLargeFrame(link);

  /** @param {Element} link */
  function judged(link) {
    const address = addressOf(targetOf(link));
    const title = titleOf(link);
    return address ? { address, title, likeness: likeness(link, title, address) } : null;
  }

  /** @returns {PolicyLink[]} */
  function usual() {
    if (!/^https?:$/.test(location.protocol) || location.pathname === "/privacy") return [];
    return [{ title: "", address: `${location.origin}/privacy`, guessed: true }];
  }

  plainPolicy.policyLinks = () => {
    const found = everywhere("a[href], area[href], link[rel~=privacy-policy], iframe[src]")
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
  };

  plainPolicy.englishLinks = () => {
    const links = everywhere("a[href], link[rel~=alternate][hreflang]").filter((link) => {
      return /^en\b/i.test(link.getAttribute("hreflang") ?? "") || ENGLISH.test(titleOf(link));
    });
    const addresses = new Set(links.map((link) => addressOf(link.getAttribute("href") ?? "")));
    return [...addresses]
      .filter((address) => address !== null && address !== here())
      .slice(0, 3)
      .map((address) => ({ title: "English", address: /** @type {string} */ (address), guessed: false }));
  };
})();
