import { expectSentences, expectToLeaveAtEnd } from './byScript';

const ANSWERS: Array<[locale: string, what: string, sentences: string[]]> = [
	['zh-CN', 'a quotation that ends the sentence', ['他说：“好的。我明天来。”', '我很高兴。']],
	['zh-CN', 'a quotation in the sentence', ['他说：“好的。我明天来。”然后走了。', '没再见到他。']],
	['zh-CN', 'a question with its speaker', ['“您确定吗？”前台问道。', '没人回答。']],
	['zh-CN', 'a quotation that begins a sentence', ['好。', '“我来”吧。', '“服务很好。”', '有位客人这样写道。']],
	['zh-CN', 'straight quotation marks', ['老师问"谁知道？"，没有人举手。', '他笑了。']],
	['zh-CN', 'titles of books', ['我喜欢《你好，李焕英！》这部电影。', '您看过吗？']],
	['zh-CN', 'brackets', ['（通话可能会录音。）', '请问您贵姓？']],
	['zh-CN', 'brands', ['Yahoo!的邮件有时来得慢。', 'OK！', '马上办。']],
	['zh-CN', 'full-width item numbers', ['请选部门。', '１．销售。', '２．维修。']],
	['zh-CN', 'ellipses', ['请稍等……', '找到了。', '也许……是周日。']],
	['zh-CN', 'Latin abbreviations', ['资料见No. 3，地图在p. 12。', 'Mr. 王到了。']],
	['ja-JP', 'a Latin quotation before a particle', ['彼は"OK!"と言いました。', '“すぐ行きます。”と書いた。', '終わりです。']],
	[
		'ja-JP',
		'a quotation with more than one sentence',
		['看板に「駐車禁止。移動します。」とあったので、遠くに停めました。', '歩いて五分です。'],
	],
	['ja-JP', 'quotations in a row', ['「はい。」「いいえ。」のどちらかでお答えください。', 'お願いします。']],
	['ja-JP', 'brands and titles', ['Yahoo！ニュースを見ました。', 'けいおん！のライブです。', 'OK！', 'では始めます。']],
	['ja-JP', 'full-width item numbers', ['１．小です。', '２．大です。']],
	['ja-JP', 'items without a mark', ['１．小', '２．大']],
	['ja-JP', 'brackets', ['請求は（株）みずほ商店からです。', '（録音されます。）', 'お名前をどうぞ。']],
	[
		'ko-KR',
		'dates with stops',
		['예약일은 2026. 5. 3. 오후 2시입니다.', '2026. 5. 3.(일) 오전에 오세요.', '5. 10.까지 보내 주세요.', '네.'],
	],
	[
		'ko-KR',
		'a quotation before a particle',
		['그는 "네. 알겠습니다."라고 말했습니다.', "'오늘은 어디로?'는 인기 프로그램입니다.", '보셨나요?'],
	],
	['ko-KR', 'a quotation before a verb of speech', ['“어디 가세요?” 하고 물었습니다.', '"가자!" 그가 외쳤다.', '모두 뛰었다.']],
	['ko-KR', 'straight single quotation marks', ["선생님이 '내일은 쉽니다. 자습하세요.'라고 하셨어요.", '다들 좋아했어요.']],
	['ko-KR', 'companies', ['(주)한빛은 Acme Inc.와 계약했습니다.', '내일 발표합니다.']],
	['ko-KR', 'items with letters', ['부서를 골라 주세요.', '가. 판매.', '나. 수리.']],
	['ko-KR', 'ellipses', ['잠시만요...', '찾았습니다.', '필터를 갈았고... 세차만 남았습니다.']],
	['ko-KR', 'short sentences', ['네.', '예.', '탑승구는 14.', '음료는 무료예요.']],
];

describe('Chinese, Japanese, Korean', () => {
	it.each(ANSWERS)('%s: %s', (locale, _, sentences) => expectSentences(locale, sentences));

	it.each([
		['zh-CN', 'an ideographic full stop', '您好。'],
		['zh-CN', 'the text after an announced quotation', '他说：“好的。”我'],
		['ja-JP', 'a question mark and the next letter', '本当？は'],
		['ko-KR', 'a full stop, a space and the next letter', '네. 확'],
		['ko-KR', 'the word after a date', '오늘은 2026. 5. 3. 감사'],
	])('%s: lets a sentence go with %s', (locale, _, text) => expectToLeaveAtEnd(locale, text));

	it('ends sentences in a quotation that is never closed', () => {
		expectSentences('zh-CN', [`他说：“${'好'.repeat(310)}。`, '我来。']);
	});
});
