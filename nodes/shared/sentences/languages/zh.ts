import { eastAsian, positions } from './eastAsian';
import { isNameWithMark, isInterjection } from './names';
import type { LanguageRules } from './rules';

/** "He said" after a quotation that began the sentence. */
const SPEECH =
	/^[^\u3001\u3002\uff0c\uff01\uff1f\uff1b,.!?\n]{0,8}?(?:说|說|问|問|道(?!路|理|歉)|喊|叫|回答|答道|道歉|感叹|感嘆|嚷|吼|解释|解釋|提醒|安慰|补充|補充|嘀咕|嘱咐|催|哭|骂|罵|应|應了|笑|表示|回应|回應|嘟囔|念|的|是)/u;

/** The same after a quotation that is a statement. */
const SHORT_SPEECH = /^[^\u3001\u3002\uff0c\uff01\uff1f\uff1b,.!?\n]{0,3}?(?:说|說|问|問|喊|回答|答道|道(?!路|理|歉))/u;

/** After a quotation, "this is ..." begins a sentence. */
const PRONOUNS = /^(?:这|這|那(?!位|个人|個人|人)|它|此|以上)/u;

/** Beginnings after a quotation with which its sentence continues. */
const CONTINUATIONS =
	/^(?:[\u3001\u3002\uff0c\uff01\uff1f\uff1b,;]|然后|然後|接着|接著|随后|隨後|并(?!非)|並(?!非)|就|便(?!宜)|于是|於是|又|的|是|等|说完|說完|说着|說著|之后|之後|之类|之類|一类|这|這)/u;

/** The first characters of these. */
const MAY_CONTINUE = /^[\u3001\u3002\uff0c\uff01\uff1f\uff1b,;然接随隨并並就便于於又的是等说說之一这這]/u;

/** Beginnings of a sentence after a question in the middle of one. */
const STARTERS = /^(?:您|我们|我們|谢谢|謝謝|请|請|如果|但是|不过|不過|所以|欢迎|歡迎|再见|再見|对不起|對不起|好的)/u;

/** "One moment", a sentence even before an ellipsis. */
const WAIT = /(?:稍等|稍候|等一下|等等|等一等|等一会儿?|看一下|看看|查一下|查查|稍等一下|别挂)$/u;

/** A clause that is a sentence before an ellipsis. */
const CLAUSE =
	/^(?!我想|我觉得|我覺得|让我|讓我|怎么说|怎麼說|可能|也许|也許|应该|應該|好像|大概)(?:.{3,}了$|.{2,}已.{1,}$|.{2,}(?:在|有|了|到|是|可|会|會|要|需|请|請|能).{2,}$)/u;

/** Ends of a clause that goes on after an ellipsis. */
const OPEN_CLAUSE =
	/(?:[是在和与與有跟从從把被给給的到就而且或及]|还有|還有|以及|大概|可能|就是|应该|應該|大约|大約|那个|那個|这个|這個|因为|因為|所以|但是|不过|不過|比如|例如|吧|呢)$/u;

/** Beginnings after an ellipsis with which the sentence goes on. */
const HESITATIONS =
	/^(?:不|哦|噢|嗯|呃|啊|对|對|应该|應該|大概|可能|也许|也許|或者|或|好像|还是|還是|还有|還有|就|是|和|但|而|所以|因为|因為|的|等|吧|呢|我想|大约|大約)/u;

const AFTER_BRAND =
	/^(?:[A-Za-z\uff21-\uff3a]|的|是|在|和|与|與|上|里|网|網|公司|将|將|推出|平台|官|奇摩|邮箱|郵箱|新闻|新聞|或|及|也|有|已)/u;

export const zh: LanguageRules = {
	positions,
	decide: eastAsian(({ before, mark, isEllipsis, closers, isSpaced, lead, rest }) => {
		if (rest === '') return 'common';
		if (/[\u300b\u3009]/u.test(closers)) return false;
		if (closers) {
			const asks = /[!?\uff01\uff1f]/u.test(mark);
			if (/[:\uff1a]$/u.test(lead!) && !MAY_CONTINUE.test(rest)) return true;
			if (rest.length < 3 && !/[\n\u3002]/u.test(rest)) return undefined;
			if (/[)\uff09]/u.test(closers)) return lead === '' || !CONTINUATIONS.test(rest);
			if (lead === '')
				return !PRONOUNS.test(rest) && (asks ? SPEECH : SHORT_SPEECH).test(rest)
					? false
					: rest.length < 12 && !/[\u3001\u3002\uff0c\uff01\uff1f\n]/u.test(rest)
						? undefined
						: !/^[\uff0c\u3001]/u.test(rest);
			if (CONTINUATIONS.test(rest)) return false;
			return /[:\uff1a\uff0c,]$/u.test(lead!) || !asks || STARTERS.test(rest);
		}
		if (isEllipsis && !isSpaced) {
			if (WAIT.test(before)) return true;
			const clause = /[^\u3002\uff01\uff1f\uff0c\u3001\uff1b\uff1a!?,:;\n]*$/u
				.exec(before.slice(-60))![0]
				.replace(/^[.\u2026]+/u, '');
			if (CLAUSE.test(clause) && !OPEN_CLAUSE.test(clause)) return rest.length < 2 ? undefined : !HESITATIONS.test(rest);
		}
		if (/[!\uff01]/u.test(mark) && /[A-Za-z]$/u.test(before) && !isSpaced) {
			if (isNameWithMark(before)) return false;
			if (!isInterjection(before)) return rest.length < 2 ? undefined : !AFTER_BRAND.test(rest);
		}
		return 'common';
	}),
};
