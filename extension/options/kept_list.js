/** The policies that were read, newest first: to open, to save as a file, to delete. */

import { browser } from "../lib/browser.js";
import { make } from "../lib/dom.js";
import { allKept, forgetAll } from "../lib/kept.js";

/** @template {HTMLElement} T @param {string} id @returns {T} */
const part = (id) => /** @type {T} */ (document.getElementById(id));

/** @param {import("../lib/messages.js").Say} say @param {string} language @param {KeptAnalysis} kept */
function line(say, language, { address, id, title, readAt, analysis }) {
  const grade = analysis.grade ?? "–";
  const day = new Date(readAt).toLocaleDateString(language, { dateStyle: "medium" });
  const name = title || address;
  const link = make("a", { href: browser.runtime.getURL(`popup/popup.html?id=${id}`), "aria-label": say("options_open_kept", name) }, name);
  return make(
    "li",
    {},
    make("span", { class: `grade grade-${(analysis.grade ?? "none").toLowerCase()}`, title: say("grade_of", grade) }, grade),
    make("div", {}, link, make("span", { class: "small" }, `${address} · ${day}`)),
  );
}

/** @param {KeptAnalysis[]} kept */
function saveAsFile(kept) {
  const file = new Blob([JSON.stringify(kept, null, 2)], { type: "application/json" });
  const address = URL.createObjectURL(file);
  make("a", { href: address, download: "plain-policy.json" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** @param {import("../lib/messages.js").Say} say @param {string} language @param {string} [news] */
export async function showKept(say, language, news) {
  const kept = await allKept().catch(() => []);
  part("kept").replaceChildren(...kept.map((one) => line(say, language, one)));
  const count = kept.length ? say("options_kept_count", kept.length) : say("options_kept_none");
  part("kept-count").textContent = [news, count].filter(Boolean).join(" ");
  for (const name of ["export", "delete"]) /** @type {HTMLButtonElement} */ (part(name)).disabled = kept.length === 0;
  part("export").onclick = () => saveAsFile(kept);
  part("delete").onclick = async () => {
    await forgetAll();
    await showKept(say, language, say("options_deleted"));
  };
}
