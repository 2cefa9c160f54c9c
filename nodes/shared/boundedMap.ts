/** Puts an entry into a map that holds so many at most: beyond, the one put in longest ago is forgotten. */
export function setBounded<Key, Value>(map: Map<Key, Value>, key: Key, value: Value, atMost: number): void {
	// Put in anew, an entry is the youngest again.
	map.delete(key);
	map.set(key, value);
	for (const oldest of map.keys()) {
		if (map.size <= atMost) return;
		map.delete(oldest);
	}
}
