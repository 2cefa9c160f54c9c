import type { LanguageRules } from './rules';

/** A weekday stands before: "Mo. bis Fr." is no "Frau". */
const AFTER_WEEKDAY =
	/(?:\b(?:Mo|Di|Mi|Do|Montag|Dienstag|Mittwoch|Donnerstag)\.?\s?(?:-|\u2013|bis|und|,|u\.)?|\b(?:am|ab|bis|jeden))\s?$/;

export const de: LanguageRules = {
	titles: 'mag dir gen oberst min präs past erzb vik prok sup christ kath rich reinh bern rud alex rob',
	never:
		'dr dres prof profs dipl ing hr hrn fr frl fa fam gebr st skt sel med jur phil rer nat theol vet dent habil oec pharm agr lic ' +
		'h.c e.h hon pfr präs gen hptm bgm ra stb priv doz gesch verw verst urspr bzw beziehungsw ca z.b zb bsp bspw beisp d.h dh ua ' +
		'i.d.r i.a i.allg i.allgem ggfs gegebenenf evtl ev event zzgl abzgl vgl s sog sogen va z.tl zt m.w u.z u.zw o.g u.g s.g i.s ' +
		'i.s.d i.s.v i.v.m i.h.v i.h.d i.e.s i.w.s i.ü bes insb insbes näml mind mindest halbj durchschn ges gem lt wg betr bzgl ' +
		'hinsichtl allg amtl dt dtsch engl frz franz ital span türk russ poln österr schwz sächs röm evang städt staatl gesetzl öffentl ' +
		'gepr exam techn kaufm kfm wiss künstl zust jew jeweil entspr voraus voraussichtl vorauss unverb hrsg begr bearb übers zit lat ' +
		'griech arab z.hd z.h zhd z.hdn c.o i.r.d i.z.m m.a.w s.v.w südl nördl östl westl vorm nachf inh gf geschf vertr stellv stv ' +
		'komm beauftr abt abteil ref fachr sekr proj z o.b.d.a ggü gegenüb ab.sof möbl verk vors öffn geb kffr hdl betrw volksw psych ' +
		'päd soz inform verw.wiss stud cand sr mult prob kard oberstlt oberstltn fhr feldw uffz bmstr bgmstr stadtr landr minpräs ' +
		'bundespräs kzl kapt kap.z.s schw br p.prior min.rat amtsr oberst.arzt oa chefa ass.arzt physioth apoth rechtsanw sachb ang anz ' +
		'obstlt olt maj chir orth friedr wilh heinr alexand herm theod ludw ferd gottfr gottl konr leonh matth nikol rud sebast siegfr ' +
		'ulr bernh benj eberh albr andr barth gerh günth hartm hildeg jak karlh manfr reinh walth wern wolfg elis bauing archit sachv ' +
		'bürgerm obm oberbürgerm min.dir min.präs staatssekr kptlt kpt fregkpt korvkpt brigadegen brig.gen oberlt stfw fw ofw hfw gefr ' +
		'ogefr kom krimkom kriminalkom pol.ob polizeiob pom phk kommiss hauptkomm oberkomm parz kol kennw postl einschr buchst i.e ' +
		'i.zus.m i.zshg.m i.z i.f i.b.a i.abst i.b n.m n.z m.b.h mgl möglw a.u.h gschf geschäftsf gesellsch bauges wohnges wohnbauges ' +
		'betriebsges kapitalges verkehrsges landesges versges hausges abgez eigtl eigentl unges wenigst nöt notw zulä zuläss vollst ' +
		'vollständ regelm regelmäß gelegentl vermutl wahrsch wahrscheinl ausschl ausschließl einschließl frühest spätest frühst s.a ' +
		'vergl desgl dergest inbes namentl zugel beeid vereid öff bst bestl elektr elektron hydr mech neur gyn gynäk urol derm ped ' +
		'pädiat radiol anäst kieferorth zahnärztl ärztl hlg sl weihb dek sup kpl pastoralref gemref dkn diak superint ev.-luth ev-luth ' +
		'luth röm.-kath r.k jüd buddh schles holl belg schwed dän norw tschech rumän bulg portug chin korean ind amerik brit europ ' +
		'internat bayer württ thür westf pfälz saarl brandenb meckl berl hamb brem nieders schlesw steir kärnt tir salzb vorarlb ' +
		'burgenl zürch soz.päd soz.arb soz.vers med.rat san.rat stud.rat oberstud.rat stud.dir oberstud.dir stud.ref reg.bez reg.präs ' +
		'reg.dir reg.rat ober.reg.rat dipl.-ing dipl.-kfm dipl.-päd dipl.-psych dipl.-vw dipl.-inf dipl.-phys dipl.-chem dipl.-biol ' +
		'staatl.gepr ehem em fil volksb sparkb kreissp spark genossensch wohnungsgen genoss fachb fachger dipl.-hdl ehrenm ehrw hochw ' +
		'msgr bisch äbt schwest brd d.r a.d.w i.br i.r.z kons legr botsch ges.dir attaché vizepräs bundesk komp oblt flott genlt genmaj ' +
		'gm brigg stabsf stabsfw stabsarzt oberstabsarzt uoffz zgf krimob krimrat brandm brandmstr oberbrandm wachtm fähnr kad red',
	beforeNumber: 'art max mo di mi sa so lit par jes jer hes ps spr joh apg kor offb tim petr hebr mose pos',
	maybe:
		'mio mrd tsd tsnd hdt std stdn stde min sek sec stk stck pers pkg pck pk fl dos do dz dtz dtzd pfd ztr qm km kw eur chf jan jän ' +
		'feb mär mrz apr jul aug sep sept okt nov dez son jg jahrg jgst kl zi zimm whg st.gallen a.m a.d.d b verl univ inst bf hbf bhf ' +
		'krs kr bez gmkg gde landkr lkr ortst abtl etg geschl ausg verf aufl neuaufl bd bde lfd anl beil prot ber konv spez forts temp ' +
		'geogr phys mat chem bio geo sp vs ten kto kd bereitsch sprechst rufnr zus zusätzl ergebn inkl exkl incl excl einschl tägl tgl ' +
		'wöchentl wtl mtl monatl jährl jhrl verh gest led gegr abgek tbl tabl vereinb bestellnr artikelnr amp hl dl anw assist gef insp ' +
		'prok prov rev vik postf lief liefertm rechng quadr kub entf abf ank umst nebenst durchw anschl kennz teilw überw ungef vorl ' +
		'persönl schriftl kostenl mögl freundl nachm derz diesbez zeitl erforderl essl teel scheib eing hinterh stiegenh gutsch mill ' +
		'mrdn mn tausd billn schck plz wohng eigentw erdg erdgesch obergesch dachg dachgesch untergesch kellerg souterr hinterhs ' +
		'vorderhs seitenfl gartenhs rückgeb nebengeb vordergeb hauptgeb haltest bem anmerk erl erläut unterabschn paragr kapit teilb ' +
		'bildb illustr mündl handschr masch ausst ausgest zugest gepl genehm beantr verlängerg künd kündig gült ungült unbefr befr abz ' +
		'abzügl zuzügl exklus nettob ausz lastschr dauerauftr gutschr bankverb kontonr ktonr blz vzw teln telnr faxnr handynr mobilnr ' +
		'ansagem verspät planm abfz ank.z zugnr flugnr gepäckst bhst behdlg behandl sprst terminvereinb vers versich krankenvers versnr ' +
		'kassenpat priv.pat trpf ampl salb zäpf dosier stdl morg mitt abds nücht aufg beh prod herst fabr mod ser seriennr fabriknr ' +
		'artnr bestnr kdnr kundennr rechnr aktenz az gesch.z gz tgb.nr u.r.nr blattnr flurst flst grdb grundb amtsger landger ' +
		'oberlandesger ag lg olg bgh bverfg sozger arbger fam.ger staatsanw klg bekl antragst antragsgegn urt beschl verfg gesetzbl vj ' +
		'hj quart viertelj sem ws schulj woch tagl hochsch fachhochsch gymn realsch hauptsch grundsch gesamtsch berufssch kindg ' +
		'volkssch cbm rm lfm lfdm kart kt pal fla kan eim btl tl msp prs gedr gek getr läng höh durchm gew umf leist drehz druckl u.a ' +
		'z.t v.a z.z z.zt i.v p.a u.u ggf m.e nebeneing haupteing hintereing seiteneing einf ausf zuf auff kundend hausm serv servicest ' +
		'unterl anmeldeschl einsendeschl meldeschl annahmeschl redaktionsschl versandk nebenk betriebsk heizk stromk lieferk reisek ' +
		'wagennr sitzpl stehpl parkpl stellpl spielpl sportpl marktpl bahnhofspl flugh bahnst gl bstg tgb parkh tiefg garagenpl ' +
		'schließf stadtt ortsn gemark gem.str klapptz gar garant lieferz öffnungsz sprechz besuchsz bürozt abholz pr pckg',
	usually:
		'usw usf etc u.s.w u.s.f u.ä u.dgl u.dergl u.v.m u.v.a u.v.a.m u.a.m o.ä o.dgl dgl dergl s.o s.u n.chr v.chr n.u.z v.u.z chr ' +
		'a.d a.a.o ff f e.v e.k e.kfr e.u a.g gmbh mbh str nr hausnr tel telef mob fax pl al pf hs jh jhd jhdt jhs jahrh og ug eg dg ' +
		'stg abs kap abb abschn ziff anm fn rn rdnr bl tab absch zz z.d.a i.r i.l i.gr d.j d.ä jun sen b.a m.a b.sc m.sc ll.m mba ph.d ' +
		'a.s.a.p lj mwst ust co gbr e.g ohg wo p.p pp a.d.s a.d.h u.a.d u.d.m u.d.g u.drgl o.a.m o.a co.kg e.v.i.l i.k k.g k.o k.g.a.a ' +
		'e.i.r.l ppa z.k z.v d.o d.u b.eng m.eng dipl.des b.ed m.ed d.m n.c i.tr',
	units:
		'h m g l s t min std sek kg km cm mm ml mg kw kwh e j wo mon quart mbit gbit mb gb tb qkm cbm hl dl dag fl do stk pers pfd ztr ' +
		'jh tg lj kcal kj mwh',
	suffixes: 'str nr pl tel mstr kto bhf hbf vertr rechn abschn verz verf verw sekr beschr',
	starters:
		'der die das dem den des ein eine einen einem einer eines kein keine keinen keiner keinem ich du er sie es wir ihr man mein ' +
		'meine meinen meiner dein deine sein seine seinen ihre ihren ihrem ihrer unser unsere unseren unserem unserer euer eure dieser ' +
		'diese dieses diesen diesem jeder jede jedes jeden jener jene alle allen alles beide beiden viele vielen einige manche mehrere ' +
		'wenige wer was wie wo wann warum wieso weshalb welche welcher welches welchen wohin woher womit bitte danke ja nein doch gut ' +
		'gerne gern okay ok also dann da dort hier heute morgen gestern jetzt nun bald später danach davor dabei dafür dazu damit daher ' +
		'deshalb deswegen trotzdem allerdings außerdem zudem leider natürlich selbstverständlich vielleicht sonst ansonsten nur noch ' +
		'schon auch aber und oder denn wenn falls weil als ob obwohl nachdem bevor bis seit sobald solange während in im am an ans auf ' +
		'aus bei beim mit nach von vom vor zu zum zur für durch gegen ohne um über unter zwischen neben hinter laut trotz wegen ist ' +
		'sind war waren hat haben hatte habe wird werden wurde wurden kann können könnten könnte darf dürfen dürfte muss müssen soll ' +
		'sollen sollte sollten will wollen möchten möchte hätten wären würden geht gibt kommt kommen rufen nehmen bringen gehen fahren ' +
		'warten melden schauen sehen sagen nennen geben schreiben schicken wählen achten beachten biegen steigen folgen drücken halten ' +
		'lassen zahlen bezahlen passt stimmt genau klar super prima herzlichen guten auf‑wiederhören tschüss hallo willkommen ' +
		'entschuldigung moment zuerst zunächst anschließend schließlich manchmal oft immer meist meistens normalerweise derzeit aktuell ' +
		'momentan montags dienstags mittwochs donnerstags freitags samstags sonntags nachmittags vormittags abends morgens mittags ' +
		'parken parkplätze sprechen bleiben reicht brauchen soweit viel gute schöne fragen kosten preis preise termine karten bescheid ' +
		'ende infos details',
	verbs:
		'ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können könnte darf dürfen muss müssen soll sollen ' +
		'sollte gibt geht gehen liegt liegen kostet kosten steht stehen kommt kommen beginnt beginnen endet enden gilt gelten öffnet ' +
		'schließt bleibt bleiben findet finden befindet befinden dauert macht machen nimmt nehmen bekommt bekommen erhalten erhält ' +
		'fährt fahren bietet bieten heißt meldet melden ruft arbeitet wohnt führt brauchen braucht benötigen zahlen zahlt lohnt reicht ' +
		'passt möchte möchten will wollen bringt sieht sitzt stellt wären würde würden genügt gehört gehören entfällt entfallen erfolgt',
	shortWords:
		'ab an am auf aus bar bei bin bis bist das dem den der des dir doch drei du er es fast fest fort frei früh für ganz geht gern ' +
		'gibt gut hab hast hat her hier hin ich ihm ihn ihr im ist ja kann kein klar lang leer los mal man mehr mein mich mir mit muss ' +
		'nach nein nicht nichts noch nun nur nett neun ob oft ohne okay ort plus pro rund schon sehr sein sich sind soll sonst statt ' +
		'still tag teil tief um und uns vier viel voll vom von vor war warm was weg weil weit wem wen wer will wir wird wohl zehn zum ' +
		'zur zwar zwölf elf acht sechs fünf arzt auto bad bahn ball bank bau baum berg bett bild blatt blick blut boot brief brot buch ' +
		'bus chef club dach dank ding dorf druck duft fach fahrt fall feld film fisch flug fluss form foto frist gast geld glas glück ' +
		'gold gras grund gruß haar hand haus heft herd herr herz hof holz hotel hund hut jahr kauf kind kino kleid kopf korb kraft ' +
		'kreis kurs land laub lauf licht lied lob lohn loch luft lust maß meer mensch mittag monat mond mund mut nacht netz not obst ' +
		'ohr öl paar park pfad pferd platz post preis punkt rad rand rat raum recht reis rest ring rock rohr ruf ruhm saal sack saft ' +
		'salz satz schal schein schild schiff schloss schluss schmerz schnee schritt schuh schutz see sinn sitz sohn spaß spiel sport ' +
		'stand start stein stern stoff strand strom stück stuhl takt tarif team tee test text ticket tier tipp tisch titel tod ton top ' +
		'tor topf trick tritt tuch tür typ uhr wagen wald wand wein welt werk wert wind wort wunsch zahl zahn zaun zeit ziel zimmer ' +
		'zoll zucker zug zweck alt arm blau braun bunt dick dumm dünn eng falsch faul fein fit flach frisch froh gelb gleich grau groß ' +
		'grün hart heiß hell hoch jung kalt klein klug knapp krank kurz laut lieb mild müd nah nass neu rasch reif rein rot satt scharf ' +
		'schlecht schlimm schmal schnell schön schwach schwarz schwer spät stark starr steil stolz stumm süß taub teuer tot treu ' +
		'trocken wach wahr weich weiß wild wund zart bleibt blieb braucht bringt dauert fehlt fährt findet fragt freut führt gab galt ' +
		'ging gilt hält hängt heißt hilft hielt holt hört kam kennt klappt kocht kommt kostet lässt läuft lebt leert legt liegt liest ' +
		'lügt macht meint mag merkt nimmt passt raucht redet reicht rief ruft sagt schickt schläft schließt sieht singt sitzt sollt ' +
		'spart spielt spricht steht stellt stimmt sucht trägt trifft trinkt tut wächst wählt wartet wirkt wohnt zahlt zählt zeigt zieht ' +
		'aufs ans ins beim hinaus heraus voraus vorab heut damit davon darin daran darauf hinzu allein bald genug jetzt links rechts ' +
		'oben unten innen außen abend morgen gestern heute mail app chat web link laptop akku code chip check scan set shop spot stopp ' +
		'super total optimal normal lokal formal online offline paket rabatt zettel vertrag betrag auftrag antrag kontakt objekt ' +
		'projekt produkt format modell system problem termin magazin benzin medizin kredit limit profil april juni juli mai januar märz ' +
		'august',
	wordEnding:
		/[^aeiouyäöü].*(?:e[mnrlst]|st|ung|heit|keit|lich|ig|isch|ell|iert|ant|ent|ist|eur|nis|tum|tag|bar|sam|haft|los|ion|[bdfgklmnprsz]t)$|[aeiou](?:ß|ck|tz)$/,
	labels:
		'plan vitamin gate terminal block halle haus gruppe klasse option gleis zone trakt flügel typ zimmer raum tor eingang aufgang ' +
		'treppe stufe teil punkt tisch platz ebene etage blutgruppe kategorie steig bahnsteig bereich sektor hepatitis anlage ' +
		'hausnummer nummer geb hs whg kl abt gr grad',
	continuations:
		'ecke nähe co gmbh jan feb märz april mai juni juli august september oktober november dezember euro eur dollar franken chf ' +
		'kronen rubel pfund yen zloty forint lira cent rappen mark usd gbp tonnen liter kilometer kilogramm quadratmeter kubikmeter ' +
		'einwohner menschen personen stück tage wochen monate jahre stunden minuten besucher kunden nutzer ag se ohg kgaa mbh',
	notAbbreviations: 'am alt app art do ges gebr so mi mo di test pin port geb o.b kl z r schr',
	ordinals: {
		nouns:
			'aufl ausg jh jhd jhdt kl st etg sem bd og ug jahrg klasse obergeschoß feiertag weihnachtstag weihnachtsfeiertag osterfeiertag bundesliga schuljahr januar jänner februar feber märz april mai juni juli august september oktober november dezember jan jän feb mär mrz apr jun jul aug sep sept okt nov dez ' +
			'stock stockwerk etage obergeschoss untergeschoss og ug klasse jahrhundert jahrtausend jahrestag geburtstag hochzeitstag lebensjahr semester quartal halbjahr ' +
			'mal platz rang versuch person reihe kapitel auflage tag woche monat jahr stunde minute klassik liga runde halbzeit weltkrieg advent straße querstraße ' +
			'abfahrt ausfahrt kreuzung ampel station haltestelle haltepunkt termin teil band akt satz sinfonie symphonie schritt punkt absatz gang zahn wahl mahnung ' +
			'rate raten dosis impfung sitzung bezirk arrondissement armee division gebot juli',
		before:
			'am im zum vom beim ans ins der die das den dem des ein eine einen einem einer eines jeder jede jedes jeden jedem unser unsere unseren unserem unserer ' +
			'mein meine meinen meinem meiner dein deine sein seine seinen seinem ihr ihre ihren ihrem ihrer zur kein keine keinen dieser diese diesen diesem dieses',
	},
	kindOf: (lead, word) => (word === 'fr' && AFTER_WEEKDAY.test(lead.slice(-30)) ? 'maybe' : undefined),
};
