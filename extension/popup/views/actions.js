/** What to do: the steps that the flags suggest, whom to reach, where to say no, and the letter that asks for it. */

import { flagsOf } from "../../lib/analysis.js";
import { english, make, outward } from "../../lib/dom.js";
import { icon } from "../../lib/icons.js";
import { KINDS, letter, mailAddress, mailLink } from "../../lib/letter.js";
import { plainAddress } from "../../lib/addresses.js";

const MOST_STEPS = 8;

/** @param {string} heading @param {...(Node | null | (Node | null)[])} content */
const part = (heading, ...content) => make("section", { class: "part" }, make("h3", {}, heading), ...content);

/** What to do about the risks, the worst first, each advice once. @param {View} view @param {Analysis} analysis */
function steps({ say }, analysis) {
  const advice = [...new Set(flagsOf(analysis, "risk").map((flag) => flag.what_you_can_do))].filter(Boolean).slice(0, MOST_STEPS);
  if (!advice.length) return null;
  return part(say("do_today"), make("ol", { class: "steps", lang: "en" }, advice.map((words) => make("li", {}, words))));
}

/** @param {Facts["contacts"][0]} contact */
function reach({ kind, value }) {
  if (kind === "email") return outward(`mailto:${value}`, english(value));
  return kind === "form" || kind === "url" ? outward(value) : english(value);
}

/** @param {View} view @param {Analysis} analysis */
function contacts({ say }, { facts }) {
  if (!facts.contacts.length) return part(say("do_contacts"), make("p", {}, say("no_contacts")));
  const lines = facts.contacts.map((contact) => make("li", {}, make("strong", {}, say(`contact_${contact.kind}`)), ": ", reach(contact)));
  return part(say("do_contacts"), make("ul", {}, lines));
}

/** @param {View} view @param {Analysis} analysis */
function optOuts({ say }, { facts }) {
  if (!facts.opt_out_links.length) return null;
  return part(say("do_opt_out"), make("ul", {}, facts.opt_out_links.map((link) => make("li", {}, outward(link)))));
}

/** @param {View} view @param {HTMLTextAreaElement} text @param {HTMLElement} told */
async function copy({ say }, text, told) {
  const done = await navigator.clipboard.writeText(text.value).then(
    () => true,
    () => false,
  );
  told.textContent = say(done ? "copied" : "copy_failed");
}

/** @param {View} view @param {Analysis} analysis */
function letters(view, analysis) {
  const { say, reading } = view;
  const address = mailAddress(analysis);
  const text = make("textarea", { id: "letter", rows: 9, lang: "en", "aria-label": say("letter_text") });
  const kind = make("select", { id: "letter-kind" }, KINDS.map((name) => make("option", { value: name }, say(`letter_${name}`))));
  const told = make("span", { class: "told", role: "status" });
  const written = () => letter(/** @type {import("../../lib/letter.js").Request} */ (kind.value), analysis, plainAddress(reading.address));
  const write = () => {
    text.value = written().text;
  };
  const mail = make("a", { class: "button main", id: "letter-mail", href: "#" }, icon("mail"), say("letter_mail"));
  const readyMail = () => {
    mail.href = mailLink(address, { subject: written().subject, text: text.value });
  };
  kind.addEventListener("change", write);
  for (const event of ["pointerdown", "focus"]) mail.addEventListener(event, readyMail);
  write();
  readyMail();
  return part(
    say("do_letter"),
    make("p", { class: "small" }, say("letter_note")),
    make("label", { for: "letter-kind" }, say("letter_wish")),
    kind,
    text,
    make("div", { class: "ways" }, mail, make("button", { class: "plain", id: "letter-copy", click: () => copy(view, text, told) }, icon("copy"), say("letter_copy"))),
    told,
  );
}

/** @param {View} view @param {Analysis} analysis */
export function actions(view, analysis) {
  return [steps(view, analysis), optOuts(view, analysis), contacts(view, analysis), letters(view, analysis)];
}
