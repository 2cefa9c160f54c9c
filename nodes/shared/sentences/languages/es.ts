import type { LanguageRules } from './rules';

export const es: LanguageRules = {
	titles:
		'col gen cap prov min dir sec pres gob com comte subof emb mag arz ob card mtra ing arq tec téc hna ten alc alcd conc ' +
		'dip sen sind rep proc fisc juez cons vic can diác mtro cmdo adj ayte prim sup dec rect cat psic enf ópt nut pto',
	abbreviationShape: /(?:[^aeiouáéíóúüynsrldzjx'\dºª]|[^aeiouáéíóúüy\d'][nsrldzj]|^[^aeiouáéíóúü]+[áéíóú][lndrzj])$/u,
	words:
		'web chat club bot ok sms app blog box link test bloc vip quiz robot chef tour bizum zoom josep marc pep tom sam tim ' +
		'kim jim adam bob rob jack mark frank erik eric liam noah pub hub clic stop trip show trend kebab wifi coñac gol led ' +
		'pdf pc tv',
	never:
		'sr sra sres sras srta srtas srs dr dra drs dras d dn dña dª prof profa profs ing ingra lic lics licdo licda ldo lda ' +
		'lcdo lcda arq abog abg gral gen cnel tte tnte capt cmdte sgto cbo alm excmo excma excmos excmas ilmo ilma exmo exma ' +
		'rvdo rvda rvdmo rev mons pbro fr s sto sta sn hno hna pe ej p.ej por.ej p.e v.gr v.g aprox apróx avda av avd cl c ctra ' +
		'pza plza pl pº psje pol esq calz blvd bulev fracc entlo edif c.f cf cfr cía.de vid véase véanse gob pdte pdta presid ' +
		'dir subdir secr depto dpto dept ud.s núm.s ref.s tfno.s dtor dtora mtro mtra rdos vda hros d.c.n adm admva admvo ' +
		'internac nac mpio col.n b.º bco entrev trad vs apto p.o s.s ss.mm ss.aa rr.hh e.g i.e p fdo ppal fca sig card recs urb ' +
		'pje psj ps pas pasj prol prolg rtda gta glta cjón cllón cno cmno cost barr bda bº fte trva travª trav tr traves polg ' +
		'mz sect sct resid conj urbz vda.de tcol tcnel sgt sgta subtte alfz mayr gto ptr agte insp of.º pdtes dtr vrs ilmas ' +
		'magco magca ddo dr.ª prof.ª psic psicol med méd odont enf enfª farm vet ingº arqº abgd abgda procur notº ptor fray hmo ' +
		'stmo ntra ntra.sra nª mº jph fco mª cfme conf scil lib.cit op.cit ib íd ibíd inéd dom.º núm.de pol.ind subte urb.ind ' +
		'emmo emma vicepdte vicepdta vicepres vicedir vicesec viceconsej orq filarm sinf',
	beforeNumber:
		'nums no nos nr pag pp vol vols fig figs caps mar may jun jul ed apt ram sec secc ser seri mod lin lín frac apart bloq ' +
		'cuad fol fols f ff fas fasc tom t lib libr lam lám cláus claus incs cód cod expte matr dec decr long anch alt diám ' +
		'diam esp alr vers edic v vv ejs tabl tab cuadr gráf ilustr ejerc habit desp pabell pab mesa hda lote parc prta blq bl ' +
		'bq planta interno cel celu polz póliz fact pres presup ped alb',
	maybe:
		'ee.uu e.e.u.u u.e ff.cc jj.oo cc.aa uu ee fund dto univ univs est inst prov col art.º fab mill hosp int part obs ord ' +
		'org reg asoc assoc soc socied fed feder fundac minist ministr direc admin ayto ayunt cons consej com comis comun autón ' +
		'ctro cntr centr colg escl fac facult hptal clín clin lab amb ambul polic sanit quir psiq pediatr ginec ginecol cardiol ' +
		'derm dermatol oftalm odontol traum traumatol neurol urol radiol anest farmac mus bibl biblio arch archiv teat inf ' +
		'inform tecn tecnol econ econom filos geogr geom hist lit ling gram fís quím biol medic der derech jur polít relig teol ' +
		'sociol arquit ingl franc al alem ital port lat ár cat vasc amer hisp arg mex méx chil per venez adj adv prep pron sust ' +
		'subst masc fem plur ind indic subj imper gerund partic pret fut intr trans refl fam coloq vulg ant anticuad desus poét ' +
		'eccl ecl bot zool agr náut astron indust comerc mercant imp imprent edit transp ferr aerop estac aut autob',
	usually:
		'etc s.a s.l s.r.l s.l.u s.a.u s.a.s s.c s.a.b c.v s.a.de.c.v ltda ltdo cía cia inc ltd corp co hnos ud uds vd vds tel ' +
		'tels tfno tfnos teléf telf móv fax ext núm núms nro pág págs art arts cap ref refs izq izqda izqdo dcha dcho pta pto ' +
		'plta esc of ofic apdo cp c.p s.n ene feb febr abr ago agto sep sept oct nov dic lun mié jue vie sáb dom a.m p.m d.c ' +
		'a.c e.c d.e.c hab pers pdo pza.s mts hrs hr min mins seg segs kgs kms gr grs lts jr admón s.e.u.o q.e.p.d d.e.p q.d.g ' +
		'afmo atte c.c b.s.m máx mín s.f s.v.p dpdo iva párr párrs s.l.l s.coop e.i.r.l s.p.a sem cta izdo vto ptas tamb mza lt ' +
		'dorm form comp incl excl atn exp drcha dchas s.en.c s.a.l s.c.l s.a.d a.i.e spa e.s.p s.de.r.l s.a.b.de.c.v a.r.l ' +
		's.a.c s.a.a slu slp sll scoop u.t.e ss vtos vºbº rte remte dest destin dupl cop copias pdas pts eur cts cént dól usd ' +
		'docs tons tn tm qq arr km/h kw kwh hp cm3 pulg pulgs plg lbs lb onz oz gal gals galn doc dna dnas u unid unids cajs ' +
		'paq pqt pqte pzas hect hás m2 m3 sgs mtos sems mes trim semestr a.n.e q.e.g.e p.v.p r.i.p mart miérc juev viern dgo ' +
		'vier setbre sbre obre nbre dbre set',
	units:
		'h hs m g l s t min seg km cm mm kg mg ml ha a º ª v c f p d sg sem mes pers hab kw kwh hp cv lb oz pulg pt plazas u ud ' +
		'w b mb gb tn',
	starters:
		'el la los las un una unos unas lo le les se nos me te su sus mi mis tu tus nuestro nuestra nuestros nuestras es son ' +
		'está están era eran fue hay había ya sí si y e o u pero por para con sin en al del de desde hasta sobre entre según ' +
		'ante bajo tras durante mediante que qué cómo como cuándo cuando dónde donde quién quiénes cuál cuáles cuánto cuánta ' +
		'cuántos cuántas porque aunque mientras puede puedo podemos pueden podría podrían puedes tiene tengo tenemos tienen ' +
		'tienes hace hacen va van vamos voy quiere quiero queremos desea desean debe deben necesita necesito necesitamos este ' +
		'esta esto estos estas ese esa eso esos esas aquel aquella aquí allí ahí gracias también tampoco además después luego ' +
		'entonces ahora hoy mañana ayer solo sólo usted ustedes nosotros yo él ella ellos ellas todo toda todos todas cada ' +
		'algunos algunas algún alguna ningún ninguna nada nadie alguien algo otro otra otros otras muchos muchas muy más menos ' +
		'mejor así no claro vale perfecto bien bueno buenos buenas hola adiós perdón disculpe lamentablemente actualmente ' +
		'normalmente finalmente primero antes siempre nunca quizás quizá tal llame llámenos venga pase traiga tome tenga espere ' +
		'diga dígame dé deme envíe escriba marque pulse gire siga suba baje salga pregunte recuerde consulte visite pague elija ' +
		'confirme presente acuda indique anote mire cualquier ojalá encantado saludos feliz sr sra srta dr dra don doña i ni ' +
		'ello aquellas aquellos mío suyo dicho dicha tanto dado dada salvo excepto incluso aun aún apenas acaso hacia contra ' +
		'debido pronto tarde temprano allá acá arriba abajo dentro fuera cerca lejos encima debajo enseguida seguidamente ' +
		'posteriormente anteriormente igualmente asimismo sinceramente efectivamente exactamente correcto exacto estupendo ' +
		'genial fenomenal listo lista okey okay oiga vea verá aproveche acérquese dirija diríjase aparque deje llévelo póngase ' +
		'quede recoja lleve aguarde vuelva use utilice evite intente haga ponga aporte firme rellene abra cierre cuente ' +
		'contamos disponemos ofrecemos abrimos cerramos trabajamos estamos somos llegamos enviamos podrá podrán tendrá tendrán ' +
		'habrá hubo serán será sería estará estarán estaba quería querría dos tres cuatro cinco seis siete ocho nueve diez cien ' +
		'mil cuya cuyo vosotros ninguno alguno varios varias ambos ambas bastante demasiado tan tanta tantos suficiente os ' +
		'mezcle cocine añada beba continúe empiece termine apague encienda reinicie desconecte conecte compruebe revise lea ' +
		'imprima descargue instale seleccione cancele cambie actualice contacte informe reserve solicite ofrezca corte coloque ' +
		'retire lave descanse siéntese levántese',
	labels:
		'puerta terminal plan vitamina bloque sala opción grupo clase andén zona tipo ala escalera sección nivel habitación ' +
		'mesa vía aula categoría hepatitis portal piso letra planta edificio módulo torre apartamento oficina fila blq bl esc ' +
		'pta port depto dpto apto prta entreplanta nave local mód hab sal bq talla tamaño',
	continuations: 'iva tva btw vat de c.v cv uu',
	notAbbreviations:
		'all as bien bol doc em in kit korn mar ram rol sol dom cap comm desc bco seg var reg id sa ant fig ed afma fabric dc lun vie',
	kindOf: (lead, word, written) => {
		// A door: "3.º D".
		if (/^[A-Z]$/.test(written) && /\d\.?[ºª°]\s$/.test(lead)) return 'usually';
		// "Pérez y Cía." is the end of a name, "la Cía. Marítima" its beginning.
		if (word === 'cía' || word === 'cia') return /\s[ye&]\s$/.test(lead) ? 'usually' : 'never';
		return undefined;
	},
};
