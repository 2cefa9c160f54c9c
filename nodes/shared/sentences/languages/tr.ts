import type { LanguageRules } from './rules';

/** One to three names and what makes them an address. */
const ADDRESS =
	/^(?:\p{Lu}[\p{L}\p{M}]*\s+){1,3}(?:Mah|Mh|Cad|Cd|Sok|Sk|Bulv|Blv|Apt|Ap|Sit|Blok|Plaza|Caddesi|Sokak|Sokağı|Mahallesi|Bulvarı|Sitesi|No|Kat)(?![\p{L}\p{M}])|^\p{Lu}[\p{L}\p{M}]*\s?\//u;

export const tr: LanguageRules = {
	titles:
		'org hem gör ütğm kd bnb alb gen mar opr ecz hemş mim müh mühen sen ist ass yön haz kâh kâm fiz bio kim isk sav yzb cum ' +
		'ilç prof bel elk',
	// Turkish words end in none of these letters, and in few groups of consonants.
	abbreviationShape: /(?:[bcdgj]|[bcçdgğjtz][^aeıioöuüâîû]|m[^aeıioöuüâîûp]|[kp][^aeıioöuüâîûst])$/u,
	words: 'ad od hac sac kod blog web lig şad club kulüp podcast hob job set pub gaz mac ipad id nfc hard word android cd dvd bad',
	lastWord: /(?:[dt][ıiuü](?:[kmnzr]|n[ıiuü]z|l[ae]r)?|yor(?:u[mz]|sun)?|m[ıiuü]ş|[ae]c[ae]k|m[ae]z)$/u,
	continues: (rest) => {
		// A district or street: "Gül Mah. Lale Sok. No: 5", "Bağdat Cad. Kadıköy/İstanbul".
		if (ADDRESS.test(rest)) return true;
		return rest.length < 40 && !/[.!?\n]|(?:\S+\s+){3}/.test(rest) ? undefined : false;
	},
	never:
		'dr prof doç yrd öğr arş sn av müh mim uzm op ord hz şht st alb yb yzb bnb tğm korg tümg tuğg dz asb bşk bşkn md müd dt ' +
		'ecz hmş psk dyt vet bkz bk örn ör krş m.ö m.s mö ms t.c tc yak yakl yaklş takr takrb rum tic ith ihr inş mağ ürt tek.n ' +
		'paz.n fak üniv ens enst başk yrd.doç e.d s.a.v r.a h.z c.b öğrt öğr.gör yüzb astsb hek diş.hek gn.md gn.md.yrd md.yrd ' +
		'ütğm asteğm yrb bçvş çvş onb atğm kaym müf dek opr rek kd sav hemş tekn teknik tekns teknk anest fzt fzy fizt psikol ' +
		'pdr diy op.dr uzm.dr yrd.doç.dr okt araş araşt arş.gör gör kim.müh inş.müh mak.müh elk.müh elkt elektr mak y.müh y.mim ' +
		'iç.mim noter avk stj hkm başkn gn.müd gn.sek gnl gen.sek müş müşv mv bakn büyükelç konsol bşkom emn komsr uçm gv mür ' +
		'çkm kçv hfz hafz şeyh hz.muh bn sy syn mhtrm muh muht öğrnc örğ bilh kşl karş karşl dpn yz aşağ yukr a.g.e a.g.m age ' +
		'agm y.g.e çev yayl hzl çvr resm ykl yaklaş tahm azm',
	beforeNumber:
		"no nr min mad fık s sf sh c şek tab çiz par parag dai daire no'lu kpı kat ad adt sıra sır syf sah sahf cilt clt ks kıs " +
		'kısm ünt ünite bnt bend bent fıkr mük ekl tabl tbl grf graf çizg har frm belg evr e krr kn kanun yön tüz gen der ağırl ' +
		'ağr hac hacm ebad eb sic sicil mod tip pars pafta paf hes abone abn poliç fiş irs siparş tkp takip kod dhl hat pos plt ' +
		'trf vers sür sürüm sü âyet ayt hdr haf prs peron vag vagon str satr say sat',
	maybe:
		'ap ilç şb meyd pl bl d mevk k ltd koop vak şirk anon dâh dah hariç san mn böl alm ank ed hük ist koor lab sek vek yd ' +
		'adr fat sip dos ktl hast hastn üni univ yükok okl kütüp mzs tiy dev beled bld başb bakanl şube merk mrk mer krl dern ' +
		'vkf sig sigort bnk hold endüst imal itht ihrac gıda tur turz turizm nak nakl inşt tekst teks bucak buc kas mev çarş ' +
		'iş.mrk köprü kpr isty hvl lim otog nöb poli polk klin labor ecza eczn radyol kard kardiyol nörol ortop pedi psik ' +
		'dermat ürol cerr biyo biyol coğ coğr edb edeb fels felsf ikt iktis işl işlet fr yun rus isp osm esk mec hlk zf sıf ünl ' +
		'bağl çoğ',
	usually:
		'vb vs vd v.b v.s v.d vbg vs.vs şti a.ş aş koll tel gsm faks yy dk dak sa kg km gr lt oca şub nis ağu eyl pzt pts sal ' +
		'çar çrş per prş cum cmt cts paz pz jr y.y hk s.k kdv ref maks ort mah mh cad cd sok sk bulv blv apt sit blk nvt co tb ' +
		'od diğ tic.ltd.şti ltd.şti koll.şti kom.şti kooperatif t.a.ş t.a.o san.tic mhl mhll cadd csi bulvrı bul sokğı sitesi ' +
		'apart aprt apar plz kavş cer çıkm mvk geç pzr pztsi çrşmb perş cuma cmrt cmtsi ock şbt mrt nsn myz mays tmz temm ağust ' +
		'eylü ekm kasm arl aralk mily milyr tl kuruş usd eur dol m2 m3 km/sa km/s kwh kw bg hp kcal cal cl dl lb ton tn gal inç ' +
		'in pk pkt kt şş adet dzn metr mtr kş odl gün hft saat',
	units:
		'dk sa sn m g l s t h km cm mm kg mg ml ha gr lt dak yy c k w v yıl ad oca şub mar nis may haz tem ağu eyl eki kas ara ' +
		'çyr st gn hft mil mlr tl krş kş adt pkt cl dl kw kwh hp bg lb mb gb tb ton kcal kişi',
	starters:
		'bu şu o bunlar şunlar onlar ben sen biz siz bunun onun bizim sizin benim senin burada şurada orada burası orası işte ' +
		'hangi ne neden niçin niye nasıl nerede nereye nereden kim kimin kaç zaman lütfen teşekkür teşekkürler sağ sağolun evet ' +
		'hayır tamam peki tabii elbette maalesef üzgünüm özür merhaba selam iyi günaydın hoş güle ve veya ya ama fakat ancak ' +
		'lakin çünkü eğer ise sonra ardından önce daha şimdi bugün yarın dün yakında hemen artık hâlâ hala yine tekrar ayrıca ' +
		'üstelik de da bir iki üç her herkes hiç hiçbir bazı bazen birçok çok az tüm bütün hepsi başka diğer kimse şey var yok ' +
		'vardır değil olur oldu lazım gerek gerekiyor için ile göre kadar beri dolayı rağmen hafta saat sabah akşam öğle ' +
		'öğleden gece genellikle normalde anda belki acaba yalnız sadece böylece bundan ondan böyle öyle randevunuz randevu ' +
		'siparişiniz sipariş adresiniz adresimiz arayın gelin bekleyin bekliyoruz getirin söyleyin verin alın yazın gönderin ' +
		'basın tuşlayın seçin dönün gidin girin çıkın unutmayın ödeyin sorun bakın görüşmek günler size bize bana sana ona onu ' +
		'bunu beni seni sizi bizi buna şuna giriş bilet biletler otopark teslimat kargo kargonuz ödeme toplantı görüşme müsait ' +
		'uygun başlangıç şubemiz ofisimiz kapıda park öğretmen doktor doktorumuz sonuçlar sonuçlarınız faturanız fatura numara ' +
		'numaranız kaydınız isim isminiz dilerseniz isterseniz mümkünse şimdilik önümüzdeki geçen gelecek toplam bende sende ' +
		'onda bizde sizde onlarda benden senden sizden bizden onlardan benimle sizinle onunla bununla buradan oradan şuradan ' +
		'buraya oraya şuraya içeri içeride dışarı dışarıda yukarı yukarıda aşağı aşağıda arka arkada önde yanında karşıda ' +
		'hemencecik birazdan biraz birkaç çoğu pek epey gayet oldukça hele hatta üstüne zaten nihayet sonunda sonuçta kısaca ' +
		'aslında gerçekten kesinlikle elbet doğrusu doğru yanlış harika süper güzel güzelim memnuniyetle anladım anlaşıldı ' +
		'pekâlâ pekala buyurun buyrun rica affedersiniz kusura malesef neyse yani mesela örneğin özellikle bilhassa sırf oysa ' +
		'halbuki nitekim dolayısıyla böylelikle öncelikle ilk ilkin ikinci ikincisi birincisi üçüncü son dört beş altı yedi ' +
		'sekiz dokuz on yüz bin yirmi otuz kırk elli hâlbuki madem mademki şayet keşke umarım sanırım galiba herhalde ' +
		'muhtemelen genelde bazısı herkesin kendisi kendiniz kendi birisi biri birileri bizler sizler aynı gündüz öğlen akşama ' +
		'sabaha yarına bugünkü yarınki dünkü evde ofiste şubede kasada resepsiyon danışma görevli görevlimiz müdürümüz ekibimiz ' +
		'ekip arkadaşım arkadaşımız usta ustamız kurye kuryemiz şoför teknisyen teknisyenimiz hastalar misafirler çocuklar ' +
		'öğrenciler üyeler kahvaltı yemek yemekler oda odanız odalar masa masanız rezervasyon rezervasyonunuz iade iadeniz ' +
		'değişim garanti servis hizmet fiyat fiyatlar fiyata ücret ücreti kart nakit kredi taksit havale para paranız hesabınız ' +
		'kapı kapımız kapılar anahtar anahtarı araba arabanız araç aracınız yol yolda trafik otobüs tren uçak uçağınız adres ' +
		'açılış kapanış kapıyı kapıdan ister istersen arayabilirsiniz alabilirsiniz gelebilirsiniz verebilirsiniz aramak ' +
		'aramanız karıştırın ekleyin içmeyin başlayın durun devam kapatın açın okuyun yazdırın indirin yükleyin iptal ' +
		'değiştirin güncelleyin kesin yıkayın dinlenin oturun kalkın çıkarın tekrarlayın kontrol çağırın hazırlayın',
	labels:
		'plan vitamin kapı terminal blok salon bina grup sınıf seçenek peron hat bölge tip kanat oda masa kat bölüm kategori ' +
		'sektör hepatit sıra daire madde no numara telefon hol seviye şube blk d beden',
	continuations: 'no kat daire apt sok sk cad mah blok şti d k ve pazartesi salı çarşamba perşembe cuma cumartesi pazar',
	ordinals: {
		nouns:
			'asl asliye huk hukuk ceza mah cadde cad sokak sok kat blok yüzyıl yy dünya levent kısım etap noter asliye ağır sulh icra iş ligi lig ordu kolordu murat mahmut mehmet mehmed selim ahmet abdülhamit abdülhamid abdülmecid ' +
			'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık bölge derece sınıf dönem gün hafta ay yıl tur madde sayfa bölüm cilt peron hat kapı köprü osman bayezid',
		before: '',
		romanBeforeName: true,
	},
};
