/** Web addresses: what of them may be told, compared and asked for. */

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * An address without query, fragment and user info, as the service keeps it; empty where it is no web address.
 * @param {string} address
 */
export function plainAddress(address) {
  const url = URL.parse(address);
  return url && /^https?:$/.test(url.protocol) ? url.origin + url.pathname : "";
}

/** @param {string} address */
export const hostOf = (address) => URL.parse(address)?.host ?? "";

/** @param {string} one @param {string} other */
export const isSameOrigin = (one, other) => Boolean(URL.parse(one)) && URL.parse(one)?.origin === URL.parse(other)?.origin;

/**
 * What a browser calls the permission for one site. Ports are no part of it.
 * @param {string} address
 */
export function sitePattern(address) {
  const url = new URL(address);
  return `${url.protocol}//${url.hostname}/*`;
}

/** @param {string} address */
export const isOnThisComputer = (address) => LOOPBACK.test(URL.parse(address)?.hostname ?? "");

/**
 * The address of a service as typed -> as used, or null where it cannot be one. The text of pages goes there, so it
 * must be encrypted on its way unless it stays on this computer.
 * @param {string} typed
 */
export function serviceAddress(typed) {
  const url = URL.parse(typed.trim());
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  if (url.protocol === "http:" && !LOOPBACK.test(url.hostname)) return null;
  return (url.origin + url.pathname).replace(/\/+$/, "");
}
