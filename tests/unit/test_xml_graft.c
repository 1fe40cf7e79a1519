/* Trees that are changed by what stands in other files: what came from where is still told. */
#include "test_read.h"

#include "xml/graft.h"

static struct xml_file *open_text(struct reading *reading, const char *text, const char *name)
{
    struct xml_file *file = xml_read_memory(text, strlen(text), name, reading->diag);
    assert_non_null(file);
    return file;
}

static void assert_place(struct place place, const char *file, int line)
{
    assert_string_equal(place.file, file);
    assert_int_equal(place.line, line);
}

static void assert_written(const struct xml_file *file, const char *expected)
{
    struct buffer out = {0};
    xml_write(file, &out);
    buffer_byte(&out, 0);
    assert_string_equal((const char *)out.bytes + strlen("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"), expected);
    buffer_finish(&out);
}

static const char TREE[] = "<a one='1' two='2'>\n<b/>\n<c>words &amp; more</c></a>";
static const char OTHER[] = "<x two='&lt;3' four='4'>\n\n<y z='z'>text</y></x>";

/* With `instruction`, the tree is libxml2's own until it is changed. */
static void check_changes(struct reading *reading, const char *instruction)
{
    char text[256];
    snprintf(text, sizeof text, "%s%s", TREE, instruction);
    struct xml_file *file = open_text(reading, text, "tree.xml"), *other = open_text(reading, OTHER, "other.xml");
    xml_begin_changes(file);
    xml_keep(file, other);
    const struct xml_node *root = xml_root(file), *b = xml_first_element(root), *c = xml_next_element(b);
    xml_overlay(file, root, other, xml_root(other));
    xml_insert(file, root, c, other, xml_root(other));
    const struct xml_node *added = xml_append(file, c, other, xml_first_element(xml_root(other)));
    xml_remove(b);
    xml_drop_attribute(root, "one");
    xml_set_attribute(file, added, "z", "\"new\"");
    assert_written(file, "<a two=\"&lt;3\" four=\"4\">\n\n\n\n<y z=\"z\">text</y><c>words &amp; more<y z=\"&quot;new&quot;\">text</y></c></a>\n");
    assert_place(xml_place(file, root), "tree.xml", 1);
    assert_place(xml_attribute_place(file, root, "two"), "other.xml", 1);
    assert_place(xml_attribute_place(file, root, "absent"), "tree.xml", 1);
    assert_place(xml_place(file, c), "tree.xml", 3);
    assert_place(xml_place(file, added), "other.xml", 3);
    assert_place(xml_place(file, xml_first(added)), "other.xml", 3);
    xml_close(file);
}

static void trees_are_changed(void **state)
{
    check_changes(*state, "");
}

static void trees_of_libxml2_are_changed(void **state)
{
    check_changes(*state, "<?instruction?>");
}

/* What was taken from a file that took it from a third has its place there. */
static void places_are_those_of_the_first_file(void **state)
{
    struct reading *reading = *state;
    struct xml_file *first = open_text(reading, "<a/>", "first.xml"), *second = open_text(reading, "<b/>", "second.xml");
    struct xml_file *third = open_text(reading, "<c>\n<d e='e'/></c>", "third.xml");
    xml_begin_changes(second);
    xml_keep(second, third);
    xml_insert(second, xml_root(second), NULL, third, xml_root(third));
    xml_begin_changes(first);
    xml_keep(first, second);
    xml_insert(first, xml_root(first), NULL, second, xml_root(second));
    const struct xml_node *d = xml_first_element(xml_root(first));
    assert_place(xml_place(first, d), "third.xml", 2);
    assert_place(xml_attribute_place(first, d, "e"), "third.xml", 2);
    xml_close(first);
}

static void children_are_removed(void **state)
{
    struct xml_file *file = open_text(*state, TREE, "tree.xml");
    xml_begin_changes(file);
    const struct xml_node *c = xml_next_element(xml_first_element(xml_root(file)));
    xml_remove_children(c);
    xml_remove(c);
    assert_null(xml_next_element(xml_first_element(xml_root(file))));
    xml_remove_children(xml_root(file));
    assert_written(file, "<a one=\"1\" two=\"2\"/>\n");
    xml_close(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(trees_are_changed, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(trees_of_libxml2_are_changed, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(places_are_those_of_the_first_file, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(children_are_removed, reading_setup, reading_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
