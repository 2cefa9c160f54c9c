import type { LanguageRules } from './rules';

export const nl: LanguageRules = {
	titles: 'wet burg past gen kol kap luit not min pres kan dek weth brig alex fred willem corn',
	never:
		'dhr hr dhrn mevr mw mej mr mrs drs dra ir ing prof ds mgr pr br zr st h.k.h z.k.h z.m h.m jhr jkvr gen kol kapt lt maj sgt ' +
		'bijv bvb d.w.z dwz i.p.v i.v.m m.b.t m.b.v m.i.v i.t.t i.z i.h.b i.g.v i.s.m i.c.m n.a.v o.b.v o.l.v o.m o.g.v o.v.v t.a.v ' +
		't.o.v t.b.v t.g.v t.w.v t.h.v t.n.v v.a v.w.b v.d v.n m.n m.u.v z.g zgn zgt nl ong ongev plm ca resp evt m.a.w a.d.h.v b.o vgl ' +
		'cf vlg afd fa fam gebr geb gesch geh voorm vm ass adv alg dir voorz secr plv wnd bc msc mba lic kand med arch adm cons tnv tav ' +
		'ivm ipv mbt dmv adhv obv mbv d.m.v i.e e.g vs aanv naml inz m.m.v i.m k.k r.k p.o i.o.v m.g.t kn postb pb ext wed kard overl ' +
		'verg.zaal penn burg b.d bd bouwk werktuigk elektrot civ advoc kand.not cand.not gerechtsdw deurw rechtb raadsh ovj h.ovj ' +
		'burgem wethoud staatss min.pres fract.voorz comm commiss hoofdinsp hfd.insp brigad wmr opperwmr aoo adj ltz ktz kltz schout ' +
		'schbn vadm ltk lkol lt.kol lt.gen gen.maj maj.gen brig.gen elnt tlnt korp sold past kap.pr deken z.em zrs vic aartsb bissch ' +
		'rab nwe nw gr kl lge hge z.o.v t.g o.l.vr onze.l.vr h.hart h.h h.geest hh chir orthop tandh apoth fysioth psychol psychiat ' +
		'gynaec huisa vpk verpl m.a.o i.h.k i.b.v i.c i.g i.v.b i.r.t i.a.m i.o.m i.h.a m.i m.e.g m.d.a m.d.o m.h.o m.u.z m.h.g o.d o.g ' +
		'o.i.v o.m.v o.u o.t.t n.o.m n.h.v n.l n.b u.i.v u.e v.h v.l v.z v.w w.o w.v w.g.m z.a z.d.i z.h z.w ged gedipl beëd erk ' +
		'geregistr bev vz plv.voorz wn waarn dd a.i h.o hfd bijz verm vermoed vermoedel waarsch mogel uitsl uiterl vanz w.s ws avg nav ' +
		'ihb itt ovv tgv tlv tzt twv igv ihkv icm ism ivb fr vl fri gron drent overijs utr n.h n.br limb zeel brab w.vl o.vl holl ' +
		'nederl eur amer herv geref prot luth doopsg joh wilh jac hend gerr ant theod dr ind.terr kon em.hoogl hoogl lect univ.doc ud ' +
		'uhd onderz b.d.p res vddg gep oud-min min.v.st ger.secr subst proc.gen red diak rb doc',
	beforeNumber: 'no p max do zo fig hst par bv h.nr tab al lid bus deel toestel won kam zn app sub cap vol ver',
	maybe:
		'mln mld mio duiz v.st v.s u.s e.u stud inst prov gem univ a.u.b aub s.v.p svp ned belg aanw afk afz ambt arr bez div vnl aant ' +
		'afl concl econ elektr fin gramm hist inf insp kath mil muz oorspr opl pol postc psych rec schr techn temp uitg vert verz voorl ' +
		'wisk zelfst verg beg reg orig brig dipl gouv vik weth staatssecr wachtm griff rect toev antw bedr mij coöp verl gev inw spec ' +
		'artt caps appart kerkpl terr bedr.terr indterr industrieterr winkelc wijkc wng woonh wooneenh flatg bov bened beg.gr begane.gr ' +
		'pl.nr toestelnr tst doorkiesnr klantnr klnr ordernr bestelnr factuurnr polisnr dossiernr serienr art.nr paragr alin hfdst.nr ' +
		'dl jrg bdl bijv.nw bw mv ev znw ww bnw tw vnw vw voorz.vz lidw gerechtsh kantonr vonn uitspr jurispr wetb rv awb ov ovk ovkst ' +
		'contr kl.med tbl amp inj dos supp rp opn pt operat behand spreeku afspr verwijz stg sticht vereng ondern maatsch onderl firm ' +
		'fil ves hoofdk dir.secr rvb rvc rvt mt betal betr rek rekn rekeningnr sald inc excl.btw subt pr.p.p p.p.p p.m p.j p.w p.d p.u ' +
		'p.st p.pers p.kw div.nr vertr aank vertrag perr spr ic haltenr bsh cs stat st.nr tr vluchtnr vlnr opp lengt hgt diam dkt gew ' +
		'inh max.gew vermog sn basissch midd.sch hogesch un fac vakgr onderw kl.ass studiej sem ex.nr mrd bilj biljn miljd milj dzd o.a ' +
		'i.o legit etg verzendk serv.kst servicekst stookk verzekeringsmij wag coup rt zitpl staanpl parkeerpl spoornr ingangnr snelh ' +
		'gar garant ingg openingst bezorgk leverd levert kst',
	usually:
		'enz etc e.d e.a en.d enzv b.v n.v v.o.f vof c.v b.a v.z.w vzw n.chr v.chr chr str ln pl plts wg kd stwg sing tel telef mob fax ' +
		'nr nrs huisnr pag bldz hfdst jr sr jan febr feb mrt apr jun jul aug sep sept okt nov dec woe ma di wo vr za jl a.s l.l jaarg ' +
		'sec pers stk ex b.g.g bgg opm s.v btw n.v.t nvt o.i.d oid c.s e.v e.v.a z.o.z zoz t.z.t z.s.m q.q w.v.t.t.k t.h.t b.v.b.a bvba ' +
		'comm.v bijl a.b.b p.p co verd tabl afb dep mnd oct min c.a c.q m.b.a m.sc b.sc l.l.m ph.d w.o.z o.z.n d.d n.n j.l a.d a.d.m ' +
		'm.n.o gr.kl wegl steenw dreef gr.st kpl pln kan.str singl incl excl hfst blz ref art',
	units:
		'u m g l s t h min sec km cm mm kg mg ml ha st e j c f pers a kwart mbit gbit mb gb tb kwh dl cl hl m² m3 stks pak pk fl blik ' +
		'rol mnd wk dgn d jr kcal kj gr',
	suffixes: 'str nr ln plts stwg pl kd sing terr verg rek opl kw',
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
		'breng ga sla houd laat zeg noem vergeet gelieve parkeren eet fijne goede smakelijk succes kaarten prijs prijzen vragen details',
	verbs:
		'is zijn was waren wordt worden werd heeft hebben had kan kunnen mag mogen moet moeten zal zullen gaat gaan komt komen kost ' +
		'kosten ligt liggen staat staan begint eindigt duurt opent sluit geldt gelden blijft blijven vindt vinden krijgt krijgen zit ' +
		'zitten',
	shortWords:
		'aan als arm acht af bed been ben bij bent blauw blij bloed bon boek boom boos boot bord bos bot bouw breed brief broek brood ' +
		'bus club dag dak dan dank dat deel denk den der dicht diep dik ding doel doen dom donker doos dorp draad droog druk duur dus ' +
		'een eens eer elf elk er even ver fiets film fijn fout fris front gaan gat geel geen geld geluk gek gezin glas goed groen groep ' +
		'grond groot haar hal half hand hard hart heb heel heen heet heg helft help hem hen her het hier hof hond hoofd hoog hoek hoor ' +
		'hout huis hulp huur hut iets ik in is ja jaar jong jas juist kaart kaas kam kamer kan kans kant kast kerk kies kind klaar klas ' +
		'klant klein klok klop knop koel kok kom koop kop kort koud kracht krant kring kruis kunst kwam kwart kwijt laag laat lamp land ' +
		'lang last lat leeg leer les lief lijf lijn lijst lijkt links loop los lucht lunch maand maar maat mail man mee meer melk men ' +
		'mens met mijn min mis mooi moet moment mond nacht nam naast naar net niet niets nieuws nog nood noord nou nul om ons ook oom ' +
		'oost op oud over paar pak pad park pas past pen pijn plaats plan plat plein plek plus poort pond post punt raad raam rand ' +
		'recht rechts reis rest rij rijk ring rit rond rood rug ruim rust sap schoon school schip sein slim slot slecht smal sms snel ' +
		'snoep soep som sop soort spel sport spoor staat staan stad stap stel stem sterk stil stof stop stoel straat straf strand stuk ' +
		'stuur tas taart taal tact te team tekst tien tijd toch toen top tot trap trein trek trots tuin uit uur vak val van vast veel ' +
		'vel verf vers veld vier vies vijf vis vlak vlees vloer vlug voet vol voor vorm vraag vrij vroeg vuil vuur wat water weer weg ' +
		'week weet wel welk werk werd west wens wet wie wijk wijn wil wind wit woord wol wonen zaak zaal zak zand zat zee zeer zelf zes ' +
		'zet zeven zicht zien ziek zin zit zorg zout zuid zus zuur zwaar zwart zwak akkoord bezet contract contact product project ' +
		'object bedrag betaling verschil verkeer vervoer verlof adres apart bewijs balkon bericht besluit gesprek gebied bezoek verzoek ' +
		'begrip beroep bedrijf gebrek geval gevolg geduld geschikt gewicht geluid plezier papier advies cadeau kabel tegel sleutel ' +
		'winkel artikel titel gratis online code link app chat web scan box kado normaal digitaal lokaal totaal optimaal april maart ' +
		'mei juni juli kantoor tarief actief lift loket rekening nummer klopt werkt blijft krijgt geeft heeft komt gaat kost loopt valt ' +
		'vraagt wacht zegt ziet zoekt belt betaalt begint duurt eet helpt hoort houdt kent kiest koopt leeft leest ligt maakt mag merkt ' +
		'opent rijdt ruikt schrijft slaapt sluit speelt spreekt stapt sterft stopt stuurt telt trekt vindt voelt volgt vertrekt wint ' +
		'woont wordt zingt terug samen vooraf achteraf voorop achterop vandaan daarop daarvan erop ervan eruit erin ermee eraf ertoe ' +
		'hierop hiermee daarmee omdat',
	wordEnding:
		/[^aeiouy].*(?:e[mnrlst]|st|ing|heid|lijk|ig|isch|eel|aal|aar|oor|oos|eer|eur|tje|tjes|ent|ant|iek|oot|aat|eit|eid|tuur|baar|zaam|loos|schap|atie|ties|[bdfgklmnprtvz]s)$/,
	labels:
		'plan vitamine gate terminal blok hal gebouw groep klas optie spoor perron zone type vleugel kamer zaal ingang trap deel tafel ' +
		'verdieping categorie lokaal afdeling rij vak loket balie steiger nummer bijlage geb afd kl graden gr',
	continuations: 'iva tva btw vat bus euro eur dollar frank kronen pond yen cent usd gbp zwitserse amerikaanse',
	kindOf: (lead, word, written) => {
		// "b.v." is "for instance", "B.V." a company.
		if (word === 'b.v' || word === 'bv') return written.startsWith('b') ? 'never' : 'usually';
		if (word === 'st' && /[a-z]\s$/.test(lead) === false && /\d\s?$/.test(lead)) return 'usually';
		return undefined;
	},
};
