import type { LanguageRules } from './rules';

export const fr: LanguageRules = {
	// French words end in none of these letters, and in no consonant after é but s.
	abbreviationShape: /(?:[jqvb]|[bcdfgpt][lr]|[^aeiouyàâéèêëîïôûùüœ\d'][nv]|r[gmv]|é[^aeiouyàâéèêëîïôûùüœ\d's]{1,3})$/u,
	words: 'club cinq coq web pub job snob bourg plomb',
	titles:
		'col cap com cons dir dép arch archev card can chan capt cdt comm commd dél maj min prés pt sén sec subst vic inst proc ' +
		'juge adj att ing ens asp amb gouv pol gard',
	never:
		'm mm mme mmes mlle mlles mgr dr drs dre pr prof me st ste sts stes ss ing arch cdt gal gén cne lt lieut adj sgt brig ' +
		'rév fr sr p env av bd bld boul blvd bvd pl rte ch chem imp all sq fbg fg fb rés imm cf c.-à-d c.à.d p.ex par.ex n.b nb ' +
		'av.j ap.j dép prés v vs c.f approx nat intl fam ets éts sté cie.gén asso assoc sup inf cath prot adr att resp éd ill ' +
		'préf postf ss.dir aff bp cs qq auj contr ap.j.-c cie à-d card cal adm com gdf insp commiss mtre mtres mes pre prs mgrs ' +
		'nnss rp srs frs abb chan archid ltn ltt cpt serg adjt mdl gle vve vves fme dlle dlles sieur dtes v.-prés vice-prés ' +
		'chir vét psych notr avt crs quai q rle rlle ruel lieud lieu-d ld-t lotiss résid qu faub psg esp espl rpt rd-pt c.cial ' +
		"ccial confér voy vr litt abs ci-dess ci-apr d'apr d'ap égl bne tte tt ts ttes pdte carref",
	beforeNumber:
		'art arts no nos n num vol fig figs tab max min mar ver mai mer sec ex apr larg long haut ép épais diam lin ser sér mod ' +
		'livr fol mat matr cl clas cod cde cmd dos doss bon planch por port tel numér feuil f ff fo vv chp par § l ligne col ' +
		'bat bâtim escal hall tr tranch sem niv vers cm cap pds surf et étag log lgt pav dig s pass lot coul cat simp ret',
	maybe:
		'dept div éval dest éq syst indus publ encycl dict anc apr.j.-c agr bibl bur circ coef compt cond conf coord déb décl ' +
		'délég dipl disp écon élect empl enr établ étud expéd fact fasc hist impr infirm inst lic mand méc méd mens mil mun ' +
		'orig perm pharm phys prép prim princ priv prod prov qual rect réd rég rens rép secr serv techn temp tot trav trim util ' +
		'acad bib biblioth centr ctre cial clin cliq coll collect commerc compl cons const constr coop dépt dépts distr élém ' +
		'énerg ent entr féd fédé fondat formul franc angl allem espagn ital lat gr grec gramm géogr géol géom hosp hôp indust ' +
		'instit int intérim jur laborat ling mais mét métall méth milit minist mus musiq obj ophtalm ord org ort péd pédiat ' +
		'philos phot physiol polit proc proj radiol reg relat relig rev rom sc sci sociol spéc stat synd téléc théât th théol ' +
		'topogr transp univ urg voc zool adv conj interj invar masc fém sing plur pron réfl trans intr subj indic impér part ' +
		'imparf fut qqch qqn syn étym péj vx vieilli poét chap zi za zac quart.g orch philh phil symph gym lyc',
	usually:
		'etc s.a s.a.r.l s.a.s s.n.c s.c.i s.c.p s.c.a s.c sarl sas inc ltd corp tél téléph télécop fax mob bât esc étg ét apt ' +
		'appt appart app rdc rd-c sect parag al alin réf réfs rem obs pag pp tom janv févr fév avr juil juill sept oct nov déc ' +
		'lun jeu ven sam dim hab pers pce pces éch exp j.-c j.c jc s.v.p svp r.s.v.p t.t.c ttc h.t ht jr qté u tlj hres tva ' +
		's.a.s.u e.u.r.l eurl suppl n.c co tabl cp comp incl excl r.-v rdv mn mns hre jrs pct qx cts eur kf keur tn tx kwh kw ' +
		'kva cv ch.vap l/min km/h dl hl dm dag hg doz douz exempl s.c.o.p s.c.o scop selarl s.c.m g.i.e gie s.c.e.a earl ' +
		'e.a.r.l g.a.e.c gaec s.p.r.l sprl asbl a.s.b.l o.n.g p.m.e c.c.p r.c.s r.i.b n.d.l.r n.d.t n.d.a p.-s ps t.s.v.p é.-u ' +
		'g.-b ibid id op.cit sqq suiv pdt dts mdi jd vdi sdi vend merc mard lund dimanch t.v.a n.c.p gch dte gche g rez-de-ch ' +
		'rch r.-d.-c sous-s s.-sol mezz cuis sdb s.d.b wc balc jard asc meub dispo négo',
	units:
		'h m g l s t min mn sec km cm mm kg mg ml ha a j kw e ème er k f c pers sem trim an ans mens px pces cl dl hl dm pt pts ' +
		'ch cv w v go mo ko to mds mrd mrds mio mios md mill',
	starters:
		"le la les l un une des du de d' au aux ce cet cette ces cela ça c'est c'était il elle on nous vous ils elles je j'ai " +
		'tu mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs qui que quoi quand où comment pourquoi combien quel ' +
		'quelle quels quelles est-ce est sont était a ont avez avons pouvez pourriez voulez voudriez souhaitez souhaiteriez ' +
		'puis peut peux dois devez faut merci oui non si bien bon bonne bonjour bonsoir salut pardon désolé désolée très et ou ' +
		'mais donc or ni car alors ensuite après avant pendant depuis dès jusque pour par avec sans sous sur dans en chez entre ' +
		"vers contre selon malgré sauf comme lorsque puisque quoique afin ainsi aussi aujourd'hui demain hier maintenant " +
		'bientôt tard ici là voici voilà tout toute tous toutes chaque plusieurs certains certaines quelques aucun aucune rien ' +
		"personne quelqu'un autre cependant toutefois néanmoins pourtant sinon enfin finalement malheureusement peut-être " +
		'parfois souvent toujours jamais actuellement normalement seulement encore déjà plus moins veuillez appelez rappelez ' +
		'venez passez prenez apportez présentez demandez donnez tournez montez descendez suivez attendez restez notez gardez ' +
		"envoyez écrivez dites allez revenez entrez sonnez composez tapez choisissez pensez n'oubliez n'hésitez ne n' s'il qu' " +
		"d'accord parfait entendu rendez-vous ceci mademoiselle madame monsieur m mme mlle dr me pr mgr lui eux moi toi celui " +
		'celle ceux celles lequel laquelle lesquels lesquelles dont autant autrement davantage presque quasi tantôt longtemps ' +
		'tôt avant-hier après-demain aussitôt auparavant autrefois partout ailleurs dehors dedans dessus dessous loin près ' +
		'outre hormis excepté concernant suivant vu étant avoir être serait seront sera étaient auront aura auraient fera ' +
		'ferons allons irons pourra pourrons pourrait devrait faudra faudrait pensez-vous avez-vous êtes-vous voulez-vous ' +
		'pouvez-vous souhaitez-vous est-il est-elle y-a-t-il faites laissez prévoyez ajoutez appuyez ouvrez fermez cliquez ' +
		'contactez patientez réservez réglez payez signez remplissez vérifiez apprêtez garez mettez tenez comptez évitez ' +
		'essayez indiquez précisez confirmez profitez adressez utilisez cherchez consultez voyez écoutez regardez super génial ' +
		'génialissime excellent exact exactement certes évidemment effectivement absolument volontiers dommage tant tellement ' +
		"assez trop peu beaucoup deux trois quatre cinq six sept huit neuf dix cent mille premier première j'y l'on qu'il " +
		"qu'elle qu'est-ce s'ils lorsqu'il puisqu'il jusqu'à jusqu'au d'ici d'abord d'ailleurs d'autres n'ayez m'entendez-vous " +
		"l'un continuez commencez arrêtez éteignez allumez redémarrez débranchez branchez lisez imprimez téléchargez installez " +
		'sélectionnez annulez changez mélangez versez coupez lavez buvez mangez reposez asseyez levez retirez remplacez répétez ' +
		'livrez roulez traversez longez',
	labels:
		'porte terminal plan vitamine bloc bâtiment hall option groupe classe quai zone type aile salle escalier entrée section ' +
		'niveau chambre table voie tableau catégorie hépatite appartement bureau étage annexe bât esc app appt apt taille',
	continuations: 'iva tva btw vat cedex',
	notAbbreviations: 'ad as adr bull dim ex in lun mar mer mart port sam ven max inc var comm all op syst voit coll doc ap categ',
	kindOf: (lead, word) => {
		// The right side: "au 3e dr.", "à dr."
		if (word === 'dr' && /(?:\d(?:er?|ème)|à|ét\.|étage)\s$/.test(lead)) return 'usually';
		// "Martin et Cie." is the end of a name, "la Cie. des Indes" its beginning.
		if (word === 'cie') return /\s(?:et|&)\s$/.test(lead) ? 'usually' : 'never';
		return undefined;
	},
};
