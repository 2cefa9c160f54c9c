import type { LanguageRules } from './rules';

/** Abbreviations that sentences of every language borrow and that are words of none. */
export const common: LanguageRules = {
	never: 'p.s p.p.s n.b mr mrs ms messrs dr prof vs cf viz e.g i.e approx',
	maybe: 'jr esq',
	usually: 'etc inc ltd corp llc plc gmbh',
};
