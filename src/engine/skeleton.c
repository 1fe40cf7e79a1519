/* A qualification to begin with: all that its form may show, each text in each language as a placeholder, which no check lets pass. */
#include <string.h>

#include "base/say.h"
#include "base/unicode.h"
#include "engine/engine.h"

/* Elements as they stand in a file. A line that begins with @ is a text, in each language; its words are the placeholder: those of
 * the label before the bar, in the language of the text, else those behind it. */
struct section {
    const char *name;  /* of the element; of several one that forms name where they demand it; NULL: a profile */
    const char *label; /* the heading that it has in the document; NULL: none alone */
    const char *about; /* what belongs there */
    const char *body;
};

/* In the order of layouts/schemas/qualification.xsd. */
static const struct section SECTIONS[] = {
    {"code", NULL, N_("the code under which a register lists the qualification, and the register's name"),
     "  <code register=\"[register]\">[code]</code>\n"},
    {"title", "title.qualification", N_("the qualification, as holders call themselves: Contact centre employee"),
     "  <title>\n@[title.qualification|name of the qualification]\n  </title>\n"},
    {"certificate", "title.heading", N_("the name of the certificate, in its own language as it stands there"),
     "  <certificate>\n@[title.heading|name of the certificate]\n  </certificate>\n"},
    {0},
    {"occupations", "occupations.heading", N_("the occupations that are open to the holder"),
     "  <occupations>\n@[occupations.heading|occupations]\n  </occupations>\n"},
    {"awarding-body", "official.awarding-body", N_("who awards the certificate: <name> stands in the properties of the document, <status> is what it shows: name and status"),
     "  <awarding-body>\n    <name>\n@@[name of the awarding body]\n    </name>\n    <status>\n@@[official.awarding-body|status of the awarding body]\n"
     "    </status>\n  </awarding-body>\n"},
    {"authority", "official.authority", N_("who accredits or recognises the certificate"),
     "  <authority>\n@[official.authority|authority]\n  </authority>\n"},
    {"level", "official.level",
     N_("the level in words; by the European framework (eqf, 1 to 8) and ISCED (such as 353); and by the national framework, whose "
        "name stands there too"),
     "  <level eqf=\"[eqf]\" isced=\"[isced]\">\n@[official.level|level in words]\n    <framework name=\"[framework]\" level=\"[level]\"/>\n"
     "  </level>\n"},
    {"grading-scale", "official.grading",
     N_("each mark, from the best to the worst, what it is called, and whether one passes with it (yes or no): copy <step>; for "
        "a range of points, from=\"92\" to=\"100\" in place of mark"),
     "  <grading-scale>\n    <step mark=\"[best mark]\" passes=\"yes\">\n@@[official.grading.meaning|name of the best mark]\n    </step>\n"
     "    <step mark=\"[worst mark]\" passes=\"no\">\n@@[official.grading.meaning|name of the worst mark]\n    </step>\n  </grading-scale>\n"},
    {"access", "official.access", N_("the next levels of education, training or a career that are open"),
     "  <access>\n@[official.access|next levels]\n  </access>\n"},
    {"agreements", "official.agreements", N_("international agreements on recognition, if there are any"),
     "  <agreements>\n@[official.agreements|agreements]\n  </agreements>\n"},
    {"legal-basis", "official.legal-basis", N_("the laws and regulations that the certificate rests on"),
     "  <legal-basis>\n@[official.legal-basis|laws and regulations]\n  </legal-basis>\n"},
    {"learning-pathways", "pathways.heading", N_("the officially recognised ways of acquiring the certificate; as a table: <pathway kind=\"school\" percentage=\"60%\"/>, likewise "
        "workplace and prior-learning"),
     "  <learning-pathways>\n@[pathways.heading|ways of acquiring it]\n  </learning-pathways>\n"},
    {"duration", "pathways.duration", N_("how long the education or training takes"),
     "  <duration>\n@[pathways.duration|duration]\n  </duration>\n"},
    {"entry-requirements", "pathways.entry-requirements", N_("what is needed to be admitted"),
     "  <entry-requirements>\n@[pathways.entry-requirements|what is needed]\n  </entry-requirements>\n"},
    {"additional-information", "information.heading", N_("whatever else helps to understand the certificate"),
     "  <additional-information>\n@[information.heading|more information]\n  </additional-information>\n"},
    {"reference-point", NULL, N_("where more is to be had: the National Europass Centre or National Reference Point, with its address"),
     "  <reference-point>\n@[reference point]\n  </reference-point>\n"},
};

/* Section 3 is one of these: that which the form names first where it demands one, else the first. */
static const struct section PROFILES[] = {
    {"skill", "profile.heading",
     N_("what the holder is able to do, each beginning with an action verb; 5 to 15 are usual: copy <skill> with all in it; under "
        "headings of their own in <skill-group>, as numbered tasks in <core-task>"),
     "  <skill>\n@[profile.heading|first skill]\n  </skill>\n  <skill>\n@[profile.heading|second skill]\n  </skill>\n"},
    {"skill-group", "profile.heading",
     N_("what the holder is able to do, under a heading each group, each skill beginning with an action verb: copy <skill> and "
        "<skill-group> with all in it"),
     "  <skill-group>\n    <title>\n@@[heading of the group]\n    </title>\n    <skill>\n@@[profile.heading|first skill]\n    </skill>\n"
     "    <skill>\n@@[profile.heading|second skill]\n    </skill>\n  </skill-group>\n"},
    {"core-task", "profile.heading",
     N_("the core tasks, and the work processes in each, beginning with an action verb: copy <core-task> and <work-process> with all "
        "in it"),
     "  <core-task number=\"1\">\n    <title>\n@@[profile.core-task|core task]\n    </title>\n    <work-process number=\"1.1\">\n"
     "      <title>\n@@@[work process]\n      </title>\n    </work-process>\n  </core-task>\n"},
};

struct skeleton {
    const char *const *languages; /* the first is the original's; NULL behind the last */
    const struct layout *form;
    const struct label_set *const *labels; /* in each of the languages */
    struct arena *arena;
    struct buffer *out;
};

/* ------------------------------------------------------------------------------------------------ words */

/* Two hyphens would end a comment. */
static void put_words(const struct skeleton *skeleton, const char *words)
{
    for (; *words; words++)
        if (strncmp(words, "--", 2) != 0)
            buffer_byte(skeleton->out, (unsigned char)*words);
}

const char *label_fixed_words(const struct label *label, struct arena *arena)
{
    const struct xml_node *first = xml_first(label->node);
    const char *text = first && !xml_is_element(first) ? xml_text(first, arena) : "";
    char *words = arena_copy(arena, text, strlen(text)), *out = words;
    for (const char *at = text + strspn(text, " \t\r\n"); *at; at++) /* the file of labels may wrap them */
        if (!strchr(" \t\r\n", *at))
            *out++ = *at;
        else if (out > words && out[-1] != ' ')
            *out++ = ' ';
    while (out > words && strchr(" (:", out[-1]))
        out--;
    *out = '\0';
    return words;
}

/* Those of the form's label, in the language of this number. */
static const char *label_words(const struct skeleton *skeleton, size_t language, const char *name)
{
    const struct label *label = name ? map_find(skeleton->labels[language]->labels, name, strlen(name)) : NULL;
    return label ? label_fixed_words(label, skeleton->arena) : "";
}

static bool is_word_at(const char *text, const char *at, size_t length)
{
    static const char parts[] = "abcdefghijklmnopqrstuvwxyz-";
    return (at == text || !strchr(parts, at[-1])) && (!at[length] || !strchr(parts, at[length]));
}

/* Where the path names the element; NULL: nowhere. */
static const char *find_word(const char *path, const char *name)
{
    size_t length = strlen(name);
    const char *at = strstr(path, name);
    while (at && !is_word_at(path, at, length))
        at = strstr(at + length, name);
    return at;
}

/* Whether the form's demands name the element. */
static bool is_demanded(const struct skeleton *skeleton, const char *name)
{
    for (size_t i = 0; i < skeleton->form->vocabulary.demand_count; i++)
        if (find_word(xml_path_text(skeleton->form->vocabulary.demands[i].select), name))
            return true;
    return false;
}

static const struct section *find_profile(const struct skeleton *skeleton)
{
    const struct section *profile = NULL;
    for (size_t i = 0; i < skeleton->form->vocabulary.demand_count && !profile; i++) {
        const char *path = xml_path_text(skeleton->form->vocabulary.demands[i].select), *first = NULL;
        for (size_t j = 0; j < sizeof PROFILES / sizeof *PROFILES; j++) {
            const char *at = find_word(path, PROFILES[j].name);
            if (at && (!first || at < first)) {
                first = at;
                profile = &PROFILES[j];
            }
        }
    }
    return profile ? profile : PROFILES;
}

static void put_comment(const struct skeleton *skeleton, const char *heading, const char *about, bool demanded)
{
    buffer_string(skeleton->out, "\n  <!-- ");
    put_words(skeleton, heading);
    if (*heading)
        buffer_string(skeleton->out, "\n       ");
    put_words(skeleton, about);
    if (!demanded)
        buffer_format(skeleton->out, "\n       %s", say("(may be left out)"));
    buffer_string(skeleton->out, " -->\n");
}

/* ------------------------------------------------------------------------------------------------ elements */

static void put_escaped(struct buffer *out, const char *words, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (words[i] == '&' || words[i] == '<')
            buffer_string(out, words[i] == '&' ? "&amp;" : "&lt;");
        else
            buffer_byte(out, (unsigned char)words[i]);
}

/* "[label|words]" in the language of this number. */
static void put_placeholder(const struct skeleton *skeleton, size_t language, const char *placeholder, size_t length)
{
    const char *bar = memchr(placeholder, '|', length), *end = placeholder + length - 1;
    const char *words = bar ? arena_copy(skeleton->arena, placeholder + 1, (size_t)(bar - placeholder) - 1) : NULL;
    words = label_words(skeleton, language, words);
    buffer_byte(skeleton->out, '[');
    if (*words)
        put_escaped(skeleton->out, words, strlen(words));
    else
        buffer_append(skeleton->out, bar ? bar + 1 : placeholder + 1, (size_t)(end - (bar ? bar + 1 : placeholder + 1)));
    buffer_byte(skeleton->out, ']');
}

/* The text of this length in each language; each @ before it is a step in. */
static void put_texts(const struct skeleton *skeleton, const char *line, size_t length)
{
    size_t deep = strspn(line, "@");
    for (size_t i = 0; skeleton->languages[i]; i++) {
        buffer_format(skeleton->out, "%*s<text lang=\"%s\">", (int)(2 + 2 * deep), "", skeleton->languages[i]);
        put_placeholder(skeleton, i, line + deep, length - deep);
        buffer_string(skeleton->out, "</text>\n");
    }
}

static void put_body(const struct skeleton *skeleton, const char *body)
{
    for (size_t length; *body; body += length + 1) {
        length = strcspn(body, "\n");
        if (*body == '@')
            put_texts(skeleton, body, length);
        else
            buffer_append(skeleton->out, body, length + 1);
    }
}

static void put_own_field(const struct skeleton *skeleton, const struct own_field *field)
{
    static const char *const bodies[] = {[OWN_LINE] = "@[words]\n", [OWN_PROSE] = "@[text]\n"};
    const bool has_texts = field->type == OWN_LINE || field->type == OWN_PROSE;
    static const char *const holds[] = { /* as the check of such fields says it */
        [OWN_DATE] = N_("a day such as 2027-01-01"),
        [OWN_WORD] = N_("words that are the same in all languages, on one line"),
        [OWN_NUMBER] = N_("a number such as 120 or 2.5"),
    };
    const char *about = say("a field of this form's own");
    if (!has_texts)
        about = arena_format(skeleton->arena, "%s: %s", about, say(holds[field->type]));
    put_comment(skeleton, label_words(skeleton, 0, field->name), about, field->required);
    buffer_format(skeleton->out, "  <field name=\"%s\">%s", field->name, has_texts ? "\n" : "[value]");
    put_body(skeleton, has_texts ? bodies[field->type] : "");
    buffer_format(skeleton->out, "%s</field>\n", has_texts ? "  " : "");
}

static void put_root(const struct skeleton *skeleton, const char *country)
{
    buffer_string(skeleton->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- ");
    put_words(skeleton, say("Write your words in place of what stands in [brackets], and delete what your certificate does not have.\n"
                            "     `supplement check` tells what is still to be done. & is written &amp; and < is written &lt;."));
    buffer_format(skeleton->out, " -->\n<qualification version=\"1\" country=\"%s\" original=\"%s\"", country, skeleton->languages[0]);
    if (skeleton->languages[1])
        buffer_format(skeleton->out, " translation=\"%s\"", skeleton->languages[1]);
    for (const char *const *language = skeleton->languages; *language; language++)
        buffer_format(skeleton->out, "%s%s", language == skeleton->languages ? " editions=\"" : " ", *language);
    buffer_string(skeleton->out, "\">\n");
}

static void put_skeleton(const struct skeleton *skeleton, const char *country)
{
    put_root(skeleton, country);
    for (size_t i = 0; i < sizeof SECTIONS / sizeof *SECTIONS; i++) {
        const struct section *section = SECTIONS[i].name ? &SECTIONS[i] : find_profile(skeleton);
        bool demanded = strcmp(section->name, "title") == 0 || is_demanded(skeleton, section->name);
        put_comment(skeleton, label_words(skeleton, 0, section->label), say(section->about), demanded);
        put_body(skeleton, section->body);
    }
    for (size_t i = 0; i < skeleton->form->vocabulary.field_count; i++)
        put_own_field(skeleton, &skeleton->form->vocabulary.fields[i]);
    buffer_string(skeleton->out, "</qualification>\n");
}

const char *skeleton_about(const char *element)
{
    for (size_t i = 0; i < sizeof SECTIONS / sizeof *SECTIONS; i++)
        if (SECTIONS[i].name && strcmp(SECTIONS[i].name, element) == 0)
            return say(SECTIONS[i].about);
    return NULL;
}

/* ------------------------------------------------------------------------------------------------ what is asked for */

static const char *const *read_languages(const char *list, struct arena *arena)
{
    const char **languages = arena_new_array(arena, const char *, strlen(list) / 2 + 2);
    for (size_t count = 0; *(list += strspn(list, " ,"));) {
        size_t length = strcspn(list, " ,");
        languages[count++] = arena_copy(arena, list, length);
        list += length;
    }
    return languages;
}

/* In capitals; NULL: it is no code. */
static const char *read_country(const char *text, struct arena *arena)
{
    char *code = strlen(text) == 2 ? arena_format(arena, "%s", text) : NULL;
    for (char *at = code; at && *at; at++)
        if (*at >= 'a' && *at <= 'z')
            *at = (char)(*at - 'a' + 'A');
    return code && strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 2 ? code : NULL;
}

bool skeleton_put(struct supplement_layout *layout, const char *asked, const char *languages, struct arena *arena,
                  struct buffer *out, struct diag *diag)
{
    struct skeleton skeleton = {.languages = read_languages(languages, arena), .arena = arena, .out = out};
    const char *country = read_country(asked, arena);
    if (!country)
        diag_report(diag, DIAG_VALUE_INVALID, (struct place){0}, "\"%s\": expected a country's code, such as CZ", asked);
    if (!skeleton.languages[0])
        diag_report(diag, DIAG_VALUE_INVALID, (struct place){0}, "\"%s\": expected languages, such as `cs en`", languages);
    if (!country || !skeleton.languages[0])
        return false;
    struct supplement_layout *form = layout_for(layout, &(struct qualification){.country = country}, diag);
    size_t errors = diag_errors(diag);
    const struct label_set **labels = arena_new_array(arena, const struct label_set *, strlen(languages) / 2 + 1);
    for (size_t i = 0; form && skeleton.languages[i]; i++)
        labels[i] = layout_labels(form, skeleton.languages[i], (struct place){0}, diag);
    if (!form || diag_errors(diag) != errors)
        return false;
    skeleton.form = form->layout;
    skeleton.labels = labels;
    put_skeleton(&skeleton, country);
    return true;
}

bool supplement_begin_qualification(struct supplement *supplement, struct supplement_layout *layout, const char *country,
                                    const char *languages, struct buffer *out, struct diag *diag)
{
    struct memory_guard guard;
    const size_t before = out->length;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard))) {
        out->length = before;
        return engine_exhaust(supplement, diag);
    }
    struct arena *arena = arena_create();
    bool good = skeleton_put(layout, country, languages, arena, out, diag);
    arena_destroy(arena);
    memory_leave(&guard);
    return good;
}
