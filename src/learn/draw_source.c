/* Where it comes from; and with that what the record says of the qualification itself and no other element has a place for: codes of
 * vocabularies, other names. */
#include <string.h>

#include "learn/draw.h"
#include "learn/escape.h"
#include "learn/vocabulary.h"
#include "learn/words.h"

enum { FACTS_MOST = 200, WORDS_MOST = 500 /* letters of a fact in the schema */ };

static void put_attribute(struct draft *draft, struct buffer *out, const char *name, const char *value)
{
    value = value ? words_on_line(value, draft->arena) : "";
    if (!*value || strlen(value) > WORDS_MOST)
        return;
    buffer_format(out, " %s=\"", name);
    escape_string(out, value);
    buffer_byte(out, '"');
}

/* Words, or the address of a value of which nothing else is told but what it is called. */
static bool is_simple(struct record *record, const struct fact *fact)
{
    static const char *const labels[] = {"a", "prefLabel", "altLabel", "notation", "inScheme", "definition"};
    if (fact->kind == FACT_TEXT)
        return true;
    if (fact->value[0] == '_' || (record->stock && strcmp(fact->value, record->id) == 0))
        return false;
    for (const struct fact *of = record_thing(record, fact->value)->first; of; of = of->next) {
        size_t i = 0;
        while (i < sizeof labels / sizeof *labels && strcmp(of->property, labels[i]) != 0)
            i++;
        if (i == sizeof labels / sizeof *labels)
            return false;
    }
    return true;
}

static bool put_fact(struct record *record, struct draft *draft, struct buffer *out, struct fact *fact)
{
    const char *value = words_on_line(fact->value, draft->arena);
    const char *language = *fact->language ? language_of(fact->language, draft->arena) : NULL;
    if (fact->went || !is_simple(record, fact) || !*value || strlen(value) > WORDS_MOST || strlen(fact->property) > WORDS_MOST)
        return false;
    fact->went = "source";
    if (strcmp(fact->value, ISCED_F_UNKNOWN) == 0)
        return false;
    buffer_string(out, "    <fact name=\"");
    escape_string(out, fact->property);
    if (language)
        buffer_format(out, "\" lang=\"%s", language);
    buffer_string(out, "\">");
    escape_string(out, value);
    buffer_string(out, "</fact>\n");
    return true;
}

static const char *publisher_of(struct record *record, struct thing *root)
{
    struct thing *publisher = record_follow(record, root, "publisher");
    const char *name = publisher ? thing_words(publisher, "legalName") : NULL;
    if (publisher && !name)
        name = thing_words(publisher, "prefLabel");
    if (!name)
        return NULL;
    fact_first(root, "publisher")->went = "source";
    record_went(record, publisher, "legalName", "source");
    record_went(record, publisher, "prefLabel", "source");
    return name;
}

void draw_source(struct record *record, struct draft *draft)
{
    struct buffer *out = &draft->made[SECTION_SOURCE], facts = {0};
    struct thing *root = record_root(record);
    size_t count = 0;
    const char *publisher = publisher_of(record, root), *modified = thing_words(root, "modified");
    record_went(record, root, "modified", "source");
    record_went(record, root, "a", "source");
    for (struct fact *fact = root->first; fact && count < FACTS_MOST; fact = fact->next)
        count += put_fact(record, draft, &facts, fact);
    const size_t begin = out->length;
    buffer_string(out, "  <source");
    const size_t bare = out->length;
    put_attribute(draft, out, "record", root->id[0] == '_' || address_begins(root->id, OWN_SUBJECT) ? NULL : root->id);
    put_attribute(draft, out, "modified", modified);
    put_attribute(draft, out, "publisher", publisher);
    const bool is_empty = out->length == bare && !facts.length;
    buffer_string(out, facts.length ? ">\n" : "/>\n");
    buffer_append(out, facts.bytes, facts.length);
    buffer_string(out, facts.length ? "  </source>\n" : "");
    out->length = is_empty ? begin : out->length;
    buffer_finish(&facts);
}
