import type { LanguageRules } from './rules';

/** Something that is named after a person: a school, a street. */
const AFTER_INSTITUTION =
	/(?:szk[oó]|lice|gimn|przedszk|rond|plac|park|most|szpital|klini|przychod|teatr|muze|bibliot|uniwers|politech|akadem|dom|hal|stadion|osiedl|ulic|skwer|fundac|instyt|lotnis|kin|filharm|stacj|nagr|hospic|ośrod|zespo|centr|pomnik|klub|nr|konkurs|turniej|stypend|statk|drużyn|hufc|bulwar|alej)\S{0,12}\s(?:\S{1,20}\s){0,3}$/iu;

export const pl: LanguageRules = {
	never:
		'ul al pl prof dr hab inż mgr lic lek doc ks bp abp kard o s św śp bł błog p pp pn mec adw notar red gen płk mjr kpt por ppłk ' +
		'ppor sierż kpr szer adm kmdr asp insp nadkom podkom dyr prez prezyd wiceprez przew zast kier marsz burm woj tzw tj t.j np m.in ' +
		'mi.in ok zob patrz wg dot ds wz pow gm miejsc rej d gł gl ur zm daw ob obec pol ang niem fr łac hiszp ros czes oprac tłum wyd ' +
		'przeł przyp ilustr gosp tech techn techniczn p.o w.w sp nt ad godn kat rzym prot k koł ew ewent łącz łączn przyb przybl średn ' +
		'j pod stud nr.ref os n.p farm pom rzeźb arch pil prok adwok rad st.asp mł.asp bryg nadbryg gen.bryg gen.dyw dh st.sierż zak ' +
		'sal chor kan podinsp pchor prow bulw skw wybrz rond osied zauł sk przyl wyb nab n.med n.hum n.praw n.ekon n.techn n.roln ' +
		'n.przyr n.o.zdr hab.n dr.hab dr.n lek.dent lek.med lek.wet lek.stom dent stom piel poł położ psychol psychiatr logop rehab ' +
		'fizjot diag derm okul ortop chir neur neurol gin ginek urol pediatr radiol anest internist mgr.inż prof.nadzw prof.zw nadzw zw ' +
		'em emer adi asyst wykł rekt dziek kurat dydakt ped czł.koresp komor komorn r.pr rad.pr sędz sęd prokur rewid podatk mł mł.bryg ' +
		'st.bryg st.kpt mł.kpt st.post st.kpr st.szer st.chor mł.chor st.rach nadinsp gen.insp asp.szt kmdr.ppor por.mar wadm kadm ' +
		'adm.fl brygad plut ogn ogniom wachm rtm rotm bosm bsm prał ks.prał ks.kan ks.bp ks.abp prob wik diak mat.przeł o.dyr ' +
		'przeoryszy pust arcyb bisk pap sw dyr.gen dyr.nacz dyr.wyk nacz gł.ks gł.księg księg kierown wicedyr wicem wicemin pos posł ' +
		'radn przewodn wiceprzew sekret skarbn czł wójt sołt staros konst operat mont elektr hydr ślus stol mech rzeczozn rz.maj geod ' +
		'p.w wezw diec archid kośc bazyl sankt klaszt gr.-kat rzym.-kat rzymskokat ewang ew.-augs prawosł zwł szczeg szczegól zazw ' +
		'prawdop przypuszcz prawd przeważ najw najcz najpóźn najwcz min.naj co.naj wyj z.wyj z.wyjątk wył niezb koniecz obow obowiązk ' +
		'zasadn porówn cyt cytow przyt oznacz ozn odp odpow odnoś dotycz niel nieregul wsp współ współcz ówcz hist zabytk w.zw w.związ ' +
		'ze.wzgl wzgl zgodn na.podst podst w.spr w.rozum w.przyp w.czas w.r w.pow w.t.cz t.zw m.st gw gwar potocz przest przen przenośn ' +
		'med handl finans ekon roln leśn wojsk żegl mors lotn inform fiz chem biol geogr geol astr filoz jęz muz plast archit amer ' +
		'austr białor bryt bułg chiń chorw duń est fiń flam gal gruz hebr holend ind irl isl jap kanad kor litew łot norw ormiań pers ' +
		'pruski rum rus serb słow słowac słoweń szkoc szw szwajc szwedz tur turec ukr węg wiet kasz śląsk małop mazow podkarp podl kuj ' +
		'kuj.-pom warm warm.-maz zach.-pom święt opol dolnośl miesz dz seg skr skr.poczt poczt nr.ser nr.kat nr.rej nr.ewid nr.fab ' +
		'nr.art ser kod.poczt urz.poczt u.p poste rez w.st.spocz st.spocz spocz ż.w kpt.ż.w emeryt zasł nadkomis st.insp gł.insp wizyt ' +
		'rzecz rzeczn amb ambas kons dypl kadet infuł ordyn prog ks.infuł chor.szt hon',
	beforeNumber: 'no bl lit t vol am port post',
	maybe:
		'im jw j.w st u.e usa inst uniw wydz zakł akad ap apt ark dzieln egz gat inf kwart miej młod nast nazw obr oddz odc ogól otrz ' +
		'parz prac proc prod przed psych rab rodz sekr spec stow sygn tow uł wym wys zach zam zaw godz.otw rok.ak sem sem.zim sem.let ' +
		'r.szk r.ak fot il schem wykr dod dodat aneks cz zesz wers pozyc akap lin k.c k.p k.k k.p.c k.p.k k.p.a k.s.h k.r.o dz.u m.p ' +
		'orz wyr uchw rozp kpc sygn.akt syg.akt kaps amp dawk czop syr krop zastrz rec skier badan wiz konsult poradn przych szpit izb ' +
		'ubezp przys przyst dworz stac lotnis wag odj komunik aut autob tramw nal należn zalicz faktur rachun przel wpł wypł odset kred ' +
		'ubez skł składk ryczałt opł grzywn mand abon ilor rozm gatun wersj fabr mod seryj dł głęb grub śred obj cięż temp ciśn napięc ' +
		'nat predk pręd odl ważn term orient orientac szacunk zwr zamów odb dost wysył przes kur paczk szk szkoł przedszk gimn politech ' +
		'kated instyt bibl stowarz fund fundac zw.zaw spółdz sp-nia spółdz.mieszk wsp.mieszk administr wspól zarz rad.nadz zam.przy ' +
		'upadł likwid wejśc kondygn przedz miejscówk gwaranc serw ser.nr odb.os wys.kosztów p.odb prędk ul.i reg regul sen',
	usually:
		'itd itp etc i.in innych s.a s.c s.k sp.j sp.k sp.p o.o z.o.o sp.z.o.o n.e p.n.e r rr w ww godz g min m lok bud kl klat piętr ' +
		'tel telef kom fax wew nr nry str ss s.n rozdz art ust pkt poz par rys tab zał tabl pon wt śr czw pt pią sob nd ndz niedz sty ' +
		'stycz lut mar kwi kwiec cze czerw lip lipc sie sierp wrz wrześ paź paźdz lis listop gru grudz szt op opak zł kg rb br ub bież ' +
		'b.r ub.r bm b.m jr sr mies tyg dni r.ż r.b jun vat ref maks wł s.k.a p.p spk mln tys mld kwiet pok podw ulg norm poj adr zgł ' +
		'inw dn sek bln t.u t.u.i.r s.p.z.o.o sp.z.oo oo sp.zoo z.oo p.s.a s.e sp.komand sp.jaw sp.akc i.s i.s-ka s-ka s-ki ub.m ub.tyg ' +
		'po.chr przed.chr a.d pn.-pt i.nast i.nn i.dal i.wsp i.p t.r tr n.st st.st w.m kw wlkp maz śl dln gr',
	units:
		'r rr w ww g m l s t h p os min godz sek km cm mm kg mg ml ha gr gł c zł ark k am gal tydz kwart proc mln mld tys kwh mwh kw mw ' +
		'mb gb tb mbit gbit mb/s szt op kpl kompl but pusz opak rol łyż łyżecz szkl tabl amp kaps dawk hl kcal kj eur st.c lit ' +
		'met m.kw m.sześc km.kw ar mies tyg dn kwadr piętr kondygn ',
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
		'sprawdź wybierz naciśnij podaj przyjdź weź skręć idź jedź zapłać zapytaj poczekaj zostaw wyślij napisz cena ceny termin koszt ' +
		'adres zniżka zniżki gwarancja grafik zamówienie numer telefon lekarz serwisant kurier kolejka usługa usługi dokumenty ' +
		'pieniądze reszta różnica razem łącznie dalej obok naprzeciwko rano wieczorem wieczór nocą poniedziałek wtorek środa czwartek ' +
		'piątek sobota niedziela codziennie wcześniej znowu znów przypominam przypomnę sprawdzam sprawdzę zapisałam zapisałem zapisuję ' +
		'rezerwuję wyślemy damy słyszy zgoda jasne rozumiem pewnie aha dotyczy winda klucz klucze drzwi okna podpis zostało zostały ' +
		'wtedy stamtąd dokąd skąd czyli mimo szkoda miłego życzę pozdrawiam najlepiej najczęściej łatwo trudno mało dużo dość spokojnie ' +
		'naturalnie akurat smacznego powodzenia miłej udanej pytania szczegóły parter góra gratulacje',
	verbs: 'jest są był była było były będzie będą ma mają może mogą kosztuje kosztują zaczyna trwa mieści znajduje otwiera zamyka się',
	shortWords:
		'adres agent akt aż banan bank bar barek bas bez biegł biust blok błąd bok bór brak bral brat brud brzeg brzuch budżet bum but ' +
		'był chleb chłód chlor chór chwil ciąg ciał cios cud cukier cyrk czas czat czek człon czyn czyż dach dał dar deser dom dostęp ' +
		'dowód dół drób drut drzew dług dwór dym dziad dział dzban dzwon efekt ekran email er etap fakt fax film filtr firm flet fort ' +
		'fotel fragment front gaz gdyż gips głos gniew gość goł gol góral góry gram granit grill groch grosz grób grunt grypą gust hak ' +
		'hałas hol hotel humor ich ile im in indeks ist jak jakoś jazz jeden jednak jest kabel kadr kanał kant kask kit klimat klient ' +
		'klub klucz kod kok kolor komin komplet koniec konik kontakt koń kop koper kort kos kosz koszt kot kraj kran krem kredyt krok ' +
		'krój król krzyk ksiąg kubek kurs kurz kwiat kwit las lat lek len lecz lęk limit link list liść lit lód los lot lub ład łyk łup ' +
		'mag mail makaron mak mam masz mat materiał mebel mecz metr miał mieć miesiąc miód młyn moc model moment most motor mózg mój ' +
		'mróz mur mus mądr mąż nadal nas nam napis napój naród nasz nawet nawóz nic nich nim nos norm nóg nóż nowin numer obiad obok ' +
		'obraz obóz obrót obszar odbiór oddział odtąd odpływ ogień ogród ogrom okres okręg olej on opał opis orzech osad osób ot owies ' +
		'owoc ół pan park partner pas pasek pech pies pieprz pilot pion piec plac plan plik plus płac płyn pobyt pod podatek podpis ' +
		'podział pogrzeb pokaz pokój pokład pół polub pomiar pomył pomysł post potok potem powrót powód pożar prąd prawd profil program ' +
		'projekt prom proces produkt protest próg prysznic przed przez przebieg przegląd przykład przelew przepis przyjazd ptak pub ' +
		'puls punkt put puch rabat rachunek raport rat raz razem rejs rejon remont ręk robot rodzaj rok rondel rosół rower rozmiar róg ' +
		'róż ruch rum rynek ryż rząd rzep rzut sam samolot sąd sen ser seans serwis serwer sezon siad sieć sił skarb skład sklep skok ' +
		'skrót skutek smak smutek soból sok sos sól spadek spis spok sposób sport sprzęt stał stan staw start status stok stół stopień ' +
		'strach straż stres stron strop strój styl such sufit sum super syn sygnał symbol system szal szef szew szpital szum szyk ślad ' +
		'ślub śmiech śnieg środek świat świt tak tam targ tekst telefon temat ten teraz termin test tłok tłum tłuszcz tom ton tor tort ' +
		'towar transport tramwaj trud tryb trzech tu tunel tuż twój tył tyl tyk tysiąc typ układ ul uraz urlop urok urząd ust uwag ' +
		'wagon walor wam warunek was wasz wąż wejść węgiel węzeł wiatr wiecz wiek wieczór wielu wiersz widok win wiz wniosek wprost ' +
		'wręcz wraz wróg wschód wstęp wśród wykaz wybór wydział wyjazd wynik wypad wywóz wzór wzrost zachód zakaz zakład zakres zakup ' +
		'zamek zanim zapach zapas zapis zaraz zarząd zasięg zaś zator zawód zawsze zbiór zbyt zegar zespół zestaw ziół złom złot znak ' +
		'znam znów zniż zwrot zwykł zysk żal żart żeb żel żołąd żurek brał jadł mógł niósł płacił pił pisał poszedł przyjął przyszedł ' +
		'robił spał szedł wziął wyszedł wysłał zaczął zjadł zapłacił znał zostal mogł dotarł działał trwał minął wpłynął upłynął wygasł ' +
		'zmarł zamknął otworzył odebrał podpisał wybrał czekał dzwonił pytał czytał online offline chat app web pin sms stop bonus ' +
		'minus gratis luz kurier lekarz aptekarz mecenas tata hasł okien łóżek miejsc sztuk lamp książek butów dni godzin minut sekund ' +
		'metrów złotych groszy euro tygodni tabletek kropl zup kaw herbat piw bułek jaj ryb krów psów kotów kart umów usług kwot opłat ' +
		'zniżek cen szkół klas grup drzwi wind schodów pięter pokoi farb wód gór rzek mąk kasz ziem form zmian stawk marek kopert',
	wordEnding: /.{3}(?:ch|[aeuiy]m|ów|[aeio]j|ć|ść|ń|ek|[aiyuąę]ł|[aąeioóuy]d|ot|iec|arz|ż|kt|nt|rt|us|anin|aż)$/,
	starterShape: /(?:[aeiuy]my|(?:aj|ij|yj|źć?|dź|ń)cie)$/,
	labels:
		'plan witamina bramka terminal blok hala budynek grupa klasa opcja peron tor strefa typ skrzydło pokój sala wejście klatka ' +
		'część stolik piętro kategoria sektor gabinet lokal rząd załącznik poziom bl kl m lok stopni st',
	continuations: 'z euro eur zł złotych usd dolarów franków chf funtów koron hrywien rubli gbp czk usa',
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
		// "w szkole im. Jana Pawła II", but "Powiedz im."
		if (word === 'im' && AFTER_INSTITUTION.test(lead.slice(-60))) return 'never';
		if (word === 'in' && /\si\s$/.test(lead)) return 'usually';
		return undefined;
	},
};
