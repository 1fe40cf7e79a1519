/*
 * The letters of the languages of Europe, and what they stand beside.
 *
 * From names that we know each language to bear, and from the lists of given and family names of Faker (github.com/joke2k/faker,
 * MIT licence): which letters were seen beside one another, no name of them.
 */
#include <stddef.h>

#include "sheet/spelling.h"

const struct spelling_language spelling_languages[] = {
    {"nl",
     "à ^ $;ä a r;ç n o;è ghijlnrs cglnrs;é ^cdfghjlmnorstvé $bcdelmnoprsé;ê gu nt;ë aeiotu $lnt;î o t;"
     "ï aelou cdemnrst;ô r m;ö ^bhjko hkmnrs;ü egjmo lnr;"},
    {"de",
     "ß aeiouäöü $begilm;á cflmtv bnstu;ä ^bcdghjklmnprstwz cdfghiklmnrstuß;ç n ao;è dhilnrs glnsv;"
     "é bcdghjlmnoprstv $abcdeglmnoprstv;ö ^bdghjklmprstwz bcdfghlmnrstwz;ü ^bdfghjklmnprstwz $bcdefghklmnrstß;"},
    {"fr",
     "à ^jl $;â gp qt;ç ^nr eo;è ^bdfghilnprsy bcglmnrsvz;é ^bcdghijlmnoprstuvz $abcdeglmnoprstv;ê ^fhnrv nqt;"
     "ë aou $lntvy;î ^ao lt;ï aeo cdlmst;ô chlr mnt;ù o $;û o t;ü lmn lst;ÿ u s;"},
    {"pl",
     "ó bghijknprtwzłż bdgjlrswzłż;ą bcdfgijlmrstwzł bcdfgkpstzż;ć ^aeijouyś $ckmw;ę dgijklmprstwzł bcdgkpstż;"
     "ł ^abcdeghikmoprstuwyzó $abcdegknotuwyzóąę;ń aeioy $cks;ś ^aeiopuy $cklmnwć;ź ^abdeouó $dklmnrw;"
     "ż ^adeioruyóąę $abdekmnouyó;"},
    {"cs",
     "á bhklmnprtvřž $chjklnrtvzčřš;é dkln $lmnt;í blmnptvčř $dhklnrtčšž;ú ^ ls;ü m l;ý bhklnst $dkln;"
     "č ^eijlruváíě aeknoí;ď ^ u;ě bdntv cjklmnprtzčž;ň aeo $ak;ř ^abdeikoptá $eioáí;š ^aeiouyáí $aeikmoptváť;ť š a;"
     "ů hrt lmž;ž ^aeiloíěů $abdeikoá;"},
    {"sk",
     "á bcdefghijklmnprstvzčďňť $bcdklmnrstvzčľňšž;ä mpv kstť;é fglmnrtx $dlnrstz;í bcdjlmnrstvzčš cgklnprtvčšž;"
     "ó bdmnrt bmnrz;ô bdkn lprstň;ú acdhjklnrtvzľš bcdfklprstzš;ý klnprstv $dkoszčš;č ^abeijlnortuvyáíýš $aeiknoáí;"
     "ď ^ael $aouá;ĺ ^ $;ľ ^adeiopuá $agjkosuú;ň aeiorsuáôšž $akouvá;ŕ v b;š ^abeiknopuyáíúý $aeiklmnoptuvíúčňť;"
     "ť ^rsäíš $aá;ž ^adeijlouáí $abdeiklnoň;"},
    {"hu",
     "á ^bdeghijklmnprstvyz bcdgklmnrstvz;é ^bdghlmnoprstvz $bklmnrstvz;í ^bt jmr;ó bdghjklmnorst $bdfnrstz;"
     "ö ^dklmrtvy dkmnprstz;ú gjs $lz;ü ^dfktz clnrsv;ő ^dgklnrstyz $fkrstz;ű bdfhrsyz $crsvz;"},
    {"ro",
     "â prsv mnr;î ^ n;ă bcdghlmnprtzţț $cdilmnrstz;ş ^aeou $eit;ţ ^ainou $aeioă;ș ^aeiou $aceiotu;ț ^aeinou $aeioă;"},
    {"hr",
     "ć ^ai $eio;č ^aeijlnoruš $aeikou;đ ^anru aeimou;š ^aeikoru $aeiknoptuč;ž ^adeinoru $adeimou;"},
    {"sl",
     "ć i $;č ^aeinoruv $aeiknru;š ^aeijmnoru $aeikmnoptu;ž ^adeinorv $aeimn;"},
    {"tr",
     "â ^hklv $dlmntyz;ç ^aeiklnoruüı $abegiklosuı;ö ^dgklst hklmnrvzğ;û l l;ü ^bcdfghklmnrstyzş $bcdfghklmnrstvyzçş;"
     "ğ ^aeiouöüı $abcdeilmrtuvçüı;İ ^ bdhklmnrsvyzçş;ı cdfghklmnprstyzçğş $dfgklmnrstvyzçş;"
     "ş ^aehilnoruyüı $acehikruüı;"},
    {"lt",
     "ą ^s $ž;č ^i ai;ė ^dglnrstv $djn;ę k s;į ^ s;š ^ikou aikrvy;ū ^ijkmrt blnrt;ž ^aią aeiuvy;"},
    {"lv",
     "ā ^dijklmntz bcdlnrvz;č ^i a;ē ^bjlprvzķ djklnrstv;ģ ^oļ ei;ī ^cdglmnrstvz bcdgklnrstvz;ķ ^aiuš eiē;"
     "ļ ^aiko auģ;ņ ^aio aeiš;š ^eiņ $jstķ;ū ^dgjlrt cdlmrstz;ž ^ae a;"},
    {"et",
     "ä ^hjklmprstvä deghlnrstä;õ ^bjklmnprstv bdeghilmnstuš;ö ^msö blptö;ü ^jkmprü lnrtvü;š ^rtõ aemot;ž ^e du;"},
    {"fi",
     "ä ^hjklmnprstvä $hiklmnrstä;å ^ k;ö ^bhijklnprtvyö $bklmnsyö;"},
    {"sv",
     "ä ^bghkmnprv cglnrs;å ^hlmnpt $bghklnrs;é dlnrsz $aens;ö ^bghjlrs bdfghlmnrs;"},
    {"da",
     "á j n;å ^ghklpr bfgklmrstv;æ ^hjlnrs egmrst;é nr $;ó d t;ø ^bhjlmnrstv $bdegijklmnrsvy;"},
    {"is",
     "á ^bdfhjklmnprsv $fgiklmnprstvð;æ ^bghklnrs bdfghijlmnrsvþ;é ^hlprv $bdgklmnorstvð;"
     "í ^abdfghklmnprstvx $abdefgklmnorstuvðó;ð aegioruyáéíóöúý $abdefghijklmnrsuvóþ;"
     "ó ^bdefghjklmnprstzíðþ $abdefhiklmnprstvð;ö ^bdhjlmnrsv fgklnrstxð;ú ^bdfghjklmnrst abdefgiklmnprstð;"
     "ý ^bdglmnrst $gjmrstvð;þ ^dfgiklmnrstyæð aeijoruyó;"},
    {"es",
     "à lmvz $su;á ^bcdfgijlmnprstuvz $bceglmnrsuvxzñ;è ^glr rs;é ^abcdfghilmnoprstuvy $bcdeglnrstv;"
     "í ^acdflmnprtuv $aglnoqs;ñ aeiouáíóú aeiouó;ò t n;ó ^bcdegijlmprt $dflmnrs;ú ^adjmnprstz $dglnrszñ;ü g e;"},
    {"pt",
     "á ^bcflmnost $bdglrstuv;â ^cv mn;ã ^cdeghilmorstuvxç $elos;ç ain aoã;é ^cdhjklmrsuz $blorsv;ê ntu $sv;"
     "í ^aclmnortuv clnrstv;ó ^lt bnrv;ô rt n;õ m e;ú ajlnr bcjlr;"},
    {"it",
     "à inort $;è mnorsu $;é p $;ì lmn $a;ò bdlr $;ù dt $;"},
    {"sq",
     "ç ^i aeil;ë ^bcdfghjklmnprstz $dfhlnrtvz;"},
    {"ga",
     "á ^bcdefghlmnprst $bcdgilmnrst;é ^bcdfghlmnrst $ainr;í ^abcdfghlmnprstu $cdglnorst;ó ^cdefghlmnprst $bcdgilmnr;"
     "ú ^bcdghilnrst $bcdgilnrs;"},
    {"ru",
     "а ^абвгджзиклмнпрстуфхчш $абвгдезийклмнпрстуфхчш;б ^абеоруыюя $абеилоруыь;в ^авдеиостуцья $авгдеилнорстцчыья;"
     "г ^авдеинор $адеилнору;д ^авгежзиноруыьэюё $авгеилморуь;е ^абвгдежзиклмнопрстуфхцчшщъья бвгдезйклмнопрстфхц;"
     "ж ^аено адекоу;з ^аеиоуя адеилмноуыья;и ^абвгдзиклмнопрстуфхчшщь авгдезийклмнопрстфхчшя;й аеио $лмц;"
     "к ^аежилнорстучшыюя $аеилнорсту;л ^абвгдезийклорсухыэю $аеиклоучыьюя;м ^адезийорсуьэ $аеиопсуыья;"
     "н ^авгезикнорстучшыья $агдежикностуфцья;о ^бвгдезиклмнпрстфхцш бвгдежзийклмнпрстуфхшя;п ^аеимопрс $аеиопруы;"
     "р ^абвгдеикоптуфхэюя $абгдеиклмнопстуфхшыьюя;с ^авеикмнорсуыя $авеиклмнопстуыь;т ^авеикнорсыя $авеикноруыь;"
     "у ^абгджзклмнопрстшщ абвдезиклмнрсфхшщ;ф ^аеинору $аеиорьё;х ^аеиору $аеилор;ц ^авеийн авело;ч ^авиля $аеикн;"
     "ш ^аиоруыья аеикноу;щ ^у еиуё;ъ бс е;ы бвзлмпрст бдклнстш;ь бвдзлмнрстф $вдеимншя;э ^ длмр;ю ^лр бвдклр;"
     "я ^вилмнорь $бвезкнрстчш;ё ^пстфщ вдклмнт;"},
    {"uk",
     "а ^абвгджзклмнпрстуфхчшґ $абвгджзйклмнпрстхцчшщєї;б ^аеиморуьюяі $аеиклноруі;"
     "в ^аеийморстшєії $агдезиклнорстчяі;г ^авеиорі $аделноруі;д ^авгдезийноруьі $адежзимноручьі;"
     "е ^бвгджзклмнпрстфцчшщґ бвгдзйклмнопрстфцчшщ;ж ^адноряіїґ $аеину;з ^авдеоуяі $абдеиклоуьюі;"
     "и бвджзклмнпрстхцчш бвгдйклмнпрстхцчш;й ^аеиі $вдклмноч;к ^абвеиймнорстучшьюяі $аеилостуі;"
     "л ^абвгеийклопстуєі $аеилоуьюяі;м ^адеийоруяєі $абвеикочі;н ^абвгдежийнорсухшяєі $адеикностцчьюяі;"
     "о ^бвгдезйклмнпрстфхшьґ $бвгджзклмнпрсфхцшщ;п ^аеиорсу $аеилоруі;р ^абвгдеиоптуфхюяєі $абвгдеикмнопстуфхчяі;"
     "с ^авеикноруюі $авеиклноптуьюяі;т ^авеикнрсушяі $авеиклоруьюяі;у ^бгджзклпрстхцчшщ абдзклмнпрстхцчш;"
     "ф ^еоруєі аеиоруі;х ^аеиорую $аеилмноруі;ц ^аеиноуюяє $аеиуьюяі;ч ^авдеиймнруья $аеику;"
     "ш ^аеиоуюяії $авеикмнопту;щ ^аеиоюяєі аеиоу;ь дзлнрстц $бгдкмочяєі;ю ^дзлнрстц бдклпрсхцшщ;"
     "я ^влнрстці $бжкмнртцчшщ;є ^адеьєі влмнрсфцщє;і ^бвгдзклмнпрстфц бвгджйклмнрстщяєї;ї ^аеі вжкш;ґ ^ае аежо;"},
    {"bg",
     "а ^бвгдежзиклмнопрстуфхцчш $бвгдежзийклмнпрстуфхцчшя;б ^аеилморуюя $аеилоруъ;в ^агезилорсхця $агдеиклнорстчъ;"
     "г ^авеиноруъюя $авдеилноруъю;д ^авгежзийлноруъя $аежиклноруъьюя;"
     "е ^абвгджзийклмнопрстуфхцчшщ $абвгджзйклмнопрстуфхцчшя;ж ^адеору адеикоу;з ^аеиноуъя $авдеиклоу;"
     "и ^абвгджзклмнопрстуфхцчшщ $абвгдезйклмнопрстфхцчшя;й ^аеио $декнотчя;к ^авдежзийлмнопрстуфцчшъя $аеилорстуъья;"
     "л ^абвгдезиклмнопрстуфшъюя $абвдеиклмостучъьюя;м ^аеилморсуш $абеиклмнопучя;"
     "н ^авгдеиймнорсуъюя $агдезиклнорстуцчьюя;о ^бвгдежзийклмнпрстфхцчшщь $абвгдежзийклмнпрстфхцчшя;"
     "п ^аеимосуъ $аеиклоручъ;р ^абвгдеикноптуфхъюя $абвгдеиклмностухцчъюя;с ^авеиклноруъюя $авеиклмноптуъ;"
     "т ^авеийклнорсуфхщя $аеиклоруъьюя;у ^абгдежзклмнпрстфхч $абгдезиклмнпрстфхчш;ф ^аеиоу аеиклорту;"
     "х ^аеиору авеиортуч;ц ^авеиноруъюя $авеикоъ;ч ^авеийлмнопрухъ аеикоу;ш ^аеиоуя $аеиклмо;щ ^еио аеиотуъ;"
     "ъ ^бвгдклмпрстфхцщ бвгдезклмнпрстфцч;ь ^гдклнрстф но;ю ^абгдлнртч $бгклнрсц;я ^адеийклмнорт $бвгдзклнрстш;"},
    {"mk",
     "а ^вгджзклмнпрстфхцшјњ $вгдезлмнпрстуфшјњџ;б ^аоу еилор;в ^аеиоц $аеилрсч;г ^аеинор $адеилнор;"
     "д ^агезинор аеиору;е ^авгдилмнпрстцчђњ $вгдклмнорстфшјљ;ж ^е аеи;з ^аеиоу адемо;"
     "и ^бвгдклмнрстфѓџ $вгеклмнрстхцјћ;к ^еилнрстјљ аилорс;л ^абвгеикморсуј $аеикоуј;м ^аезиосу $аеиклоучј;"
     "н ^аеиос $адеикот;о ^бгдезклмнпрстѓј $вдзлмнпрсфцшј;п ^аиос $аеор;р ^абвгдеикотух $агеиклостчђѓј;"
     "с ^авеикорј $аеиклнопт;т ^аеинрс аеикор;у адклмсчђљ бзклмрсш;ф ^аео $аи;х ^и аор;ц ^ио аве;ч ^авмнрј еиоу;"
     "ш ^аеиоу $аео;ђ ^нр еоу;ѓ ^р аио;ѕ ^ в;ј ^аеилмор $аеиклосч;љ ^еи аику;њ ^ао ае;ћ ^и $и;ќ ^ о;џ ^а аи;"},
    {"el",
     "ΐ αο αδκοστ;ά ^αβγδζθικλμνξπρστυφχψω $βγδθικλμνοπρςστφχ;έ ^αβγδζθικλμνξπρστφχ αβγζκλμνξπρςστφω;"
     "ή ^αβγδζθικλμνξπρστυ $δκλμνρςστ;ί ^αβγδεζθκλμνξοπρστυφχ αβγδζκλμνοπρςστχω;ΰ ο π;"
     "α ^ΐέίβγδεζθικλμνξπρστυφχψω $ΐάέήίβγδεζηθικλμνξοπρςστυφχψϊύ;β ^άέίαβεηιλμορυωόύ άέήίαβεηιλορό;"
     "γ ^άέίαγεηιλορσυόύ άέήίαγδεηικλνορυόώ;δ ^ΐάήίαγεηιλνορσυϊόύ άέήίαεηιορυωόώ;"
     "ε ^αβγδζθικλμνξοπρστφχ ίαβγδζικλμνξοπρστυφωόύώ;ζ ^έίαειορτυόύ άέήίαεηιουωόώ;"
     "η ^αβγδζθικλμνξπρστφχόώ $βγδκλμνρςστφ;θ ^άαινορστυό άέήίαεηιοωό;"
     "ι ^άαβγδεζθκλμνξοπρστφχψ άέήαβγδεζηθκλμνοπρςστφχωόώ;κ ^άέήίαγεηικλορσυωόύ $άέήίαεηικλμνορτυωόύώ;"
     "λ ^άέήίαβγεηικλοπρσυφωόύώ $άέήίαβγδεηικλοπτυχωόύώ;μ ^άέήίαεηικμορσυχωόύώ $άέήίαβεηιμνοπτυφωόύώ;"
     "ν ^άέήίαγεηικμνορυωόύώ $άέήίαδεηθινοστυωόώ;ξ ^άέίαελουωό $άέήίαεηιουό;"
     "ο ^ΐάίαβγδεζθικλμνξπρστφχ ίβγδεζθικλμνξπρςστυφχϊύ;π ^άέίαειλμοπρσυόύ άέήίαεηιλοπρυόύ;"
     "ρ ^άέήίαβγδεηικοπρτυφχωόύώ άέήίαβγδεζηθικλμνοπρστυφχωόύώ;ς άέήίαηιοόύ $;"
     "σ ^ΐάέήίαεηινορστυωόύώ άέήίαγδεηθικλμοπστυφχωόύώ;τ ^ΐάέήίαεηικλμνορστυφωϊόύώ $άέήίαεζηθιορστυωόύώ;"
     "υ ^αγδεζκλμνοπρστφψ $άήίαβγδζθκλμνξπρστφχ;φ ^άέαεηιμορσυωόύ $άέίαεηιλορτυωόύώ;χ ^άίαιλορσυ άέίαεηιμορωό;"
     "ψ ^έαρυύ άήαιυώ;ω έίδεζθικλμνρστφχ $άαβκλμνρστφ;ϊ αεο δμρςτ;ό ^βγδεζθικλμνπρστφχ βγδζηθκλμνπρςστφ;"
     "ύ αεκλμοπρστφ $βγδζκλμνπρςστφ;ώ γδεζικλμνρστφ $ηλμνρστ;"},
    {NULL, NULL},
};
