import type { LanguageRules } from './rules';

export const it: LanguageRules = {
	continuations: 'iva tva btw vat',
	titles:
		'gen cap col magg mag ten min pres dir com card arc arciv can cons vic sen on dep amm dip uff isp comm ass sind proc ' +
		'giud not dott tec perit ser sott brig car agt sgt princ sov segr cav sac diac parr conv',
	abbreviationShape: /[^aeiouàèéìòóù'\d]$/u,
	words:
		'bar hotel film sport tram bus gas fax web mail email test box standard computer ticket club set brunch weekend non con ' +
		'per in il un nord sud est ovest stop relax record bonus virus pin sms ok quiz tour spot blog chat post link zip jazz ' +
		'rock pop lunch snack toast drink kit jet yen yacht lord nel del al dal sul park garage shop sex golf tennis basket ' +
		'volley stand desk team staff block star hard soft over extra led van suv gel bis tris gps usb iban cad ex no pub hub ' +
		'smog clic flop show trend trip check wc dvd cd tv pc pdf gin rum cast flash fan gol ictus iter lapis nylon pass pixel ' +
		'ring round scout slip spray stick tank thermos toner vip tom ivan max alex david omar igor karim lucas ines loris ' +
		'denis boris oscar hans kim jim tim sam bob rob mark marc john adam erik eric liam noah euro km',
	never:
		'sig sigg ra na dott dottssa ssa dr prof proff ing ingg arch avv geom rag ind cav comm on sen egr gent spett le preg ' +
		'ill rev mons card d don p fra s ss sn col magg ten serg es v vd vds cfr cf ca vle pza pzza lgo str st fraz bgo cda vic ' +
		'soc flli az dir pres amm segr uff ass assoc fond circ approx nat lat ingl franc ted spagn cosidd cd cosid sedic vs nb ' +
		'resp chir dipl laur arc fatt lab prat sig.a sig.ri sigg.ri dott.ri dott.sse dr.i prof.i ing.ri avv.to avv.ti cons.re ' +
		'pres.te v.pres vicepres dir.re ass.re sen.re on.li min.ro gen.le col.lo s.ten sten ten.col app.to isp.re sac revv s.em ' +
		'em s.ta s.to ss.mi ss.ma chiar.mo chiar.ma egr.i ill.mi gent.le gent.li pregg preg.ma spett.bile att.ne c.se p.zale ' +
		'p.le pzle ple v.lo vlo str.da s.da trav fond.ta casc loc.tà rig quart contr c.tta ctr vc lung.re lungot lungom gall ' +
		'cir circonv tang ved cit pseud nt rif.to risp propr abbr app.sc mar.ca soc.agr sig.ra sig.na sigg.re dott.ssa dr.ssa ' +
		'prof.ssa per.ind gent.ma gent.mo spett.le preg.mo ill.mo rev.do st.a mar.llo m.llo p.es ad.es per.es v.le c.so p.za ' +
		'p.zza l.go b.go c.da vic.lo f.lli spett.li on.le c.a all.to c.d d.ssa i.e e.g n.b resp.le cat.le med reg dir.gen ' +
		'segr.gen cons.del amm.del vicedir vicesegr vicecomm vicesind filarm sinf orch',
	beforeNumber:
		'n no pp pg vol voll fig figg capp est tab sez all ver int max ed lett lin mod co larg lung lungh largh alt altez diam ' +
		'spess ser matr modd lt lotto lib libr par parr cod codd cl let punt tav tavv tabb grafic graf foll fogl f ff fol ' +
		'foglio mapp part sub rep racc delib del det ord ordin dpr dlgs d.lgs l allegg append cat categ liv pno palazz edif ' +
		'casell ext der cel mob pre boll doc ddt strofa cant rr cc coll inv fasc registr gaz gazz sezz quad vel temp pot capac',
	maybe:
		'prov univ ist dip dipart dipartim istit fac minist assess assessor amb ambul ambulat osp osped clin policl laborat ' +
		'centr serv repart div direz presid ent az.osp cooper cons consorz cond condom amministraz ammin com comun circoscr ' +
		'pref prefett quest trib tribun proc cort cass cassaz bibliot archiv mus teat pinac consul conserv acc accad scuol elem ' +
		'mat lic tecn profess comm.le commerc industr ind.le agr artig turist albergh turism staz aerop autostr ferr ferrov ' +
		'chies parrocch basil bas catt catted sant monast conv convent orat vill cast castel rist ristor tratt alb alberg pens ' +
		'pizz farm farmac superm negoz neg ag agenz sed econ econom finanz giur giurid civ pen penal ling lingu letterat stor ' +
		'filos filosof matem fis chim biol geol geogr medic chirurg ortop oculist odont cardiol dermatol ginecol neurol pediatr ' +
		'psich psicol radiol urol vet veter agg aggett cong prep pron pronom sost sostant verb masch femm sing plur indic ' +
		'condiz imperat infin gerund partic trans intrans rifl dimin accr spreg tedesc russ grec arab ital merid occ loc u.e ' +
		'u.s.a ss.n',
	usually:
		'ecc etc spa srl s.a.s s.n.c inc ltd corp tel tels cell fax nr num pag pagg art artt cap cpv rif prot pal sc gen genn ' +
		'feb febb apr mag giu lug ago sett set ott nov dic lun mart mer merc gio giov ven sab dom ab pers min sec ore pz conf ' +
		'jr sr i.v.a qta tot dx sx p.v.p succ segg seg sgg iva febbr onlus bibl incl escl compr cpr cam mq s.r.l.s srls s.d.f ' +
		'a.t.i s.coop a.r.l s.t.p stp sas snc scarl scpa sapa a.p.s aps o.n.l.u.s a.s.d asd s.s.d s.l.m n.d.c c.v.d p.c.c s.b.f ' +
		's.v.p r.s.v.p rag.soc c.c.i.a.a r.e.a pzi scat bott kwh kw cv hp km/h mc kmq hl dl dag hg q.li ql qli tonn grm doz ' +
		'dozz vani gg gg.ll aa mm mes trim sem quadr ann hh marz giugn lugl agos eur lir cent usd dz ibid ib id op.cit loc.cit ' +
		'ult s.p.a s.r.l s.s s.c.a.r.l soc.coop coop p.t mar a.c d.c a.d a.m p.m c.m u.s s.m s.l s.d p.v p.iva c.f c.a.p cap.le ' +
		'q.tà s.v s.e.o s.a.p.a s.c.r.l s.c.s',
	units:
		'h m g l s t min sec km cm mm kg mg ml ha q f c a gg aa kw kwh cv hp w v lt mq mc pz pers anni cl dl hl dag hg qli px ' +
		'mln mld mila',
	starters:
		"il lo la i gli le l' l un uno una un' al allo alla ai agli alle all' del dello della dei degli delle dell' nel nello " +
		"nella nei nelle dal dalla dalle sul sulla questo questa questi queste quest' quello quella quelli quelle quel ciò io " +
		'tu lui lei noi voi loro mio mia tuo tua suo sua nostro nostra nostri nostre vostro vostra mi ti ci vi si ne che chi ' +
		'cosa quale quali quando dove come perché perchè quanto quanta quanti quante è sono era erano fu ha hanno ho abbiamo ' +
		"avete c'è può possono posso possiamo potrebbe vuole vogliono vorrei vorrebbe deve devono dobbiamo va vanno bisogna " +
		'serve servono fa fanno resta sì no grazie prego certo certamente bene ottimo perfetto buono buongiorno buonasera buona ' +
		'ciao arrivederci salve scusi spiace e ed o oppure ma però quindi allora poi dopo prima adesso ora oggi domani ieri ' +
		'presto già ancora anche inoltre infatti invece tuttavia comunque dunque così qui qua lì là per con senza in a ad da di ' +
		'su tra fra verso secondo durante presso fino entro se mentre sebbene appena siccome poiché tutto tutta tutti tutte ' +
		'ogni ognuno alcuni alcune qualche qualcuno nessuno nessuna niente nulla altro altra altri altre molto molti molte più ' +
		'meno solo soltanto sempre mai forse purtroppo attualmente normalmente infine finalmente favore chiami venga passi ' +
		'porti prenda aspetti attenda dica invii scriva prema digiti giri segua salga scenda entri esca chieda ricordi consulti ' +
		'visiti paghi scelga confermi presenti richiami lasci tenga guardi vada faccia telefoni suoni sig sigra dott dr egli ' +
		'ella esso essa essi esse costui costei stesso stessa ciascuno ciascuna chiunque qualunque qualsiasi qualcosa certa ' +
		'certi certe vari varie diversi diverse parecchi parecchie tanti tante troppo poco pochi poche abbastanza quasi ' +
		'piuttosto davvero veramente esattamente esatto sicuramente naturalmente ovviamente praticamente solitamente ' +
		'generalmente successivamente precedentemente eventualmente altrimenti pertanto perciò pure neppure nemmeno neanche ' +
		'mica benché affinché purché nonostante malgrado anziché oltre eccetto salvo tranne circa riguardo davanti dietro sopra ' +
		'sotto dentro fuori vicino lontano accanto intorno stasera stamattina stanotte domattina dopodomani subito spesso ' +
		"talvolta finora ormai magari peccato volentieri d'accordo dall' nell' sull' c' com' cos' quant' dov' quand' com'è " +
		"cos'è dov'è c'era c'erano siamo siete sei sarà saranno sarebbe sarete avrà avranno avrebbe avevo aveva avevano avere " +
		'essere potrà potranno potrete dovrà dovranno dovete dovrebbe vorrà volete voglio vuoi puoi potete fate andate venite ' +
		'portate prendete date dite mettete chiamate aprite chiudete usate scrivete parcheggi lasciate citofoni bussi ritiri ' +
		'ritirate spedisca compili firmi metta usi eviti provi cerchi verifichi controlli clicchi apra chiuda prenoti indichi ' +
		'comunichi ecco eccola eccolo eccomi pronto due tre quattro cinque sette otto nove dieci cento mille primo unico basta ' +
		'mescoli cuocia aggiunga beva continui inizi finisca spenga accenda riavvii scolleghi colleghi legga stampi scarichi ' +
		'installi selezioni annulli cambi aggiorni contatti tagli riposi sieda alzi tolga ripeta consegni bevete mangiate ' +
		'continuate',
	labels:
		'porta terminal piano vitamina blocco sala opzione gruppo classe binario zona tipo ala scala sezione livello camera ' +
		'tavolo linea aula categoria epatite edificio palazzina torre interno padiglione gate uscita ingresso allegato pal sc ' +
		'int taglia misura',
	notAbbreviations: 'int on all arch div liv mod tab ver dc l ag in mitt rag',
	kindOf: (lead, word) => {
		// "Neri & C."
		if (word === 'c' && /\s[e&]\s$/.test(lead)) return 'usually';
		return undefined;
	},
};
