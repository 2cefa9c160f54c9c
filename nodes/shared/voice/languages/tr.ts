import type { LanguageRules } from './rules';

/** One to three names and what makes them an address. */
const ADDRESS =
	/^(?:\p{Lu}[\p{L}\p{M}]*\s+){1,3}(?:Mah|Mh|Cad|Cd|Sok|Sk|Bulv|Blv|Apt|Ap|Sit|Blok|Plaza|Caddesi|Sokak|Sokağı|Mahallesi|Bulvarı|Sitesi|No|Kat)(?![\p{L}\p{M}])|^\p{Lu}[\p{L}\p{M}]*\s?\//u;

export const tr: LanguageRules = {
	titles: 'org hem gör ütğm kd bnb alb gen mar opr',
	continues: (rest) => {
		// A district or street: "Gül Mah. Lale Sok. No: 5", "Bağdat Cad. Kadıköy/İstanbul".
		if (ADDRESS.test(rest)) return true;
		return rest.length < 40 && !/[.!?\n]|(?:\S+\s+){3}/.test(rest) ? undefined : false;
	},
	never:
		'dr prof doç yrd öğr arş sn av müh mim uzm op ord hz şht st alb yb yzb bnb tğm korg tümg tuğg dz asb bşk bşkn md müd dt ecz hmş ' +
		'psk dyt vet bkz bk örn ör krş m.ö m.s mö ms t.c tc yak yakl yaklş takr takrb rum tic ith ihr inş mağ ürt tek.n paz.n fak üniv ' +
		'ens enst başk yrd.doç e.d s.a.v r.a h.z c.b öğrt öğr.gör yüzb astsb hek diş.hek gn.md gn.md.yrd md.yrd ütğm asteğm yrb bçvş ' +
		'çvş onb atğm kaym müf dek opr rek kd sav',
	beforeNumber: 'no nr min mad fık s sf sh c şek tab çiz',
	maybe:
		'ap ilç şb meyd pl bl d mevk k ltd koop vak şirk anon dâh dah hariç san mn böl alm ank ed hük ist koor lab sek vek yd adr fat ' +
		'sip dos ktl',
	usually:
		'vb vs vd v.b v.s v.d vbg vs.vs şti a.ş aş koll tel gsm faks yy dk dak sa kg km gr lt oca şub nis ağu eyl pzt pts sal çar çrş ' +
		'per prş cum cmt cts paz pz jr y.y hk s.k kdv ref maks ort mah mh cad cd sok sk bulv blv apt sit blk nvt co tb od',
	units: 'dk sa sn m g l s t h km cm mm kg mg ml ha gr lt dak yy c k w v yıl ad oca şub mar nis may haz tem ağu eyl eki kas ara çyr',
	starters:
		'bu şu o bunlar şunlar onlar ben sen biz siz bunun onun bizim sizin benim senin burada şurada orada burası orası işte hangi ne ' +
		'neden niçin niye nasıl nerede nereye nereden kim kimin kaç zaman lütfen teşekkür teşekkürler sağ sağolun evet hayır tamam peki ' +
		'tabii elbette maalesef üzgünüm özür merhaba selam iyi günaydın hoş güle ve veya ya ama fakat ancak lakin çünkü eğer ise sonra ' +
		'ardından önce daha şimdi bugün yarın dün yakında hemen artık hâlâ hala yine tekrar ayrıca üstelik de da bir iki üç her herkes ' +
		'hiç hiçbir bazı bazen birçok çok az tüm bütün hepsi başka diğer kimse şey var yok vardır değil olur oldu lazım gerek gerekiyor ' +
		'için ile göre kadar beri dolayı rağmen hafta saat sabah akşam öğle öğleden gece genellikle normalde anda belki acaba yalnız ' +
		'sadece böylece bundan ondan böyle öyle randevunuz randevu siparişiniz sipariş adresiniz adresimiz arayın gelin bekleyin ' +
		'bekliyoruz getirin söyleyin verin alın yazın gönderin basın tuşlayın seçin dönün gidin girin çıkın unutmayın ödeyin sorun ' +
		'bakın görüşmek günler size bize bana sana ona onu bunu beni seni sizi bizi buna şuna giriş bilet biletler otopark teslimat ' +
		'kargo kargonuz ödeme toplantı görüşme müsait uygun başlangıç şubemiz ofisimiz kapıda park öğretmen doktor doktorumuz sonuçlar ' +
		'sonuçlarınız faturanız fatura numara numaranız kaydınız isim isminiz dilerseniz isterseniz mümkünse şimdilik önümüzdeki geçen ' +
		'gelecek toplam',
	labels:
		'plan vitamin kapı terminal blok salon bina grup sınıf seçenek peron hat bölge tip kanat oda masa kat bölüm kategori sektör ' +
		'hepatit sıra daire madde no numara telefon hol seviye şube blk d',
	continuations: 'no kat daire apt sok sk cad mah blok şti d k ve pazartesi salı çarşamba perşembe cuma cumartesi pazar',
	ordinals: {
		nouns:
			'cadde cad sokak sok kat blok yüzyıl yy dünya levent kısım etap noter asliye ağır sulh icra iş ligi lig ordu kolordu murat mahmut mehmet mehmed selim ahmet abdülhamit abdülhamid abdülmecid ' +
			'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık bölge derece sınıf dönem gün hafta ay yıl tur madde sayfa bölüm cilt peron hat kapı köprü osman bayezid',
		before: '',
		romanBeforeName: true,
	},
};
