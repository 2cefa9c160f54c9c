import type { LanguageRules } from './rules';

export const pt: LanguageRules = {
	continuations: 'iva tva btw vat',
	titles:
		'min des dep com cap cons dir pres sec gov ver sen mag emb fr me ir ird cond arc bp mons pb rev pr diác con card tc ' +
		'subt asp insc mestr proc desemb juiz pref sub subs secr presid exec coord tit asst assist farm enf nutr psic fisio ' +
		'fono odont vet eng arq adv tab esc col irm frei abl abt lic int cb gda ag insp del sup mor',
	abbreviationShape: /(?:[^aeiouáâãàéêíóôõúüysrlmznxh'\dºª]|[^aeiouáâãàéêíóôõúüyh\d'][srlmzn]|^[^aeiouáâãàéêíóôõúü]*[áéíóú][lmnrz])$/u,
	words:
		'web chat club bot ok site box link test app blog chip shop vip robot tour pet kit david jack mark marc frank erik eric ' +
		'bob rob noah liam hub clic show trend pub pdf pc tv wifi stop bip zap',
	never:
		'sr sra srs sras srta sr.ª sr.a d dr dra drs dras dr.ª dr.a prof profa profs prof.ª prof.a eng enga eng.º eng.ª arq adv ' +
		'exmo exma ilmo ilma rev revmo revma pe mons gen cel ten sgt maj alm brig s sto sta st p.ex v.g aprox av avda r al tv ' +
		'trav pç pça praç pca lg lgo estr rod pq jd vl cj conj bl qd lt urb bº cf cfr vd vid dir pres gov dep sen secr sec ' +
		'depto dept dpto téc adm nac internac inst fund univ ref.s inf sup vs c.f i.e e.g a.c.n tec engª mª n.sra n.s nsa ' +
		'nossa.sra emb cons insp méd enf bras ed edif ex eng.o ger proc card profas enfa enfª psic psicol nutric fisiot fonoaud ' +
		'vet méda biom contad tab.º desembª juizª procª promª deleg t.-cel ten.-cel tte sd comte v.-pres vice-pres vmce vm s.ex ' +
		's.ex.ª ss.mm rev.mo revda rvdo rvda pr.ª prª bisp arceb côn diác mme mlle mr dna dª nª n.s.ra ns fco frco srtª srt ' +
		'srta.s ex.mo ex.ma il.mo il.ma digmo av.ª avª alam trv tva bec lad pça.ª rodov calç pte jdim pque prq res resid cond.º ' +
		'condom edifº chác sít faz loteam viad tún rot rotat distr mun munic comun lrg az azinh cç calçd urbaniz qta bc lug lgr ' +
		'zn vej apud cp dep.to cx.p exclus aproximad nasc fal falec chamad denom cognom sgto',
	beforeNumber:
		'no nos n nº arts p pp pg vol fig figs ext mar mai fl tab lote doc port cláus claus incis alín alin parág parágr §§ tít ' +
		'tit liv tom fasc nrs f mod cód cod cs bloc box lj sl sala sls torre tr andar pav ram rml fone whats wpp larg compr alt ' +
		'diâm diam esp espess pes temp pot mat matr insc cert prot ped nf not fat fatur bol cheq ag cc op oper lei decr dec ' +
		'resol it gráf quad ilustr exerc vers v vv linh lin km pos class cat categ tam num nívl vag mesa assent portão seç sess ' +
		'folh qto',
	maybe:
		'eua e.u.a u.e prov est jud of hosp ord org reg int cond assoc soc sociol fed feder conf confed sind coop cooper ' +
		'conselh minist ministér gover pref prefeit câm cam assemb trib tribun juíz fór cartór ofíc del delegac pol políc bomb ' +
		'exérc aer aeron hospit clín clin lab labor ambul ubs asil fac facul esc escol col colég crech bibl bibliot teat cin ' +
		'aud auditór gin club jard igr paróq most bco banc fin financ econ contab contabil admin administr jur jurid civ crim ' +
		'trab previd saúd educ ens ensin pesq dout bach eletr biol geogr hist ling gram gramát filos enferm odontol nutr ' +
		'fisioter cardiol dermat ginec ginecol neurol oftalm ortop pediat psiquiat radiol urol adj interj prep pron subst masc ' +
		'fem sing plur subj imper infin gerúnd partic trans intrans refl aum pej gír ingl ital com comerc indúst imp imóv imob ' +
		'constr transp logíst aerop rodoviár ferrov cx set orq sinf filarm',
	usually:
		'etc s.a s.a.r.l ltda lda cia cª inc ltd corp eireli tel tels telef telem tlm fax ramal núm nr pág págs art cap ref ' +
		'refs ap apto apt and esq dto dta dir.º fte rc r.c cep c.p jan fev abr jun jul ago out nov dez seg ter qua qui sex sáb ' +
		'dom a.m p.m a.c d.c a.d hab pess min mins segs hrs hs jr filho obs anex máx mín qtd und unid uni pct séc sécs fls ' +
		'v.ex.ª v.exa v.ex v.s.ª v.sa s.f.f f.f p.f tb iva par sem m.e e.p.p incl excl dorm qtos comp sgs sg hh dd mes trim bim ' +
		'semest dom.º 2.ª 3.ª 4.ª 5.ª 6.ª s.a.s s.c.a sgps unip unipessoal mei e.i.r.l crl c.r.l o.n.g oscip ltd.ª l.da ltdª ' +
		's/a sc irm irms irmãos sucs suc sobr net ss i.v.a n.i.f c.n.p.j c.p.f d.o.u ibid ib id op.cit loc.cit passim et.al cts ' +
		'cent r$ eur us$ usd mlh tri kw kwh hp cv kcal cal dl cl hl dm dag hg lb lbs oz gal pols pé pés pçs pcs pac dz dúz gr ' +
		'grs gs lts lit litr tn ton tonel arr ha hect alq m2 m3 km/h quart suít banh wc cob mob drt r/c rés-do-ch s/l sobrel ' +
		'subs mez térr trás fd fds',
	units:
		'h hs m g l s t min seg km cm mm kg mg ml ha a f c pol trim ms dia d lb oz gal pé kw kwh hp cv w v dl cl hl dz pç un ' +
		'und kcal mi bi mil pess hab ºc px mb gb tb k sg segs',
	starters:
		'o a os as um uma uns umas ao à aos às do da dos das no na nos nas pelo pela num numa este esta isto estes estas esse ' +
		'essa isso esses essas aquele aquela aquilo eu tu ele ela nós eles elas você vocês senhor senhora meu minha meus minhas ' +
		'seu sua seus suas nosso nossa nossos nossas teu tua se me te lhe que quê quem qual quais quando onde como porque por ' +
		'porquê quanto quanta quantos quantas é são foi era eram está estão estou estamos há havia tem têm tenho temos pode ' +
		'podem posso podemos poderia quer querem quero gostaria deve devem precisa preciso precisamos vai vão vou vamos faz ' +
		'fazem fica ficam sim não obrigado obrigada ok certo claro bom boa bem perfeito ótimo combinado olá oi tchau adeus ' +
		'desculpe perdão e ou mas então depois antes agora hoje amanhã ontem logo já ainda também além porém contudo entretanto ' +
		'portanto assim aqui ali lá para com sem em de desde até sobre entre segundo conforme durante após ante sob caso embora ' +
		'enquanto todo toda todos todas tudo cada algum alguma alguns algumas nenhum nenhuma nada ninguém alguém algo outro ' +
		'outra outros outras muito muita muitos mais menos só somente apenas sempre nunca talvez infelizmente atualmente ' +
		'normalmente finalmente primeiro favor ligue venha traga tome espere aguarde diga envie escreva marque aperte digite ' +
		'vire siga suba desça saia pergunte lembre consulte visite pague escolha confirme apresente dirija chegue passe pegue ' +
		'anote queira sr sra dr dra aquelas aqueles dessa desse desta deste disso disto nessa nesse nesta neste nisso nisto ' +
		'daqui dali ambos ambas vários várias certos certas cujo cuja qualquer quaisquer mesmo mesma próprio bastante demais ' +
		'pouco pouca poucos poucas tanto tanta tão quase apesar salvo exceto inclusive mediante perante através dentro fora ' +
		'perto longe acima abaixo atrás diante junto anteontem cedo tarde breve brevemente imediatamente posteriormente ' +
		'anteriormente geralmente habitualmente provavelmente certamente claramente realmente exatamente exato correto ' +
		'justamente felizmente aliás afinal enfim ademais outrossim senão tampouco nem pois porquanto visto dado conquanto ' +
		'contanto ora eis olha olhe veja vejam ouça repare note observe deixe leve ponha coloque use utilize evite tente faça ' +
		'fale falem telefone clique toque retire entregue assine preencha abra feche estacione volte conte contamos abrimos ' +
		'fechamos trabalhamos atendemos entregamos enviamos recebemos somos gostamos sou éramos será serão seria estava estavam ' +
		'estará estarão esteja haverá houve terá terão teria tinha tinham tive teve ficou ficará poderá poderão podia pôde ' +
		'puder deverá deverão irá irão vem vêm vejo sei sabe dá dão diz dizem custava chegou saiu quantia dois duas três quatro ' +
		'cinco seis sete oito nove dez cem mil primeira último última nele nela neles nelas dele dela deles delas comigo ' +
		'consigo conosco lhes cadê quão misture cozinhe adicione beba continue comece termine desligue reinicie desconecte ' +
		'conecte verifique leia imprima baixe instale selecione cancele troque atualize contate corte remova lave descanse ' +
		'sente levante repita desvie',
	labels:
		'porta portão terminal plano vitamina bloco sala opção grupo classe turma plataforma zona tipo ala escada seção secção ' +
		'nível quarto mesa linha categoria hepatite andar letra prédio edifício torre apartamento cais bl apto apt cj and ap ' +
		'tamanho',
	notAbbreviations:
		'aux aut cat cap comp com cor dir doc educ esp fac fem fot in lin long mar mat mov out ref rel rep res sol set ver port prod ' +
		'pal caps jur num pol quím r lit org s des ed lat cel fl l',
	kindOf: (lead, word, written) => {
		// A door: "3.º D".
		if (/^[A-Z]$/.test(written) && /\d\.?[ºª°]\s$/.test(lead)) return 'usually';
		// "Souza e Cia." is the end of a name, "a Cia. Paulista" its beginning.
		if (word === 'cia') return /\s[e&]\s$/.test(lead) ? 'usually' : 'never';
		return undefined;
	},
};
