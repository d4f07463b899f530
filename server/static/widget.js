// <plain-policy analysis="ID"> or <plain-policy url="URL">: what a privacy policy means, in somebody's own page.
// Text from a policy enters the page by textContent alone; nothing is stored; nobody but the service is asked.
(() => {
  "use strict";

  const LOOK = "{look}"; // the service puts the one look in here
  const HOST = ":host { display: block; max-inline-size: 480px; container-type: inline-size; } :host([hidden]) { display: none; }";
  const LEVELS = { high: "▲ Serious", medium: "◆ Take care", low: "● Minor", good: "✓ Good", note: "○ Note" };
  const UNKNOWN = "We have no summary of this privacy policy yet.";
  const AWAY = "The summary of this privacy policy cannot be shown right now.";
  const MOST_FLAGS = 3;
  const TEN_MINUTES = 600_000;

  const script = document.currentScript ?? document.querySelector('script[src*="/widget.js"]');
  const SERVICE = new URL(".", new URL(script.src, document.baseURI)).href;

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(HOST + LOOK);

  /** An element with a class, which is its part too, and text or children; a text is never read as HTML. */
  function made(name, className, ...inside) {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (className) element.setAttribute("part", className.split(" ")[0]);
    element.append(...inside);
    return element;
  }

  function link(words, path) {
    const element = made("a", "link", words);
    element.href = SERVICE + path;
    return element;
  }

  function gradeBox(grade) {
    const letter = "ABCDE".includes(grade ?? "-") ? grade : null;
    return made("div", `grade ${letter ?? "none"}`, "Grade ", made("b", "", letter ?? "–"));
  }

  function flagLine(flag) {
    const named = flag.stance === "risk" ? (flag.severity ?? "low") : flag.stance;
    const level = named in LEVELS ? named : "note";
    const title = made("span", "title", flag.title);
    title.title = flag.in_short;
    return made("li", "flag", made("span", `level ${level}`, LEVELS[level]), title);
  }

  function inWords(day) {
    if (day.length === "2018".length) return day;
    const moment = new Date(day);
    const isMonth = day.length === "2018-05".length;
    const how = { day: isMonth ? undefined : "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    return Number.isNaN(moment.valueOf()) ? day : moment.toLocaleDateString("en-GB", how);
  }

  function dated(analysis, freshness) {
    if (analysis.facts.effective_date) return `Policy of ${inWords(analysis.facts.effective_date)}`;
    return freshness?.first_seen ? `First seen on ${inWords(freshness.first_seen)}` : "Policy without a date";
  }

  /** What stands in the last line: the date, or that there is a newer version to read. */
  function footParts(analysis, freshness) {
    const newer = freshness?.newer?.id;
    if (!newer) return [made("span", "date", dated(analysis, freshness)), link("Read the whole summary", `analyses/${analysis.id}`)];
    const changed = made("span", "changed", "The policy has changed since: ", link("read again", `analyses/${newer}`));
    changed.setAttribute("role", "status");
    return [changed];
  }

  function cardParts(analysis, isCompact) {
    const head = made("div", "head", gradeBox(analysis.grade), made("p", "headline", analysis.headline));
    if (isCompact) return [head];
    return [head, made("ul", "flags", ...analysis.flags.slice(0, MOST_FLAGS).map(flagLine))];
  }

  /** The JSON at a path of the service; null where it knows nothing. */
  async function asked(path) {
    const answer = await fetch(SERVICE + path, { credentials: "omit", referrerPolicy: "no-referrer" });
    if (answer.ok) return answer.json();
    void answer.body?.cancel(); // what is not read would keep its connection
    if (answer.status === 404 || answer.status === 400) return null;
    throw new Error(`the service answers ${answer.status}`);
  }

  class PlainPolicy extends HTMLElement {
    static observedAttributes = ["analysis", "url", "size"];
    static #nearby = new IntersectionObserver((entries) => PlainPolicy.#arrived(entries), { rootMargin: "400px" });

    #frame = made("article", "frame");
    #isNear = false;
    #round = 0;
    #analysis = null;
    #clock = 0;
    #onReturn = () => this.#refresh();

    constructor() {
      super();
      const root = this.attachShadow({ mode: "closed" });
      root.adoptedStyleSheets = [sheet];
      this.#frame.setAttribute("part", "card");
      this.#frame.setAttribute("aria-label", "Privacy policy, summarised by Plain Policy");
      root.append(this.#frame);
    }

    static #arrived(entries) {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting && !target.#isNear) target.#wake();
      }
    }

    connectedCallback() {
      this.#reserve();
      if (!this.#isNear) PlainPolicy.#nearby.observe(this);
      document.addEventListener("visibilitychange", this.#onReturn);
      this.#clock = setInterval(this.#onReturn, TEN_MINUTES);
    }

    disconnectedCallback() {
      PlainPolicy.#nearby.unobserve(this);
      document.removeEventListener("visibilitychange", this.#onReturn);
      clearInterval(this.#clock);
    }

    attributeChangedCallback(_name, before, now) {
      if (before === now) return;
      this.#reserve();
      if (this.#isNear) this.#load();
    }

    #wake() {
      this.#isNear = true;
      PlainPolicy.#nearby.unobserve(this);
      this.#load();
    }

    get #isCompact() {
      return this.getAttribute("size") === "compact";
    }

    /** The room that the card will take is taken from the start, so that nothing on the page moves. */
    #reserve() {
      this.#frame.className = this.#isCompact ? "frame compact" : "frame";
    }

    async #load() {
      const round = ++this.#round;
      this.#frame.setAttribute("aria-busy", "true");
      const parts = await this.#summary(round).catch(() => [made("p", "words", AWAY)]);
      if (round !== this.#round) return; // other attributes came while this was fetched
      this.#frame.replaceChildren(...parts);
      this.#frame.removeAttribute("aria-busy");
      await this.#refresh();
    }

    async #summary(round) {
      const analysis = await this.#found();
      if (round === this.#round) this.#analysis = analysis;
      if (!analysis) return [made("p", "words", UNKNOWN), made("p", "foot", link("Read it with Plain Policy", ""))];
      return [...cardParts(analysis, this.#isCompact), made("p", "foot", ...footParts(analysis, null))];
    }

    async #found() {
      let id = this.getAttribute("analysis");
      const url = this.getAttribute("url");
      if (!id && url) id = (await asked(`v1/lookup?url=${encodeURIComponent(url)}`))?.id;
      return /^[0-9a-f]{64}$/.test(id ?? "") ? asked(`v1/analyses/${id}`) : null;
    }

    /** Asks whether the policy has changed since; a failure changes nothing on the card. */
    async #refresh() {
      const analysis = this.#analysis;
      if (!analysis || document.hidden) return;
      const url = this.getAttribute("url");
      const query = url ? `?url=${encodeURIComponent(url)}` : "";
      const freshness = await asked(`v1/analyses/${analysis.id}/freshness${query}`).catch(() => null);
      if (freshness && analysis === this.#analysis) {
        this.#frame.querySelector(".foot").replaceChildren(...footParts(analysis, freshness));
      }
    }
  }

  if (!customElements.get("plain-policy")) customElements.define("plain-policy", PlainPolicy);
})();
