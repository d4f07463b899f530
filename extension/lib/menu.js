/** The entry "Read this policy" in the menu of every link. */

import { browser } from "./browser.js";
import { loadMessages } from "./messages.js";

export async function refreshMenu() {
  const { say } = await loadMessages();
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: "read-link",
    title: say("menu_read_link"),
    contexts: ["link"],
    targetUrlPatterns: ["http://*/*", "https://*/*"],
  });
}
