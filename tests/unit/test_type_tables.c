/* Reading of font tables, on tables made by hand. */
#include "test_type.h"

#include "type/cmap.h"
#include "type/glyf.h"
#include "type/pair.h"
#include "type/rules.h"

#define TABLE(...) ((struct table){(const uint8_t[]){__VA_ARGS__}, sizeof((const uint8_t[]){__VA_ARGS__})})

static void numbers_outside_a_table_are_zero(void **state)
{
    (void)state;
    struct table table = TABLE(0x12, 0x34, 0xFF, 0xFE, 0x56);
    assert_int_equal(table_u16(table, 0), 0x1234);
    assert_int_equal(table_i16(table, 2), -2);
    assert_int_equal(table_u32(table, 0), 0x1234FFFE);
    assert_int_equal(table_u16(table, 3), 0xFE56);
    assert_int_equal(table_u16(table, 4), 0);
    assert_int_equal(table_u16(table, SIZE_MAX), 0);
    assert_int_equal(table_u16((struct table){NULL, 0}, 0), 0);
    assert_int_equal(table_part(table, 4, 10).length, 1);
    assert_int_equal(table_part(table, 1, 2).length, 2);
    assert_int_equal(table_part(table, 5, 1).length, 0);
}

static void tables_beyond_the_file_are_absent(void **state)
{
    (void)state;
    struct table file = TABLE(0, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0,                         /* two tables */
                              'a', 'b', 'c', 'd', 0, 0, 0, 0, 0, 0, 0, 44, 0, 0, 0, 2,    /* at 44, 2 bytes */
                              'e', 'f', 'g', 'h', 0, 0, 0, 0, 0, 0, 0, 44, 0, 0, 0, 3,    /* at 44, 3 bytes */
                              7, 8);
    assert_int_equal(sfnt_table(file, SFNT_TAG('a', 'b', 'c', 'd')).length, 2);
    assert_int_equal(sfnt_table(file, SFNT_TAG('a', 'b', 'c', 'd')).bytes[1], 8);
    assert_int_equal(sfnt_table(file, SFNT_TAG('e', 'f', 'g', 'h')).length, 0);
    assert_int_equal(sfnt_table(file, SFNT_TAG('i', 'j', 'k', 'l')).length, 0);
}

static void characters_are_found_in_segments(void **state)
{
    (void)state;
    struct table cmap = TABLE(0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12,           /* one subtable, at 12 */
                              0, 4, 0, 48, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0,     /* format 4, three segments */
                              0, 0x43, 0x20, 0x02, 0xFF, 0xFF, 0, 0,         /* ends */
                              0, 0x41, 0x20, 0x00, 0xFF, 0xFF,               /* starts */
                              0xFF, 0xC4, 0, 1, 0, 1,                        /* deltas: -60, 1, 1 */
                              0, 0, 0, 4, 0, 0,                              /* offsets: none, to the glyphs below */
                              0, 9, 0, 0, 0, 11);
    struct table subtable = cmap_find(cmap);
    assert_int_equal(cmap_glyph(subtable, 0x41), 5);
    assert_int_equal(cmap_glyph(subtable, 0x43), 7);
    assert_int_equal(cmap_glyph(subtable, 0x40), 0);
    assert_int_equal(cmap_glyph(subtable, 0x44), 0);
    assert_int_equal(cmap_glyph(subtable, 0x2000), 10);
    assert_int_equal(cmap_glyph(subtable, 0x2001), 0); /* the listed glyph 0 stays 0 */
    assert_int_equal(cmap_glyph(subtable, 0x2002), 12);
    assert_int_equal(cmap_glyph(subtable, 0x12000), 0);
    assert_int_equal(cmap_glyph(subtable, 0x10041), 0);
}

static void characters_are_found_in_groups(void **state)
{
    (void)state;
    struct table cmap = TABLE(0, 0, 0, 2, 0, 3, 0, 10, 0, 0, 0, 20, 0, 3, 0, 1, 0, 0, 0, 24, /* two subtables */
                              0, 6, 0, 0,                                                    /* a format of no use */
                              0, 12, 0, 0, 0, 0, 0, 40, 0, 0, 0, 0, 0, 0, 0, 2,              /* format 12, two groups */
                              0, 0, 0, 0x41, 0, 0, 0, 0x43, 0, 0, 0, 5,
                              0, 1, 0xF6, 0x00, 0, 1, 0xF6, 0x4F, 0, 0, 0, 20);
    struct table subtable = cmap_find(cmap);
    assert_int_equal(table_u16(subtable, 0), 12);
    assert_int_equal(cmap_glyph(subtable, 0x42), 6);
    assert_int_equal(cmap_glyph(subtable, 0x44), 0);
    assert_int_equal(cmap_glyph(subtable, 0x1F600), 20);
    assert_int_equal(cmap_glyph(subtable, 0x1F64F), 99);
    assert_int_equal(cmap_glyph(subtable, 0x1F650), 0);
}

static void fonts_without_unicode_have_no_cmap(void **state)
{
    (void)state;
    assert_int_equal(cmap_find(TABLE(0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 12, 0, 4, 0, 0)).length, 0); /* Macintosh */
    assert_int_equal(cmap_find(TABLE(0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12, 0, 2, 0, 0)).length, 0); /* format 2 */
    assert_int_equal(cmap_find(TABLE(0)).length, 0);
}

/* Of maps of all of Unicode and of its first plane the former; not in a form that is not known. */
static void the_fullest_map_is_taken(void **state)
{
    (void)state;
    struct table both = TABLE(0, 0, 0, 2, 0, 3, 0, 1, 0, 0, 0, 20, 0, 3, 0, 10, 0, 0, 0, 22, 0, 4, 0, 12);
    struct table unknown = TABLE(0, 0, 0, 2, 0, 3, 0, 1, 0, 0, 0, 20, 0, 3, 0, 10, 0, 0, 0, 22, 0, 4, 0, 8);
    assert_int_equal(table_u16(cmap_find(both), 0), 12);
    assert_int_equal(table_u16(cmap_find(unknown), 0), 4);
}

static void coverage_is_a_list_or_ranges(void **state)
{
    (void)state;
    struct table list = TABLE(0, 1, 0, 3, 0, 5, 0, 8, 1, 0);
    struct table ranges = TABLE(0, 2, 0, 2, 0, 5, 0, 8, 0, 0, 1, 0, 1, 2, 0, 4);
    assert_int_equal(coverage_find(list, 5), 0);
    assert_int_equal(coverage_find(list, 256), 2);
    assert_int_equal(coverage_find(list, 6), -1);
    assert_int_equal(coverage_find(ranges, 5), 0);
    assert_int_equal(coverage_find(ranges, 8), 3);
    assert_int_equal(coverage_find(ranges, 258), 6);
    assert_int_equal(coverage_find(ranges, 4), -1);
    assert_int_equal(coverage_find(ranges, 9), -1);
    assert_int_equal(coverage_find(TABLE(0, 3, 0, 1, 0, 5), 5), -1); /* no such format */
    assert_int_equal(coverage_find((struct table){NULL, 0}, 0), -1);
}

static void classes_are_a_list_or_ranges(void **state)
{
    (void)state;
    struct table list = TABLE(0, 1, 0, 5, 0, 2, 0, 3, 0, 1);
    struct table ranges = TABLE(0, 2, 0, 2, 0, 5, 0, 8, 0, 3, 1, 0, 1, 2, 0, 4);
    assert_int_equal(class_find(list, 5), 3);
    assert_int_equal(class_find(list, 6), 1);
    assert_int_equal(class_find(list, 7), 0);
    assert_int_equal(class_find(list, 4), 0);
    assert_int_equal(class_find(ranges, 8), 3);
    assert_int_equal(class_find(ranges, 256), 4);
    assert_int_equal(class_find(ranges, 9), 0);
}

/* Pairs of glyph 5 with 7 (-10) and 9 (20). */
#define GLYPH_PAIRS(first_value, second_value) \
    TABLE(0, 1, 0, 22, 0, first_value, 0, second_value, 0, 1, 0, 12, 0, 2, 0, 7, 0xFF, 0xF6, 0, 9, 0, 20, 0, 1, 0, 1, 0, 5)

static struct rule make_rule(struct table table, uint16_t flags)
{
    struct rule rule = {.kind = RULE_PAIR, .flags = flags, .table = table};
    assert_true(rule_prepare(&rule, (struct table){NULL, 0}));
    return rule;
}

/* What stands behind the list in the file is no class. */
static void glyphs_behind_a_list_have_no_class(void **state)
{
    (void)state;
    struct table classes = TABLE(0, 1, 0, 5, 0, 2, 0, 1, 0, 2, 0, 9, 0, 9);
    assert_int_equal(class_find(classes, 4), 0);
    assert_int_equal(class_find(classes, 5), 1);
    assert_int_equal(class_find(classes, 6), 2);
    assert_int_equal(class_find(classes, 7), 0);
    assert_int_equal(class_find(classes, 8), 0);
}

static void glyph_pairs_are_kerned(void **state)
{
    (void)state;
    int advance = 100;
    struct rule rule = make_rule(GLYPH_PAIRS(4, 0), 0);
    assert_true(pair_is_simple(&rule));
    assert_true(pair_find(&rule, 5, 7, &advance));
    assert_int_equal(advance, 90);
    assert_true(pair_find(&rule, 5, 9, &advance));
    assert_int_equal(advance, 110);
    assert_false(pair_find(&rule, 5, 8, &advance));
    assert_false(pair_find(&rule, 7, 5, &advance));
    assert_int_equal(advance, 110);
}

static void class_pairs_are_kerned(void **state)
{
    (void)state;
    int advance = 0;
    struct rule rule = make_rule(TABLE(0, 2, 0, 24, 0, 4, 0, 0, 0, 30, 0, 38, 0, 2, 0, 2, /* two classes by two */
                                       0, 1, 0, 2, 0xFF, 0xFD, 0, 4,                     /* 1 2 / -3 4 */
                                       0, 1, 0, 1, 0, 5,                                 /* coverage: 5 */
                                       0, 1, 0, 5, 0, 1, 0, 1,                           /* 5 is in class 1 */
                                       0, 1, 0, 7, 0, 1, 0, 1), 8);                      /* 7 is in class 1 */
    assert_true(pair_is_simple(&rule));
    assert_true(pair_find(&rule, 5, 7, &advance));
    assert_int_equal(advance, 4);
    assert_true(pair_find(&rule, 5, 8, &advance));
    assert_int_equal(advance, 1);
    assert_false(pair_find(&rule, 6, 7, &advance));
}

static void pairs_that_do_more_are_not_simple(void **state)
{
    (void)state;
    struct rule both = make_rule(GLYPH_PAIRS(4, 4), 0), placed = make_rule(GLYPH_PAIRS(5, 0), 0);
    struct rule skips = make_rule(GLYPH_PAIRS(4, 0), 2), format = make_rule(TABLE(0, 3, 0, 0, 0, 4, 0, 0), 0);
    assert_false(pair_is_simple(&both) || pair_is_simple(&placed) || pair_is_simple(&skips) || pair_is_simple(&format));
}

static void contexts_with_marks_do_nothing_to_letters(void **state)
{
    (void)state;
    struct table classes = TABLE(0, 2, 0, 1, 0, 20, 0, 29, 0, 3); /* 20 to 29 are marks */
    /* Glyph 5 (coverage at 14) before glyph 20 or 6 (coverages at 20 and 26). */
    struct table before_mark = TABLE(0, 3, 0, 0, 0, 1, 0, 14, 0, 1, 0, 20, 0, 0, 0, 1, 0, 1, 0, 5, 0, 1, 0, 1, 0, 20, 0,
                                     1, 0, 1, 0, 6);
    struct table before_letter = TABLE(0, 3, 0, 0, 0, 1, 0, 14, 0, 1, 0, 26, 0, 0, 0, 1, 0, 1, 0, 5, 0, 1, 0, 1, 0, 20,
                                       0, 1, 0, 1, 0, 6);
    struct rule rule = {.kind = RULE_CHAIN, .table = before_mark};
    assert_false(rule_prepare(&rule, classes));
    rule.table = before_letter;
    assert_true(rule_prepare(&rule, classes));
    assert_true(rule_can_touch(&rule, 5, classes));
    assert_false(rule_can_touch(&rule, 6, classes));
}

static void ligatures_with_marks_do_nothing_to_letters(void **state)
{
    (void)state;
    struct table classes = TABLE(0, 2, 0, 1, 0, 20, 0, 29, 0, 3);
    /* Glyph 5 and another make glyph 9. */
    struct rule with_mark = {.kind = RULE_LIGATURE,
                             .table = TABLE(0, 1, 0, 18, 0, 1, 0, 8, 0, 1, 0, 4, 0, 9, 0, 2, 0, 20, 0, 1, 0, 1, 0, 5)};
    struct rule with_letter = {.kind = RULE_LIGATURE,
                               .table = TABLE(0, 1, 0, 18, 0, 1, 0, 8, 0, 1, 0, 4, 0, 9, 0, 2, 0, 6, 0, 1, 0, 1, 0, 5)};
    assert_true(rule_prepare(&with_mark, classes) && rule_prepare(&with_letter, classes));
    assert_false(rule_can_touch(&with_mark, 5, classes));
    assert_true(rule_can_touch(&with_letter, 5, classes));
    assert_false(rule_can_touch(&with_letter, 6, classes));
}

/* Of short places, which `loca` has halved, and of long ones. */
static void glyphs_lie_where_loca_says(void **state)
{
    (void)state;
    uint8_t head[52] = {0};
    struct face_private face = {.head = {head, sizeof head}, .maxp = TABLE(0, 1, 0, 0, 0, 3), .glyf = TABLE(1, 2, 3, 4, 5, 6),
                                .loca = TABLE(0, 0, 0, 1, 0, 1, 0, 3)};
    const struct table long_places = TABLE(0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 6);
    for (int wide = 0; wide < 2; wide++) {
        assert_int_equal(glyf_find(&face, 0).length, 2);
        assert_int_equal(glyf_find(&face, 0).bytes[0], 1);
        assert_int_equal(glyf_find(&face, 1).length, 0);
        assert_int_equal(glyf_find(&face, 2).length, 4);
        assert_int_equal(glyf_find(&face, 2).bytes[0], 3);
        assert_int_equal(glyf_find(&face, 3).length, 0);
        head[51] = 1;
        face.loca = long_places;
    }
}

static void components_end_where_the_glyph_does(void **state)
{
    (void)state;
    /* Two components: words and more to come, then bytes with a scale. */
    struct table glyph = TABLE(0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x21, 0, 5, 0, 1, 0, 2, 0, 0x08, 0, 6, 1, 2, 0x40, 0);
    assert_true(glyf_is_composite(glyph));
    struct glyf_component component = glyf_first(glyph);
    assert_int_equal(component.length, 8);
    assert_int_equal(component.glyph, 5);
    assert_false(component.last);
    component = glyf_next(glyph, component);
    assert_int_equal(component.offset, 18);
    assert_int_equal(component.length, 8);
    assert_int_equal(component.glyph, 6);
    assert_true(component.last);
    assert_int_equal(glyf_next(glyph, component).length, 0);
    glyph.length--;
    assert_int_equal(glyf_next(glyph, glyf_first(glyph)).length, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_outside_a_table_are_zero),
        cmocka_unit_test(tables_beyond_the_file_are_absent),
        cmocka_unit_test(characters_are_found_in_segments),
        cmocka_unit_test(characters_are_found_in_groups),
        cmocka_unit_test(fonts_without_unicode_have_no_cmap),
        cmocka_unit_test(the_fullest_map_is_taken),
        cmocka_unit_test(coverage_is_a_list_or_ranges),
        cmocka_unit_test(classes_are_a_list_or_ranges),
        cmocka_unit_test(glyphs_behind_a_list_have_no_class),
        cmocka_unit_test(glyph_pairs_are_kerned),
        cmocka_unit_test(class_pairs_are_kerned),
        cmocka_unit_test(pairs_that_do_more_are_not_simple),
        cmocka_unit_test(contexts_with_marks_do_nothing_to_letters),
        cmocka_unit_test(ligatures_with_marks_do_nothing_to_letters),
        cmocka_unit_test(components_end_where_the_glyph_does), cmocka_unit_test(glyphs_lie_where_loca_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
