import type { LanguageRules } from './rules';

export const fr: LanguageRules = {
	titles: 'col cap com cons dir dép',
	never:
		'm mm mme mmes mlle mlles mgr dr drs dre pr prof me st ste sts stes ss ing arch cdt gal gén cne lt lieut adj sgt brig rév fr sr ' +
		'p env av bd bld boul blvd bvd pl rte ch chem imp all sq fbg fg fb rés imm cf c.-à-d c.à.d p.ex par.ex n.b nb av.j ap.j dép ' +
		'prés v vs c.f approx nat intl fam ets éts sté cie.gén asso assoc sup inf cath prot adr att resp éd ill préf postf ss.dir aff ' +
		'bp cs qq auj contr ap.j.-c cie à-d card cal adm com gdf insp commiss',
	beforeNumber: 'art arts no nos n num vol fig figs tab max min mar ver mai mer sec ex apr',
	maybe:
		'dept div éval dest éq syst indus publ encycl dict anc apr.j.-c agr bibl bur circ coef compt cond conf coord déb décl délég ' +
		'dipl disp écon élect empl enr établ étud expéd fact fasc hist impr infirm inst lic mand méc méd mens mil mun orig perm pharm ' +
		'phys prép prim princ priv prod prov qual rect réd rég rens rép secr serv techn temp tot trav trim util',
	usually:
		'etc s.a s.a.r.l s.a.s s.n.c s.c.i s.c.p s.c.a s.c sarl sas inc ltd corp tél téléph télécop fax mob bât esc étg ét apt appt ' +
		'appart app rdc rd-c chap sect parag al alin réf réfs rem obs pag pp tom janv févr fév avr juil juill sept oct nov déc lun jeu ' +
		'ven sam dim hab pers pce pces éch exp j.-c j.c jc s.v.p svp r.s.v.p t.t.c ttc h.t ht jr qté u tlj hres tva s.a.s.u e.u.r.l ' +
		'eurl suppl n.c co tabl cp comp incl excl r.-v rdv',
	units: 'h m g l s t min mn sec km cm mm kg mg ml ha a j kw e ème er k f c pers sem trim',
	starters:
		"le la les l un une des du de d' au aux ce cet cette ces cela ça c'est c'était il elle on nous vous ils elles je j'ai tu mon ma " +
		'mes ton ta tes son sa ses notre nos votre vos leur leurs qui que quoi quand où comment pourquoi combien quel quelle quels ' +
		'quelles est-ce est sont était a ont avez avons pouvez pourriez voulez voudriez souhaitez souhaiteriez puis peut peux dois ' +
		'devez faut merci oui non si bien bon bonne bonjour bonsoir salut pardon désolé désolée très et ou mais donc or ni car alors ' +
		'ensuite après avant pendant depuis dès jusque pour par avec sans sous sur dans en chez entre vers contre selon malgré sauf ' +
		"comme lorsque puisque quoique afin ainsi aussi aujourd'hui demain hier maintenant bientôt tard ici là voici voilà tout toute " +
		"tous toutes chaque plusieurs certains certaines quelques aucun aucune rien personne quelqu'un autre cependant toutefois " +
		'néanmoins pourtant sinon enfin finalement malheureusement peut-être parfois souvent toujours jamais actuellement normalement ' +
		'seulement encore déjà plus moins veuillez appelez rappelez venez passez prenez apportez présentez demandez donnez tournez ' +
		'montez descendez suivez attendez restez notez gardez envoyez écrivez dites allez revenez entrez sonnez composez tapez ' +
		"choisissez pensez n'oubliez n'hésitez ne n' s'il qu' d'accord parfait entendu rendez-vous ceci mademoiselle madame monsieur m " +
		'mme mlle dr me pr mgr',
	verbs:
		'est sont était sera seront a ont avait peut peuvent doit doivent va vont coûte coûtent ouvre ferme commence dure se reste ' +
		'vient',
	labels:
		'porte terminal plan vitamine bloc bâtiment hall option groupe classe quai zone type aile salle escalier entrée section niveau ' +
		'chambre table voie tableau catégorie hépatite appartement bureau étage annexe bât esc app appt apt',
	continuations: 'iva tva btw vat cedex',
	notAbbreviations: 'ad as adr bull dim ex in lun mar mer mart port sam ven max inc var comm all op syst voit coll doc ap categ',
	kindOf: (lead, word) => {
		// "Martin et Cie." is the end of a name, "la Cie. des Indes" its beginning.
		if (word === 'cie') return /\s(?:et|&)\s$/.test(lead) ? 'usually' : 'never';
		return undefined;
	},
};
