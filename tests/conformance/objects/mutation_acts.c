/* Mutations that take more than one step. */
#include <stdlib.h>
#include <string.h>

#include "mutation.h"

/* ------------------------------------------------------------------------------------------------ structure */

static void swap_items(struct written *written, qpdf_oh array, int first, int second)
{
    qpdf_oh one = item(written, array, first), other = item(written, array, second);
    if (qpdf_oh_is_null(written->pdf, other))
        lost("second item");
    qpdf_oh_set_array_item(written->pdf, array, first, other);
    qpdf_oh_set_array_item(written->pdf, array, second, one);
}

static void swap_values(struct written *written, qpdf_oh one, qpdf_oh other, const char *key)
{
    qpdf_oh value = get(written, one, key);
    qpdf_oh_replace_key(written->pdf, one, key, get(written, other, key));
    qpdf_oh_replace_key(written->pdf, other, key, value);
}

static void swap_with_next(struct written *written, const struct element *element)
{
    qpdf_oh kids = get(written, element->parent->dictionary, "/K");
    for (int i = 0; i < item_count(written, kids); i++)
        if (object_of(written, item(written, kids, i)) == element->object) {
            swap_items(written, kids, i, i + 1);
            return;
        }
    lost("element among its parent's kids");
}

static void swap_sections(struct written *written)
{
    swap_with_next(written, find_element(written, "/Sect=3"));
}

static void swap_columns(struct written *written)
{
    swap_items(written, find(written, "element|/TR=Mark|/K"), 0, 1);
}

static void swap_cells(struct written *written)
{
    swap_items(written, find(written, "element|/TR=10 ausgezeichnet|/K"), 0, 1);
}

static void lose_cell(struct written *written)
{
    qpdf_oh_erase_item(written->pdf, find(written, "element|/TR=10 excellent|/K"), 2);
}

static void take_content_twice(struct written *written)
{
    qpdf_oh paragraph = find(written, "element|/P=Niederlande");
    qpdf_oh_append_item(written->pdf, get(written, paragraph, "/K"),
                        item(written, get(written, find(written, "element|/H2"), "/K"), 0));
}

static void take_content_of_another_page(struct written *written)
{
    qpdf_oh_replace_key(written->pdf, find(written, "element|/P=Niederlande"), "/Pg", written->sheets[1].dictionary);
}

static void give_to_another_parent(struct written *written)
{
    qpdf_oh_replace_key(written->pdf, find(written, "element|/LI"), "/P", find(written, "element|/Document"));
}

static void read_note_later(struct written *written)
{
    swap_with_next(written, find_element(written, "/Note"));
}

static void repeat_note_id(struct written *written)
{
    qpdf_oh_replace_key(written->pdf, find(written, "element|/P"), "/ID", find(written, "element|/Note|/ID"));
}

/* ------------------------------------------------------------------------------------------------ PDF 2.0 */

static void add_information(struct written *written)
{
    qpdf_oh information = qpdf_oh_parse(written->pdf, "<</Title(Certificate supplement)>>");
    qpdf_oh_replace_key(written->pdf, written->trailer, "/Info", qpdf_make_indirect_object(written->pdf, information));
}

static void lead_to_another_element(struct written *written)
{
    qpdf_oh_set_array_item(written->pdf, find(written, "root|/Outlines|/First|/A|/SD"), 0, find(written, "element|/Document"));
}

/* ------------------------------------------------------------------------------------------------ the way back */

static qpdf_oh parents_of(struct written *written, int page)
{
    qpdf_oh tree = get(written, written->tree_root, "/ParentTree");
    return find_number(written, tree, get_integer(written, written->sheets[page].dictionary, "/StructParents", -1), 0);
}

static void cross_pages(struct written *written)
{
    swap_values(written, written->sheets[0].dictionary, written->sheets[1].dictionary, "/StructParents");
}

static void cross_entries(struct written *written)
{
    swap_items(written, parents_of(written, 0), 0, 2);
}

static void cross_links(struct written *written)
{
    swap_values(written, find(written, "link|0"), find(written, "link|1"), "/StructParent");
}

static void reverse_links(struct written *written)
{
    for (int i = written->sheet_count; i-- > 0;) { /* those of page 1 are one in the text and one in the note */
        qpdf_oh annotations = get(written, written->sheets[i].dictionary, "/Annots");
        if (item_count(written, annotations) > 1) {
            swap_items(written, annotations, 0, 1);
            return;
        }
    }
    lost("page with two links");
}

static void refer_to_another_page(struct written *written)
{
    qpdf_oh_set_array_item(written->pdf, find(written, "link|0|/Dest"), 0, written->sheets[1].dictionary);
}

/* ------------------------------------------------------------------------------------------------ artifacts */

/* Makes the artifact a piece of a new element at the end of another one: in itself without a fault. */
static void read_artifact(struct written *written, int page, const char *begin, const char *tag, struct element *above)
{
    struct sheet *sheet = &written->sheets[page];
    qpdf_oh parents = parents_of(written, page);
    int id = item_count(written, parents);
    const char *mark = arena_format(written->arena, "/%s<</MCID %d>>BDC", tag, id);
    edit_stream(written, get(written, sheet->dictionary, "/Contents"), begin, strlen(begin), mark, strlen(mark));
    const char *value = arena_format(written->arena, "<</S/%s/K[%d]>>", tag, id);
    qpdf_oh element = qpdf_make_indirect_object(written->pdf, qpdf_oh_parse(written->pdf, value));
    qpdf_oh_replace_key(written->pdf, element, "/P", above->dictionary);
    qpdf_oh_replace_key(written->pdf, element, "/Pg", sheet->dictionary);
    qpdf_oh_append_item(written->pdf, parents, element);
    qpdf_oh_append_item(written->pdf, get(written, above->dictionary, "/K"), element);
}

static void read_foot(struct written *written)
{
    read_artifact(written, 0, "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC", "P", written->tree);
}

static void read_heading_again(struct written *written)
{
    read_artifact(written, 2, "/Artifact<</Type/Pagination>>BDC", "P", find_element(written, "/Sect=2"));
}

/* ------------------------------------------------------------------------------------------------ text */

/* Replaces a line of the map, whose text begins at `from`, by `count` others, in the block in which it stands. */
static void replace_line(struct written *written, qpdf_oh map, const char *from, const char *line, const char *lines, int count)
{
    static const char begin[] = " beginbfchar";
    const char *end = from;
    for (const char *next = from; (next = strstr(next, begin)) != NULL && next < line; next++)
        end = next;
    const char *number = end;
    while (number[-1] >= '0' && number[-1] <= '9')
        number--;
    const char *before = arena_format(written->arena, "\n%.*s%s", (int)(end - number), number, begin);
    const char *after = arena_format(written->arena, "\n%ld%s", strtol(number, NULL, 10) + count - 1, begin);
    edit_stream(written, map, before, strlen(before), after, strlen(after));
    edit_stream(written, map, line, strcspn(line, "\n"), lines, strlen(lines));
}

/* Gives the code of a letter another meaning, or one more. */
static void say(struct written *written, unsigned letter, unsigned meaning, bool more)
{
    qpdf_oh map = find(written, "font|/F0|/ToUnicode");
    size_t length;
    const char *own = arena_format(written->arena, "><%04X>\n", letter);
    const char *from = get_stream(written, map, &length), *end = strstr(from, own);
    if (!end)
        lost("line of the letter");
    const char *at = end;
    while (at[-1] != '\n')
        at--;
    const char *lines = arena_format(written->arena, "%.*s%.*s<%04X>", more ? (int)(end - at) + 8 : 0, at, (int)(end - at) + 1, at, meaning);
    replace_line(written, map, from, at, lines, more ? 2 : 1);
}

static void say_hyphen(struct written *written)
{
    say(written, 0xAD, '-', false);
}

static void say_neighbour(struct written *written)
{
    say(written, 'e', 'f', false);
}

static void say_nothing(struct written *written)
{
    say(written, 'e', 0xFEFF, false);
}

static void say_both(struct written *written)
{
    say(written, 'e', 'f', true);
}

/* ------------------------------------------------------------------------------------------------ outline */

static void lead_to_another_page(struct written *written)
{
    qpdf_oh destination = find(written, "root|/Outlines|/First|/First|/Dest");
    qpdf_oh_set_array_item(written->pdf, destination, 0, written->sheets[1].dictionary);
}

static void lead_to_the_foot(struct written *written)
{
    qpdf_oh_set_array_item(written->pdf, find(written, "root|/Outlines|/First|/First|/Dest"), 3,
                           qpdf_oh_new_integer(written->pdf, 10));
}

static void drop_entry(struct written *written)
{
    qpdf_oh first = find(written, "root|/Outlines|/First|/First"),
            third = find(written, "root|/Outlines|/First|/First|/Next|/Next");
    qpdf_oh_replace_key(written->pdf, first, "/Next", third);
    qpdf_oh_replace_key(written->pdf, third, "/Prev", first);
}

/* ------------------------------------------------------------------------------------------------ metadata */

static void lose_author(struct written *written)
{
    static const char begin[] = "<dc:creator>", end[] = "</dc:creator>";
    size_t length;
    const char *xmp = get_stream(written, find(written, "root|/Metadata"), &length), *from = strstr(xmp, begin);
    if (!from)
        lost("author");
    edit_stream(written, find(written, "root|/Metadata"), from, (size_t)(strstr(from, end) + strlen(end) - from), "",
                0);
    qpdf_oh_remove_key(written->pdf, find(written, "information"), "/Author");
}

const struct act ACTS[] = {
    {"sections-in-the-wrong-order", swap_sections},
    {"heads-in-the-wrong-order", swap_columns},
    {"name-read-before-the-mark", swap_cells},
    {"cell-lost", lose_cell},
    {"content-read-twice", take_content_twice},
    {"content-of-another-page", take_content_of_another_page},
    {"element-of-another-parent", give_to_another_parent},
    {"note-id-used-twice", repeat_note_id},
    {"note-read-later", read_note_later},
    {"reference-to-another-page", refer_to_another_page},
    {"structure-keys-crossed", cross_pages},
    {"parent-entries-crossed", cross_entries},
    {"link-keys-crossed", cross_links},
    {"links-in-the-wrong-order", reverse_links},
    {"foot-is-read", read_foot},
    {"heading-is-read-again", read_heading_again},
    {"soft-hyphen-is-a-hyphen", say_hyphen},
    {"letter-says-its-neighbour", say_neighbour},
    {"letter-says-nothing", say_nothing},
    {"letter-says-two-things", say_both},
    {"outline-to-another-page", lead_to_another_page},
    {"outline-to-the-foot", lead_to_the_foot},
    {"outline-without-an-entry", drop_entry},
    {"author-lost", lose_author},
    {"information-in-pdf-2", add_information},
    {"bookmark-to-another-element", lead_to_another_element},
    {0},
};

/* ------------------------------------------------------------------------------------------------ the file */

static void lose_identifier(struct buffer *file)
{
    if (!replace_bytes(file, BYTES("/ID ["), BYTES("/Ib [")))
        lost("identifier");
}

static void cut_end(struct buffer *file)
{
    file->length -= 40;
}

/* In the middle, where streams are compressed. */
static void spoil_stream(struct buffer *file)
{
    unsigned char *start = memmem(file->bytes, file->length, BYTES("stream\n"));
    if (!start)
        lost("stream");
    for (int i = 0; i < 16; i++)
        start[60 + i] ^= 0x55;
}

const struct damage DAMAGES[] = {
    {"no-identifier", lose_identifier},
    {"end-cut-off", cut_end},
    {"stream-spoilt", spoil_stream},
    {0},
};
