import type { LanguageRules } from './rules';

export const pl: LanguageRules = {
	never:
		'ul al pl prof dr hab inż mgr lic lek doc ks bp abp kard o s św śp bł błog p pp pn mec adw notar red gen płk mjr kpt por ppłk ' +
		'ppor sierż kpr szer adm kmdr asp insp nadkom podkom dyr prez prezyd wiceprez przew zast kier marsz burm woj tzw tj t.j np m.in ' +
		'mi.in ok zob patrz wg dot ds wz pow gm miejsc rej d gł gl ur zm daw ob obec pol ang niem fr łac hiszp ros czes oprac tłum wyd ' +
		'przeł przyp ilustr gosp tech techn techniczn p.o w.w sp nt ad godn kat rzym prot k koł ew ewent łącz łączn przyb przybl średn ' +
		'j pod stud nr.ref os n.p prob farm pom rzeźb arch pil prok adwok rad st.asp mł.asp bryg nadbryg gen.bryg gen.dyw dh st.sierż ' +
		'zak sal chor kan podinsp pchor prow',
	beforeNumber: 'no bl lit t vol am',
	maybe:
		'im jw j.w st u.e usa inst uniw wydz zakł akad ap apt ark dzieln egz gat inf kwart miej młod nast nazw obr oddz odc ogól otrz ' +
		'parz prac proc prod przed psych rab rodz sekr spec stow sygn tow uł wym wys zach zam zaw',
	usually:
		'itd itp etc i.in innych s.a s.c s.k sp.j sp.k sp.p o.o z.o.o sp.z.o.o n.e p.n.e r rr w ww godz g min m lok bud kl klat piętr ' +
		'tel telef kom fax wew nr nry str ss s.n rozdz art ust pkt poz par rys tab zał tabl pon wt śr czw pt pią sob nd ndz niedz sty ' +
		'stycz lut mar kwi kwiec cze czerw lip lipc sie sierp wrz wrześ paź paźdz lis listop gru grudz szt op opak zł gr kg rb br ub ' +
		'bież b.r ub.r bm b.m jr sr mies tyg dni r.ż r.b jun sen vat ref maks wł s.k.a p.p spk mln tys mld kwiet pok podw ulg norm poj ' +
		'adr zgł inw dn sek',
	units: 'r rr w ww g m l s t h p os min godz sek km cm mm kg mg ml ha gr gł c zł ark k am gal tydz kwart',
	starters:
		'ten ta to te ci tego tej tym tych tam tu tutaj ja ty on ona ono my wy oni one pan pani państwo mój moja moje nasz nasza nasze ' +
		'twój wasz swój jego jej ich kto co kiedy gdzie jak dlaczego czemu ile który która które czy czyj jaki jaka jakie jest są był ' +
		'była było były będzie będą ma mają mam mamy masz może mogę możemy można trzeba należy proszę prosimy dziękuję dziękujemy tak ' +
		'nie dobrze dobra świetnie oczywiście niestety przepraszam witam witamy dzień dobry cześć do na w we z ze od o po przy przez ' +
		'dla bez nad pod za przed między u według podczas oprócz a i lub albo oraz ale jednak więc zatem potem następnie później teraz ' +
		'dziś dzisiaj jutro wczoraj wkrótce zaraz już jeszcze też także również ponadto poza dlatego bo ponieważ jeśli jeżeli gdy gdyby ' +
		'chociaż choć aby żeby zanim dopóki każdy każda każde wszyscy wszystko wszystkie niektóre inny inna inne nikt nic ktoś coś ' +
		'wiele więcej mniej tylko zawsze nigdy czasem czasami często zwykle obecnie najpierw wreszcie chwileczkę zadzwoń niech ' +
		'proponuję zapraszamy zapraszam wejście bilety parking spotkanie wizyta mieszkamy mieszkam działamy czekamy wystarczy pamiętaj ' +
		'sprawdź wybierz naciśnij podaj przyjdź weź skręć idź jedź zapłać zapytaj poczekaj zostaw wyślij napisz',
	verbs: 'jest są był była było były będzie będą ma mają może mogą kosztuje kosztują zaczyna trwa mieści znajduje otwiera zamyka się',
	labels:
		'plan witamina bramka terminal blok hala budynek grupa klasa opcja peron tor strefa typ skrzydło pokój sala wejście klatka ' +
		'część stolik piętro kategoria sektor gabinet lokal rząd załącznik poziom bl kl m lok',
	continuations: 'z',
	ordinals: {
		nouns: 'pułk dywizja armia brygada rp',
		before: '',
	},
	kindOf: (lead, word) => {
		// "Ok. Dziękuję." is no "około".
		if (word === 'ok' && /^\W*$/.test(lead)) return 'usually';
		// "W 1410 r. Jagiełło ..." is no sentence yet.
		if (word === 'r' && /^[\s"„(]*(?:W|Do|Od|Po|Około|Przed|Latem|Wiosną|Jesienią|Zimą)\s\d{3,4}\s$/.test(lead)) return 'maybe';
		// "w XX w." is a century, "II p." a floor.
		if ((word === 'w' || word === 'p') && /\b[IVX]{1,5}\s$/.test(lead)) return 'usually';
		if (word === 'in' && /\si\s$/.test(lead)) return 'usually';
		return undefined;
	},
};
