/** Small pieces that several parts of the popup are made of. */

import { make } from "../lib/dom.js";
import { icon } from "../lib/icons.js";

/**
 * A button that is an icon; its words are told to screen readers, and to a pointer that rests on it.
 * @param {string} id @param {string} drawing @param {string} label @param {() => unknown} act
 */
export const iconButton = (id, drawing, label, act) =>
  make("button", { class: "tool", id, "aria-label": label, title: label, click: act }, icon(drawing));

/** @param {string} heading @param {...(Node | null | (Node | null)[])} content */
export const section = (heading, ...content) => make("section", { class: "part" }, make("h3", {}, heading), ...content);
