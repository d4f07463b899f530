/** The page of choices: each is kept as soon as it is made. */

import { serviceAddress, sitePattern } from "../lib/addresses.js";
import { browser } from "../lib/browser.js";
import { sayAll, make } from "../lib/dom.js";
import { LANGUAGES, loadMessages } from "../lib/messages.js";
import { DEFAULTS, getSettings, saveSettings } from "../lib/settings.js";
import { showKept } from "./kept_list.js";

/** @template {HTMLElement} T @param {string} id @returns {T} */
const part = (id) => /** @type {T} */ (document.getElementById(id));

/** @type {HTMLInputElement} */
const service = part("service");

/** @param {string} words */
function tell(words) {
  part("service-told").textContent = words;
}

/**
 * Asks for that one site, straight from the click as the browser wants it; only then is the address taken.
 * @param {import("../lib/messages.js").Say} say
 */
async function saveService(say) {
  const address = serviceAddress(service.value);
  service.setAttribute("aria-invalid", String(address === null));
  if (address === null) return tell(say("options_service_bad"));
  const allowed = await browser.permissions.request({ origins: [sitePattern(address)] }).catch(() => false);
  if (!allowed) return tell(say("options_service_refused"));
  await giveUpOther(address);
  await saveSettings({ service: address });
  service.value = address;
  tell(say("options_saved"));
}

/** The permission for the service of before is of no more use. @param {string} address */
async function giveUpOther(address) {
  const before = sitePattern((await getSettings()).service);
  if (before !== sitePattern(address)) await browser.permissions.remove({ origins: [before] }).catch(() => {});
}

/** The usual address is spoken to without any permission. @param {import("../lib/messages.js").Say} say */
async function backToDefault(say) {
  await giveUpOther(DEFAULTS.service);
  await saveSettings({ service: DEFAULTS.service });
  service.value = DEFAULTS.service;
  service.removeAttribute("aria-invalid");
  tell(say("options_saved"));
}

/** @param {"lookups" | "marks"} name @param {boolean} chosen */
function checkbox(name, chosen) {
  const box = /** @type {HTMLInputElement} */ (part(name));
  box.checked = chosen;
  box.onchange = () => saveSettings({ [name]: box.checked });
}

/** @param {import("../lib/messages.js").Say} say @param {string} chosen */
function languages(say, chosen) {
  const list = /** @type {HTMLSelectElement} */ (part("language"));
  const names = Object.entries(LANGUAGES).map(([value, name]) => make("option", { value, lang: value }, name));
  list.replaceChildren(make("option", { value: "" }, say("options_language_browser")), ...names);
  list.value = chosen;
  list.onchange = async () => {
    await saveSettings({ language: list.value });
    await browser.runtime.sendMessage({ type: "language" });
    await draw();
  };
}

/** @param {import("../lib/messages.js").Say} say */
async function shortcuts(say) {
  const commands = await browser.commands.getAll();
  const key = (/** @type {string} */ name) => commands.find((command) => command.name === name)?.shortcut || "–";
  part("shortcuts").textContent = say("options_shortcuts", key("_execute_action"), key("next-mark"), key("previous-mark"));
}

async function draw() {
  const [{ say, language }, settings] = await Promise.all([loadMessages(), getSettings()]);
  sayAll(say, language);
  document.title = say("options_title");
  service.value = settings.service;
  checkbox("lookups", settings.lookups);
  checkbox("marks", settings.marks);
  languages(say, settings.language);
  part("service-form").onsubmit = (event) => {
    event.preventDefault();
    saveService(say);
  };
  part("service-default").onclick = () => backToDefault(say);
  await shortcuts(say);
  await showKept(say, language);
}

draw();
