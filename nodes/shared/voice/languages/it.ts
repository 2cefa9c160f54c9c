import type { LanguageRules } from './rules';

export const it: LanguageRules = {
	continuations: 'iva tva btw vat',
	titles: 'gen cap col magg mag ten min pres dir com',
	abbreviationShape: /[^aeiouàèéìòóù'\d]$/u,
	words:
		'bar hotel film sport tram bus gas fax web mail email test box standard computer ticket club set brunch weekend non con per in ' +
		'il un nord sud est ovest stop relax record bonus virus pin sms ok quiz tour spot blog chat post link zip jazz rock pop lunch ' +
		'snack toast drink kit jet yen yacht lord nel del al dal sul park garage shop sex golf tennis basket volley stand desk team ' +
		'staff block star hard soft over extra led van suv gel bis tris gps usb iban cad ex no',
	never:
		'sig sigg sig.ra sig.na sigg.re ra na dott dott.ssa dottssa ssa dr dr.ssa prof proff prof.ssa ing ingg arch avv geom rag ' +
		'per.ind ind cav comm on sen egr gent gent.ma gent.mo spett spett.le le preg preg.mo ill ill.mo rev rev.do mons card d don p ' +
		'fra s ss st.a sn col magg ten serg mar.llo m.llo es p.es ad.es per.es v vd vds cfr cf ca v.le vle c.so p.za p.zza pza pzza ' +
		'l.go lgo str st fraz b.go bgo c.da cda vic vic.lo soc f.lli flli az spett.li dir pres amm segr uff ass assoc fond on.le c.a ' +
		'all.to circ approx nat lat ingl franc ted spagn cosidd c.d cd cosid sedic d.ssa vs i.e e.g n.b nb resp resp.le cat.le med chir ' +
		'dipl laur arc fatt lab reg dir.gen segr.gen cons.del amm.del prat',
	beforeNumber: 'n no pp pg vol voll fig figg capp est tab sez all ver int max ed lett lin mod co',
	maybe: 'u.e u.s.a prov univ ist ss.n',
	usually:
		'ecc etc s.p.a spa s.r.l srl s.a.s s.n.c s.s s.c.a.r.l soc.coop coop inc ltd corp tel tels cell fax nr num pag pagg art artt ' +
		'cap cpv rif prot pal p.t sc gen genn feb febb mar apr mag giu lug ago sett set ott nov dic lun mart mer merc gio giov ven sab ' +
		'dom a.c d.c a.d a.m p.m ab pers min sec ore pz conf jr sr c.m u.s s.m s.l s.d p.v p.iva i.v.a c.f c.a.p cap.le q.tà qta tot dx ' +
		'sx p.v.p s.v succ segg seg sgg s.e.o iva febbr s.a.p.a s.c.r.l s.c.s onlus bibl incl escl compr cpr loc cam mq',
	units: 'h m g l s t min sec km cm mm kg mg ml ha q f c a',
	starters:
		"il lo la i gli le l' l un uno una un' al allo alla ai agli alle all' del dello della dei degli delle dell' nel nello nella nei " +
		"nelle dal dalla dalle sul sulla questo questa questi queste quest' quello quella quelli quelle quel ciò io tu lui lei noi voi " +
		'loro mio mia tuo tua suo sua nostro nostra nostri nostre vostro vostra mi ti ci vi si ne che chi cosa quale quali quando dove ' +
		"come perché perchè quanto quanta quanti quante è sono era erano fu ha hanno ho abbiamo avete c'è può possono posso possiamo " +
		'potrebbe vuole vogliono vorrei vorrebbe deve devono dobbiamo va vanno bisogna serve servono fa fanno resta sì no grazie prego ' +
		'certo certamente bene ottimo perfetto buono buongiorno buonasera buona ciao arrivederci salve scusi spiace e ed o oppure ma ' +
		'però quindi allora poi dopo prima adesso ora oggi domani ieri presto già ancora anche inoltre infatti invece tuttavia comunque ' +
		'dunque così qui qua lì là per con senza in a ad da di su tra fra verso secondo durante presso fino entro se mentre sebbene ' +
		'appena siccome poiché tutto tutta tutti tutte ogni ognuno alcuni alcune qualche qualcuno nessuno nessuna niente nulla altro ' +
		'altra altri altre molto molti molte più meno solo soltanto sempre mai forse purtroppo attualmente normalmente infine ' +
		'finalmente favore chiami venga passi porti prenda aspetti attenda dica invii scriva prema digiti giri segua salga scenda entri ' +
		'esca chieda ricordi consulti visiti paghi scelga confermi presenti richiami lasci tenga guardi vada faccia telefoni suoni sig ' +
		'sigra dott dr',
	verbs: 'è sono era ha hanno può possono deve va apre chiude costa costano inizia dura resta parte arriva si',
	labels:
		'porta terminal piano vitamina blocco sala opzione gruppo classe binario zona tipo ala scala sezione livello camera tavolo ' +
		'linea aula categoria epatite edificio palazzina torre interno padiglione gate uscita ingresso allegato pal sc int',
	notAbbreviations: 'int on all arch div liv mod tab ver dc l ag in mitt rag',
	kindOf: (lead, word) => {
		// "Neri & C."
		if (word === 'c' && /\s[e&]\s$/.test(lead)) return 'usually';
		return undefined;
	},
};
