import type { LanguageRules } from './rules';

export const es: LanguageRules = {
	titles: 'col gen cap prov min dir sec pres gob com comte subof emb mag',
	abbreviationShape: /(?:[^aeiouáéíóúüynsrldzjx'\dºª]|[^aeiouáéíóúüy\d'][nsrldzj])$/u,
	words: 'web chat club bot ok sms app blog box link test bloc vip quiz robot chef tour',
	never:
		'sr sra sres sras srta srtas srs dr dra drs dras d dn dña dª prof profa profs ing ingra lic lics licdo licda ldo lda lcdo lcda ' +
		'arq abog abg gral gen cnel tte tnte capt cmdte sgto cbo alm excmo excma excmos excmas ilmo ilma exmo exma rvdo rvda rvdmo rev ' +
		'mons pbro fr s sto sta sn hno hna pe ej p.ej por.ej p.e v.gr v.g aprox apróx avda av avd cl c ctra pza plza pl pº psje pol esq ' +
		'calz blvd bulev fracc entlo edif c.f cf cfr cía.de vid véase véanse gob pdte pdta presid dir subdir secr depto dpto dept ud.s ' +
		'núm.s ref.s tfno.s dtor dtora mtro mtra rdos vda hros d.c.n adm admva admvo internac nac mpio col.n b.º bco entrev trad vs ' +
		'apto p.o s.s ss.mm ss.aa rr.hh e.g i.e p fdo ppal fca sig card recs urb',
	beforeNumber: 'nums no nos nr pag pp vol vols fig figs caps mar may jun jul ed apt',
	maybe: 'ee.uu e.e.u.u u.e ff.cc jj.oo cc.aa uu ee fund dto univ univs est inst prov col art.º fab mill hosp int part obs ord org reg',
	usually:
		'etc s.a s.l s.r.l s.l.u s.a.u s.a.s s.c s.a.b c.v s.a.de.c.v ltda ltdo cía cia inc ltd corp co hnos ud uds vd vds tel tels ' +
		'tfno tfnos teléf telf móv fax ext núm núms nro pág págs art arts cap ref refs izq izqda izqdo dcha dcho pta pto plta esc of ' +
		'ofic apdo cp c.p s.n ene feb febr abr ago agto sep sept oct nov dic lun mié jue vie sáb dom a.m p.m d.c a.c e.c d.e.c hab pers ' +
		'pdo pza.s mts hrs hr min mins seg segs kgs kms gr grs lts jr admón s.e.u.o q.e.p.d d.e.p q.d.g afmo atte c.c b.s.m máx mín s.f ' +
		's.v.p dpdo iva párr párrs s.l.l s.coop e.i.r.l s.p.a sem cta izdo vto ptas tamb mza lt dorm form comp incl excl atn exp',
	units: 'h hs m g l s t min seg km cm mm kg mg ml ha a º ª v c f p',
	starters:
		'el la los las un una unos unas lo le les se nos me te su sus mi mis tu tus nuestro nuestra nuestros nuestras es son está están ' +
		'era eran fue hay había ya sí si y e o u pero por para con sin en al del de desde hasta sobre entre según ante bajo tras ' +
		'durante mediante que qué cómo como cuándo cuando dónde donde quién quiénes cuál cuáles cuánto cuánta cuántos cuántas porque ' +
		'aunque mientras puede puedo podemos pueden podría podrían puedes tiene tengo tenemos tienen tienes hace hacen va van vamos voy ' +
		'quiere quiero queremos desea desean debe deben necesita necesito necesitamos este esta esto estos estas ese esa eso esos esas ' +
		'aquel aquella aquí allí ahí gracias también tampoco además después luego entonces ahora hoy mañana ayer solo sólo usted ' +
		'ustedes nosotros yo él ella ellos ellas todo toda todos todas cada algunos algunas algún alguna ningún ninguna nada nadie ' +
		'alguien algo otro otra otros otras muchos muchas muy más menos mejor así no claro vale perfecto bien bueno buenos buenas hola ' +
		'adiós perdón disculpe lamentablemente actualmente normalmente finalmente primero antes siempre nunca quizás quizá tal llame ' +
		'llámenos venga pase traiga tome tenga espere diga dígame dé deme envíe escriba marque pulse gire siga suba baje salga pregunte ' +
		'recuerde consulte visite pague elija confirme presente acuda indique anote mire cualquier ojalá encantado saludos feliz sr sra ' +
		'srta dr dra don doña',
	verbs: 'es son está están fue hay puede pueden tiene tienen abre cierra cuesta cuestan empieza dura vive queda quedan llega sale',
	labels:
		'puerta terminal plan vitamina bloque sala opción grupo clase andén zona tipo ala escalera sección nivel habitación mesa vía ' +
		'aula categoría hepatitis portal piso letra planta edificio módulo torre apartamento oficina fila blq bl esc pta port depto ' +
		'dpto apto',
	continuations: 'iva tva btw vat de c.v cv uu',
	notAbbreviations:
		'all as bien bol doc em in kit korn mar ram rol sol dom cap comm desc bco seg var reg id sa ant fig ed afma fabric dc lun vie',
	kindOf: (lead, word) => {
		// "Pérez y Cía." is the end of a name, "la Cía. Marítima" its beginning.
		if (word === 'cía' || word === 'cia') return /\s[ye&]\s$/.test(lead) ? 'usually' : 'never';
		return undefined;
	},
};
