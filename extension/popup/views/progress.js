/** What is shown while an analysis is on its way. */

import { make } from "../../lib/dom.js";

const STEPS = ["reading", "asking", "sending"];

/** @param {View} view */
export function progress({ say, reading }) {
  const now = Math.max(STEPS.indexOf(reading.step), 0);
  const lines = STEPS.slice(0, now + 1).map((step, at) =>
    make("li", { class: at < now ? "past" : "now" }, say(`step_${step}`)),
  );
  const bars = make("div", { class: "skeleton", "aria-hidden": "true" }, make("i", { class: "seal" }), make("span", {}, make("i"), make("i"), make("i", { class: "short" })));
  return make("div", { class: "progress" }, bars, make("ol", { class: "steps-taken" }, lines));
}
