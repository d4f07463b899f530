/** Reads the page once it stands still, and hands over its text. */

(() => {
  /** Fewer characters than this may mean that the page is still being built. */
  const FEW = 1500;
  const QUIET_MS = 350;
  const LONGEST_WAIT_MS = 3000;
  const NOTHING_COMES_MS = 1200;

  const text = () => (document.body ? plainPolicy.textOf(plainPolicy.blocks()) : "");

  /** @param {string} taken */
  function isUnfinished(taken) {
    return document.readyState === "loading" || taken.length < FEW || document.querySelector("main[aria-busy=true]");
  }

  /** Resolves when the page has stood still for a moment, or when waiting longer is of no use. */
  function stillness() {
    return new Promise((resolve) => {
      let timer = setTimeout(finish, NOTHING_COMES_MS);
      const longest = setTimeout(finish, LONGEST_WAIT_MS);
      const observer = new MutationObserver(() => {
        clearTimeout(timer);
        timer = setTimeout(finish, QUIET_MS);
      });
      observer.observe(document, { subtree: true, childList: true, characterData: true });
      function finish() {
        clearTimeout(timer);
        clearTimeout(longest);
        observer.disconnect();
        resolve(undefined);
      }
    });
  }

  plainPolicy.read = async () => {
    const pdf = document.contentType === "application/pdf";
    let taken = pdf ? "" : text();
    if (!pdf && isUnfinished(taken)) {
      await stillness();
      taken = text();
    }
    return {
      text: taken,
      address: location.href,
      title: document.title.trim(),
      ...plainPolicy.links(),
      language: document.documentElement.lang,
      pdf,
    };
  };
})();
