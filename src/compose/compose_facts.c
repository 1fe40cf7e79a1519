/* What the qualification is, for machines that read a web page: JSON-LD (W3C, 1.1) in the terms of schema.org's
 * EducationalOccupationalCredential, and of the European Learning Model where these have none. Nothing of a holder is in it, and nothing
 * that the data do not say. */
#include <string.h>

#include "base/json.h"
#include "compose/composer.h"

struct facts {
    const struct composer *composer;
    struct buffer out;
    bool listed; /* an outcome stands in the list already */
};

/* ------------------------------------------------------------------------------------------------ texts */

/* In the edition's language, else in the original's; a node without texts is one itself. */
static const struct xml_node *choose_text(const struct composer *composer, const struct xml_node *node)
{
    const struct xml_node *original = NULL, *own = NULL;
    bool has_texts = false;
    for (const struct xml_node *child = xml_first_element(node); child && !own; child = xml_next_element(child)) {
        const char *language = xml_is_named(child, "text") ? xml_attribute(child, "lang") : NULL;
        has_texts |= language != NULL;
        if (language && strcmp(language, composer->edition->language) == 0)
            own = child;
        else if (language && strcmp(language, composer->qualification->original) == 0)
            original = child;
    }
    return own ? own : has_texts ? original : node;
}

/* Words with single spaces between; NULL: there are none. */
static const char *words_of(const struct composer *composer, const struct xml_node *node)
{
    const struct xml_node *text = node ? choose_text(composer, node) : NULL;
    const char *from = text ? xml_text(text, composer->arena) : "";
    char *words = arena_alloc(composer->arena, strlen(from) + 1), *at = words;
    for (; *from; from++)
        if (strchr(" \t\r\n", *from) == NULL)
            *at++ = *from;
        else if (at > words && at[-1] != ' ')
            *at++ = ' ';
    at -= at > words && at[-1] == ' ';
    *at = '\0';
    return *words ? words : NULL;
}

static const struct xml_node *find(const struct xml_node *parent, const char *name)
{
    const struct xml_node *node = parent ? xml_first_element(parent) : NULL;
    while (node && !xml_is_named(node, name))
        node = xml_next_element(node);
    return node;
}

/* ------------------------------------------------------------------------------------------------ outcomes */

static void put_outcome(struct facts *facts, const struct xml_node *node)
{
    const char *words = words_of(facts->composer, node);
    if (!words)
        return;
    buffer_byte(&facts->out, facts->listed ? ',' : '[');
    json_string(&facts->out, words);
    facts->listed = true;
}

/* Skills, and work processes: what a holder can do. A core task is told by what it consists of, or else itself. */
static void put_outcomes(struct facts *facts, const struct xml_node *parent)
{
    for (const struct xml_node *node = xml_first_element(parent); node; node = xml_next_element(node)) {
        if (xml_is_named(node, "work-process") || (xml_is_named(node, "core-task") && !find(node, "work-process")))
            put_outcome(facts, find(node, "title"));
        else if (xml_is_named(node, "skill"))
            put_outcome(facts, node);
        if (xml_is_named(node, "core-task") || xml_is_named(node, "skill") || xml_is_named(node, "skill-group"))
            put_outcomes(facts, node);
    }
}

/* ------------------------------------------------------------------------------------------------ levels */

static void put_level(struct buffer *out, bool *listed, const char *framework, const char *level)
{
    if (!level)
        return;
    buffer_string(out, *listed ? ",{" : ",\"educationalLevel\":[{");
    buffer_string(out, "\"@type\":\"DefinedTerm\"");
    json_text(out, "inDefinedTermSet", framework);
    json_text(out, "termCode", level);
    buffer_byte(out, '}');
    *listed = true;
}

/* That of the European Qualifications Framework has an address (ELM 3, elm:EQFLevel). */
static void put_levels(struct buffer *out, const struct xml_node *level)
{
    bool listed = false;
    const char *eqf = level ? xml_attribute(level, "eqf") : NULL;
    if (!level)
        return;
    put_level(out, &listed, "EQF", eqf);
    put_level(out, &listed, "NLQF", xml_attribute(level, "nlqf"));
    for (const struct xml_node *own = xml_first_element(level); own; own = xml_next_element(own))
        if (xml_is_named(own, "framework") && xml_attribute(own, "name"))
            put_level(out, &listed, xml_attribute(own, "name"), xml_attribute(own, "level"));
    if (listed)
        buffer_byte(out, ']');
    if (eqf && eqf[0] >= '1' && eqf[0] <= '8' && !eqf[1])
        buffer_format(out, ",\"elm:EQFLevel\":{\"@id\":\"http://data.europa.eu/snb/eqf/%s\"}", eqf);
}

/* ------------------------------------------------------------------------------------------------ all */

static void put_identifier(struct facts *facts, const struct xml_node *code)
{
    const char *value = words_of(facts->composer, code);
    if (!value)
        return;
    buffer_string(&facts->out, ",\"identifier\":{\"@type\":\"PropertyValue\"");
    json_text(&facts->out, "propertyID", xml_attribute(code, "register"));
    json_text(&facts->out, "value", value);
    buffer_byte(&facts->out, '}');
}

static void put_organization(struct facts *facts, const char *key, const struct xml_node *node)
{
    const char *name = words_of(facts->composer, node);
    if (!name)
        return;
    buffer_format(&facts->out, ",\"%s\":{\"@type\":\"Organization\"", key);
    json_text(&facts->out, "name", name);
    buffer_byte(&facts->out, '}');
}

void compose_facts(struct composer *composer)
{
    struct facts facts = {.composer = composer};
    const struct qualification *qualification = composer->qualification;
    const struct xml_node *root = qualification->root;
    buffer_string(&facts.out, "{\"@context\":[\"https://schema.org\",{\"elm\":\"http://data.europa.eu/snb/model/elm/\"}],"
                              "\"@type\":[\"EducationalOccupationalCredential\",\"elm:Qualification\"]");
    json_text(&facts.out, "name", words_of(composer, find(root, "title")));
    json_text(&facts.out, "inLanguage", composer->edition->language);
    put_identifier(&facts, find(root, "code"));
    json_text(&facts.out, "credentialCategory", words_of(composer, find(root, "certificate")));
    put_levels(&facts.out, find(root, "level"));
    size_t before = facts.out.length;
    buffer_string(&facts.out, ",\"competencyRequired\":");
    put_outcomes(&facts, root);
    if (facts.listed)
        buffer_byte(&facts.out, ']');
    else
        facts.out.length = before;
    put_organization(&facts, "recognizedBy", find(root, "authority"));
    buffer_string(&facts.out, ",\"validIn\":{\"@type\":\"Country\"");
    json_text(&facts.out, "identifier", qualification->country);
    buffer_byte(&facts.out, '}');
    json_text(&facts.out, "dateModified", qualification->date);
    buffer_byte(&facts.out, '}');
    composer->document->facts = arena_copy(composer->arena, (const char *)facts.out.bytes, facts.out.length);
    buffer_finish(&facts.out);
}
