/** The service over HTTP: what it knows of an id, the analysis of a text, what it knows of an address. */

import { isAnalysis } from "./analysis.js";
import { Trouble, isUnknown, troubleOf } from "./trouble.js";

const PATIENCE_MS = 15_000;

/**
 * @param {string} address
 * @param {RequestInit} [options]
 * @returns {Promise<Response>}
 */
async function send(address, options = {}) {
  try {
    return await fetch(address, {
      cache: "no-store", // what was read shall not lie about in the browser's cache
      credentials: "omit",
      referrerPolicy: "no-referrer",
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...options,
    });
  } catch (error) {
    throw new Trouble(error instanceof DOMException && error.name === "TimeoutError" ? "slow" : "service-away");
  }
}

/** @param {Response} response @returns {Promise<unknown>} */
async function jsonOf(response) {
  try {
    return await response.json();
  } catch (error) {
    if (error instanceof DOMException && error.name === "TimeoutError") throw new Trouble("slow");
    return null;
  }
}

/** @param {Response} response @param {string} id */
async function analysisOf(response, id) {
  const answer = await jsonOf(response);
  if (response.ok && isAnalysis(answer, id)) return answer;
  if (isUnknown(response, answer)) return null;
  throw response.ok ? new Trouble("wrong-answer") : troubleOf(response, answer);
}

/**
 * Null where the service does not know this text.
 * @param {string} service
 * @param {string} id
 * @returns {Promise<Analysis | null>}
 */
export async function findAnalysis(service, id) {
  return analysisOf(await send(`${service}/v1/analyses/${id}`), id);
}

/**
 * @param {string} service
 * @param {{id: string, text: string, url: string, title: string}} policy
 * @returns {Promise<Analysis>}
 */
export async function makeAnalysis(service, { id, text, url, title }) {
  const body = JSON.stringify(url ? { text, url, title } : { text, title });
  const headers = { "Content-Type": "application/json" };
  const analysis = await analysisOf(await send(`${service}/v1/analyses`, { method: "POST", headers, body }), id);
  if (!analysis) throw new Trouble("wrong-answer");
  return analysis;
}

/**
 * What the service knows of an address; null where that is nothing, or where it cannot say.
 * @param {string} service
 * @param {string} address
 * @returns {Promise<{id: string, grade: string, reports: number} | null>}
 */
export async function lookUp(service, address) {
  try {
    const response = await send(`${service}/v1/lookup?url=${encodeURIComponent(address)}`);
    const known = await jsonOf(response);
    return response.ok ? /** @type {{id: string, grade: string, reports: number}} */ (known) : null;
  } catch {
    return null;
  }
}
