/*
 * The document as it is read aloud: the tree with its text, as Poppler's `pdfinfo -struct-text` prints it without attributes,
 * and then what that leaves out: languages, words for pictures, links, outline, and what is not read at all.
 */
#include <stdio.h>
#include <string.h>

#include "checks.h"

static void print_element(const struct element *element, int depth)
{
    struct buffer text = {0};
    printf("%*s%s\n", 2 * depth, "", element->type + 1);
    for (const struct kid *kid = element->kids; kid; kid = kid->next) {
        if (kid->piece)
            hear(&text, kid->piece);
        if (text.length && (!kid->next || !kid->next->piece))
            printf("%*s\"%.*s\"\n", 2 * depth + 2, "", (int)text.length, text.bytes);
        if (!kid->piece || !kid->next || !kid->next->piece)
            buffer_clear(&text);
        if (kid->element)
            print_element(kid->element, depth + 1);
    }
    buffer_finish(&text);
}

void print_tree(struct written *written)
{
    if (written->tree)
        print_element(written->tree, 0);
}

static void print_languages(struct written *written)
{
    printf("Language: %s\n", written->language);
    for (const struct element *element = written->tree; element; element = element->next)
        if (element->language_own)
            printf("  %s: %s\n", element->language, heard(written, element));
}

static void print_pictures(struct written *written)
{
    printf("Pictures:\n");
    for (const struct element *element = written->tree; element; element = element->next)
        if (strcmp(element->type, "/Figure") == 0)
            printf("  %s\n", get_text(written, element->dictionary, "/Alt"));
}

/* Where the link leads: an address, or a page of the document. */
static void print_link(struct written *written, qpdf_oh annotation)
{
    const char *address = get_text(written, get(written, annotation, "/A"), "/URI");
    int page = 0, object = object_of(written, item(written, get(written, annotation, "/Dest"), 0));
    while (page < written->sheet_count && written->sheets[page].object != object)
        page++;
    printf("  %s -> ", get_text(written, annotation, "/Contents"));
    if (address)
        printf("%s\n", address);
    else
        printf("page %d\n", page + 1);
}

static void print_links(struct written *written)
{
    printf("Links:\n");
    for (int i = 0; i < written->sheet_count; i++) {
        qpdf_oh annotations = get(written, written->sheets[i].dictionary, "/Annots");
        for (int j = 0; j < item_count(written, annotations); j++)
            print_link(written, item(written, annotations, j));
    }
}

static void print_entries(struct written *written, qpdf_oh parent, int depth)
{
    for (qpdf_oh entry = get(written, parent, "/First");
         depth < DEPTH_MOST && qpdf_oh_is_dictionary(written->pdf, entry); entry = get(written, entry, "/Next")) {
        printf("%*s%s\n", 2 * depth, "", get_text(written, entry, "/Title"));
        print_entries(written, entry, depth + 1);
    }
}

static void print_artifacts(struct written *written)
{
    struct buffer text = {0};
    printf("Not read:\n");
    for (int i = 0; i < written->sheet_count; i++)
        for (const struct piece *piece = written->sheets[i].pieces; piece; piece = piece->next) {
            buffer_clear(&text);
            hear(&text, piece);
            if (piece->artifact && text.length)
                printf("  page %d: %.*s\n", i + 1, (int)text.length, text.bytes);
        }
    buffer_finish(&text);
}

void print_beside(struct written *written)
{
    qpdf_oh information = get(written, written->trailer, "/Info");
    static const char *const keys[] = {"/Title", "/Author", "/Subject", "/Keywords"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (has(written, information, keys[i]))
            printf("%s: %s\n", keys[i] + 1, get_text(written, information, keys[i]));
    print_languages(written);
    print_pictures(written);
    print_links(written);
    printf("Outline:\n");
    print_entries(written, get(written, written->root, "/Outlines"), 1);
    print_artifacts(written);
}
