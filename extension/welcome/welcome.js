/** The page at install: what is sent, when, and where, in four sentences. */

import { browser } from "../lib/browser.js";
import { make, sayAll } from "../lib/dom.js";
import { loadMessages } from "../lib/messages.js";
import { getSettings } from "../lib/settings.js";

const SENTENCES = ["welcome_sent_1", "welcome_sent_2", "welcome_sent_3", "welcome_sent_4"];

async function draw() {
  const [{ say, language }, { service }] = await Promise.all([loadMessages(), getSettings()]);
  sayAll(say, language);
  document.title = say("welcome_title");
  document.getElementById("sent")?.replaceChildren(...SENTENCES.map((key) => make("li", {}, say(key, service))));
  document.getElementById("options")?.addEventListener("click", () => browser.runtime.openOptionsPage());
}

draw();
