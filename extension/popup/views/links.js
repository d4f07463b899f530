/** The page's links that may lead to a policy, each with a button that opens and reads it. */

import { plainAddress } from "../../lib/addresses.js";
import { browser } from "../../lib/browser.js";
import { make } from "../../lib/dom.js";
import { permissionFor, staysReadable, wish } from "../../lib/wishes.js";
import { lookUp } from "../../lib/service.js";

/** @param {string} address */
function shown(address) {
  const url = new URL(address);
  return url.host + url.pathname + url.search;
}

/**
 * The browser asks its question only straight from the click, so that nothing is waited for before.
 * @param {View} view @param {string} address
 */
async function openAndRead({ tabId, reading }, address) {
  const from = { id: tabId, address: reading.address };
  if (staysReadable(reading.address, address)) {
    await browser.runtime.sendMessage({ type: "open", address, from });
  } else {
    wish(address, from);
    await browser.permissions.request(permissionFor(address)).catch(() => false);
    await browser.runtime.sendMessage({ type: "fulfil" });
  }
  window.close();
}

/** What the service knows of an address, asked only where the reader has switched look-ups on. */
/** @param {View} view @param {string} address @param {HTMLElement} place */
async function known({ say, settings }, address, place) {
  if (!settings.lookups) return;
  const found = await lookUp(settings.service, plainAddress(address));
  place.textContent = found ? say("link_known", found.grade) : say("link_unknown");
}

/** @param {View} view @param {PolicyLink} link */
function line(view, link) {
  const { say } = view;
  const place = make("span", { class: "known" });
  known(view, link.address, place);
  const name = link.title || say("link_untitled");
  return make(
    "li",
    {},
    make("div", {}, make("strong", {}, link.guessed ? say("link_guessed") : name), make("span", { class: "address" }, shown(link.address)), place),
    make("button", { class: "plain", "aria-label": say("link_open_named", link.guessed ? shown(link.address) : name), click: () => openAndRead(view, link.address) }, say("link_open")),
  );
}

/** @param {View} view */
export function policyLinks(view) {
  const { say, reading } = view;
  const isForeign = reading.trouble?.kind === "unsupported-language";
  const links = (isForeign ? reading.english : reading.links) ?? [];
  if (!links.length) return null;
  return make(
    "section",
    { class: "links" },
    make("h2", {}, say(isForeign ? "links_english" : "links_policy")),
    make("ul", {}, links.map((link) => line(view, link))),
  );
}
