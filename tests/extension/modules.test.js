/** The small pure modules: addresses, answers of the service, what changed, text to copy. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { isOnThisComputer, isSameOrigin, plainAddress, serviceAddress, sitePattern } from "../../extension/lib/addresses.js";
import { isAnalysis, styleOf, summaryMinutes } from "../../extension/lib/analysis.js";
import { changesSince } from "../../extension/lib/changes.js";
import { languageName } from "../../extension/lib/languages.js";
import { asText } from "../../extension/lib/plain_text.js";
import { isUnknown, troubleOf } from "../../extension/lib/trouble.js";
import { analysis, flag, quoted } from "./made.js";

const answered = (status, headers = {}) => new Response(null, { status, headers });

test("an address is told without query, fragment and user info, and only where it is one of the web", () => {
  assert.equal(plainAddress("https://me:secret@shop.example/privacy?user=7#part"), "https://shop.example/privacy");
  assert.equal(plainAddress("file:///home/me/policy.html"), "");
  assert.equal(plainAddress("no address"), "");
});

test("a service must be reached by https, unless it is on this computer", () => {
  assert.equal(serviceAddress(" https://policy.example/api/ "), "https://policy.example/api");
  assert.equal(serviceAddress("http://127.0.0.1:8000/"), "http://127.0.0.1:8000");
  assert.equal(serviceAddress("http://[::1]:8000"), "http://[::1]:8000");
  for (const typed of ["http://policy.example", "ftp://policy.example", "policy.example", "", "javascript:alert(1)"]) {
    assert.equal(serviceAddress(typed), null, typed);
  }
});

test("a permission names one site", () => {
  assert.equal(sitePattern("https://shop.example:8443/privacy?x"), "https://shop.example/*");
  assert.ok(isOnThisComputer("http://localhost:8000"));
  assert.ok(!isOnThisComputer("https://localhost.example"));
  assert.ok(isSameOrigin("https://a.example/x", "https://a.example/y"));
});

test("only an analysis of this very text is taken for one", () => {
  const good = analysis({ flags: [flag("sells-data", { evidence: quoted("We sell it.") })] });
  assert.ok(isAnalysis(good, good.id));
  for (const bad of [null, [], "x", {}, { ...good, id: "b" }, { ...good, grade: "F" }, { ...good, facts: null }, { ...good, flags: [{}] }]) {
    assert.ok(!isAnalysis(bad, good.id));
  }
  assert.ok(!isAnalysis({ ...good, flags: [flag("x", { evidence: [{ quote: 1, start: 0, end: 1 }] })] }, good.id));
});

test("a flag is drawn by its severity where it is a risk, else by its stance", () => {
  assert.equal(styleOf(flag("x", { severity: "medium" })), "medium");
  assert.equal(styleOf(flag("x", { stance: "good", severity: null })), "good");
});

test("minutes are rounded as the service rounds those of the policy, and are never none", () => {
  const minutes = (words) => summaryMinutes(analysis({ summary: [{ topic: "use", title: "", text: "word ".repeat(words) }] }));
  assert.deepEqual([1, 300, 400].map(minutes), [1, 1, 2]);
});

test("a refusal of the service becomes a trouble of ours, anything else a wrong answer", () => {
  assert.equal(troubleOf(answered(422), { type: "/problems/not-a-policy" }).fields.kind, "not-a-policy");
  assert.equal(troubleOf(answered(422), { type: "/problems/brand-new" }).fields.kind, "wrong-answer");
  assert.equal(troubleOf(answered(500), null).fields.kind, "wrong-answer");
  assert.equal(troubleOf(answered(503), null).fields.kind, "unavailable");
  assert.ok(isUnknown(answered(404), { type: "/problems/not-found" }));
  assert.ok(!isUnknown(answered(404), null), "a page that is not found elsewhere is no word of the service");
});

test("the wait that the service asks for is kept, in seconds or as a date", () => {
  const wait = (value) => troubleOf(answered(429, value === null ? {} : { "Retry-After": value }), null).fields.retryAt - Date.now();
  assert.ok(Math.abs(wait("7") - 7000) < 500);
  assert.ok(Math.abs(wait(new Date(Date.now() + 9000).toUTCString()) - 9000) < 1500);
  assert.ok(Math.abs(wait(null) - 60_000) < 500);
  assert.ok(Math.abs(wait("soon") - 60_000) < 500);
});

test("what changed is told practice by practice, and only where the text did", () => {
  const before = { address: "a", id: "b".repeat(64), title: "", readAt: 5, analysis: analysis({ grade: "B", flags: [flag("one"), flag("two")] }) };
  const now = analysis({ flags: [flag("two"), flag("three")], engine: "0.2.0+1" });
  const changes = changesSince(before, now);
  assert.deepEqual(changes.began.map(({ practice }) => practice), ["three"]);
  assert.deepEqual(changes.ended.map(({ practice }) => practice), ["one"]);
  assert.deepEqual([changes.gradeBefore, changes.readAt, changes.rulesChanged], ["B", 5, true]);
  assert.equal(changesSince({ ...before, id: now.id }, now), null);
  assert.equal(changesSince(null, now), null);
});

test("languages are named in the reader's own", () => {
  assert.equal(languageName("de-AT", "en"), "German");
  assert.equal(languageName("fr", "de"), "Französisch");
  for (const tag of ["", "en", "en-GB", "zz-nonsense", "<b>"]) assert.equal(languageName(tag, "en"), "", tag);
});

test("text to copy has the grade, the headline, and each flag with its quote", () => {
  const say = (key, value) => (value ? `${key} ${value}` : key);
  const text = asText(say, analysis({ flags: [flag("sells-data", { evidence: quoted("We sell\nit.") })] }), { title: "T", address: "https://a.example/" });
  assert.match(text, /^T\nhttps:\/\/a\.example\/\n\ngrade_of C: grade_C\nThey share your data\./);
  assert.match(text, /- Title of sells-data \(level_high\)\. In short\.\n {2}“We sell it\.”/);
});
