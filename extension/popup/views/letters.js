/** The letter with which a reader asks for their data: chosen, changed, then copied or taken over by the mail program. */

import { make } from "../../lib/dom.js";
import { icon } from "../../lib/icons.js";
import { KINDS, letter, mailAddress, mailLink } from "../../lib/letter.js";
import { section } from "../parts.js";

/** @typedef {import("../../lib/letter.js").Request} Request */

/** @param {View} view @param {string} text @param {HTMLElement} told */
async function copy({ say }, text, told) {
  const done = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
  told.textContent = say(done ? "copied" : "copy_failed");
}

/** @param {View} view */
function choice({ say }) {
  return make("select", { id: "letter-kind" }, KINDS.map((name) => make("option", { value: name }, say(`letter_${name}`))));
}

/**
 * A link for the mail program, which gets the letter as it stands when the link is used.
 * @param {View} view @param {() => string} address
 */
function mailButton({ say }, address) {
  const mail = make("a", { class: "button main", id: "letter-mail", href: address() }, icon("mail"), say("letter_mail"));
  for (const event of ["pointerdown", "focus", "click"]) {
    mail.addEventListener(event, () => {
      mail.href = address();
    });
  }
  return mail;
}

/** @param {View} view @param {Analysis} analysis */
export function letters(view, analysis) {
  const { say } = view;
  const kind = choice(view);
  const text = make("textarea", { id: "letter", rows: 9, lang: "en", "aria-label": say("letter_text") });
  const told = make("span", { class: "told", role: "status" });
  const chosen = () => /** @type {Request} */ (kind.value);
  const written = () => letter(chosen(), analysis);
  const write = () => {
    text.value = written().text;
  };
  kind.addEventListener("change", write);
  write();
  const mail = mailButton(view, () => mailLink(mailAddress(analysis, chosen()), { subject: written().subject, text: text.value }));
  const copyButton = make("button", { class: "plain", id: "letter-copy", click: () => copy(view, text.value, told) }, icon("copy"), say("letter_copy"));
  return section(
    say("do_letter"),
    make("p", { class: "small" }, say("letter_note")),
    make("label", { for: "letter-kind" }, say("letter_wish")),
    kind,
    text,
    make("div", { class: "ways" }, mail, copyButton),
    told,
  );
}
