/* Where the lines of a paragraph end. */
#include "test_paragraph.h"

#include "typeset/opportunities.h"
#include "typeset/syllables.h"

static const char dutch[] =
    "De horizontale loopbaanmogelijkheden binnen een contactcenter liggen voornamelijk in andersoortige en complexere "
    "projecten. De verticale loopbaanmogelijkheden binnen een contactcenter zelf zijn beperkt: de Contactcenter medewerker "
    "kan doorgroeien naar de functie van teamleider. Buiten een contactcenter liggen ook mogelijkheden voor de contactcenter "
    "medewerker met name in servicegerichte en commerciële functies, zoals een commerciële binnendienstfunctie.";

/* [pt] A measure that holds so many letters n and nothing more. */
static double letters(struct setting *setting, int count)
{
    char words[16];
    snprintf(words, sizeof words, "%d", count);
    return natural_width(setting, words_of(words)) + 0.01;
}

/* ------------------------------------------------------------------------------------------------ total fit */

static void the_paragraph_is_fitted_as_a_whole(void **state)
{
    struct setting *setting = *state;
    setting->style.hyphenate = HYPHENATE_LITTLE; /* no balancing: that is for heads */
    double width = letters(setting, 12);
    /* Line by line the first would take 5 and 5, and leave 2 alone. */
    assert_string_equal(lengths_of(set_text(setting, words_of("5 5 2 11 4 4"), width)), "5|5 2|11|4 4");
    assert_string_equal(lengths_of(set_text(setting, words_of("5 5 6 4 11 4 4"), width)), "5 5|6 4|11|4 4");
}

static void no_line_is_wider_than_the_measure(void **state)
{
    struct setting *setting = *state;
    for (int hyphenate = HYPHENATE_NO; hyphenate <= HYPHENATE_YES; hyphenate++)
        for (int align = ALIGN_LEFT; align <= ALIGN_JUSTIFY; align++)
            for (double width = 12; width < 600; width *= 1.31) {
                setting->style.hyphenate = (enum hyphenate)hyphenate;
                setting->style.align = (enum align)align;
                typesetter_forget(setting->typesetter);
                const struct set_paragraph *paragraph = set_text(setting, dutch, width);
                assert_sound(paragraph);
                assert_true(paragraph->width <= width + (align == ALIGN_JUSTIFY ? 0.01 : 1e-4));
                if (width > 80)
                    assert_true((double)paragraph->count * width > natural_width(setting, dutch) * 0.97);
            }
}

/* The text of the lines is the paragraph's, but for spaces at the ends and hyphens that were added. */
static void lines_say_what_the_paragraph_says(void **state)
{
    struct setting *setting = *state;
    setting->style.hyphenate = HYPHENATE_YES;
    for (double width = 30; width < 500; width += 17) {
        char said[2048];
        size_t length = 0;
        const char *lines = lines_text(set_text(setting, dutch, width));
        for (const char *at = lines; *at; at++) {
            if (*at == '~' && at[1] == '|')
                at++;
            else if (*at == '|' && at[-1] != '/' && width > 60)
                said[length++] = ' ';
            else if (*at != '|')
                said[length++] = *at;
        }
        said[length] = '\0';
        if (width > 60)
            assert_string_equal(said, dutch);
    }
}

static void a_word_alone_on_the_last_line_is_avoided(void **state)
{
    struct setting *setting = *state;
    setting->style.hyphenate = HYPHENATE_LITTLE;
    double width = letters(setting, 20);
    /* Filled up, the lines would be 9 9|9 5 4|4. */
    assert_string_equal(lengths_of(set_text(setting, words_of("9 9 9 5 4 4"), width)), "9 9|9 5|4 4");
}

static void a_short_word_alone_on_the_last_line_costs_a_gap(void **state)
{
    struct setting *setting = *state;
    setting->style.hyphenate = HYPHENATE_LITTLE;
    double width = letters(setting, 30);
    assert_string_equal(lengths_of(set_text(setting, words_of("9 9 10 3"), width)), "9 9|10 3");
    assert_string_equal(lengths_of(set_text(setting, words_of("18 11 3"), width)), "18|11 3");
    /* A longer word may stand there, and a short one if there is no line to take from. */
    assert_string_equal(lengths_of(set_text(setting, words_of("14 15 12"), width)), "14 15|12");
    assert_string_equal(lengths_of(set_text(setting, words_of("29 3"), width)), "29|3");
}

static void heads_have_lines_of_like_length(void **state)
{
    struct setting *setting = *state;
    double width = letters(setting, 30);
    assert_string_equal(lengths_of(set_text(setting, words_of("7 7 7 3 4 3"), width)), "7 7|7 3 4 3");
    setting->style.hyphenate = HYPHENATE_LITTLE;
    typesetter_forget(setting->typesetter);
    assert_string_equal(lengths_of(set_text(setting, words_of("7 7 7 3 4 3"), width)), "7 7 7 3|4 3");
}

/* ------------------------------------------------------------------------------------------------ justified */

/* Heads of two lines and of three; where four are needed, it is no head, and the last one may be short. */
static void four_lines_are_not_balanced(void **state)
{
    struct setting *setting = *state;
    double width = letters(setting, 20);
    size_t balanced = 0, tall = 0;
    unsigned seed = 1;
    for (int i = 0; i < 300; i++) {
        char head[4096], words[128];
        size_t length = 0;
        for (int count = 4 + i % 13; count > 0; count--) {
            seed = seed * 1103515245 + 12345;
            length += (size_t)snprintf(words + length, sizeof words - length, "%u ", 2 + (seed >> 16) % 7);
        }
        words[length - 1] = '\0';
        setting->style.hyphenate = HYPHENATE_NO;
        typesetter_forget(setting->typesetter);
        snprintf(head, sizeof head, "%s", lengths_of(set_text(setting, words_of(words), width)));
        setting->style.hyphenate = HYPHENATE_LITTLE;
        typesetter_forget(setting->typesetter);
        const struct set_paragraph *plain = set_text(setting, words_of(words), width);
        bool same = strcmp(head, lengths_of(plain)) == 0;
        if (plain->count >= 4 && !same)
            fail_msg("%s becomes %s", words, head);
        balanced += !same;
        tall += plain->count >= 4;
    }
    assert_true(balanced > 20 && tall > 20);
}

static void justified_lines_fill_the_measure(void **state)
{
    struct setting *setting = *state;
    setting->style.align = ALIGN_JUSTIFY;
    setting->style.hyphenate = HYPHENATE_YES;
    for (double width = 120; width < 500; width += 13.7) {
        const struct set_paragraph *paragraph = set_text(setting, dutch, width);
        assert_sound(paragraph);
        for (size_t i = 0; i < paragraph->count; i++) {
            double off = paragraph->lines[i]->width - width;
            if (i + 1 < paragraph->count)
                assert_true(off < 0.006 && off > -0.006); /* half a unit of a 10 pt font */
            else
                assert_true(off < 0.006);
        }
    }
}

static void justified_spaces_shrink_before_they_grow_much(void **state)
{
    struct setting *setting = *state;
    double width = natural_width(setting, words_of("4 4 4 4")) - 1;
    const char *text = words_of("4 4 4 4 4 4 4 4");
    setting->style.align = ALIGN_JUSTIFY;
    typesetter_forget(setting->typesetter);
    const struct set_paragraph *paragraph = set_text(setting, text, width);
    assert_string_equal(lengths_of(paragraph), "4 4 4 4|4 4 4 4");
    for (size_t i = 0; i < 2; i++)
        assert_true(paragraph->lines[i]->width < width + 0.006);
    assert_string_equal(lengths_of(set_text(setting, text, width - 5)), "4 4 4|4 4 4|4 4");
}

static void fixed_spaces_do_not_grow(void **state)
{
    struct setting *setting = *state;
    setting->style.align = ALIGN_JUSTIFY;
    const struct set_paragraph *paragraph =
        set_text(setting, "nnnn\xC2\xA0nnnn nnnn nnnn nnnnnnn", natural_width(setting, "nnnn\xC2\xA0nnnn nnnn nnnn") + 4);
    const struct glyph_run *run = &paragraph->lines[0]->runs[0];
    int32_t space = face_advance_fu(run->face, face_glyph(run->face, ' '));
    assert_int_equal(run->glyphs[4].advance_fu, space);
    assert_true(run->glyphs[9].advance_fu > space + 100);
    assert_true(run->glyphs[run->count - 1].advance_fu == space); /* at the line's end */
}

static void a_line_that_the_author_ended_is_not_filled(void **state)
{
    struct setting *setting = *state;
    setting->style.align = ALIGN_JUSTIFY;
    struct run runs[] = {text_run(setting, "een twee"), {.kind = RUN_BREAK, .style = &setting->style, .language = "nl"},
                         text_run(setting, "drie")};
    double natural = natural_width(setting, "een twee");
    const struct set_paragraph *paragraph = set_runs(setting, runs, 3, 300);
    assert_true(paragraph->lines[0]->width < natural + 1e-6);
}

/* ------------------------------------------------------------------------------------------------ hyphens */

static void a_hyphen_added_says_so(void **state)
{
    struct setting *setting = *state;
    setting->style.hyphenate = HYPHENATE_YES;
    double width = natural_width(setting, "een kwalificatie-");
    const struct set_paragraph *paragraph = set_text(setting, "een kwalificatiedossier of meer dan een", width + 1);
    assert_string_equal(lines_text(paragraph), "een kwalificatie~|dossier of meer|dan een");
    const struct glyph_run *run = &paragraph->lines[0]->runs[0];
    assert_int_equal(paragraph->lines[0]->count, 1);
    assert_string_equal(run->text, "een kwalificatie\xC2\xAD");
    const struct glyph *last = &run->glyphs[run->count - 1];
    assert_true(last->length == 2 && last->text == 16);
    assert_true(last->id == face_glyph(run->face, 0x2010));
    assert_sound(paragraph);
}

static void hyphens_come_as_the_style_says(void **state)
{
    struct setting *setting = *state;
    double width = natural_width(setting, "een opleidings-");
    const char *text = "een opleidingsinstelling is een onderwijsinstelling met een vergunning";
    assert_null(strchr(lines_text(set_text(setting, text, width)), '~'));
    setting->style.hyphenate = HYPHENATE_YES;
    typesetter_forget(setting->typesetter);
    assert_non_null(strchr(lines_text(set_text(setting, text, width)), '~'));
    assert_non_null(strchr(lines_text(set_text(setting, dutch, 200)), '~'));
    setting->style.hyphenate = HYPHENATE_LITTLE;
    typesetter_forget(setting->typesetter);
    assert_null(strchr(lines_text(set_text(setting, dutch, 300)), '~'));
    assert_non_null(strchr(lines_text(set_text(setting, "nnnnnnnnnn een loopbaanmogelijkhedenonderzoek of iets", 110)), '~'));
}

static void a_word_that_fits_is_not_hyphenated(void **state)
{
    struct setting *setting = *state;
    setting->style.hyphenate = HYPHENATE_YES;
    for (double width = 100; width < 400; width += 3.3) {
        const struct set_paragraph *paragraph = set_text(setting, dutch, width);
        for (size_t i = 0; i + 1 < paragraph->count; i++) {
            const struct glyph_run *run = &paragraph->lines[i]->runs[0], *next = &paragraph->lines[i + 1]->runs[0];
            if (run->length < 2 || strcmp(run->text + run->length - 2, "\xC2\xAD"))
                continue;
            char whole[2048];
            snprintf(whole, sizeof whole, "%.*s%.*s", (int)run->length - 2, run->text, (int)strcspn(next->text, " "), next->text);
            if (strcmp(whole + strlen(whole) - 2, "\xC2\xAD"))
                assert_true(natural_width(setting, whole) > width);
            snprintf(whole, sizeof whole, "%.*s", (int)(strrchr(run->text, ' ') - run->text), run->text);
            double room = width - natural_width(setting, whole);
            assert_true(room > width / 8);
        }
    }
}

/* The letter before a hyphen has no kerning with the letter that went to the next line. */
static void a_hyphen_does_not_stick_out(void **state)
{
    struct setting *setting = *state;
    const char *text = "T\xC2\xAD" "e\xC2\xADV\xC2\xAD" "a\xC2\xADW\xC2\xAD" "A\xC2\xADT\xC2\xAD" "a\xC2\xADL\xC2\xAD"
                       "T\xC2\xADY\xC2\xADo\xC2\xAD" "A\xC2\xADV\xC2\xAD" "A\xC2\xADP\xC2\xAD,";
    for (double width = 14; width < 70; width += 0.05)
        assert_true(set_text(setting, text, width)->width <= width + 1e-4);
}

static void the_last_word_is_not_hyphenated_without_need(void **state)
{
    struct setting *setting = *state;
    setting->style.hyphenate = HYPHENATE_YES;
    double needed = natural_width(setting, "binnendienstfunctie.");
    for (double width = 60; width < 400; width += 1.7) {
        const char *lines = lines_text(set_text(setting, dutch, width));
        const char *word = strrchr(lines, ' ') > strrchr(lines, '|') ? strrchr(lines, ' ') : strrchr(lines, '|');
        assert_int_equal(!strcmp(word + 1, "binnendienstfunctie."), width >= needed);
    }
}

static void soft_hyphens_are_used_and_nothing_else_in_their_word(void **state)
{
    struct setting *setting = *state;
    double width = natural_width(setting, "een kwalifi-");
    const char *text = "een kwali\xC2\xAD" "ficatiedossier";
    assert_string_equal(lines_text(set_text(setting, text, natural_width(setting, "ficatiedossier") + 1)),
                        "een kwali~|ficatiedossier");
    setting->style.hyphenate = HYPHENATE_YES;
    typesetter_forget(setting->typesetter);
    assert_string_equal(lines_text(set_text(setting, "een kwa\xC2\xADlificatie of een", width + 1)), "een kwa~|lificatie|of een");
    assert_string_equal(lines_text(set_text(setting, text, 300)), "een kwalificatiedossier");
}

/* How many lines end with a hyphen that was added, and the line before them does, too; and whether the one before the last
 * does. */
static size_t count_hyphens_running(const char *lines, bool *before_last)
{
    size_t running = 0;
    bool hyphen = false;
    for (const char *end; (end = strchr(lines, '|')); lines = end + 1) {
        running += hyphen && end[-1] == '~';
        hyphen = end[-1] == '~';
    }
    *before_last = hyphen;
    return running;
}

static void no_two_lines_running_end_with_a_hyphen(void **state)
{
    struct setting *setting = *state;
    bool before_last;
    size_t hyphens = 0;
    setting->style.hyphenate = HYPHENATE_YES;
    for (double width = 130; width < 300; width += 1.7) {
        const char *lines = lines_text(set_text(setting, dutch, width));
        hyphens += strchr(lines, '~') != NULL;
        assert_int_equal(count_hyphens_running(lines, &before_last), 0);
        assert_false(before_last);
    }
    assert_true(hyphens > 30);
    /* A word that takes three lines has hyphens all the same. */
    const char *lines = lines_text(set_text(setting, "loopbaanmogelijkhedenonderzoek", natural_width(setting, "mogelijkheden")));
    assert_int_equal(count_hyphens_running(lines, &before_last), 1);
}

/* A word's own hyphens count among them. */
static void no_two_lines_running_seem_to_end_with_a_hyphen(void **state)
{
    struct setting *setting = *state;
    static const char text[] =
        "De kwalificatiestructuur heeft mbo-opleidingen, hbo-opleidingen, loopbaan-ontwikkelingen en kwalificatie-eisen voor "
        "de contactcenter-medewerker en de opleidings-instelling, beroepspraktijk-vorming of beroepsonderwijs-aanbieders.";
    setting->style.hyphenate = HYPHENATE_YES;
    for (double width = 130; width < 300; width += 0.9) {
        bool hyphen = false;
        const char *lines = lines_text(set_text(setting, text, width));
        for (const char *end; (end = strchr(lines, '|')); lines = end + 1) {
            bool again = end[-1] == '~' || end[-1] == '-';
            assert_false(hyphen && again);
            hyphen = again;
        }
    }
}

/* The long word goes to the next line whole, or is parted where it does not fit on one. */
static void a_word_behind_a_slash_is_not_parted(void **state)
{
    struct setting *setting = *state;
    setting->style.hyphenate = HYPHENATE_YES;
    const char *slash = "het beroep/opleidingsinstelling van nu en van later en meer";
    double width = natural_width(setting, "het beroep/opleidings-") + 1;
    assert_string_equal(lines_text(set_text(setting, slash, width)), "het beroep/|opleidingsinstelling|van nu en van later|en meer");
    assert_string_equal(lines_text(set_text(setting, "het beroep opleidingsinstelling van nu en van later en meer", width)),
                        "het beroep opleidings~|instelling van nu en|van later en meer");
    width = natural_width(setting, "opleidings-") + 1;
    assert_non_null(strstr(lines_text(set_text(setting, slash, width)), "opleidings~|instelling"));
}

static void a_name_in_brackets_is_not_parted(void **state)
{
    struct setting *setting = *state;
    setting->style.hyphenate = HYPHENATE_YES;
    double width = natural_width(setting, "het gebouw (Examencom-") + 1;
    static const char name[] = "het gebouw (Examencommissie Zuid) van nu en van later en meer";
    static const char whole[] = "het gebouw|(Examencommissie|Zuid) van nu en van later|en meer";
    static const char parted[] = "het gebouw (Examencom~|missie Zuid) van nu en|van later en meer";
    assert_string_equal(lines_text(set_text(setting, name, width)), whole);
    /* Not so where every noun has a capital, outside of brackets, or without a capital. */
    setting->typography.noun_capitals = true;
    typesetter_forget(setting->typesetter);
    assert_string_equal(lines_text(set_text(setting, name, width)), parted);
    setting->typography.noun_capitals = false;
    assert_non_null(strstr(lines_text(set_text(setting, "gebouw (a) Examencommissie Zuid van nu en van later en meer", width)), "com~|missie"));
    assert_non_null(strstr(lines_text(set_text(setting, "het gebouw (examencommissie Zuid) van nu en van later en meer", width)), "com~|missie"));
    /* Nor where the name is wider than the measure. */
    width = natural_width(setting, "(Examencom-") + 1;
    assert_string_equal(lines_text(set_text(setting, name, width)), "het gebouw|(Examen~|commissie|Zuid) van nu|en van later|en meer");
}

/* Where the first word of the text may be hyphenated, as "3 7". */
static const char *syllables_of(struct setting *setting, struct run *runs, size_t count, size_t index)
{
    static char offsets[256];
    struct block block = {.kind = BLOCK_PARAGRAPH, .style = &setting->style};
    block.paragraph = (struct paragraph_content){.runs = runs, .count = count};
    struct prepared *prepared = prepare_paragraph(setting->typesetter, &block, false);
    const struct hyphens *hyphens = find_syllables(setting->typesetter, prepared, index);
    size_t length = 0;
    offsets[0] = '\0';
    for (size_t i = 0; i < hyphens->count; i++)
        length += (size_t)sprintf(offsets + length, i ? " %u" : "%u", hyphens->list[i].offset);
    return offsets;
}

static void only_words_are_hyphenated(void **state)
{
    struct setting *setting = *state;
    static const char *const words[][2] = {
        {"opleiding", "5"}, {"Opleiding,", "5"}, {"(opleiding)", "6"}, {"\xE2\x80\x9Copleiding\xE2\x80\x9D", "8"},
        {"commerciële", "3 6"}, {"OPLEIDING", ""}, {"MijnOpleiding", ""}, {"opleiding2", ""}, {"op", ""}, {"http://opleiding.nl", ""},
        {"www.opleiding.nl", ""}, {"info@opleiding.nl", ""}, {"oplei\xC2\xAD" "ding", ""}, {"opleidingen's", "5 8"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct run run = text_run(setting, words[i][0]);
        assert_string_equal(syllables_of(setting, &run, 1, 0), words[i][1]);
    }
    struct run run = text_run(setting, "kern-taken/kerntaken kern-opleiding");
    assert_string_equal(syllables_of(setting, &run, 1, 1), ""); /* a part of five letters */
    assert_string_equal(syllables_of(setting, &run, 1, 2), "4 6");
    assert_string_equal(syllables_of(setting, &run, 1, 5), "5");
    struct run runs[] = {text_run(setting, "opleiding"), text_run(setting, "svorm "), text_run(setting, "en")};
    assert_string_equal(syllables_of(setting, runs, 2, 0), ""); /* it goes on in the next run */
    assert_string_equal(syllables_of(setting, runs, 2, 1), "");
    runs[1].text = ", ";
    runs[1].length = 2;
    assert_string_equal(syllables_of(setting, runs, 2, 0), "5");
    runs[0].text = "however";
    runs[0].length = 7;
    assert_string_equal(syllables_of(setting, runs, 2, 0), "4");
    runs[0].language = "en";
    assert_string_equal(syllables_of(setting, runs, 2, 0), "3");
}

/* İ is longer than its i, and I shorter than its ı: the places are those of the word as it stands. */
static void a_turkish_capital_is_another_letter(void **state)
{
    struct setting *setting = *state;
    static const char *const words[][3] = {
        {"tr", "istanbul", "5"}, {"tr", "İstanbul", "6"}, {"tr", "(İstanbul)", "7"}, {"tr", "ışıkçılar", "7 11"}, {"tr", "Işıkçılar", "6 10"},
        {"tr-CY", "Işıkçılar", "6 10"}, {"tr", "İİstanbul", ""}, {"tr", "istanbulİ", ""}, {"it", "Istruzione", "5"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        setting->language = words[i][0];
        struct run run = text_run(setting, words[i][1]);
        assert_string_equal(syllables_of(setting, &run, 1, 0), words[i][2]);
    }
}

/* ------------------------------------------------------------------------------------------------ one line */

static void assert_same_run(const struct glyph_run *one, const struct glyph_run *other)
{
    assert_true(one->face == other->face && one->x == other->x && one->width == other->width && one->run == other->run);
    assert_int_equal(one->length, other->length);
    assert_memory_equal(one->text, other->text, one->length);
    assert_int_equal(one->count, other->count);
    for (size_t i = 0; i < one->count; i++) {
        const struct glyph *a = &one->glyphs[i], *b = &other->glyphs[i];
        assert_true(a->id == b->id && a->advance_fu == b->advance_fu && a->text == b->text && a->length == b->length);
    }
}

/* What is set as one line is what the paragraph has. Gives whether anything is. */
static bool line_is_as_in_paragraph(struct setting *setting, const char *text, double width)
{
    struct run run = text_run(setting, text);
    const struct block block = {.kind = BLOCK_PARAGRAPH, .style = &setting->style, .paragraph = {.runs = &run, .count = 1}};
    const struct set_paragraph *whole = paragraph_set(setting->typesetter, &block, width, 1, 0, setting->diag);
    const struct broken_paragraph *kept = paragraph_keep_whole(setting->typesetter, &block, width, 1, 0, setting->diag);
    if (!kept)
        return false;
    const struct set_paragraph *line = paragraph_lines(setting->typesetter, kept);
    assert_int_equal(whole->count, 1);
    assert_int_equal(line->count, 1);
    assert_true(line->width == whole->width && line->lines[0]->count == whole->lines[0]->count);
    for (size_t i = 0; i < line->lines[0]->count; i++)
        assert_same_run(&line->lines[0]->runs[i], &whole->lines[0]->runs[i]);
    return true;
}

static void one_line_is_set_as_the_paragraph_would_be(void **state)
{
    struct setting *setting = *state;
    static const char *const texts[] = {
        "Zoë Jansen-Đurić", "A. B. van 't Hof ", "D-2026-0000001", "crebo 25135 · EQF niveau 4", "§ 23, « mot » en 3 %",
        "oplei\xC2\xAD" "ding (Zuid)", "http://www.europass.eu/en/of", "x  y", " x", "Ελένη 日本 ж", "", " "};
    setting->typography = (struct typography){.units = "%", .before_numbers = "niveau", .before_words = "van", .narrow_before = "» %",
                                              .narrow_behind = "«"};
    for (int align = ALIGN_LEFT; align <= ALIGN_JUSTIFY; align++)
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            setting->style.align = (enum align)align;
            setting->style.hyphenate = i % 2 ? HYPHENATE_YES : HYPHENATE_NO;
            typesetter_forget(setting->typesetter);
            double natural = natural_width(setting, texts[i]);
            assert_int_equal(line_is_as_in_paragraph(setting, texts[i], natural), strspn(texts[i], " ") < strlen(texts[i]));
            for (double width = 10; width < natural; width *= 1.07)
                line_is_as_in_paragraph(setting, texts[i], width);
            assert_true(natural < 20 || !line_is_as_in_paragraph(setting, texts[i], natural - 3));
        }
}

static void a_line_that_the_author_ends_is_not_the_only_one(void **state)
{
    struct setting *setting = *state;
    struct run runs[] = {text_run(setting, "boven"), text_run(setting, ""), text_run(setting, "onder")};
    struct block block = {.kind = BLOCK_PARAGRAPH, .style = &setting->style, .paragraph = {.runs = runs, .count = 3}};
    assert_non_null(paragraph_keep_whole(setting->typesetter, &block, 500, 1, 0, setting->diag));
    runs[1].kind = RUN_BREAK;
    assert_null(paragraph_keep_whole(setting->typesetter, &block, 500, 1, 0, setting->diag));
}

/* ------------------------------------------------------------------------------------------------ opportunities */

/* The text with `|` where a line may end, `:` where it had better not, `~` for a space that belongs to both sides. Static
 * memory. */
static const char *marked(const char *text, const struct run *runs, const size_t *run_ends)
{
    static char marked[1024];
    unsigned char opportunities[512];
    size_t length = 0;
    find_opportunities(text, strlen(text), runs, run_ends, false, opportunities);
    for (size_t i = 0; text[i]; i++) {
        marked[length++] = opportunities[i] & OPPORTUNITY_BOUND ? '~' : text[i];
        if (opportunities[i] & OPPORTUNITY_MASK && text[i + 1])
            marked[length++] = opportunities[i] & OPPORTUNITY_POOR ? ':' : '|';
    }
    marked[length] = '\0';
    return marked;
}

static const char *opportunities_in(const char *text, struct typography typography)
{
    struct run run = {.text = text, .language = "nl", .typography = &typography};
    size_t end = strlen(text);
    return marked(text, &run, &end);
}

static const char *opportunities_of(const char *text)
{
    return opportunities_in(text, (struct typography){0});
}

static void a_number_and_its_unit_stay_together(void **state)
{
    (void)state;
    const struct typography units = {.units = "% jaar uur  augustus"};
    assert_string_equal(opportunities_in("van 15 % en 3 jaar, 12 maanden", units), "van |15~% |en |3~jaar, :12 :maanden");
    assert_string_equal(opportunities_in("een jaar uur", units), "een |jaar |uur");
    assert_string_equal(opportunities_in("4.800 uur", units), "4.800~uur");
    assert_string_equal(opportunities_in("4.800 uurtje", units), "4.800 |uurtje");
    assert_string_equal(opportunities_of("4.800 uur"), "4.800 |uur");
    assert_string_equal(opportunities_in("\xD9\xA1\xD9\xA2\xD9\xA3 uur", units), "\xD9\xA1\xD9\xA2\xD9\xA3~uur");
    assert_string_equal(opportunities_in("vanaf 1. Augustus 2015 (3 jaar)", units), "vanaf |1.~Augustus |2015 |(3~jaar)");
    assert_string_equal(opportunities_in("in 2015. Uur", units), "in |2015. |Uur"); /* a full stop, not an ordinal */
}

static void a_noun_and_its_number_stay_together(void **state)
{
    (void)state;
    const struct typography nouns = {.before_numbers = "-niveau artikel art. bijlage deel Stufe \xCE\xB5\xCF\x80\xCE\xAF\xCF\x80\xCE\xB5\xCE\xB4\xCE\xBF"};
    assert_string_equal(opportunities_in("op niveau 3 van", nouns), "op |niveau~3 |van");
    assert_string_equal(opportunities_in("Kwalificatieniveau 3 en EQF-niveau 4.", nouns), "Kwalificatieniveau~3 |en |EQF-|niveau~4.");
    assert_string_equal(opportunities_in("(Art. 11, ARTIKEL 12)", nouns), "(Art.~11, |ARTIKEL~12)");
    assert_string_equal(opportunities_in("art 11", nouns), "art :11"); /* the list has it with its full stop */
    assert_string_equal(opportunities_in("stufe 2013/55/EU", nouns), "stufe~2013/55/EU");
    assert_string_equal(opportunities_in("bijlage IV en deel Vier", nouns), "bijlage~IV |en |deel |Vier");
    assert_string_equal(opportunities_in("\xCE\x95\xCF\x80\xCE\xAF\xCF\x80\xCE\xB5\xCE\xB4\xCE\xBF 3", nouns),
                        "\xCE\x95\xCF\x80\xCE\xAF\xCF\x80\xCE\xB5\xCE\xB4\xCE\xBF~3");
    /* A number that begins a list belongs to what comes behind it. */
    assert_string_equal(opportunities_in("de niveau: 3 en 4", nouns), "de |niveau: :3 :en :4");
    assert_string_equal(opportunities_in("elk deel 1) lezen (deel 2)", nouns), "elk |deel :1) :lezen |(deel~2)");
    assert_string_equal(opportunities_in("deel een, onderdeel 2", nouns), "deel |een, |onderdeel :2");
}

static void abbreviations_and_long_numbers_stay_whole(void **state)
{
    (void)state;
    const struct typography nouns = {.before_numbers = "level"};
    assert_string_equal(opportunities_in("(NLQF) level 3, EQF level 3", nouns), "(NLQF) |level~3, |EQF~level~3");
    assert_string_equal(opportunities_in("ЕКР 4 ΕΠΠ 5 AYÇ 6", nouns), "ЕКР~4 |ΕΠΠ~5 |AYÇ~6");
    assert_string_equal(opportunities_in("the EQF and level 3", nouns), "the |EQF |and |level~3");
    assert_string_equal(opportunities_of("ISCED 3C of IS 3c, Ikea 3"), "ISCED~3C |of |IS~3c, |Ikea :3");
    assert_string_equal(opportunities_of("NEDERLAND 2015"), "NEDERLAND |2015");
    assert_string_equal(opportunities_of("resolutie 93/C 49/01 van"), "resolutie :93/C~49/01 |van");
    assert_string_equal(opportunities_of("4 800 of 12 500, 4 80 en 3 2015"), "4~800 |of :12~500, :4 :80 :en :3 :2015");
    assert_string_equal(opportunities_of("z. B. J. R. Smit, B. An"), "z.~B.~J.~R. |Smit, |B. |An");
}

static void signs_stay_with_what_they_lead(void **state)
{
    (void)state;
    assert_string_equal(opportunities_of("nach \xC2\xA7 23 (\xC2\xA7\xC2\xA7 2, 3) \xE2\x84\x96 5"),
                        "nach |\xC2\xA7~23 |(\xC2\xA7\xC2\xA7~2, :3) :\xE2\x84\x96~5");
    assert_string_equal(opportunities_of("ein \xC2\xA7"), "ein |\xC2\xA7");
    assert_string_equal(opportunities_of("\xC2\xA9 Cedefop 2002"), "\xC2\xA9~Cedefop |2002");
    /* Unicode 15.1 (ICU 74) has a rule for them of its own, LB15a and LB15b: there is no opportunity at all. */
    const char *french = opportunities_of("le \xC2\xAB mot juste \xC2\xBB, ou");
    assert_string_equal(french, strchr(french, '~') ? "le |\xC2\xAB~mot |juste~\xC2\xBB, |ou"
                                                    : "le |\xC2\xAB mot |juste \xC2\xBB, |ou");
    assert_string_equal(opportunities_of("das \xC2\xBBWort\xC2\xAB und \xE2\x80\x9EWort\xE2\x80\x9C hier"),
                        "das |\xC2\xBBWort\xC2\xAB |und |\xE2\x80\x9EWort\xE2\x80\x9C |hier");
}

static void listed_words_stay_with_the_next(void **state)
{
    (void)state;
    const struct typography polish = {.before_words = "a i o u w z"};
    assert_string_equal(opportunities_in("Praca w szkole i w domu, W Polsce (z nami)", polish),
                        "Praca |w~szkole |i~w~domu, |W~Polsce |(z~nami)");
    assert_string_equal(opportunities_in("w. Za two w", polish), "w. |Za |two |w");
    assert_string_equal(opportunities_of("Praca w szkole"), "Praca |w |szkole"); /* in Dutch it is an abbreviation */
}

static void each_language_has_its_own(void **state)
{
    (void)state;
    const struct typography watts = {.units = "w"}, polish = {.before_words = "w"};
    const struct run runs[] = {{.language = "nl", .typography = &watts}, {.language = "pl", .typography = &polish}, {.language = "et"}};
    assert_string_equal(marked("6 w en 6 w en 6 w en", runs, (const size_t[]){7, 14, 20}), "6~w |en :6 :w~en :6 :w |en");
}

static void number_and_unit_are_on_one_line_in_every_measure(void **state)
{
    struct setting *setting = *state;
    struct run runs[] = {text_run(setting, "De opleiding duurt 3"), text_run(setting, " jaar, dat is 4.800 uur per persoon")};
    int apart = 0;
    double widest = natural_width(setting, "4.800 uur") + 1; /* bold letters are wider */
    runs[1].bold = true;
    for (int i = 0; i < 2; i++) {
        setting->typography.units = i ? "jaar uur" : NULL;
        typesetter_forget(setting->typesetter);
        for (double width = 40; width < 260; width += 1.3) {
            const char *lines = lines_text(set_runs(setting, runs, 2, width));
            bool parted = strstr(lines, "3|jaar") || strstr(lines, "4.800|uur");
            apart += parted;
            assert_false(i && parted && width > widest);
            assert_true(strstr(lines, "4.800") && strstr(lines, "uur")); /* parted where no line holds both, never torn */
        }
    }
    assert_true(apart > 0);
}

static void what_belongs_together_is_parted_before_a_word_is_torn(void **state)
{
    struct setting *setting = *state;
    setting->typography = (struct typography){.before_words = "w", .before_numbers = "-niveau"};
    double width = natural_width(setting, "kwalificatieniveau") + 2;
    assert_string_equal(lines_text(set_text(setting, "w kwalificatieniveau", width)), "w|kwalificatieniveau");
    assert_string_equal(lines_text(set_text(setting, "kwalificatieniveau 3", width)), "kwalificatieniveau|3");
    setting->style.hyphenate = HYPHENATE_YES; /* a hyphen is better than that */
    typesetter_forget(setting->typesetter);
    assert_string_equal(lines_text(set_text(setting, "kwalificatieniveau 3 en 4 van het dossier", width)),
                        "kwalificatieni~|veau 3 en 4 van|het dossier");
    assert_int_equal(diag_count(setting->diag), 0);
}

static void short_pairs_and_single_letters_stay_whole(void **state)
{
    (void)state;
    assert_string_equal(opportunities_of("en/of m/v hij/zij e-mail S-BB mbo-instelling midden- en"),
                        "en/of |m/v |hij/|zij |e-mail |S-BB |mbo-|instelling |midden- |en");
    assert_string_equal(opportunities_of("2013/55/EU onderwijs/opleiding,"), "2013/55/EU |onderwijs/|opleiding,");
}

static void addresses_end_a_line_after_a_slash_only(void **state)
{
    (void)state;
    assert_string_equal(opportunities_of("op http://kwalificaties.s-bb.nl/dossier/25135-a of"),
                        "op |http://kwalificaties.s-bb.nl/|dossier/|25135-a |of");
    assert_string_equal(opportunities_of("naar info-punt@s-bb.nl of www.s-bb.nl"), "naar |info-punt@s-bb.nl |of |www.s-bb.nl");
}

static void no_line_begins_with_a_dash(void **state)
{
    (void)state;
    assert_string_equal(opportunities_of("EQF - ISCED \xE2\x80\x93 b / c"), "EQF~- |ISCED~\xE2\x80\x93 |b / |c");
    assert_string_equal(opportunities_of("- een"), "- |een");
    assert_string_equal(opportunities_of("woord\xE2\x80\x94woord"), "woord\xE2\x80\x94|woord");
    assert_string_equal(opportunities_of("Hamm\xE2\x80\x93" "Berlin 2013\xE2\x80\x93" "2015"), "Hamm\xE2\x80\x93|" "Berlin |2013\xE2\x80\x93" "2015");
    assert_string_equal(opportunities_of("klant-, mbo-instelling"), "klant-, |mbo-|instelling"); /* no dashes */
}

static void a_number_is_rather_kept_with_its_word(void **state)
{
    (void)state;
    assert_string_equal(opportunities_of("niveau 3 en 1 augustus 2015 of 20150801 aan"),
                        "niveau :3 :en :1 :augustus |2015 |of |20150801 |aan");
}

/* ------------------------------------------------------------------------------------------------ time */

/* Lines weighed and memory touched for `count` copies of the part. */
static size_t work_for(struct setting *setting, const char *part, size_t count, size_t *memory)
{
    size_t length = strlen(part);
    char *text = malloc(length * count + 1);
    for (size_t i = 0; i < count; i++)
        memcpy(text + i * length, part, length);
    text[length * count] = '\0';
    typesetter_forget(setting->typesetter);
    size_t before = setting->typesetter->work;
    struct run run = text_run(setting, text);
    set_runs(setting, &run, 1, 180);
    *memory = arena_size(setting->typesetter->kept);
    free(text);
    return setting->typesetter->work - before;
}

static size_t work_of(struct setting *setting, struct run *runs, size_t count, double width, size_t lines)
{
    size_t before = setting->typesetter->work;
    assert_int_equal(set_runs(setting, runs, count, width)->count, lines);
    return setting->typesetter->work - before;
}

static void what_fits_on_one_line_is_not_weighed(void **state)
{
    struct setting *setting = *state;
    struct run line_break = {.kind = RUN_BREAK, .style = &setting->style, .language = "nl"};
    struct run runs[] = {text_run(setting, "een twee drie vier vijf "), line_break, text_run(setting, "zes")};
    double width = set_runs(setting, runs, 1, 1e6)->width;
    for (int align = 0; align < 2; align++) {
        setting->style.align = align ? ALIGN_JUSTIFY : ALIGN_LEFT;
        typesetter_forget(setting->typesetter);
        assert_int_equal(work_of(setting, runs, 1, width, 1), 0);
        assert_true(work_of(setting, runs, 1, width - 0.01, align ? 1 : 2) > 0);
        assert_true(work_of(setting, runs, 3, 1e6, 2) > 0);
    }
}

static void work_grows_with_the_text_and_no_faster(void **state)
{
    struct setting *setting = *state;
    static const char *const parts[] = {
        "De opleiding duurt gemiddeld drie jaar en leidt tot een beroepskwalificatie. ", "nnnnnnnnnn", "- ", "n\xE2\x80\x8B",
        "n\xE2\x80\x8B\xE2\x80\x8B", "i ", "beroepsopleiding/", "\xCC\x81", "n\xC2\xAD", "a\xC2\xA0", "\xE2\x80\x83 "};
    for (int align = 0; align < 2; align++) {
        setting->style.align = align ? ALIGN_JUSTIFY : ALIGN_LEFT;
        setting->style.hyphenate = HYPHENATE_YES;
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
            size_t few_memory, many_memory;
            size_t few = work_for(setting, parts[i], 1000, &few_memory); /* of a short paragraph more ways are given up early */
            size_t many = work_for(setting, parts[i], 3000, &many_memory);
            assert_true(many <= 5 * few + 3000);
            assert_true(many_memory <= 5 * few_memory + (1 << 20));
            diag_clear(setting->diag);
        }
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_setting, close_setting)
    const struct CMUnitTest tests[] = {
        TEST(the_paragraph_is_fitted_as_a_whole),
        TEST(no_line_is_wider_than_the_measure),
        TEST(lines_say_what_the_paragraph_says),
        TEST(a_word_alone_on_the_last_line_is_avoided),
        TEST(a_short_word_alone_on_the_last_line_costs_a_gap),
        TEST(heads_have_lines_of_like_length), TEST(four_lines_are_not_balanced),
        TEST(justified_lines_fill_the_measure),
        TEST(justified_spaces_shrink_before_they_grow_much),
        TEST(fixed_spaces_do_not_grow),
        TEST(a_line_that_the_author_ended_is_not_filled),
        TEST(a_hyphen_added_says_so),
        TEST(hyphens_come_as_the_style_says),
        TEST(a_word_that_fits_is_not_hyphenated),
        TEST(a_hyphen_does_not_stick_out),
        TEST(the_last_word_is_not_hyphenated_without_need),
        TEST(soft_hyphens_are_used_and_nothing_else_in_their_word),
        TEST(no_two_lines_running_end_with_a_hyphen),
        TEST(no_two_lines_running_seem_to_end_with_a_hyphen),
        TEST(a_word_behind_a_slash_is_not_parted),
        TEST(a_name_in_brackets_is_not_parted),
        TEST(only_words_are_hyphenated),
        TEST(a_turkish_capital_is_another_letter),
        TEST(a_number_and_its_unit_stay_together),
        TEST(a_noun_and_its_number_stay_together),
        TEST(abbreviations_and_long_numbers_stay_whole),
        TEST(signs_stay_with_what_they_lead),
        TEST(listed_words_stay_with_the_next),
        TEST(each_language_has_its_own),
        TEST(number_and_unit_are_on_one_line_in_every_measure),
        TEST(what_belongs_together_is_parted_before_a_word_is_torn),
        TEST(short_pairs_and_single_letters_stay_whole),
        TEST(addresses_end_a_line_after_a_slash_only),
        TEST(no_line_begins_with_a_dash),
        TEST(a_number_is_rather_kept_with_its_word),
        TEST(one_line_is_set_as_the_paragraph_would_be),
        TEST(a_line_that_the_author_ends_is_not_the_only_one),
        TEST(what_fits_on_one_line_is_not_weighed),
        TEST(work_grows_with_the_text_and_no_faster),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
