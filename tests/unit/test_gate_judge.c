/* What speaks against a qualification: for each kind, what it catches and what comes near and must pass. */
#include "test_read.h"

#include "gate/judge.h"

#define NL(words) "<text lang='nl'>" words "</text>"
#define EN(words) "<text lang='en'>" words "</text>"
#define DE(words) "<text lang='de'>" words "</text>"
#define BOTH(element, nl, en) "<" element ">" NL(nl) EN(en) "</" element ">"

static struct gate *gate;

static void add_name(void *context, enum diag_id id, struct place place, const char *field, const char *detail)
{
    struct buffer *names = context;
    (void)place;
    (void)detail;
    buffer_format(names, "%s%s%s", names->length ? " " : "", diag_name(id), field ? field : "");
}

/* The ids of what is found in a qualification of these elements, in order, each with the attribute that it is about: level-odd@eqf. */
static void expect_on(const char *today, const char *elements, const char *ids)
{
    struct buffer text = {0}, names = {0};
    struct diag *diag = diag_create();
    buffer_format(&text, "<qualification original='nl' editions='nl en'>%s</qualification>", elements);
    struct xml_file *file = xml_read_memory((const char *)text.bytes, text.length, "q.xml", diag);
    assert_non_null(file);
    bool good = judge_qualification(file, gate, today, diag);
    assert_int_equal(good, diag_errors(diag) == 0);
    diag_each(diag, add_name, &names);
    buffer_byte(&names, '\0');
    if (strcmp((const char *)names.bytes, ids) != 0) {
        diag_print(diag, stderr);
        fail_msg("found \"%s\", expected \"%s\", in:\n%s", (const char *)names.bytes, ids, elements);
    }
    xml_close(file);
    diag_destroy(diag);
    buffer_finish(&text);
    buffer_finish(&names);
}

static void expect(const char *elements, const char *ids)
{
    expect_on(NULL, elements, ids);
}

/* ------------------------------------------------------------------------------------------------ one text */

static void leftovers(void **state)
{
    (void)state;
    expect(BOTH("access", "De &lt;b>houder&lt;/b> kan", "The holder can"), "text-spoilt");
    expect(BOTH("access", "De houder &amp;amp; de school", "The holder and the school"), "text-spoilt");
    expect(BOTH("access", "De **houder** kan", "The holder can"), "text-markup");
    expect(BOTH("access", "Zie [de site](https://www.s-bb.nl)", "See the site"), "text-markup address-bare");
    expect(BOTH("access", "- Behandelt klachten", "Handles complaints"), "text-bullet");
    expect(BOTH("access", "– Behandelt klachten", "Handles complaints"), "text-bullet");
    expect(BOTH("access", "•Behandelt klachten", "Handles complaints"), "text-bullet");
    expect(BOTH("access", "• Behandelt klachten", "Handles complaints"), "text-bullet");
    expect(BOTH("access", "o\u00A0Behandelt klachten", "Handles complaints"), "text-bullet");
    expect(BOTH("access", "§ Behandelt klachten", "Handles complaints"), "text-bullet");
    expect(BOTH("access", "Ø Behandelt klachten", "Handles complaints"), "text-bullet");
    expect(BOTH("access", "# Behandelt klachten", "Handles complaints"), "text-bullet");
    expect(BOTH("access", "<p>De houder kan:</p><p>- klachten behandelen</p>", "<p>The holder can</p><p>handle complaints</p>"), "text-bullet");
    expect(BOTH("access", "– 5 mm", "At 5 mm"), "");
    expect(BOTH("access", "§ 5 mm", "At 5 mm"), "");
    expect(BOTH("access", "-5 mm", "At 5 mm"), "");
    expect(BOTH("access", "* Zie 5 mm", "At 5 mm"), "");
    expect(BOTH("access", "Ø 5 mm", "At 5 mm"), "");
    expect(BOTH("access", "o 5 mm", "At 5 mm"), "");
    expect(BOTH("access", "De houder kan (?\?\?)", "The holder can"), "text-leftover");
    expect(BOTH("access", "Wat nu? En dan?!", "What now? And then?!"), "");
    expect(BOTH("access", "De {{naam}} kan", "The holder can"), "text-leftover");
    expect("<code register='crebo'>#REF!</code>", "text-spreadsheet");
    expect(BOTH("access", "R&amp;D en a &lt; b, kwaliteit [1], 5 * 3", "R&amp;D and a &lt; b, quality [1], 5 * 3"), "");
    expect("<code register='crebo'>25135</code>", "");
    expect("<code register='[register]'>25135</code>", "text-leftover@register");
    expect("<level><framework name='{name}' level='4'/></level>", "text-leftover@name");
    expect("<level><framework name='NQF (2012) [A]' level='4+'/></level>", "");
    expect("<field name='class'>[value]</field>", "text-leftover");
    expect("<field name='class'>4b [1]</field>", "");
}

static void texts_that_are_cut(void **state)
{
    (void)state;
    expect("<title><text lang='sv'>Specialyrkesexamen f</text>" EN("Specialist vocational qualification in design") "</title>",
           "text-cut");
    expect(BOTH("access", "De houder kan naar de havo,", "The holder can go to the havo."), "text-cut");
    expect(BOTH("access", "De houder werkt in de detail-", "The holder works in retail."), "text-cut");
    expect(BOTH("access", "De houder werkt (ook in", "The holder works (also in retail)."), "text-cut");
    expect(BOTH("access", "De houder werkt in de…", "The holder works in retail."), "text-cut");
    expect(BOTH("access", "De houder “werkt in de", "The holder works in retail."), "text-cut-perhaps");
    expect(BOTH("access", "De houder werkt in de detail/", "The holder works in retail."), "text-cut");
    expect(BOTH("access", "Zie https://www.s-bb.nl/", "See https://www.s-bb.nl/"), "address-bare address-bare");
    expect(BOTH("access", "Zie www.s-bb.nl/", "See www.s-bb.nl/"), "address-bare address-bare");
    expect(BOTH("access", "De houder kan met dit diploma doorstromen naar een opleiding op",
                "With this certificate the holder can go on to a programme at level five."),
           "text-cut-perhaps");
    expect(BOTH("access", "Dit mag alles.", "With this certificate the holder can go on to any programme that is offered at a "
                                            "higher level in the same sector."),
           "text-cut-perhaps");
    /* as long as a column of a database is wide */
    expect(BOTH("access", "aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaaa",
                "The holder can go on to any programme that is offered at a higher level in the sector."),
           "text-cut");
    /* near misses */
    expect(BOTH("access", "Met dit diploma kan de houder doorstromen naar een opleiding (in de wet heet dat “verder leren.”)",
                "With this certificate the holder can go on to a programme (which the act calls “further learning”)."), "");
    expect(BOTH("title", "Assistent categorie b", "Assistant category b"), "");
    expect(BOTH("access", "1) werken; a) leren", "1) working; a) learning"), "");
    expect(BOTH("access", "1) werken", "First, working"), "");
    expect(BOTH("access", "De houder zegt „ja” en «nee».", "The holder says “yes” and “no”."), "");
    expect(BOTH("access", "Een 19\" rek", "A 19\" rack"), "");
    expect(BOTH("duration", "3 jaar (afhankelijk van de vooropleiding)", "3 years (depending on prior education)"), "");
    expect("<access><text lang='el'>Πού εργάζεται ο κάτοχος του τίτλου;</text></access>", "");
    expect(BOTH("skill", "brood bakken;", "bake bread;") BOTH("skill", "koek bakken.", "bake cake."), "");
    expect(BOTH("skill", "brood bakken.", "bake bread.") BOTH("skill", "koek bakken;", "bake cake."), "text-cut");
    expect(BOTH("skill", "brood bakken,", "bake bread.") BOTH("skill", "koek bakken.", "bake cake."), "text-cut");
    expect(BOTH("access", "<ul><li>brood;</li><li>koek;</li></ul>", "<ul><li>bread;</li><li>cake;</li></ul>"), "");
}

/* ------------------------------------------------------------------------------------------------ editions */

static void editions_out_of_step(void **state)
{
    (void)state;
    expect(BOTH("access", "<p>Een.</p><p>Twee.</p>", "<p>One. Two.</p>"), "paragraphs-differ");
    expect(BOTH("access", "<ul><li>een</li><li>twee</li></ul>", "<ul><li>one</li></ul>"), "items-differ");
    expect(BOTH("access", "Een <strong>diploma</strong>", "A diploma"), "emphasis-differs");
    expect(BOTH("access", "Zie <a href='https://www.s-bb.nl/'>SBB</a>", "See SBB"), "links-differ");
    /* what the original alone has is told once; what one other lacks, there */
    expect("<access>" NL("Zie <a href='https://www.s-bb.nl/'>SBB</a>, 4800 uur") EN("See SBB") DE("Siehe SBB") "</access>",
           "links-differ number-alone");
    expect("<access>" NL("Zie <a href='https://www.s-bb.nl/'>SBB</a>") EN("See <a href='https://www.s-bb.nl/'>SBB</a>")
               DE("Siehe SBB, 4800") "</access>",
           "links-differ number-alone");
    expect("<access>" NL("Zie") EN("See <a href='https://www.s-bb.nl/'>SBB</a>") DE("Siehe <a href='https://www.s-bb.nl/'>SBB</a>")
               "</access>",
           "links-differ links-differ");
    expect(BOTH("access", "Zie <a href='https://www.s-bb.nl/nl'>SBB</a>", "See <a href='https://s-bb.nl/en'>SBB</a>"), "");
    expect(BOTH("access", "<p>Een.</p>", "One."), "");
}

static void numbers(void **state)
{
    static const char *const hours[] = {"4800", "4,800", "4.800", "4 800", "4\u00A0800", "4\u202F800", "4’800", "4'800"};
    char text[300];
    (void)state;
    for (size_t i = 0; i < sizeof hours / sizeof *hours; i++)
        for (size_t j = 0; j < sizeof hours / sizeof *hours; j++) {
            snprintf(text, sizeof text, "<duration><text lang='nl'>%s uur</text><text lang='en'>%s hours</text></duration>",
                     hours[i], hours[j]);
            expect(text, "");
        }
    expect(BOTH("duration", "4800 uur", "4,900 hours"), "numbers-differ");
    expect(BOTH("duration", "4800 uur", "hours of study"), "number-alone");
    expect(BOTH("duration", "20% en 60%", "20 % and 50 %"), "numbers-differ");
    expect(BOTH("legal-basis", "crebo 25135", "crebo 25153"), "numbers-differ");
    expect(BOTH("duration", "deel 3 en 4", "sections 3 and 5"), "numbers-differ");
    expect(BOTH("duration", "20% en 60%", "20 per cent and 60 per cent"), "");
    expect(BOTH("access", "16.30 uur", "16:30 hours"), "");
    expect(BOTH("access", "schaal 1:75", "scale 1.75"), "numbers-differ");
    expect(BOTH("access", "4,8000 kg", "4.8 kg"), "");
    expect(BOTH("access", "4,800 uur", "4.8 hours"), "numbers-differ");
    expect(BOTH("duration", "3 jaar", "three years"), "");
    expect(BOTH("duration", "3 jaar, 400 uur", "3 years 400 hours"), "");
    expect(BOTH("duration", "2,5 jaar", "2½ years"), "");
    expect(BOTH("access", "1 500 à 2 500,50 euro", "1,500 to 2,500.50 euros"), "");
    expect(BOTH("access", "1 500 à 2 500,50 euro", "1,500 to 2,500.60 euros"), "numbers-differ");
    expect(BOTH("access", "8.00–16.30 uur", "from 8:00 to 16:30"), "");
    expect(BOTH("access", "8.00–16.30 uur", "from 8:00 to 16:45"), "numbers-differ");
    expect(BOTH("access", "8.00–16.30 uur", "from 8 to 16:30"), "");
    expect(BOTH("access", "schaal 1:50, ISO 9001:2015", "a scale of 1:50, ISO 9001:2015"), "");
    expect(BOTH("duration", "de 3e fase", "the 3rd phase"), "");
    expect(BOTH("duration", "B1-K1-W1 in 2015/16", "B1-K1-W1 in 2015/2016"), "");
    expect(BOTH("duration", "bel 030 18615-0", "call +49 30 18615-0"), "");
    expect(BOTH("duration", "bel 01 55 55 90 90", "call +33 1 55 55 90 90"), "");
    expect(BOTH("duration", "module 0483, 192 uur", "module 0484, 192 hours"), "numbers-differ");
    expect(BOTH("duration", "bel (030) 12", "call 030 12"), "");
    expect(BOTH("duration", "bel +31 (0)30 123 45 67 12", "call +31 30 1234567 12"), "");
    expect(BOTH("duration", "www.s-bb.nl/2015", "<a href='https://s-bb.nl/2016'>s-bb.nl/2016</a>"),
           "links-differ address-bare");
}

static void dates_of_editions(void **state)
{
    (void)state;
    expect("<legal-basis>" NL("vanaf 1 augustus 2015") EN("since 1 August 2015") DE("seit dem 1. August 2015") "</legal-basis>", "");
    expect("<legal-basis>" NL("vanaf 1 augustus 2015") EN("since August 1, 2015") DE("seit dem 01.08.2015")
           "<text lang='fr'>depuis le 1er août 2015</text><text lang='es'>desde el 1 de agosto de 2015</text>"
           "<text lang='hu'>2015. augusztus 1-jétől</text><text lang='fi'>1. elokuuta 2015 alkaen</text>"
           "<text lang='pl'>od 1 sierpnia 2015 r.</text><text lang='el'>από 1 Αυγούστου 2015</text>"
           "<text lang='cs'>od 1. srpna 2015</text></legal-basis>", "");
    expect(BOTH("legal-basis", "vanaf 1 augustus 2015", "since 1 July 2015"), "numbers-differ");
    expect(BOTH("legal-basis", "vanaf 1 augustus 2015", "since 2015-07-01"), "numbers-differ");
    expect(BOTH("legal-basis", "vanaf augustus 2015", "since August 2015"), "");
    expect(BOTH("legal-basis", "vanaf 1 augustus 20015", "since 1 August 20015"), "date-impossible date-impossible");
    expect(BOTH("legal-basis", "vanaf 1 augustus 2105", "since 1 August 2105"), "date-impossible date-impossible");
    expect(BOTH("legal-basis", "op 1 mei 12000 deelnemers", "on 1 May 12,000 students"), "");
    /* of a language whose months are not known, months are not compared */
    expect("<legal-basis>" NL("vanaf 1 augustus 2015") "<text lang='ga'>ó 1 Lúnasa 2015</text></legal-basis>", "");
}

static void copies(void **state)
{
    (void)state;
    expect(BOTH("access", "De houder kan naar een hogere opleiding.", "De houder kan naar een hogere opleiding."),
           "text-untranslated");
    expect(BOTH("access", "<p>Een.</p><p>De houder kan naar een hogere opleiding.</p>",
                "<p>One.</p><p>De houder kan naar een hogere opleiding.</p>"),
           "text-untranslated");
    expect(BOTH("authority", "Ministerie van Onderwijs, Cultuur en Wetenschap", "Ministerie van Onderwijs, Cultuur en Wetenschap"),
           "");
    expect(BOTH("title", "Manager", "Manager"), "");
    expect("<access><text lang='nl'>De houder kan naar een hogere opleiding.</text>"
           "<text lang='nl-BE'>De houder kan naar een hogere opleiding.</text></access>", "");
    expect("<access>" NL("Anders.") "<text lang='no'>Den som har bevis, kan arbejde i en butik.</text>"
           "<text lang='da'>Den som har bevis, kan arbejde i en butik.</text></access>", "");
    expect("<access>" NL("Anders.") "<text lang='sv'>Den som har bevis, kan arbejde i en butik.</text>"
           "<text lang='da'>Den som har bevis, kan arbejde i en butik.</text></access>", "text-untranslated");
    expect("<access>" NL("Anders.") "<text lang='nb'>Kandidaten kan arbeide i butikk eller på lager.</text>"
           "<text lang='nn'>Kandidaten kan arbeide i butikk eller på lager.</text></access>", "");
}

/* ------------------------------------------------------------------------------------------------ facts */

#define LEVEL(attributes, words) "<level " attributes "><text lang='en'>" words "</text></level>"

static void levels(void **state)
{
    (void)state;
    expect(LEVEL("eqf='3'", "EQF level 4"), "level-contradicts");
    expect(LEVEL("eqf='3'", "Level 4 of the EQF."), "level-contradicts");
    expect(LEVEL("eqf='3'", "EQF: 4"), "level-contradicts");
    expect("<level eqf='3'><text lang='de'>Niveau 4 EQR</text></level>", "level-contradicts");
    expect("<level eqf='3'><text lang='fr'>niveau 4 du CEC</text></level>", "level-contradicts");
    expect(LEVEL("nlqf='4+' eqf='4'", "NLQF level 4, EQF level 4"), "level-contradicts");
    expect(LEVEL("isced='3C'", "ISCED 2011 level 4"), "level-contradicts");
    expect(LEVEL("isced='3C'", "ISCED level 3, ISCED-F 8"), "");
    expect(LEVEL("nlqf='4' eqf='3'", "x"), "level-contradicts@eqf");
    expect(LEVEL("eqf='2' isced='655'", "x"), "level-odd@eqf");
    expect(LEVEL("eqf='4' nlqf='4+'", "Level 4+ of the NLQF, level 4 of the EQF."), "");
    expect(LEVEL("eqf='4'", "National level 3 (EQF level 4); access to level 5."), "");
    expect(LEVEL("eqf='4' isced='3C'", "EQF level 4, ISCED 1997: 3C, ISCED 2011 354, ISCED-F 0715"), "");
    expect(LEVEL("eqf='3' nlqf='3' isced='353'", "EQF and NLQF level 3"), "");
    expect("<access>" EN("Access to EQF level 5") "</access>" LEVEL("eqf='4'", "x"), "");
}

#define STEP(mark, passes) "<step mark='" mark "' passes='" passes "'/>"

static void scales(void **state)
{
    (void)state;
    expect("<grading-scale>" STEP("10", "yes") STEP("8", "yes") STEP("9", "yes") STEP("5", "no") "</grading-scale>",
           "scale-disordered");
    expect("<grading-scale>" STEP("3", "yes") STEP("2", "no") STEP("02", "no") "</grading-scale>", "marks-equal");
    expect("<grading-scale>" STEP("A", "yes") STEP("B", "no") STEP("C", "yes") "</grading-scale>", "pass-below-fail");
    expect("<grading-scale>" STEP("2", "no") STEP("1", "no") "</grading-scale>", "none-passes");
    /* Denmark, Germany, Finland, Britain, shares */
    expect("<grading-scale>" STEP("12", "yes") STEP("10", "yes") STEP("7", "yes") STEP("4", "yes") STEP("02", "yes")
           STEP("00", "no") STEP("-3", "no") "</grading-scale>", "");
    expect("<grading-scale>" STEP("1,0", "yes") STEP("1,3", "yes") STEP("4,0", "yes") STEP("5,0", "no") "</grading-scale>", "");
    expect("<grading-scale>" STEP("D", "yes") STEP("M", "yes") STEP("P", "yes") STEP("F", "no") "</grading-scale>", "");
    expect("<grading-scale>" STEP("A", "yes") STEP("E", "yes") STEP("FX", "no") STEP("F", "no") "</grading-scale>", "");
    expect("<grading-scale>" STEP("92–100", "yes") STEP("50–91", "yes") STEP("0–49", "no") "</grading-scale>", "");
    expect("<grading-scale>" STEP("5", "yes") STEP("K", "yes") STEP("1", "yes") STEP("H", "no") "</grading-scale>", "");
    /* the worst first; words alone; points */
    expect("<grading-scale>" STEP("1", "no") STEP("2", "yes") STEP("3", "yes") "</grading-scale>", "");
    expect("<grading-scale>" STEP("1", "no") STEP("2", "yes") STEP("3", "no") "</grading-scale>", "pass-below-fail");
    expect("<grading-scale><step passes='yes'><text lang='nl'>a</text></step><step passes='no'><text lang='nl'>b</text></step>"
           "</grading-scale>", "");
    expect("<grading-scale><step from='50' to='100' passes='yes'/><step to='49' passes='no'/></grading-scale>", "");
    expect("<grading-scale><step passes='yes'/><step mark='2' passes='no'/></grading-scale>", "step-silent");
}

static void validity(void **state)
{
    (void)state;
    expect("<validity from='2026-08-01' until='2026-07-31'/>", "dates-reversed@from");
    expect("<validity in-force='2027-01-01' from='2026-08-01' until='2026-08-01'/>", "");
    expect("<validity until='2026-08-01'/>", "");
}

#define TASK(number, processes) "<core-task number='" number "'>" processes "</core-task>"
#define WORK(number) "<work-process number='" number "'/>"

static void tasks(void **state)
{
    (void)state;
    expect(TASK("1", WORK("1.1")) TASK("3", WORK("3.1")), "task-gap");
    expect(TASK("2", WORK("2.1")) TASK("1", WORK("1.1")), "task-gap tasks-disordered");
    expect(TASK("1", WORK("1.1") WORK("1.3")), "task-gap");
    expect(TASK("1", WORK("1.2") WORK("1.1")), "task-gap tasks-disordered");
    expect(TASK("1", WORK("1.1") WORK("2.1")), "task-of-another");
    expect(TASK("B1-K1", WORK("B1-K1-W1") WORK("B1-K2-W2")), "task-of-another");
    expect(TASK("1", WORK("1.1") WORK("1.01")), "tasks-disordered");
    expect(TASK("B1-K1", WORK("B1-K1-W1") WORK("B1-K1-W2")) TASK("B1-K2", WORK("B1-K2-W1")) TASK("P1-K1", WORK("P1-K1-W1")), "");
    expect(TASK("1", WORK("1a") WORK("1b")) TASK("2", WORK("2a")), "");
    expect(TASK("A", WORK("1") WORK("2")) TASK("B", WORK("3")), "");
    expect(TASK("1", WORK("1.9")), "task-gap");
    expect(TASK("AUD.02", WORK("AUD.02.1") WORK("AUD.02.3")) TASK("AUD.05", WORK("AUD.05.1")), "");
    expect(TASK("31023", WORK("31023.1")) TASK("31025", WORK("31025.1")), "");
}

static void days_and_shares(void **state)
{
    (void)state;
    expect(BOTH("legal-basis", "vanaf 31 februari 2015", "since 31 February 2015"), "date-impossible date-impossible");
    expect("<legal-basis>" EN("since 1 August 3015") "</legal-basis>", "date-impossible");
    expect("<legal-basis>" EN("since 31.06.2015") "</legal-basis>", "date-impossible");
    expect("<legal-basis>" EN("valid from 1 August 2015 to 31 July 2012") "</legal-basis>", "dates-reversed");
    expect("<legal-basis>" EN("valid 2019–2015") "</legal-basis>", "dates-reversed");
    expect("<legal-basis>" EN("practice: 120%") "</legal-basis>", "share-odd");
    expect("<pathway percentage='40%'/><pathway percentage='50%'/>", "share-odd");
    expect("<duration>" EN("0 years") "</duration>", "duration-odd");
    expect("<legal-basis>" EN("since 29 February 2016, 1 August 2015; directive 2013/55/EU, 2005-2015") "</legal-basis>", "");
    expect("<legal-basis>" EN("Act 630/1998, 3015 hours, outline 3.13.2015, 100%") "</legal-basis>", "");
    expect("<pathway percentage='40%'/><pathway percentage='60%'/>", "");
    expect("<pathway percentage='49.5%'/><pathway percentage='50%'/>", "");
    expect("<pathway percentage='49.4%'/><pathway percentage='50%'/>", "share-odd");
    expect("<pathway percentage='50.5%'/><pathway percentage='50%'/>", "");
    expect("<pathway percentage='50.6%'/><pathway percentage='50%'/>", "share-odd");
    expect("<legal-basis>" EN("since 29 February 2000 and 29 February 2016") "</legal-basis>", "");
    expect("<legal-basis>" EN("since 29 February 1900") "</legal-basis>", "date-impossible");
    expect("<legal-basis>" EN("since 29 February 2015") "</legal-basis>", "date-impossible");
    expect("<legal-basis>" EN("valid from 1 August 2015 to 1 August 2015") "</legal-basis>", "");
    expect("<legal-basis>" EN("valid from 1 August 2015 to 31 July 2015") "</legal-basis>", "dates-reversed");
    expect("<pathway percentage='100%'/><pathway percentage='100%'/>", "");
    expect("<pathway percentage='40%'/><pathway/>", "");
}

/* ------------------------------------------------------------------------------------------------ addresses */

#define LINK(address, words) "<access><text lang='en'>See <a href='" address "'>" words "</a>.</text></access>"

static void addresses(void **state)
{
    (void)state;
    expect(LINK("https://www.s-bb.nl.", "SBB"), "address-invalid");
    expect(LINK("https://localhost/x", "x"), "address-invalid");
    expect(LINK("https://www.example.org/", "x"), "address-invalid");
    expect(LINK("https:///x", "x"), "address-invalid");
    expect(LINK("https://http://www.s-bb.nl", "x"), "address-invalid");
    expect(LINK("mailto:info", "x"), "address-invalid");
    expect(LINK("https://192.168.1.2/", "x"), "address-invalid");
    expect(LINK("http://www.a-bb.nl", "www.s-bb.nl"), "address-elsewhere");
    expect(LINK("mailto:info@s-bb.nl", "post@s-bb.nl"), "address-elsewhere");
    expect(LINK("https://www.s-bb.nl/en", "https://www.s-bb.nl/nl"), "address-elsewhere");
    expect("<access>" EN("See www.s-bb.nl.") "</access>", "address-bare");
    expect(LINK("https://www.s-bb.nl/", "www.s-bb.nl"), "");
    expect(LINK("http://kwalificaties.s-bb.nl/en/", "s-bb.nl"), "");
    expect(LINK("https://www.s-bb.nl/en?a=1", "the site of S-BB B.V., o.a. e.d."), "");
    expect(LINK("mailto:info@s-bb.nl?subject=x", "info@S-BB.nl"), "");
    expect(LINK("https://ministère.fr/é", "ministère.fr"), "");
    expect(LINK("https://notexample.org", "x"), "");
    expect("<access>" EN("The www of today, http is old.") "</access>", "");
}

/* ------------------------------------------------------------------------------------------------ waivers */

#define WAIVER(id, select) "<waivers><waiver id='" id "' select=\"" select "\" reason='as adopted' by='J. Bos' until='2027-01-01'/></waivers>"
#define WRONG BOTH("duration", "4800 uur", "4900 hours")

static void waivers(void **state)
{
    (void)state;
    struct diag *diag = diag_create();
    const char text[] = "<qualification original='nl'>" WRONG WAIVER("numbers-differ", "duration") "</qualification>";
    struct xml_file *file = xml_read_memory(text, strlen(text), "q.xml", diag);
    assert_true(judge_qualification(file, gate, "2027-01-01T09:00:00Z", diag));
    assert_int_equal(diag_count(diag), 1);
    assert_int_equal(diag_errors(diag) + diag_warnings(diag), 0);
    assert_false(judge_qualification(file, gate, "2027-01-02", diag));
    xml_close(file);
    diag_destroy(diag);
    expect_on("2027-01-02", WRONG WAIVER("numbers-differ", "duration"), "numbers-differ waiver-over");
    expect(WRONG WAIVER("numbers-differ", "duration/text[@lang='en']"), "numbers-differ");
    expect(WRONG "<waivers><waiver id='numbers-differ' select='access' reason='a' by='b' until='2099-01-01'/>"
                 "<waiver id='numbers-differ' select='duration' reason='a' by='b' until='2099-01-01'/></waivers>", "numbers-differ waiver-stale");
    expect(WRONG WAIVER("numbers-differ", "access"), "numbers-differ waiver-stale");
    expect(WRONG WAIVER("text-cut", "duration"), "numbers-differ waiver-stale");
    expect(WRONG WAIVER("text-missing", "duration"), "numbers-differ waiver-unknown");
    expect(WRONG WAIVER("numbers-differ", "duration["), "xpath-invalid numbers-differ");
}

/* The waiver stays behind; a document can be made again from what was taken out of it. */
static void data_of_a_document_pass(void **state)
{
    (void)state;
    static const struct {
        const char *root, *elements;
        size_t errors;
    } cases[] = {
        {"editions='nl' dated='2026-07-10T00:00:00Z'", "", 0},
        {"editions='nl'", "<fields><field name='holder.name'>Ada</field></fields>", 0},
        {"editions='nl'", "", 1},
        {"editions='nl en' dated='2026-07-10T00:00:00Z'", "", 1},
        {"", "<fields><field name='holder.name'>Ada</field></fields>", 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diag *diag = diag_create();
        char text[400];
        snprintf(text, sizeof text, "<qualification original='nl' %s><access><text lang='nl'>De houder kan naar,</text></access>"
                 "%s</qualification>", cases[i].root, cases[i].elements);
        struct xml_file *file = xml_read_memory(text, strlen(text), "q.xml", diag);
        diag_be_strict(diag);
        assert_int_equal(judge_qualification(file, gate, NULL, diag), cases[i].errors == 0);
        assert_int_equal(diag_count(diag), 1);
        assert_int_equal(diag_errors(diag), cases[i].errors);
        xml_close(file);
        diag_destroy(diag);
    }
}

/* Each text by its own language, once; what is said in another one by that. */
static void punctuation(void **state)
{
    (void)state;
    expect(BOTH("access", "Het »woord« en »nog een«", "The “word” and “another”"), "quotes-foreign");
    expect(BOTH("access", "Het “woord”", "The „word”"), "quotes-foreign");
    expect(BOTH("access", "Het “woord” van Anna’s ‘huis’ (19\")", "The “word” of Ann’s ‘house’ (19\")"), "");
    expect("<access>" NL("Het <span lang='de'>»Wort«</span> en <em>“woord”</em>") EN("The <span lang='de'>»Wort«</span>, “word”") "</access>", "");
    expect("<access>" NL("Het <span lang='de'>“Wort”</span>") EN("The “<span lang='de'>Wort</span>”") "</access>", "quotes-foreign");
    expect("<access>" NL("Het woord: ja; nee") "<text lang='fr'>Le mot: oui; non</text></access>", "space-lacking");
    expect("<access>" NL("Het woord") "<text lang='fr'>Le mot : <span lang='nl'>woord: ja</span> ; <em>non</em> !</text></access>", "");
    expect("<access>" NL("Het woord") "<text lang='fr'>Le mot : non !</text></access>", "");
    expect("<access>" NL("Het woord") "<text lang='fr'>Le <em>mot</em>: non</text></access>", "space-lacking");
}

/* ------------------------------------------------------------------------------------------------ whole ones */

static void whole_qualifications_bring_no_alarm(void **state)
{
    static const char *const files[] = {
        "samples/25135-contactcenter-medewerker.xml", "tests/golden/base/qualification.xml", "tests/data/qualifications/cs.xml",
        "tests/data/qualifications/el.xml", "tests/data/qualifications/es.xml", "tests/data/qualifications/fi.xml",
        "tests/data/qualifications/fr.xml", "tests/data/qualifications/hu.xml", "tests/data/qualifications/pl.xml",
        "tests/data/qualifications/sv.xml"};
    (void)state;
    size_t found = 0;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct diag *diag = diag_create();
        struct xml_file *file = xml_read(files[i], (struct place){0}, diag);
        assert_non_null(file);
        judge_qualification(file, gate, NULL, diag);
        diag_print(diag, stderr);
        found += diag_count(diag);
        xml_close(file);
        diag_destroy(diag);
    }
    assert_int_equal(found, 0);
}

/* ------------------------------------------------------------------------------------------------ at length */

/* Time that grows with the square of the text would not end. */
static void long_texts_take_bounded_time(void **state)
{
    static const char *const parts[] = {"1", "1a", "1,111", "1.111", "[", "**a", "4 800 ", "1 may ", "(", "\\n", "www.a.nl ", "<p>a</p>",
                                        "<a href='https://a.nl/'>a </a>"};
    (void)state;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct buffer text = {0};
        struct diag *diag = diag_create();
        buffer_string(&text, "<qualification original='nl'><access><text lang='nl'>");
        for (size_t length = 0; length < 300000; length += strlen(parts[i]))
            buffer_string(&text, parts[i]);
        buffer_string(&text, "</text><text lang='en'>");
        for (size_t length = 0; length < 300000; length += strlen(parts[i]))
            buffer_string(&text, parts[i]);
        buffer_string(&text, "</text></access></qualification>");
        struct xml_file *file = xml_read_memory((const char *)text.bytes, text.length, "q.xml", diag);
        if (file)
            judge_qualification(file, gate, NULL, diag);
        xml_close(file);
        diag_destroy(diag);
        buffer_finish(&text);
    }
}

static int open_gate(void **state)
{
    (void)state;
    gate = gate_create("layouts");
    return 0;
}

static int close_gate(void **state)
{
    (void)state;
    gate_destroy(gate);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leftovers),
        cmocka_unit_test(texts_that_are_cut),
        cmocka_unit_test(editions_out_of_step),
        cmocka_unit_test(numbers),
        cmocka_unit_test(dates_of_editions),
        cmocka_unit_test(copies),
        cmocka_unit_test(levels),
        cmocka_unit_test(scales), cmocka_unit_test(validity),
        cmocka_unit_test(tasks),
        cmocka_unit_test(days_and_shares),
        cmocka_unit_test(addresses),
        cmocka_unit_test(waivers),
        cmocka_unit_test(data_of_a_document_pass),
        cmocka_unit_test(punctuation),
        cmocka_unit_test(whole_qualifications_bring_no_alarm),
        cmocka_unit_test(long_texts_take_bounded_time),
    };
    return cmocka_run_group_tests(tests, open_gate, close_gate);
}
