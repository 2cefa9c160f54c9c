// Written by test/tools/cldr.mjs from cldr-segments-full 46.1.0.
/*!
Abbreviations of the Unicode CLDR 46.1.0

UNICODE LICENSE V3

COPYRIGHT AND PERMISSION NOTICE

Copyright © 2004-2024 Unicode, Inc.

NOTICE TO USER: Carefully read the following legal agreement. BY
DOWNLOADING, INSTALLING, COPYING OR OTHERWISE USING DATA FILES, AND/OR
SOFTWARE, YOU UNEQUIVOCALLY ACCEPT, AND AGREE TO BE BOUND BY, ALL OF THE
TERMS AND CONDITIONS OF THIS AGREEMENT. IF YOU DO NOT AGREE, DO NOT
DOWNLOAD, INSTALL, COPY, DISTRIBUTE OR USE THE DATA FILES OR SOFTWARE.

Permission is hereby granted, free of charge, to any person obtaining a
copy of data files and any associated documentation (the "Data Files") or
software and any associated documentation (the "Software") to deal in the
Data Files or Software without restriction, including without limitation
the rights to use, copy, modify, merge, publish, distribute, and/or sell
copies of the Data Files or Software, and to permit persons to whom the
Data Files or Software are furnished to do so, provided that either (a)
this copyright and permission notice appear with all copies of the Data
Files or Software, or (b) this copyright and permission notice appear in
associated Documentation.

THE DATA FILES AND SOFTWARE ARE PROVIDED "AS IS", WITHOUT WARRANTY OF ANY
KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT OF
THIRD PARTY RIGHTS.

IN NO EVENT SHALL THE COPYRIGHT HOLDER OR HOLDERS INCLUDED IN THIS NOTICE
BE LIABLE FOR ANY CLAIM, OR ANY SPECIAL INDIRECT OR CONSEQUENTIAL DAMAGES,
OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS,
WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION,
ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THE DATA
FILES OR SOFTWARE.

Except as contained in this notice, the name of a copyright holder shall
not be used in advertising or otherwise to promote the sale, use or other
dealings in these Data Files or Software without prior written
authorization of the copyright holder.

SPDX-License-Identifier: Unicode-3.0
*/

/** Abbreviations of each language, in lower case and without the last full stop. */
export const cldr: Record<string, string> = {
	de: 'a.a.o a.a.s a.d a.m a.rh abs abt abw adj adr akt allg alt am amtl app apr art aug ausg ausschl bed beil ben ber best bez bibl ca chin chr co d.j d.ä dat dez di dim dipl dir do dr dtzd e.h e.v e.wz ehem eigtl einh einschl entspr erf erw ev evtl exkl f.f fa fam feb fn folg forts fr frl frz geb gebr gedr gek gem geograph ges gesch gest ggf ggfs hbf hpts hptst hr hrn hrsg i.a i.b i.h i.j i.r i.v inc ing inh inkl int j.d jahrh jan jew jhrl jr k.u.k kap kath kfm kgl kl konv kop led ltd m.e m.w max mi min mind mio mo mod mrd msp mtl möbl n.u.z nov nr näml o.a o.b o.g obj od okt op p.adr p.m pfd phys pin port prot proz qu rd reg rel rep röm s.a sa schles schr schweiz schwäb sek sep sept so sog spezif st std str südd tel temp test trans tägl u.a u.a.w.g u.s u.s.a u.u u.v.a u.ä urspr ursprüngl v.chr v.h v.r.w v.t v.u.z verf verh verw vgl wg z.b z.hd z.z zt ztr zzgl österr',
	en: 'a.d a.m a.s aa ab abs act ad adj adv all alt approx as aug b.v by c.f c.o.d cap capt card col comm conn cont d.a d.c dc dec def dept diff do e.g ed est etc ex exec feb fn fri gb go hat hon.b.a hz i.d i.e i.t id in is j.b j.d j.k jam jan job joe jun k.r kb l.a l.p lev lib link long lt lt.cdr m.i.t m.r m.t maj mar mart mb md mgr min misc mr mrs ms mt n.v n.y nov nr num ok on op or org p.m p.o p.v pc ph.d phys pp pro prof pvt r.l r.t rep rev s.a s.a.r s.e s.p.a sep sept sgt sq to u.s u.s.a u.s.c up var vs yr',
	es: 'a.c aa abr afma afmas afmo afmos ago all ant av avda bco bien bol c.p c.s c.v ca cap cf cfr col comm corp cía da dc depto deptos desc desv dic doc dom dpto dptos dr dra drs dto dtor dª dña e.g ed ej em emm ene exc excma excmas excmo excmos exma exmas exmo exmos fabric feb ff.cc fig figs fr fund h.p hnos id ilma ilmas ilmo ilmos inc jj.oo jue jul jun kit korn lcda lcdo lda ldo lic licda licdo ltd ltda ltdo lun mar may mié mm mons mr mrs ms mss mtro nov ntra ntro o.m oct p.ej pp prof prov r.d r.u ram rdo rdos reg rev rol rr.hh rvdmo rvdmos rvdo rvdos sa sdad seg sept sol sr sra sras sres srs srta srtas ss ss.aa ss.mm sta sto sáb trab trad u.s u.s.a v.gr var vda vid vie vs',
	fr: 'acoust adr all anc ann anon ap append aux av avr broch bull cam categ coll collab comm config dc desc dest dict dim dir doc déc encycl exempl fig févr gouv graph hôp ill illustr imm imprim inc indus janv jeu jr juil lun mar mart mer mm niv nov oct op p.o prof publ quart réf s.a s.m.a.r.t sam sept symb synth syst trav u.s u.s.a var ven voit éd édit équiv éval',
	it: 'a.c ag all arch avv c.c.p c.p cfr d.c d.p.r dc div dott dr fig geom ing int liv ltd mitt mod n.b n.d.a n.d.e n.d.t o.d.g on p.i pag rag s.a.r s.m.a.r.t s.p.a sez sig tab tav u.s u.s.a ver vol',
	pt: 'a.c a.m abr abrev adm aer ago agric alm anat ap apart apt arit arqueol arquit astron autom aux av biogr bras cap caps cat cel cf col com comp compl cont contab créd cx círc cód d.c des desc dez dipl dir div doc dr dra dras drs déb ed educ elem eletr eletrôn end eng esp est ex exma exmo fac fasc fem fev ff fig fil filos fisiol fl fot fr fís geom gram gên hist ilma ilmo ind ingl jan jr jul jun jur lat lin lit liter long ltd ltda mai mar mat matem mov máq méd mús n.sra n.t neol nov náut obs odont odontol org organiz out p.m pal pe ph.d pol port pp pq prod prof profa pron próx psicol pág quím r.s.v.p ref rel relat rep res rod s.a set sociol sta sto sup séc símb tec tecnol tel trad transp univ v.t vol vs w.c álg índ',
	ru: 'авг апр дек кв н.э нояб окт отд проф руб сент тел тыс ул февр янв',
};
