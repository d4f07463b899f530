/** The request letter says what the policy itself says, and goes to the address that the policy gives. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { KINDS, letter, mailAddress, mailLink } from "../../extension/lib/letter.js";
import { analysis, flag, quoted } from "./made.js";

const email = (value) => ({ kind: "email", value });

test("a letter quotes the policy's own words on the right that it asks for", () => {
  const policy = analysis({
    facts: { effective_date: "2024-05-03" },
    flags: [flag("deletion-right", { stance: "good", evidence: quoted("You may ask us\nto delete your data.") })],
  });
  const { subject, text } = letter("deletion", policy);
  assert.match(subject, /delete/);
  assert.match(text, /Your privacy policy of 3 May 2024 says: “You may ask us to delete your data\.”/);
});

test("a date of which only the month or the year is sure stays as short as it is", () => {
  const dated = (date) => letter("deletion", analysis({
    facts: { effective_date: date },
    flags: [flag("deletion-right", { stance: "good", evidence: quoted("You may ask us to delete your data.") })],
  })).text;
  assert.match(dated("2018-05"), /privacy policy of May 2018 says/);
  assert.match(dated("2014"), /privacy policy of 2014 says/);
});

test("where the policy is silent the letter says so, and claims nothing", () => {
  const silent = analysis({ flags: [flag("no-deletion-right", { missing: true })] });
  assert.match(letter("deletion", silent).text, /I did not find in your privacy policy how to ask for this/);
});

test("the policy's own deadline is named, where it names one", () => {
  const within = (...quotes) => {
    const evidence = quotes.flatMap(quoted);
    return letter("access", analysis({ flags: [flag("response-deadline", { stance: "good", evidence })] })).text;
  };
  assert.match(within("We answer within thirty (30) days."), /you answer within 30 days\./);
  assert.match(within("We answer within ten business days."), /you answer within 10 working days\./);
  assert.match(within("We will respond within one month."), /you answer within 1 month\./);
  assert.match(within("We reply within 30 days.", "We reply to complaints within 60 days."), /Please answer within 30 days,/);
  assert.match(letter("access", analysis()).text, /Please answer within 30 days,/);
});

test("every letter leaves what only the reader knows in brackets", () => {
  for (const kind of KINDS) assert.match(letter(kind, analysis()).text, /\[your name\]\n$/);
});

test("an address for privacy comes before any other, and one to opt out before it", () => {
  const contacts = [email("shop@data.example"), { kind: "phone", value: "1" }, email("privacy@lamp.example"), email("optout@lamp.example")];
  assert.equal(mailAddress(analysis({ facts: { contacts } }), "access"), "privacy@lamp.example");
  assert.equal(mailAddress(analysis({ facts: { contacts } }), "opt-out"), "optout@lamp.example");
  assert.equal(mailAddress(analysis({ facts: { contacts: contacts.slice(0, 2) } }), "access"), "shop@data.example");
  assert.equal(mailAddress(analysis(), "access"), "");
});

test("a mail link cannot be led astray by what stands in the policy", () => {
  const link = new URL(mailLink("a@b.example?cc=evil@c.example&body=x", { subject: "A & B", text: "one\ntwo & three" }));
  assert.equal(link.searchParams.get("cc"), null);
  assert.equal(link.searchParams.get("subject"), "A & B");
  assert.equal(link.searchParams.get("body"), "one\r\ntwo & three");
});
