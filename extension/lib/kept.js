/** The analyses of the last 200 policies that were read, in this browser's own database. */

const MOST = 200;
const STORE = "analyses";

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  const request = indexedDB.open("plain-policy", 1);
  request.onupgradeneeded = () => {
    const store = request.result.createObjectStore(STORE, { keyPath: ["address", "id"] });
    for (const index of ["address", "id", "readAt"]) store.createIndex(index, index);
  };
  return answer(request);
}

/**
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => Promise<T>} act
 * @returns {Promise<T>}
 */
async function withStore(mode, act) {
  const database = await open();
  try {
    return await act(database.transaction(STORE, mode).objectStore(STORE));
  } finally {
    database.close();
  }
}

/** @param {KeptAnalysis[]} found */
const newest = (found) => found.sort((one, other) => other.readAt - one.readAt)[0] ?? null;

/** @param {KeptAnalysis} kept */
export function keep(kept) {
  return withStore("readwrite", async (store) => {
    await answer(store.put(kept));
    const surplus = (await answer(store.count())) - MOST;
    if (surplus <= 0) return;
    const oldest = await answer(store.index("readAt").getAllKeys(null, surplus));
    for (const key of oldest) store.delete(key);
  });
}

/** The version of an address that was read last. @param {string} address @returns {Promise<KeptAnalysis | null>} */
export function newestOf(address) {
  return withStore("readonly", async (store) => newest(await answer(store.index("address").getAll(address))));
}

/** @param {string} id @returns {Promise<KeptAnalysis | null>} */
export function keptAs(id) {
  return withStore("readonly", async (store) => newest(await answer(store.index("id").getAll(id))));
}

/** Newest first. @returns {Promise<KeptAnalysis[]>} */
export function allKept() {
  return withStore("readonly", async (store) => (await answer(store.index("readAt").getAll())).reverse());
}

export function forgetAll() {
  return withStore("readwrite", (store) => answer(store.clear()));
}
