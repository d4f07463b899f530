/** A trouble: what happened, and each way on from it. */

import { browser } from "../../lib/browser.js";
import { make } from "../../lib/dom.js";
import { icon } from "../../lib/icons.js";
import { languageName } from "../../lib/languages.js";
import { policyLinks } from "./links.js";

/** What can be done about each kind, the best first; links are shown below wherever the page has some. */
const WAYS = /** @type {Record<string, string[]>} */ ({
  "service-away": ["retry", "settings"],
  slow: ["retry", "settings"],
  "wrong-answer": ["settings", "retry"],
  unavailable: ["retry"],
  "rate-limited": ["wait"],
  "too-large": ["firstPart", "paste"],
  "too-short": ["retry", "paste"],
  "not-a-policy": ["retry"],
  "unsupported-language": ["retry"],
  empty: ["retry", "paste"],
  pdf: ["paste"],
  file: ["paste"],
  "no-access": ["retry", "paste"],
  unexpected: ["retry"],
});
const LINKED = new Set(["not-a-policy", "too-short", "empty", "unsupported-language"]);

/** @param {string} label @param {() => unknown} act @param {boolean} first */
const button = (label, act, first) => make("button", { class: first ? "main" : "plain", click: act }, label);

/** A button that counts down until the service takes requests again. @param {View} view */
function waiting({ say, reading, retry }) {
  const until = reading.trouble?.retryAt ?? Date.now();
  const wait = make("button", { class: "main", disabled: true, click: () => retry() });
  const timer = setInterval(count, 1000);
  function count() {
    const seconds = Math.ceil((until - Date.now()) / 1000);
    wait.disabled = seconds > 0;
    wait.textContent = seconds > 0 ? say("way_wait", seconds) : say("way_retry");
    if (seconds <= 0 || !wait.isConnected) clearInterval(seconds <= 0 ? timer : undefined);
  }
  count();
  return wait;
}

/** @param {View} view @param {string} way @param {boolean} first */
function wayOn(view, way, first) {
  const { say, settings, retry } = view;
  if (way === "wait") return waiting(view);
  const acts = /** @type {Record<string, () => unknown>} */ ({
    retry: () => retry(),
    firstPart: () => retry({ firstPart: true }),
    settings: () => browser.runtime.openOptionsPage(),
    paste: () => browser.tabs.create({ url: `${settings.service}/` }),
  });
  return button(say(`way_${way}`), acts[way] ?? retry, first);
}

/** What the sentences about a trouble name: the service's address, or the page's language. @param {View} view */
function named({ reading, settings, language }) {
  const spoken = reading.trouble?.language ?? "";
  return reading.trouble?.kind === "unsupported-language" ? languageName(spoken, language) : settings.service;
}

/** @param {View} view */
export function failure(view) {
  const { say, reading } = view;
  const kind = reading.trouble?.kind ?? "service-away";
  const ways = (WAYS[kind] ?? ["retry"]).map((way, at) => wayOn(view, way, at === 0));
  return make(
    "section",
    { class: "failure", "data-trouble": kind },
    make("h1", {}, icon("note"), say(`trouble_${kind}`)),
    make("p", {}, say(`trouble_${kind}_more`, named(view)).trim()),
    make("div", { class: "ways" }, ways),
    LINKED.has(kind) ? policyLinks(view) : null,
  );
}
