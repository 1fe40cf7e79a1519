/* Paragraphs: what becomes of their text, of their findings, and what is kept. */
#include "test_paragraph.h"
#include "typeset/prepare_words.h"

/* ------------------------------------------------------------------------------------------------ lines of glyphs */

static void a_line_is_one_run_of_glyphs_with_its_text(void **state)
{
    struct setting *setting = *state;
    const struct set_paragraph *paragraph = set_text(setting, "Wet educatie (WEB)", 300);
    assert_int_equal(paragraph->count, 1);
    assert_int_equal(paragraph->lines[0]->count, 1);
    const struct glyph_run *run = &paragraph->lines[0]->runs[0];
    assert_string_equal(run->text, "Wet educatie (WEB)");
    assert_int_equal(run->count, 18);
    assert_ptr_equal(run->face, setting->family.faces[0]);
    assert_true(run->size == 10 && run->run == 0 && run->x == 0);
    assert_sound(paragraph);
}

static void the_space_at_a_line_end_is_kept_and_not_counted(void **state)
{
    struct setting *setting = *state;
    double word = natural_width(setting, "educatie");
    const struct set_paragraph *paragraph = set_text(setting, "educatie educatie", word + 1);
    assert_int_equal(paragraph->count, 2);
    assert_string_equal(paragraph->lines[0]->runs[0].text, "educatie ");
    assert_int_equal(paragraph->lines[0]->runs[0].count, 9);
    assert_true(paragraph->lines[0]->width > word - 1e-6 && paragraph->lines[0]->width < word + 1e-6);
    assert_sound(paragraph);
}

static void runs_keep_their_style_and_number(void **state)
{
    struct setting *setting = *state;
    struct style small = setting->style;
    small.size = 6;
    small.rise = 3;
    small.color = (struct color){1, 2, 3};
    struct run runs[] = {text_run(setting, "een "), text_run(setting, "twee"), text_run(setting, "drie vier")};
    runs[1].bold = runs[1].italic = true;
    runs[2].style = &small;
    const struct set_paragraph *paragraph = set_runs(setting, runs, 3, 300);
    const struct line *line = paragraph->lines[0];
    assert_int_equal(line->count, 3);
    assert_string_equal(line->runs[2].text, "drie vier");
    assert_ptr_equal(line->runs[1].face, setting->family.faces[FACE_BOLD | FACE_ITALIC]);
    assert_int_equal(line->runs[1].run, 1);
    assert_true(line->runs[2].size == 6 && line->runs[2].rise == 3 && line->runs[2].color.blue == 3);
    const struct face *face = line->runs[0].face;
    double ascent = face->ascent_fu * 10.0 / face->units_per_em;
    assert_true(line->ascent >= ascent - 1e-6 && line->ascent < ascent + 0.5);
    assert_sound(paragraph);
}

/* The room of lines is known before they are set, and is what they take. */
static void only_a_line_with_taller_type_is_taller(void **state)
{
    struct setting *setting = *state;
    struct style large = setting->style, raised = setting->style;
    large.size = 12;
    raised.rise = 2;
    struct run line_break = {.kind = RUN_BREAK, .style = &setting->style, .language = "nl"};
    struct run all[] = {text_run(setting, "een "), line_break, text_run(setting, "twee "), text_run(setting, "groot"), line_break,
                        text_run(setting, "drie "), text_run(setting, "hoog"), line_break, text_run(setting, "vier")};
    all[3].style = &large;
    all[6].style = &raised;
    struct block block = {.kind = BLOCK_PARAGRAPH, .style = &setting->style};
    block.paragraph = (struct paragraph_content){.runs = all, .count = sizeof all / sizeof *all};
    const struct broken_paragraph *broken = paragraph_break(setting->typesetter, &block, 300, 1, 0, setting->diag);
    assert_int_equal(broken->count, 4);
    const struct line_height *heights = broken->heights;
    assert_true(heights[0].ascent == heights[3].ascent && heights[0].descent == heights[3].descent);
    assert_true(heights[1].ascent > heights[0].ascent && heights[1].descent > heights[0].descent);
    assert_true(heights[2].ascent == heights[0].ascent + 2 && heights[2].descent == heights[0].descent);
    const struct set_paragraph *lines = paragraph_lines(setting->typesetter, broken);
    assert_ptr_equal(lines, paragraph_lines(setting->typesetter, broken));
    for (size_t i = 0; i < lines->count; i++)
        assert_true(lines->lines[i]->ascent == heights[i].ascent && lines->lines[i]->descent == heights[i].descent);
    assert_sound(lines);
}

/* Each line as wide and tall as with its glyphs; gives how many have none. */
static size_t count_unseen(struct setting *setting, const struct run *runs, size_t count, double width)
{
    const struct block block = {.kind = BLOCK_PARAGRAPH, .style = &setting->style, .paragraph = {.runs = (struct run *)(uintptr_t)runs, .count = count}};
    const struct broken_paragraph *broken = paragraph_break(setting->typesetter, &block, width, 1, 0, setting->diag);
    const struct set_paragraph *unseen = paragraph_unseen_lines(setting->typesetter, broken);
    const struct set_paragraph *lines = paragraph_lines(setting->typesetter, broken);
    size_t without = 0;
    assert_int_equal(unseen->count, lines->count);
    assert_true(unseen->width == lines->width);
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *one = lines->lines[i], *other = unseen->lines[i];
        assert_true(one->width == other->width && one->ascent == other->ascent && one->descent == other->descent);
        assert_int_equal(one->count, other->count);
        for (size_t j = 0; j < one->count; j++) {
            const struct glyph_run *run = &one->runs[j], *bare = &other->runs[j];
            assert_string_equal(run->text, bare->text);
            assert_true(run->length == bare->length && run->face == bare->face && run->size == bare->size && run->rise == bare->rise &&
                        run->x == bare->x && run->width == bare->width && run->run == bare->run);
            assert_int_equal(bare->count, bare->glyphs ? run->count : 0);
            assert_non_null(run->glyphs);
        }
        without += one->count && !other->runs[0].glyphs;
    }
    return without;
}

static void lines_that_nobody_sees_have_no_glyphs_where_the_text_says_them(void **state)
{
    struct setting *setting = *state;
    const struct run plain[] = {text_run(setting, "twee naïeve “woorden” en – meer van die woorden")};
    assert_int_equal(count_unseen(setting, plain, 1, 400), 1);
    assert_true(count_unseen(setting, plain, 1, 80) > 2);
    struct run mixed[] = {text_run(setting, "een "), text_run(setting, "twee")};
    mixed[1].bold = true;
    assert_int_equal(count_unseen(setting, mixed, 2, 300), 1);
    const struct run marked[] = {text_run(setting, "een e\xCC\x81 twee")};
    assert_int_equal(count_unseen(setting, marked, 1, 300), 0);
    const struct run nothing[] = {text_run(setting, " ")};
    assert_int_equal(count_unseen(setting, nothing, 1, 300), 0);
}

static void what_is_cut_or_filled_has_none_either(void **state)
{
    struct setting *setting = *state;
    const struct run torn[] = {text_run(setting, "Donaudampfschifffahrtsgesellschaft")};
    assert_true(count_unseen(setting, torn, 1, 60) > 2);
    const struct run marked[] = {text_run(setting, "Donaudampfschifffahrtsgesellschafte\xCC\x81 Donaudampfschifffahrtsgesellschaft")};
    assert_true(count_unseen(setting, marked, 1, 60) > 2);
    const struct run several[] = {text_run(setting, "een twee drie vier vijf zes zeven acht negen tien elf twaalf")};
    setting->style.align = ALIGN_JUSTIFY;
    assert_true(count_unseen(setting, several, 1, 80) > 2);
}

static void no_line_ends_where_only_the_style_changes(void **state)
{
    struct setting *setting = *state;
    struct run runs[] = {text_run(setting, "het contact"), text_run(setting, "center van morgen")};
    runs[1].bold = true;
    for (double width = 30; width < 200; width += 3)
        assert_null(strstr(lines_text(set_runs(setting, runs, 2, width)), "contact|center van"));
}

static void asked_breaks_are_kept(void **state)
{
    struct setting *setting = *state;
    struct run line_break = {.kind = RUN_BREAK, .style = &setting->style, .language = "nl"};
    struct run runs[] = {line_break, text_run(setting, "een "), line_break, line_break, text_run(setting, " twee drie"),
                         line_break};
    const struct set_paragraph *paragraph = set_runs(setting, runs, 6, 300);
    assert_string_equal(lines_text(paragraph), "|een||twee drie");
    assert_int_equal(paragraph->lines[2]->count, 0);
    assert_sound(paragraph);
}

static void nothing_gives_no_lines(void **state)
{
    struct setting *setting = *state;
    assert_int_equal(set_text(setting, "", 100)->count, 0);
    assert_int_equal(set_text(setting, " ", 100)->count, 0);
    assert_int_equal(set_runs(setting, NULL, 0, 100)->count, 0);
    assert_int_equal(set_text(setting, "\xC2\xAD", 100)->count, 0);
    assert_int_equal(diag_count(setting->diag), 0);
}

static void spaces_meet_but_fixed_spaces_stay(void **state)
{
    struct setting *setting = *state;
    struct run runs[] = {text_run(setting, " een "), text_run(setting, " twee"), text_run(setting, " "),
                         text_run(setting, "drie\xC2\xA0\xC2\xA0vier")};
    const struct set_paragraph *paragraph = set_runs(setting, runs, 4, 300);
    assert_string_equal(lines_text(paragraph), "een twee drie\xC2\xA0\xC2\xA0vier");
    assert_sound(paragraph);
}

static void what_is_unseen_has_no_glyph(void **state)
{
    struct setting *setting = *state;
    const struct set_paragraph *plain = set_text(setting, "kwalificatie", 300);
    size_t glyphs = plain->lines[0]->runs[0].count;
    double width = plain->width;
    static const char *const texts[] = {"kwa\xC2\xADli\xC2\xAD\xC2\xAD" "ficatie", "\xC2\xADkwalificatie\xC2\xAD"};
    for (size_t i = 0; i < 2; i++) {
        const struct set_paragraph *paragraph = set_text(setting, texts[i], 300);
        assert_string_equal(lines_text(paragraph), "kwalificatie");
        assert_int_equal(paragraph->lines[0]->runs[0].count, glyphs);
        assert_true(paragraph->width == width);
    }
    assert_string_equal(lines_text(set_text(setting, "en\xE2\x80\x8B/of \xEF\xBB\xBFja\xE2\x81\xA0", 300)), "en/of ja");
    assert_int_equal(diag_count(setting->diag), 0);
}

static void sizes_are_scaled_but_not_below_the_minimum(void **state)
{
    struct setting *setting = *state;
    struct style tiny = setting->style;
    tiny.size = 6;
    struct run runs[] = {text_run(setting, "een "), text_run(setting, "twee")};
    runs[1].style = &tiny;
    struct block block = {.kind = BLOCK_PARAGRAPH, .style = &setting->style};
    block.paragraph = (struct paragraph_content){.runs = runs, .count = 2};
    const struct set_paragraph *paragraph = paragraph_set(setting->typesetter, &block, 300, 0.5, 7, setting->diag);
    assert_true(paragraph->lines[0]->runs[0].size == 7 && paragraph->lines[0]->runs[1].size == 6);
    assert_true(scaled_size(10, 0.9, 7) == 9);
}

static void measures_are_the_widest_word_and_the_longest_line(void **state)
{
    struct setting *setting = *state;
    setting->typography.units = "jaar";
    struct run runs[] = {text_run(setting, "een langwoord "), {.kind = RUN_BREAK, .style = &setting->style, .language = "nl"},
                         text_run(setting, "3 jaar")};
    struct block block = {.kind = BLOCK_PARAGRAPH, .style = &setting->style};
    block.paragraph = (struct paragraph_content){.runs = runs, .count = 3};
    struct measure measure = paragraph_measure(setting->typesetter, &block, 1, 0, setting->diag);
    struct measure again = paragraph_measure(setting->typesetter, &block, 2, 0, setting->diag);
    double word = natural_width(setting, "langwoord"), line = natural_width(setting, "een langwoord");
    assert_true(measure.least > word - 1e-6 && measure.least < word + 1e-6);
    assert_true(measure.natural > line - 1e-6 && measure.natural < line + 1e-6);
    assert_true(again.natural > 2 * line - 1e-6 && again.natural < 2 * line + 1e-6);
    block.paragraph = (struct paragraph_content){.runs = &runs[2], .count = 1};
    measure = paragraph_measure(setting->typesetter, &block, 1, 0, setting->diag);
    assert_true(measure.least == measure.natural); /* a number and its unit are one piece */
    block.paragraph.count = 0;
    measure = paragraph_measure(setting->typesetter, &block, 1, 0, setting->diag);
    assert_true(measure.least == 0 && measure.natural == 0);
}

/* ------------------------------------------------------------------------------------------------ findings */

static const char *printed(const struct setting *setting)
{
    static char text[4096];
    FILE *file = fmemopen(text, sizeof text, "w");
    diag_print(setting->diag, file);
    fclose(file);
    return text;
}

static void a_character_that_no_font_has_is_named_each_time(void **state)
{
    struct setting *setting = *state;
    for (int i = 0; i < 2; i++) {
        diag_clear(setting->diag);
        const struct set_paragraph *paragraph = set_text(setting, "naam 日本 e\xE0\xA4\xBE", 300);
        assert_int_equal(diag_errors(setting->diag), 3);
        assert_non_null(strstr(printed(setting), "text.xml:7: error: no font has this character: U+65E5"));
        assert_non_null(strstr(printed(setting), "日 [character-missing]"));
        assert_non_null(strstr(printed(setting), "U+093E DEVANAGARI VOWEL SIGN AA"));
        assert_sound(paragraph);
    }
}

static void a_control_character_is_named_and_not_set(void **state)
{
    struct setting *setting = *state;
    const struct set_paragraph *paragraph = set_text(setting, "na\ta\x7Fm\xE2\x80\xAE!", 300);
    assert_string_equal(lines_text(paragraph), "naam!");
    assert_int_equal(diag_errors(setting->diag), 3);
    assert_non_null(strstr(printed(setting), "U+0009"));
    assert_non_null(strstr(printed(setting), "U+202E RIGHT-TO-LEFT OVERRIDE [character-control]"));
}

/* A character that the upright face has and the italic has not; 0 if there is none. */
static uint32_t find_upright(const struct setting *setting)
{
    for (uint32_t code_point = 0x2000; code_point < 0x3000; code_point++)
        if (face_has(setting->family.faces[0], code_point) && !face_has(setting->family.faces[FACE_ITALIC], code_point))
            return code_point;
    return 0;
}

static void another_family_helps_out(void **state)
{
    struct setting *setting = *state;
    struct family italic = {.name = "Italic", .faces = {setting->family.faces[2], setting->family.faces[2],
                                                        setting->family.faces[2], setting->family.faces[2]}};
    const struct family list[] = {italic, setting->family};
    const struct families families = {list, 2};
    uint32_t upright = find_upright(setting);
    if (!upright)
        skip();
    setting->style.family = &list[0];
    setting->style.families = &families;
    char text[32] = "abc";
    size_t length = 3 + utf8_put(upright, text + 3);
    strcpy(text + length, "d e");
    const struct set_paragraph *paragraph = set_text(setting, text, 300);
    assert_int_equal(diag_count(setting->diag), 0);
    assert_int_equal(paragraph->lines[0]->count, 3);
    assert_string_equal(paragraph->lines[0]->runs[0].text, "abc");
    assert_ptr_equal(paragraph->lines[0]->runs[0].face, list[0].faces[0]);
    assert_ptr_equal(paragraph->lines[0]->runs[1].face, setting->family.faces[0]);
    assert_string_equal(paragraph->lines[0]->runs[2].text, "d e");
    assert_string_equal(lines_text(paragraph), text);
    assert_sound(paragraph);
    setting->families = (struct families){&italic, 1};
    setting->style.families = &setting->families;
    typesetter_forget(setting->typesetter);
    set_text(setting, text, 300);
    assert_int_equal(diag_errors(setting->diag), 1);
}

static void a_word_wider_than_the_column_is_torn_and_named(void **state)
{
    struct setting *setting = *state;
    const char *word = "Beroepspraktijkvormingsovereenkomst\xE2\x80\x94" "e\xCC\xB2";
    for (int i = 0; i < 2; i++) {
        diag_clear(setting->diag);
        const struct set_paragraph *paragraph = set_text(setting, word, 60);
        char whole[200], *out = whole;
        for (const char *at = lines_text(paragraph); *at; at++)
            if (*at != '|')
                *out++ = *at;
        *out = '\0';
        assert_string_equal(whole, word);
        assert_true(paragraph->count > 3 && paragraph->width <= 60);
        assert_sound(paragraph);
        assert_int_equal(diag_errors(setting->diag), 0);
        assert_int_equal(diag_count(setting->diag), 1);
        assert_non_null(strstr(printed(setting), "text.xml:7: warning: a word is wider than its column: Beroepspraktijk"));
    }
}

static void even_the_narrowest_column_ends(void **state)
{
    struct setting *setting = *state;
    struct run runs[] = {text_run(setting, "ab c"), {.kind = RUN_BREAK, .style = &setting->style, .language = "nl"},
                         text_run(setting, "de\xCC\xB2")};
    assert_string_equal(lines_text(set_runs(setting, runs, 3, 0.5)), "a|b|c|d|e\xCC\xB2");
    setting->style.align = ALIGN_JUSTIFY;
    setting->style.hyphenate = HYPHENATE_YES;
    assert_string_equal(lines_text(set_runs(setting, runs, 3, 0.5)), "a|b|c|d|e\xCC\xB2");
    assert_string_equal(lines_text(set_text(setting, "ab c", 0)), "a|b|c");
}

static void missing_patterns_are_named_only_if_they_are_needed(void **state)
{
    struct setting *setting = *state;
    setting->style.hyphenate = HYPHENATE_YES;
    setting->language = "mt";
    set_text(setting, "sana", 300);
    assert_int_equal(diag_count(setting->diag), 0);
    set_text(setting, "pitkähkö lentokonesuihkuturbiinimoottori", 100);
    assert_non_null(strstr(printed(setting), "no hyphenation patterns for this language: mt"));
}

/* ------------------------------------------------------------------------------------------------ narrow spaces */

static void assert_near(double value, double wanted)
{
    if (value < wanted - 1e-6 || value > wanted + 1e-6)
        fail_msg("%f, not %f", value, wanted);
}

/* [pt] By how much the first text is narrower than the second. */
static double narrower(struct setting *setting, const char *text, const char *than)
{
    return natural_width(setting, than) - natural_width(setting, text);
}

static void a_space_is_narrow_at_the_signs_of_a_language(void **state)
{
    struct setting *setting = *state;
    const double by = (260 - 166) / 1000.0 * 10; /* U+0020 and U+202F of Noto Sans, at 10 pt */
    setting->language = "fr";
    double open = natural_width(setting, "mot ;"), colon = natural_width(setting, "mot :"), plain = natural_width(setting, "un mot");
    double quoted = natural_width(setting, "« mot » ;");
    setting->typography = (struct typography){.narrow_before = "; ! ? »", .narrow_behind = "«"};
    typesetter_forget(setting->typesetter);
    assert_near(open - natural_width(setting, "mot ;"), by);
    assert_near(quoted - natural_width(setting, "« mot » ;"), 3 * by);
    assert_near(narrower(setting, "mot ;", "mot ;"), 0);   /* the author's no-break space too */
    assert_near(narrower(setting, "mot ;", "mot ;"), 0);
    assert_near(narrower(setting, "mot ?", "mot ?"), 0);   /* another width is as it is: the same by chance */
    assert_near(natural_width(setting, "mot :"), colon);
    assert_near(natural_width(setting, "un mot"), plain);
    assert_near(narrower(setting, "mot; un", "mot ; un"), 166 / 1000.0 * 10); /* behind it as ever */
}

static void no_line_ends_at_a_narrow_space_and_the_text_stays(void **state)
{
    struct setting *setting = *state;
    setting->language = "fr";
    setting->typography = (struct typography){.narrow_before = "; ! ? »", .narrow_behind = "«"};
    double width = natural_width(setting, "un long mot") + 1;
    assert_string_equal(lines_text(set_text(setting, "un long mot ;", width)), "un long|mot ;");
    assert_string_equal(lines_text(set_text(setting, "un « long mot »", width)), "un « long|mot »");
    assert_string_equal(lines_text(set_text(setting, "un long !", width)), "un long !");
    assert_string_equal(lines_text(set_text(setting, "un long ? mot", width)), "un long ?|mot");
}

/* ------------------------------------------------------------------------------------------------ word by word */

static struct prepared *prepare(struct setting *setting, struct run *runs, size_t count)
{
    struct block block = {.kind = BLOCK_PARAGRAPH, .style = &setting->style};
    block.paragraph = (struct paragraph_content){.runs = runs, .count = count};
    arena_clear(setting->typesetter->scratch);
    return prepare_paragraph(setting->typesetter, &block, false);
}

/* Prepares the runs with a break behind them, which makes each letter be read. */
static const struct prepared *prepare_letters(struct setting *setting, const struct run *runs, size_t count)
{
    struct run all[16];
    memcpy(all, runs, count * sizeof *all);
    all[count] = (struct run){.kind = RUN_BREAK, .style = &setting->style, .language = setting->language};
    return prepare(setting, all, count + 1);
}

static bool prepares_words(struct setting *setting, struct run *runs, size_t count)
{
    struct prepared again = *prepare(setting, runs, count);
    const struct paragraph_content content = {.runs = runs, .count = count};
    return prepare_words(setting->typesetter, &content, false, &again);
}

static void assert_same_piece(const struct piece *piece, const struct piece *other, bool last)
{
    assert_ptr_equal(piece->shaped, other->shaped);
    assert_int_equal(piece->kind, other->kind);
    assert_int_equal(piece->run, other->run);
    assert_true(piece->stretches == other->stretches && piece->address == other->address && piece->poor == other->poor &&
                piece->bound == other->bound && piece->name == other->name && piece->soft_count == other->soft_count);
    assert_int_equal(piece->break_after, last ? LINE_BREAK_MANDATORY : other->break_after);
}

static void assert_same_by_letters(struct setting *setting, struct run *runs, size_t count)
{
    const struct prepared *words = prepare(setting, runs, count), *letters = prepare_letters(setting, runs, count);
    assert_int_equal(words->count, letters->count - 1);
    for (size_t i = 0; i < words->count; i++)
        assert_same_piece(&words->pieces[i], &letters->pieces[i], i + 1 == words->count);
    assert_true(words->even == letters->even);
}

static void words_are_prepared_as_their_letters_are(void **state)
{
    struct setting *setting = *state;
    static const char *const texts[] = {
        "Het beroep is niet gereguleerd; de opleiding op kwalificatieniveau 3 duurt 2 jaar.",
        "klant-, product- en/of marktinformatie, e-mail (m/v) 2001/613/EC 93/C 49/01",
        "zie artikel IV van richtlijn 2005/36/EG (EQF level 3) of ISCED 3C",
        "1) een 2) twee op 1. augustus 3 jaar 3 uur 4 800 punten z. B. J. Jansen",
        "van (Hogeschool Utrecht en [Fontys) Eindhoven] Zwolle) Assen",
        "https://www.s-bb.nl/een-twee/drie info@example.nl www.x-y.nl.",
        "een – twee – 2013 – 2015 – drie", "Größe, naïve. a×b 3× ÷ fin: a.b n.v.t. x,. ÿ, ×.", "Prüfung ä é Œuvre l’école ’t (über)", "w z i de A",
        "IV L LX Leven Citaat V. I", "§ 23 van © 2002 * x", "een twee ", "5", "(", "a.b", "1,5% of 100 %"};
    setting->typography = (struct typography){.units = "jaar uur % augustus", .before_numbers = "-niveau artikel level richtlijn",
                                              .before_words = "w z de § ©"};
    for (int nouns = 0; nouns < 2; nouns++) {
        setting->typography.noun_capitals = nouns;
        typesetter_forget(setting->typesetter);
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            struct run run = text_run(setting, texts[i]);
            assert_same_by_letters(setting, &run, 1);
        }
    }
}

static void words_of_several_runs_are_prepared_as_their_letters_are(void **state)
{
    struct setting *setting = *state;
    struct run runs[] = {text_run(setting, "niveau"), text_run(setting, " 3 "), text_run(setting, ""), text_run(setting, "(van Een)"),
                         text_run(setting, " twee ")};
    runs[1].bold = true;
    runs[3].italic = true;
    assert_true(prepares_words(setting, runs, 5));
    assert_same_by_letters(setting, runs, 5);
    runs[2].text = "x"; /* a word goes on in the next run */
    runs[2].length = 1;
    assert_true(prepares_words(setting, runs, 5));
    assert_same_by_letters(setting, runs, 5);
    runs[2].text = " "; /* two spaces */
    assert_false(prepares_words(setting, runs, 5));
}

static void any_number_of_words_is_prepared_as_their_letters_are(void **state)
{
    struct setting *setting = *state;
    char text[256] = "";
    for (size_t length = 0; length < 3 * 4 * WORDS_TOGETHER; length += 4) {
        struct run runs[] = {text_run(setting, "een "), text_run(setting, text), text_run(setting, "eind")};
        runs[1].italic = true;
        assert_true(prepares_words(setting, runs, 3));
        assert_same_by_letters(setting, runs, 3);
        strcpy(text + length, "aan "); /* and one more, */
        strcpy(text + length + 4, " "); /* with two spaces behind it */
        runs[1] = text_run(setting, text);
        assert_false(prepares_words(setting, runs, 3));
        text[length + 4] = '\0';
    }
}

static void a_word_of_several_runs_is_prepared_as_its_letters_are(void **state)
{
    struct setting *setting = *state;
    static const char *const texts[][4] = {{"(", "van Een-twee", ")", " drie"}, {"kwalificatie", "niveau", " ", "3"}, {"e", "-", "mail ", "B."},
                                           {"https://www.s-bb", ".nl/een", "-twee.", ""}, {"1", "2", " ", "jaar"}};
    setting->typography = (struct typography){.units = "jaar", .before_numbers = "-niveau"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct run runs[4];
        for (size_t j = 0; j < 4; j++)
            runs[j] = text_run(setting, texts[i][j]);
        runs[1].italic = true;
        assert_true(prepares_words(setting, runs, 4));
        assert_same_by_letters(setting, runs, 4);
    }
    struct run runs[9];
    for (size_t i = 0; i < 9; i++)
        runs[i] = text_run(setting, "n");
    assert_true(prepares_words(setting, runs, 8));
    assert_false(prepares_words(setting, runs, 9));
}

static void what_needs_a_closer_look_is_read_by_letters(void **state)
{
    struct setting *setting = *state;
    static const char *const words[] = {"een twee", "Prüfung (über) l’école", "een – twee", "2013/14, 5%"};
    static const char *const letters[] = {" een", "een  twee", "een/ / twee", "kwa\u00ADlificatie", "een\u00A0twee", "„een“ twee",
                                          "\u200Been", "\u05D0 een", "een\u2028twee", "\x01", "2013–2015"};
    struct run run;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        run = text_run(setting, words[i]);
        assert_true(prepares_words(setting, &run, 1));
    }
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        run = text_run(setting, letters[i]);
        assert_false(prepares_words(setting, &run, 1));
        assert_false(prepares_words(setting, &run, 1)); /* nor once the word is known */
    }
    char word[300];
    memset(word, 'n', sizeof word);
    run = text_run(setting, words[0]);
    run.text = word;
    run.length = 255;
    assert_true(prepares_words(setting, &run, 1));
    run.length = 256;
    assert_false(prepares_words(setting, &run, 1));
    setting->typography.narrow_before = ";";
    run = text_run(setting, words[0]);
    assert_false(prepares_words(setting, &run, 1));
}

/* ------------------------------------------------------------------------------------------------ what is kept */

static void an_equal_paragraph_is_given_again(void **state)
{
    struct setting *setting = *state;
    char first[] = "De opleiding van een ander", second[] = "De opleiding van een ander";
    struct run run = text_run(setting, first), same = text_run(setting, second);
    same.place = (struct place){"other.xml", 3};
    same.node = (struct node *)1;
    const struct set_paragraph *paragraph = set_runs(setting, &run, 1, 100);
    size_t work = setting->typesetter->work;
    assert_ptr_equal(set_runs(setting, &same, 1, 100), paragraph);
    assert_int_equal(setting->typesetter->work, work);
    assert_ptr_not_equal(set_runs(setting, &same, 1, 90), paragraph);
    assert_ptr_equal(set_runs(setting, &same, 1, 100), paragraph);
}

static void what_looks_otherwise_is_set_anew(void **state)
{
    struct setting *setting = *state;
    struct run run = text_run(setting, "een twee"), changed[7];
    struct style other = setting->style;
    const struct set_paragraph *paragraph = set_runs(setting, &run, 1, 100);
    for (int i = 0; i < 7; i++)
        changed[i] = run;
    changed[0].bold = true;
    changed[1].italic = true;
    changed[2].style = &other;
    changed[3].language = "de";
    changed[4].text = "een twe";
    changed[4].length = 7;
    changed[5].length = 7;
    changed[6].text = "een twee ";
    changed[6].length = 9;
    for (int i = 0; i < 7; i++)
        assert_ptr_not_equal(set_runs(setting, &changed[i], 1, 100), paragraph);
    struct run halves[] = {run, run};
    halves[0].length = 4;
    halves[1].text += 4;
    halves[1].length = 4;
    assert_ptr_not_equal(set_runs(setting, halves, 2, 100), paragraph);
    struct typography other_words = {.units = "uur"};
    run.typography = &other_words;
    assert_ptr_not_equal(set_runs(setting, &run, 1, 100), paragraph);
    run.typography = &setting->typography;
    assert_ptr_equal(set_runs(setting, &run, 1, 100), paragraph);
}

/* The fields of a key must not run into each other: texts and languages that only together are equal. */
static void keys_do_not_run_together(void **state)
{
    struct setting *setting = *state;
    struct run a[] = {text_run(setting, "ab"), text_run(setting, "c")}, b[] = {text_run(setting, "a"), text_run(setting, "bc")};
    assert_ptr_not_equal(set_runs(setting, a, 2, 100), set_runs(setting, b, 2, 100));
    a[0].language = "n";
    a[0].text = "lab";
    a[0].length = 3;
    b[0].language = "nl";
    b[0].text = "ab";
    b[0].length = 2;
    assert_ptr_not_equal(set_runs(setting, a, 1, 100), set_runs(setting, b, 1, 100));
}

static void trimming_forgets_only_when_much_is_kept(void **state)
{
    struct setting *setting = *state;
    const struct set_paragraph *paragraph = set_text(setting, "een twee", 100);
    typesetter_trim(setting->typesetter);
    assert_ptr_equal(set_text(setting, "een twee", 100), paragraph);
    enum { LENGTH = 1 << 20 };
    char *text = malloc(LENGTH + 1);
    for (size_t i = 0; i < LENGTH; i++)
        text[i] = i % 7 ? 'n' : ' ';
    text[LENGTH] = '\0';
    set_text(setting, text, 100);
    free(text);
    assert_true(arena_size(setting->typesetter->kept) > 20 << 20);
    typesetter_trim(setting->typesetter);
    assert_true(arena_size(setting->typesetter->kept) < 1 << 20);
    assert_true(arena_size(setting->typesetter->scratch) < 1 << 20);
    assert_int_equal(map_count(setting->typesetter->prepared), 0);
    assert_string_equal(lines_text(set_text(setting, "een twee", 100)), "een twee");
}

static void equal_input_gives_equal_lines(void **state)
{
    struct setting *setting = *state;
    static const char text[] = "Het beroep is niet gereguleerd; de opleiding tot dit beroep op kwalificatieniveau 3 "
                               "is dat onder de Europese richtlijn 2005/36/EG wel.";
    setting->style.hyphenate = HYPHENATE_YES;
    char before[4096];
    strcpy(before, lines_text(set_text(setting, text, 120)));
    set_text(setting, "iets anders dat het geheugen vult", 50);
    struct typesetter *first = setting->typesetter;
    setting->typesetter = open_typesetter(setting);
    const struct set_paragraph *paragraph = set_text(setting, text, 120);
    assert_string_equal(lines_text(paragraph), before);
    typesetter_destroy(first);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_setting, close_setting)
    const struct CMUnitTest tests[] = {
        TEST(a_line_is_one_run_of_glyphs_with_its_text),
        TEST(the_space_at_a_line_end_is_kept_and_not_counted),
        TEST(runs_keep_their_style_and_number),
        TEST(only_a_line_with_taller_type_is_taller),
        TEST(lines_that_nobody_sees_have_no_glyphs_where_the_text_says_them),
        TEST(what_is_cut_or_filled_has_none_either),
        TEST(no_line_ends_where_only_the_style_changes),
        TEST(asked_breaks_are_kept),
        TEST(nothing_gives_no_lines),
        TEST(spaces_meet_but_fixed_spaces_stay),
        TEST(what_is_unseen_has_no_glyph),
        TEST(sizes_are_scaled_but_not_below_the_minimum),
        TEST(measures_are_the_widest_word_and_the_longest_line),
        TEST(a_character_that_no_font_has_is_named_each_time),
        TEST(a_control_character_is_named_and_not_set),
        TEST(another_family_helps_out),
        TEST(a_word_wider_than_the_column_is_torn_and_named),
        TEST(even_the_narrowest_column_ends),
        TEST(missing_patterns_are_named_only_if_they_are_needed),
        TEST(a_space_is_narrow_at_the_signs_of_a_language),
        TEST(no_line_ends_at_a_narrow_space_and_the_text_stays),
        TEST(words_are_prepared_as_their_letters_are),
        TEST(words_of_several_runs_are_prepared_as_their_letters_are),
        TEST(any_number_of_words_is_prepared_as_their_letters_are),
        TEST(a_word_of_several_runs_is_prepared_as_its_letters_are),
        TEST(what_needs_a_closer_look_is_read_by_letters),
        TEST(an_equal_paragraph_is_given_again),
        TEST(what_looks_otherwise_is_set_anew),
        TEST(keys_do_not_run_together),
        TEST(trimming_forgets_only_when_much_is_kept),
        TEST(equal_input_gives_equal_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
