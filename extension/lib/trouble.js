/** Why there is no analysis. Each kind has its own sentence in `_locales` (`trouble_KIND`) and its own way on. */

export class Trouble extends Error {
  /**
   * @param {string} kind
   * @param {{retryAt?: number, language?: string}} [more]
   */
  constructor(kind, more = {}) {
    super(kind);
    this.fields = { kind, ...more };
  }
}

/** Refusals of the service that have a sentence of ours; any other answer is none that the service would give. */
const REFUSALS = new Set("too-short too-large not-a-policy unsupported-language rate-limited unavailable".split(" "));

const USUAL_WAIT_SECONDS = 60;

/** @param {string | null} header `Retry-After`: seconds, or a date */
function retryAt(header) {
  const seconds = Number(header ?? USUAL_WAIT_SECONDS);
  if (Number.isFinite(seconds)) return Date.now() + Math.max(seconds, 1) * 1000;
  return Date.parse(header ?? "") || Date.now() + USUAL_WAIT_SECONDS * 1000;
}

/**
 * A refusal (RFC 9457) -> our trouble. An answer by something else than the service is `wrong-answer`.
 * @param {Response} response
 * @param {unknown} problem
 */
export function troubleOf(response, problem) {
  const { type, language } = /** @type {{type?: unknown, language?: unknown}} */ (problem ?? {});
  const kind = typeof type === "string" ? (type.split("/").pop() ?? "") : "";
  if (response.status === 429) return new Trouble("rate-limited", { retryAt: retryAt(response.headers.get("Retry-After")) });
  if (REFUSALS.has(kind)) return new Trouble(kind, typeof language === "string" ? { language } : {});
  return new Trouble(response.status === 503 ? "unavailable" : "wrong-answer");
}

/**
 * Whether the service itself says that it does not know what was asked for.
 * @param {Response} response
 * @param {unknown} problem
 */
export function isUnknown(response, problem) {
  const { type } = /** @type {{type?: unknown}} */ (problem ?? {});
  return response.status === 404 && typeof type === "string" && type.endsWith("/not-found");
}
