// <plain-policy analysis="ID">: the grade of a privacy policy and its three worst flags, in somebody's own page.
// Text from a policy enters the page by textContent alone; nothing is stored; nobody but the service is asked.
(() => {
  "use strict";

  const TOKENS = "{tokens.css}"; // the service puts the one look in here
  const LAYOUT = `
    :host { display: block; max-width: 26rem; min-height: 11rem; font: var(--size-note)/1.5 var(--font-text); }
    :host([hidden]) { display: none; }
    .card { padding: var(--space-4); color: var(--text); background: var(--surface-card);
      border: 1px solid var(--line); border-radius: var(--radius-large); box-shadow: var(--shadow); text-align: start; }
    .head { display: flex; gap: var(--space-3); align-items: center; margin-bottom: var(--space-3); }
    .grade { flex: none; width: 3.25rem; padding: var(--space-1) 0; text-align: center; border-radius: var(--radius);
      border: 1px solid transparent; color: var(--on-fill); font-size: var(--size-small); line-height: 1.2; }
    .grade b { display: block; font: var(--weight-strong) 1.9rem/1 var(--font-head); }
    .A { background: var(--grade-a-text); } .B { background: var(--grade-b-text); }
    .C { background: var(--grade-c-text); } .D { background: var(--grade-d-text); }
    .E { background: var(--grade-e-text); } .none { background: var(--grade-none-text); }
    .headline { margin: 0; font: var(--weight-strong) var(--size-text)/1.3 var(--font-head); }
    ul { margin: 0 0 var(--space-3); padding: 0; list-style: none; }
    li { display: flex; gap: var(--space-2); align-items: baseline; padding: var(--space-1) 0;
      border-top: 1px solid var(--line); }
    .level { flex: none; font-weight: var(--weight-strong); font-size: var(--size-small); }
    .high { color: var(--risk-high-text); } .medium { color: var(--risk-medium-text); }
    .low { color: var(--risk-low-text); } .good { color: var(--good-text); } .note { color: var(--note-text); }
    p { margin: 0; }
    a { color: var(--accent); } a:focus-visible { outline: var(--focus-ring); outline-offset: var(--focus-offset); }
    @media (forced-colors: active) { .grade { border-color: CanvasText; } }`;

  const LEVELS = { high: "▲ Serious", medium: "◆ Take care", low: "● Minor", good: "✓ Good", note: "Note" };
  const SERVICE = new URL(document.currentScript.src, document.baseURI).origin;
  const MOST_FLAGS = 3;

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(TOKENS + LAYOUT);

  /** An element with a class and text; the text is never read as HTML. */
  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function gradeBox(grade) {
    const box = element("div", `grade ${grade ?? "none"}`, "Grade");
    box.append(element("b", "", grade ?? "–"));
    return box;
  }

  function flagLine(flag) {
    const level = flag.stance === "risk" ? (flag.severity ?? "low") : flag.stance;
    const line = element("li");
    line.append(element("span", `level ${level}`, LEVELS[level]), element("span", "", flag.title));
    return line;
  }

  function card(analysis) {
    const whole = element("section", "card");
    whole.setAttribute("aria-label", "Privacy policy, summarised by Plain Policy");
    const head = element("div", "head");
    head.append(gradeBox(analysis.grade), element("p", "headline", analysis.headline));
    const flags = element("ul");
    flags.append(...analysis.flags.slice(0, MOST_FLAGS).map(flagLine));
    const link = element("a", "", "Read the whole summary");
    link.href = `${SERVICE}/analyses/${analysis.id}`;
    whole.append(head, flags, link);
    return whole;
  }

  function apology(sentence) {
    const whole = element("section", "card");
    whole.append(element("p", "", sentence));
    return whole;
  }

  async function fetched(id) {
    if (!/^[0-9a-f]{64}$/.test(id ?? "")) return apology("This summary has no valid analysis id.");
    try {
      const answer = await fetch(`${SERVICE}/v1/analyses/${id}`, { credentials: "omit" });
      if (answer.ok) return card(await answer.json());
      if (answer.status === 404) return apology("There is no summary of this privacy policy yet.");
    } catch {
      // Falls through: for the reader it is the same whether the service is away or says so.
    }
    return apology("The summary of this privacy policy cannot be shown right now.");
  }

  class PlainPolicy extends HTMLElement {
    static observedAttributes = ["analysis"];
    #root = this.attachShadow({ mode: "closed" });

    constructor() {
      super();
      this.#root.adoptedStyleSheets = [sheet];
    }

    async attributeChangedCallback(_name, before, id) {
      if (before === id) return;
      const shown = await fetched(id);
      // A newer id may have come while this one was fetched.
      if (this.getAttribute("analysis") === id) this.#root.replaceChildren(shown);
    }
  }

  if (!customElements.get("plain-policy")) customElements.define("plain-policy", PlainPolicy);
})();
