/** A copy without the named fields: what is stored and never shown. */
export function omit<Entity extends object, Key extends keyof Entity>(entity: Entity, ...keys: Key[]): Omit<Entity, Key> {
	const copy: Partial<Entity> = { ...entity };
	for (const key of keys) Reflect.deleteProperty(copy, key);
	return copy as Omit<Entity, Key>;
}
