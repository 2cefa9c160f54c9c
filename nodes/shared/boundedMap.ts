/** Sets an entry of a map with at most `maxEntries` entries, and evicts the oldest ones beyond that. */
export function setBounded<Key, Value>(map: Map<Key, Value>, key: Key, value: Value, maxEntries: number): void {
	// A map keeps insertion order, so deleting the entry first makes it the newest.
	map.delete(key);
	map.set(key, value);
	for (const oldest of map.keys()) {
		if (map.size <= maxEntries) return;
		map.delete(oldest);
	}
}
