/** The shared vectors: the same text must become the same canonical text and id here as in the service. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { canonical, contentId } from "../../extension/lib/canonical.js";

const vectors = JSON.parse(readFileSync(new URL("../canonical_vectors.json", import.meta.url), "utf8"));

test("there are vectors to run", () => assert.ok(vectors.length > 50));

for (const vector of vectors) {
  test(vector.name, async () => {
    const text = canonical(vector.text);
    assert.equal(text, vector.canonical);
    assert.equal(await contentId(text), vector.id);
  });
}

test("a mebibyte of blanks takes no square of its length", () => {
  const started = performance.now();
  assert.equal(canonical(`${" ".repeat(2 ** 20)}x${" \t".repeat(2 ** 19)}`).length, 2 ** 20 + 1);
  assert.ok(performance.now() - started < 2000);
});
