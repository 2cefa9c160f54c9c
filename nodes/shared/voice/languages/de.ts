import type { LanguageRules } from './rules';

/** A weekday stands before: "Mo. bis Fr." is no "Frau". */
const AFTER_WEEKDAY =
	/(?:\b(?:Mo|Di|Mi|Do|Montag|Dienstag|Mittwoch|Donnerstag)\.?\s?(?:-|\u2013|bis|und|,|u\.)?|\b(?:am|ab|bis|jeden))\s?$/;

export const de: LanguageRules = {
	titles: 'mag dir gen oberst min präs past erzb vik prok sup',
	never:
		'dr dres prof profs dipl ing hr hrn fr frl fa fam gebr st skt sel med jur phil rer nat theol vet dent habil oec pharm agr lic ' +
		'h.c e.h hon pfr präs gen hptm bgm ra stb priv doz gesch verw verst urspr ehem bzw beziehungsw ca z.b zb bsp bspw beisp d.h dh ' +
		'u.a ua u.u i.d.r i.a i.allg i.allgem ggf ggfs gegebenenf evtl ev event zzgl abzgl vgl s sog sogen v.a va z.t z.tl zt z.z z.zt ' +
		'm.e m.w u.z u.zw o.g u.g s.g i.s i.s.d i.s.v i.v.m i.h.v i.h.d i.e.s i.w.s i.ü i.v bes insb insbes näml mind mindest halbj ' +
		'durchschn ges gem lt wg betr bzgl hinsichtl allg amtl dt dtsch engl frz franz ital span türk russ poln österr schwz sächs röm ' +
		'kath evang städt staatl gesetzl öffentl gepr exam techn kaufm kfm wiss künstl zust jew jeweil entspr voraus voraussichtl ' +
		'vorauss unverb hrsg begr bearb übers zit lat griech arab z.hd z.h zhd z.hdn p.a c.o i.r.d i.z.m m.a.w s.v.w südl nördl östl ' +
		'westl vorm nachf inh gf geschf vertr stellv stv komm beauftr abt abteil ref fachr sekr proj z o.b.d.a ggü gegenüb ab.sof möbl ' +
		'verk vors öffn geb kffr hdl betrw volksw psych päd soz inform verw.wiss stud cand sr mult prob kard oberstlt oberstltn fhr ' +
		'feldw uffz bmstr bgmstr stadtr landr minpräs bundespräs kzl kapt kap.z.s schw br p.prior min.rat amtsr oberst.arzt oa chefa ' +
		'ass.arzt physioth apoth rechtsanw sachb ang anz obstlt olt maj chir orth',
	beforeNumber: 'art max mo di mi sa so lit par jes jer hes ps spr joh apg kor offb tim petr hebr mose',
	maybe:
		'mio mrd tsd tsnd hdt std stdn stde min sek sec stk stck pers pkg pck pk fl dos do dz dtz dtzd pfd ztr qm km kw eur chf jan jän ' +
		'feb mär mrz apr jul aug sep sept okt nov dez son jg jahrg jgst kl zi zimm whg st.gallen a.m a.d.d b verl univ inst bf hbf bhf ' +
		'krs kr bez gmkg gde landkr lkr ortst abtl etg geschl ausg verf aufl neuaufl bd bde lfd anl beil prot ber konv spez forts temp ' +
		'geogr phys mat chem bio geo sp vs ten kto kd bereitsch sprechst rufnr zus zusätzl ergebn inkl exkl incl excl einschl tägl tgl ' +
		'wöchentl wtl mtl monatl jährl jhrl verh gest led gegr abgek tbl tabl vereinb bestellnr artikelnr amp hl dl anw assist gef insp ' +
		'prok prov rev vik postf lief liefertm rechng quadr kub entf abf ank umst nebenst durchw anschl kennz teilw überw ungef vorl ' +
		'persönl schriftl kostenl mögl freundl nachm derz diesbez zeitl erforderl essl teel scheib eing hinterh stiegenh gutsch',
	usually:
		'usw usf etc u.s.w u.s.f u.ä u.dgl u.dergl u.v.m u.v.a u.v.a.m u.a.m o.ä o.dgl dgl dergl s.o s.u n.chr v.chr n.u.z v.u.z chr ' +
		'a.d a.a.o ff f e.v e.k e.kfr e.u a.g gmbh mbh str nr hausnr tel telef mob fax pl al pf hs jh jhd jhdt jhs jahrh og ug eg dg ' +
		'stg abs kap abb abschn ziff anm fn rn rdnr bl tab absch zz z.d.a i.r i.l i.gr d.j d.ä jun sen b.a m.a b.sc m.sc ll.m mba ph.d ' +
		'a.s.a.p lj mwst ust co gbr e.g ohg wo p.p pp a.d.s a.d.h',
	units: 'h m g l s t min std sek kg km cm mm ml mg kw kwh e j wo mon quart',
	suffixes: 'str nr pl tel',
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
		'parken parkplätze sprechen bleiben reicht brauchen soweit',
	verbs:
		'ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können könnte darf dürfen muss müssen soll sollen ' +
		'sollte gibt geht gehen liegt liegen kostet kosten steht stehen kommt kommen beginnt beginnen endet enden gilt gelten öffnet ' +
		'schließt bleibt bleiben findet finden befindet befinden dauert macht machen nimmt nehmen bekommt bekommen erhalten erhält ' +
		'fährt fahren bietet bieten heißt meldet melden ruft arbeitet wohnt führt brauchen braucht benötigen zahlen zahlt lohnt reicht ' +
		'passt möchte möchten will wollen bringt sieht sitzt stellt wären würde würden genügt gehört gehören entfällt entfallen erfolgt',
	labels:
		'plan vitamin gate terminal block halle haus gruppe klasse option gleis zone trakt flügel typ zimmer raum tor eingang aufgang ' +
		'treppe stufe teil punkt tisch platz ebene etage blutgruppe kategorie steig bahnsteig bereich sektor hepatitis anlage ' +
		'hausnummer nummer geb hs whg kl abt gr',
	continuations: 'ecke nähe co gmbh jan feb märz april mai juni juli august september oktober november dezember',
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
