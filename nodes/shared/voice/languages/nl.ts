import type { LanguageRules } from './rules';

export const nl: LanguageRules = {
	titles: 'wet burg past gen kol kap luit not min pres kan dek weth brig',
	never:
		'dhr hr dhrn mevr mw mej mr mrs drs dra ir ing prof ds mgr pr br zr st h.k.h z.k.h z.m h.m jhr jkvr gen kol kapt lt maj sgt ' +
		'bijv bvb d.w.z dwz i.p.v i.v.m m.b.t m.b.v m.i.v i.t.t i.z i.h.b i.g.v i.s.m i.o i.c.m n.a.v o.a o.b.v o.l.v o.m o.g.v o.v.v ' +
		't.a.v t.o.v t.b.v t.g.v t.w.v t.h.v t.n.v v.a v.w.b v.d v.n m.n m.u.v z.g zgn zgt nl ong ongev plm ca resp evt m.a.w a.d.h.v ' +
		'b.o vgl cf vlg afd fa fam gebr geb gesch geh voorm vm ass adv alg dir voorz secr plv wnd bc msc mba lic kand med arch adm cons ' +
		'tnv tav ivm ipv mbt dmv nav adhv obv mbv d.m.v i.e e.g vs aanv naml inz m.m.v i.m k.k r.k p.o i.o.v m.g.t kn postb pb ext wed ' +
		'kard overl verg.zaal penn burg dr',
	beforeNumber: 'no p max do zo fig hst par bv h.nr',
	maybe:
		'mln mld mio duiz v.st v.s u.s e.u stud inst prov gem univ a.u.b aub s.v.p svp ned belg aanw afk afz ambt arr bez div vnl aant ' +
		'afl concl econ elektr fin gramm hist inf insp kath mil muz oorspr opl pol postc psych rec schr techn temp uitg vert verz voorl ' +
		'wisk zelfst verg beg reg orig brig dipl gouv vik weth staatssecr wachtm griff rect toev antw bedr mij coöp verl gev inw spec ' +
		'artt caps',
	usually:
		'enz etc e.d e.a en.d enzv b.v n.v v.o.f vof c.v b.a v.z.w vzw n.chr v.chr chr str ln pl plts wg kd stwg sing tel telef mob fax ' +
		'nr nrs huisnr blz pag bldz hfst hfdst art jr sr jan febr feb mrt apr jun jul aug sep sept okt nov dec woe ma di wo vr za jl ' +
		'a.s l.l jaarg sec pers stk ex b.g.g bgg ref opm s.v btw n.v.t nvt o.i.d oid c.s e.v e.v.a z.o.z zoz t.z.t z.s.m q.q w.v.t.t.k ' +
		't.h.t b.v.b.a bvba comm.v bijl a.b.b p.p co incl excl verd tabl afb dep mnd oct min',
	units: 'u m g l s t h min sec km cm mm kg mg ml ha st e j c f pers a kwart',
	suffixes: 'str nr ln plts stwg',
	starters:
		'de het een dit dat deze die er ik jij je u hij zij ze wij we jullie men mijn jouw uw zijn haar ons onze hun geen wie wat waar ' +
		'wanneer waarom hoe welke welk waarmee hoeveel is was waren heeft hebben heb had kan kunt kunnen zou zouden wilt wil willen mag ' +
		'mogen moet moeten zal zullen wordt worden gaat gaan komt komen doet ja nee graag bedankt dank dankjewel dankuwel oké ok goed ' +
		'prima natuurlijk helaas misschien sorry hallo hoi dag goedemorgen goedemiddag goedenavond tot welkom en of maar want dus dan ' +
		'daarna daarom daarvoor daar hier nu straks later vandaag morgen gisteren vanavond binnenkort eerst vervolgens tenslotte ten ' +
		'ook nog al alleen als indien omdat hoewel terwijl zodra voordat nadat totdat in op aan bij met van voor naar na om over onder ' +
		'door tegen zonder tussen tijdens sinds vanaf via volgens wegens buiten binnen alle alles iedereen iemand niemand niets iets ' +
		'elke elk ieder iedere veel meer minder sommige enkele beide andere anders bovendien echter toch zo soms vaak altijd nooit ' +
		'meestal momenteel bel belt neem kom kijk vraag geef stuur schrijf wacht volg druk kies loop rijd parkeer betaal let zorg meld ' +
		'breng ga sla houd laat zeg noem vergeet gelieve parkeren',
	verbs:
		'is zijn was waren wordt worden werd heeft hebben had kan kunnen mag mogen moet moeten zal zullen gaat gaan komt komen kost ' +
		'kosten ligt liggen staat staan begint eindigt duurt opent sluit geldt gelden blijft blijven vindt vinden krijgt krijgen zit ' +
		'zitten',
	labels:
		'plan vitamine gate terminal blok hal gebouw groep klas optie spoor perron zone type vleugel kamer zaal ingang trap deel tafel ' +
		'verdieping categorie lokaal afdeling rij vak loket balie steiger nummer bijlage geb afd kl',
	continuations: 'iva tva btw vat bus',
	kindOf: (lead, word, written) => {
		// "b.v." is "for instance", "B.V." a company.
		if (word === 'b.v' || word === 'bv') return written.startsWith('b') ? 'never' : 'usually';
		if (word === 'st' && /[a-z]\s$/.test(lead) === false && /\d\s?$/.test(lead)) return 'usually';
		return undefined;
	},
};
