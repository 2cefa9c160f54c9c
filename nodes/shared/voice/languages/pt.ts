import type { LanguageRules } from './rules';

export const pt: LanguageRules = {
	continuations: 'iva tva btw vat',
	titles: 'min des dep com cap cons dir pres sec gov ver sen mag emb fr',
	abbreviationShape: /(?:[^aeiouáâãàéêíóôõúüysrlmznxh'\dºª]|[^aeiouáâãàéêíóôõúüyh\d'][srlmzn])$/u,
	words: 'web chat club bot ok site box link test app blog chip shop vip robot tour pet kit',
	never:
		'sr sra srs sras srta sr.ª sr.a d dr dra drs dras dr.ª dr.a prof profa profs prof.ª prof.a eng enga eng.º eng.ª arq adv exmo ' +
		'exma ilmo ilma rev revmo revma pe mons gen cel ten sgt maj alm brig s sto sta st p.ex v.g aprox av avda r al tv trav pç pça ' +
		'praç pca lg lgo estr rod pq jd vl cj conj bl qd lt urb bº cf cfr vd vid dir pres gov dep sen secr sec depto dept dpto téc adm ' +
		'nac internac inst fund univ ref.s inf sup vs c.f i.e e.g a.c.n tec engª mª n.sra n.s nsa nossa.sra emb cons insp méd enf bras ' +
		'ed edif ex eng.o ger proc card',
	beforeNumber: 'no nos n nº arts p pp pg vol fig figs ext mar mai set fl tab lote doc port',
	maybe: 'eua e.u.a u.e prov est jud of hosp ord org reg int',
	usually:
		'etc s.a s.a.r.l ltda lda cia cª inc ltd corp eireli tel tels telef telem tlm fax ramal núm nr pág págs art cap ref refs ap ' +
		'apto apt and esq dto dta dir.º fte rc r.c cep cx c.p jan fev abr jun jul ago out nov dez seg ter qua qui sex sáb dom a.m p.m ' +
		'a.c d.c a.d hab pess min mins segs hrs hs jr filho obs anex máx mín qtd und unid uni pct séc sécs fls v.ex.ª v.exa v.ex v.s.ª ' +
		'v.sa s.f.f f.f p.f tb iva par sem m.e e.p.p incl excl dorm qtos comp',
	units: 'h hs m g l s t min seg km cm mm kg mg ml ha a f c pol trim',
	starters:
		'o a os as um uma uns umas ao à aos às do da dos das no na nos nas pelo pela num numa este esta isto estes estas esse essa isso ' +
		'esses essas aquele aquela aquilo eu tu ele ela nós eles elas você vocês senhor senhora meu minha meus minhas seu sua seus suas ' +
		'nosso nossa nossos nossas teu tua se me te lhe que quê quem qual quais quando onde como porque por porquê quanto quanta ' +
		'quantos quantas é são foi era eram está estão estou estamos há havia tem têm tenho temos pode podem posso podemos poderia quer ' +
		'querem quero gostaria deve devem precisa preciso precisamos vai vão vou vamos faz fazem fica ficam sim não obrigado obrigada ' +
		'ok certo claro bom boa bem perfeito ótimo combinado olá oi tchau adeus desculpe perdão e ou mas então depois antes agora hoje ' +
		'amanhã ontem logo já ainda também além porém contudo entretanto portanto assim aqui ali lá para com sem em de desde até sobre ' +
		'entre segundo conforme durante após ante sob caso embora enquanto todo toda todos todas tudo cada algum alguma alguns algumas ' +
		'nenhum nenhuma nada ninguém alguém algo outro outra outros outras muito muita muitos mais menos só somente apenas sempre nunca ' +
		'talvez infelizmente atualmente normalmente finalmente primeiro favor ligue venha traga tome espere aguarde diga envie escreva ' +
		'marque aperte digite vire siga suba desça saia pergunte lembre consulte visite pague escolha confirme apresente dirija chegue ' +
		'passe pegue anote queira sr sra dr dra',
	verbs: 'é são está estão foi há pode podem tem têm abre fecha custa custam começa dura fica ficam chega sai',
	labels:
		'porta portão terminal plano vitamina bloco sala opção grupo classe turma plataforma zona tipo ala escada seção secção nível ' +
		'quarto mesa linha categoria hepatite andar letra prédio edifício torre apartamento cais bl apto apt cj and ap',
	notAbbreviations:
		'aux aut cat cap comp com cor dir doc educ esp fac fem fot in lin long mar mat mov out ref rel rep res sol set ver port prod ' +
		'pal caps jur num pol quím r lit org s des ed lat cel fl l',
	kindOf: (lead, word) => {
		// "Souza e Cia." is the end of a name, "a Cia. Paulista" its beginning.
		if (word === 'cia') return /\s[e&]\s$/.test(lead) ? 'usually' : 'never';
		return undefined;
	},
};
