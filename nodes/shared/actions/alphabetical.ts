/**
 * A list of fields or options as the editor shows long ones. Compared letter by letter: `localeCompare` would load the rules of a
 * language (some milliseconds) whenever n8n loads the package.
 */
export const alphabetical = <T>(list: T[], nameOf: (one: T) => string): T[] => [...list].sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
