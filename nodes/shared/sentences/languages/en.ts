import type { LanguageRules } from './rules';

/** "St." and "Dr." after a house number, and "St." after a preposition and a name, are a street and a drive. */
const ROAD =
	/(?:\d\S{0,4}|\b[NSEW]\.|\d\w{0,4} [NSEW]\.?|\b(?:on|at|to|from|of|near|off|along|down|up|via|and|onto|cross|over|past|by|in))(?:\s+(?:[A-Z]|\d{1,3}(?:st|nd|rd|th)\b)[\w'\u2019-]*){1,3}\s+$/;
const NUMBERED_ROAD = /\d\S{0,4}(?:\s+(?:[A-Z]|\d)[\w'\u2019.-]*){1,3}\s+$/;
/** Names that go on with a saint: "Mount St. Helens". */
const BEFORE_SAINT = /\b(?:Mount|Port|Lake|Fort|Cape|Bay|Point|Sault|The|A|Our|My)\s+$/;

/** States and provinces whose abbreviations are words too, except after a comma: "Peoria, Ill." */
const STATES = /^(?:ala|ark|cal|colo|del|ida|ill|ind|kans?|mass|me|miss|mo|mont|neb|nev|ore|pa|wash|wis|wyo|que|sask|man|alta)$/;

export const en: LanguageRules = {
	// English words end in none of these letters.
	abbreviationShape: /(?:[jv]|[bcdfgkpt][lr]|[bcdkpt][nm]|r[bdg]t)$/u,
	words: 'rev',
	titles:
		'rep sen gen col pres det hon supt gov reg card br ens ald abp comdr treas inst eng cons dir mgr min chanc chmn can pr ' +
		'msgr arb dep mem del ex exec env comm ass acad chap sec div fed nat curr insp surv ed soc sis bro',
	never:
		'mr mrs ms mx messrs mmes dr drs prof profs rev revd fr mt mts ft capt cmdr cdr lt sgt cpl pvt maj adm brig gov supt ' +
		'insp amb atty cllr hon sra dra srta st sts sec-gen esp approx avg appt attn c.o p.o viz cf ca e.g i.e vs v i.a n.b q.v ' +
		'asst assoc intl natl dist subj a.k.a f.k.a reg.mail rev.dr lieut cmdt po cpo spc ltc ltg vadm radm govs sens engr supv ' +
		'secy rt.hon sqn ldr sqn.ldr wg.cdr flt.lt msgr fld cllrs mses mlle mgr brs srs abbr btwn pron nr abt',
	beforeNumber:
		'no nos art arts pp p pg vol vols fig figs ch chap sec sect ext tel ver ref refs para paras mar sun sat est ed pt in ' +
		'max min ph tab app eq obs ex cl par fn deut josh isa jer ezek matt rom cor eph thess tim heb jas pet cat lot spec opt ' +
		'part ins exp cap cert claus cols cod tit tbl tabl chapt sch frag annex encl seq iss edn pos lns vv ward mob chron kgs ' +
		'lev num hos mic zech mal exod hab meas len wid dia diam thk dim subsec subpara subch',
	maybe:
		'gen col sen rep reps pres det sr al u.s e.u u.n u.s.a n.y l.a b.c a.d b.c.e c.e univ dept govt assn comm div acct ' +
		'accts inv qty bal amt sched misc temp avail incl excl res conf arr reg lic suppl eds opp terr prov soc fed req ord byp ' +
		'xing vly acctg recd caps inj inst acad hosp ctr cntr cath sem consol constr contr coord diff dom educ elec elem embr ' +
		'equip estab exch fac forw geog geol hist hort illus illust indus insur intro lect liter mach maint manuf manag mech ' +
		'med meteorol metro mfg mfr mgmt mkt mktg mun municip mus neurol obstet ophth org oper orthop paed pharm phot phys ' +
		'physio polit pref prelim proc prod psych psychiat pub publ purch radiol recip regd rehab rel repr roy scient sociol ' +
		'statist supp surg telecomm theol therap trans transl trib zool lat ital ger swed russ jap chin kor arab gk eng egypt ' +
		'amer can austral vict eliz edw adj adv conj prep interj obj plur masc fem neut infin imper indic subjunct syn etym ' +
		'colloq usu occas freq attrib pred refl intrans aux ind whse bldrs symph phil',
	usually:
		'etc inc ltd co corp cos llc llp bros jr esq ave av blvd rd ln pl sq pkwy hwy rte expy fwy ter cir cres ct crt bldg rm ' +
		'apt apts ste unit fl flr ph.d phd m.d d.d.s d.m.d d.o b.a m.a b.sc m.sc m.b.a j.d r.n c.p.a jan feb apr jun jul aug ' +
		'sep sept oct nov dec mon tue tues wed thu thur thurs fri hrs hr mins secs yrs yr mos wk wks pkg tbsp tsp lbs lb oz yd ' +
		'yds mph rpm ea doz l.l.c l.l.p p.c p.l.l.c p.a n.a pty pte l.p calif fla tex mich minn penn ariz ont tenn okla conn ' +
		'nebr ky va ga ibid orig ed.d r.s.v.p rsvp d.c u.k u.a.e cresc crst clo gdns gdn grn grv pk prk hts hgts trl tr trce ' +
		'jct ests bvd tce wlk plz mdws mnr is isl mtn mtns spgs vlg hbr bch weds wtr kwh hp kph bpm psi qtr qts pts pkts pcs pc ' +
		"fl.oz cu.ft sq.ft sq.m sq.mi sq.yd sq.in ft.lb m.p.h r.p.m p.s.i b.t.u c.o.d r.i.p q.e.d ret retd dec'd p.l.c d.v.m " +
		'm.p.a m.b.b.s f.r.c.s b.ed m.ed b.eng m.eng ll.b ll.m d.phil m.phil c.f.a psy.d pharm.d o.b.e m.b.e c.b.e w.va e.s.t ' +
		'p.s.t g.m.t u.t.c mths mth dbl b.i.d t.i.d q.i.d q.d p.r.n',
	units:
		'in ft mi sq gal pt qt min sec h m g l s km cm mm kg mg ml k f c am pm st hr yr d w mo bn tn mn fl cu nm mcg kts kn ct ' +
		'cts doz pk pr pcs pc bhp deg rm bdrm ba br gr cal kcal wk dy v hz n',
	starters:
		"the a an it it's he he's she she's we we're we'll we've you you're you'll you've they they're they'll i i'm i'll i've " +
		"i'd this that that's these those there there's here here's what what's when where why how who which whose please thank " +
		"thanks would could can can't may might must will won't do don't does did is are was were has have had shall should if " +
		"so but and or then now also our your my his her their its let let's yes no ok okay sorry just not in on at for with " +
		'after before from by as to of until since once because although while unless during without within about all some both ' +
		'each every many most more any another other others none nothing nobody everyone everybody everything someone something ' +
		'anyone anything next first second finally however otherwise meanwhile today tomorrow tonight yesterday later soon ' +
		'currently usually unfortunately perhaps maybe still only even well great good sure fine right course call ask bring ' +
		'take turn go come look see check keep make give get press say tell send wait stay try use leave visit enter follow ' +
		'note remember feel free hold pay order book choose pick walk drive park arrive speak write reply goodbye bye hello hi ' +
		'hey welcome congratulations parking entry admission delivery deliveries shipping visitors guests patients customers ' +
		'doors tickets breakfast lunch dinner appointments duties taxes customs staff service services prices rooms tables ' +
		'seats rates fees hours directions instructions items orders returns refunds payments students members employees ' +
		"drivers repairs classes lessons fines rent whether nor somebody several such mine yours who'd who'll where's how's " +
		"that'll there'll it'll he'd she'd we'd they'd you'd isn't aren't wasn't weren't didn't wouldn't couldn't shouldn't " +
		"hasn't haven't hadn't rather instead indeed thereafter therefore thus hence besides moreover furthermore additionally " +
		'alternatively apparently obviously honestly actually basically generally typically fortunately hopefully anyway ' +
		'anyways alright apologies oh ah hmm um uh either neither few less enough one two three four five six seven eight nine ' +
		'ten twice despite per via under over above below between among behind beside beyond against toward towards upon near ' +
		'inside outside across along around regarding given provided depending including opening closing open closed prepaid ' +
		"cash card cards pets kids children adults seniors people sir madam ma'am finish apply avoid start stop continue close " +
		'sign fill print add mix stir heat bake rinse wash drink eat rest sit stand meet lock push pull dial text email post ' +
		'drop deliver collect measure cut place put set switch unplug plug restart reset click tap scroll select download ' +
		'install enjoy remove replace repeat confirm cancel change update contact report schedule request submit',
	labels:
		'gate terminal plan vitamin section block platform hall option wing zone class grade type group room table door exit bay lot ' +
		'unit suite apartment apt building bldg box row level team exhibit appendix hepatitis part step line route bus pier deck aisle ' +
		'entrance ward size channel rm ste fl blk sec',
	continuations:
		'apt suite ste unit floor fl flr building bldg rm room nw ne sw se n s e w north south east west no jan feb mar apr may jun jul ' +
		'aug sep sept oct nov dec january february march april june july august september october november december #',
	notAbbreviations:
		'act ad adj all alt as by card def diff do ex go hat id is jam job joe lib link long on ok or pro sq to up var x num org gb hz ' +
		'kb dc pc lev aa ab in',
	kindOf: (lead, word, written) => {
		if (/^sts?$/.test(word) && ROAD.test(lead.slice(-60)) && !BEFORE_SAINT.test(lead)) return 'usually';
		if (word === 'dr' && NUMBERED_ROAD.test(lead.slice(-60))) return 'usually';
		// Without a number it may be a doctor: "on Elm Dr. He", but "on Monday Dr. Lee".
		if (word === 'dr' && ROAD.test(lead.slice(-60))) return 'maybe';
		if (/^\p{Lu}/u.test(written) && STATES.test(word) && /\p{Lu}[\p{L}\p{M}]+,\s$/u.test(lead.slice(-60))) return 'usually';
		return undefined;
	},
};
