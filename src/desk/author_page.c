/* A qualification as a form: its fields in the order of the schema, languages side by side, findings at each, the page beside it. */
#include <string.h>

#include "base/files.h"
#include "base/markup.h"
#include "base/say.h"
#include "desk/author.h"

struct form {
    struct buffer *out;
    struct writing *writing;
    struct arena *arena;
    size_t number;             /* of the entry at hand */
    bool among_values;         /* values stand side by side */
};

/* ------------------------------------------------------------------------------------------------ findings */

static const char *class_of(const struct diag *diag, size_t index)
{
    static const char *const CLASSES[] = {[SUPPLEMENT_WARNING] = "warning", [SUPPLEMENT_ERROR] = "error", [SUPPLEMENT_WAIVED] = "waived"};
    return CLASSES[supplement_finding_severity(diag, index)];
}

void author_put_finding(struct buffer *out, const struct diag *diag, size_t index)
{
    const char *detail = supplement_finding_detail(diag, index), *hint = supplement_finding_hint(diag, index);
    buffer_string(out, supplement_finding_text(diag, index));
    if (detail && *detail) {
        buffer_string(out, say(": "));
        buffer_string(out, detail);
    }
    if (hint && *hint) {
        buffer_string(out, ". ");
        buffer_string(out, say("What to do"));
        buffer_string(out, say(": "));
        buffer_string(out, hint);
    }
}

static void put_finding(const struct form *form, const char *element, const struct placed_finding *finding)
{
    struct buffer words = {0};
    author_put_finding(&words, form->writing->diag, finding->index);
    buffer_byte(&words, 0);
    page_put(form->out, "<%s class=\"%s\">%s</%s>\n", element, class_of(form->writing->diag, finding->index), (const char *)words.bytes, element);
    buffer_finish(&words);
}

/* Those of this path; what is beside a field is tied to it. */
static void put_findings(const struct form *form, const char *id, const char *path)
{
    page_put(form->out, "<div class=\"found\" id=\"%s-found\" data-path=\"%s\">", id, path);
    for (size_t i = 0; i < form->writing->finding_count; i++)
        if (strcmp(form->writing->findings[i].path, path) == 0)
            put_finding(form, "p", &form->writing->findings[i]);
    buffer_string(form->out, "</div>\n");
}

static bool has_error(const struct writing *writing, const char *path)
{
    for (size_t i = 0; i < writing->finding_count; i++)
        if (strcmp(writing->findings[i].path, path) == 0 && supplement_finding_severity(writing->diag, writing->findings[i].index) == SUPPLEMENT_ERROR)
            return true;
    return false;
}

/* ------------------------------------------------------------------------------------------------ fields */

static const char *choice_words(const char *choice)
{
    static const char *const KNOWN[] = {N_("yes"), N_("no"), N_("school"), N_("workplace"), N_("prior-learning")};
    for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++)
        if (strcmp(KNOWN[i], choice) == 0)
            return say(KNOWN[i]);
    return choice;
}

static void put_about(const struct form *form, const char *id, const char *about, const char *expected)
{
    if (*about)
        page_put(form->out, "<p class=\"about\" id=\"%s-about\">%s</p>\n", id, about);
    else if (*expected)
        page_put(form->out, "<p class=\"about\" id=\"%s-about\">%s</p>\n", id, say(expected));
}

static void put_described(const struct form *form, const char *id, bool has_about, const char *path)
{
    page_put(form->out, " aria-describedby=\"%s-found", id);
    if (has_about)
        page_put(form->out, " %s-about", id);
    buffer_string(form->out, has_error(form->writing, path) ? "\" aria-invalid=\"true\"" : "\"");
}

static void put_select(const struct form *form, const struct entry *entry)
{
    bool is_known = !*entry->words;
    if (!entry->value->is_required || !*entry->words)
        page_put(form->out, "<option value=\"\">–</option>");
    for (const char *const *choice = entry->value->choices; *choice; choice++) {
        bool is_chosen = strcmp(*choice, entry->words) == 0;
        is_known |= is_chosen;
        page_put(form->out, "<option value=\"%s\"", *choice);
        buffer_string(form->out, is_chosen ? " selected>" : ">");
        page_put(form->out, "%s</option>", choice_words(*choice));
    }
    if (!is_known)
        page_put(form->out, "<option value=\"%s\" selected>%s</option>", entry->words, entry->words);
    buffer_string(form->out, "</select>\n");
}

static void put_value(const struct form *form, const struct entry *entry)
{
    const char *id = arena_format(form->arena, "f%zu", form->number);
    bool has_about = *entry->about || *entry->value->expected;
    page_put(form->out, "<div class=\"field\"><label for=\"%s\">%s</label>\n", id, entry->label);
    page_put(form->out, entry->value->choices ? "<select id=\"%s\" name=\"%s\"" : "<input id=\"%s\" name=\"%s\"", id, entry->path);
    put_described(form, id, has_about, entry->path);
    if (entry->value->choices) {
        buffer_string(form->out, ">");
        put_select(form, entry);
    } else {
        page_put(form->out, " value=\"%s\" autocomplete=\"off\">\n", entry->words);
    }
    put_about(form, id, entry->about, entry->value->expected);
    put_findings(form, id, entry->path);
    buffer_string(form->out, "</div>\n");
}

/* Lines end as they do: elsewhere the end of one would be shown as something that nobody sees. */
static void put_lines(struct buffer *out, const char *words)
{
    for (size_t length; *words; words += length) {
        length = strcspn(words, "\n");
        markup_text(out, words, length);
        if (words[length]) {
            buffer_byte(out, '\n');
            length++;
        }
    }
}

static void put_text(const struct form *form, const struct entry *entry, const char *language, const char *words)
{
    const char *id = arena_format(form->arena, "f%zu-%s", form->number, language), *path = arena_format(form->arena, "%s:%s", entry->path, language);
    page_put(form->out, "<div class=\"text\"><label for=\"%s\"><span class=\"apart\">%s, </span><span data-language>%s</span></label>\n", id, entry->label, language);
    if (words) {
        page_put(form->out, "<textarea id=\"%s\" name=\"%s\" lang=\"%s\"", id, path, language);
        buffer_string(form->out, entry->is_prose ? " rows=\"3\"" : " rows=\"1\"");
        put_described(form, id, *entry->about, path);
        buffer_string(form->out, ">\n"); /* which is none of the text: HTML Living Standard, 13.1.2.5 */
        put_lines(form->out, words);
        buffer_string(form->out, "</textarea>\n");
    } else {
        page_put(form->out, "<p id=\"%s\">%s</p>\n", id, say("This text is built in a way that cannot be shown here, as a list in a list is: it stays as it is."));
    }
    put_findings(form, id, path);
    buffer_string(form->out, "</div>\n");
}

static void put_texts(const struct form *form, const struct entry *entry)
{
    const char *id = arena_format(form->arena, "f%zu", form->number);
    page_put(form->out, "<fieldset class=\"texts\" id=\"%s\"><legend>%s</legend>\n", id, entry->label);
    if (*entry->about)
        page_put(form->out, "<p class=\"about\">%s</p>\n", entry->about);
    put_findings(form, id, entry->path);
    buffer_string(form->out, "<div class=\"side\">\n");
    const char *const *languages = draft_languages(form->writing->draft);
    for (size_t i = 0; languages[i]; i++) {
        struct entry described = *entry;
        described.about = "";
        put_text(form, &described, languages[i], entry->texts[i]);
    }
    buffer_string(form->out, "</div></fieldset>\n");
}

/* ------------------------------------------------------------------------------------------------ groups */

static void put_button(const struct form *form, const char *action, const char *path, const char *words, const char *of)
{
    page_put(form->out, "<button name=\"do\" value=\"%s %s\">%s<span class=\"apart\"> %s</span></button>\n", action, path, words, of);
}

/* The number in the last brackets of the path: 2 of core-task[2]. */
static const char *item_number(const struct form *form, const char *path)
{
    const char *bracket = strrchr(path, '[');
    return bracket ? arena_copy(form->arena, bracket + 1, strcspn(bracket + 1, "]")) : "";
}

static void begin_group(const struct form *form, const struct entry *entry)
{
    const char *id = arena_format(form->arena, "f%zu", form->number), *number = entry->is_item ? item_number(form, entry->path) : "";
    const char *name = arena_format(form->arena, "%s%s%s", entry->label, *number ? " " : "", number);
    page_put(form->out, "<fieldset class=\"group\" id=\"%s\"><legend>%s</legend>\n", id, name);
    if (entry->is_item) {
        buffer_string(form->out, "<div class=\"buttons\">");
        if (strcmp(number, "1") != 0)
            put_button(form, "raise", entry->path, say("Move up"), name);
        put_button(form, "remove", entry->path, say("Remove"), name);
        buffer_string(form->out, "</div>\n");
    }
    if (*entry->about)
        page_put(form->out, "<p class=\"about\">%s</p>\n", entry->about);
    put_findings(form, id, entry->path);
}

static void put_entry(struct form *form, const struct entry *entry)
{
    bool is_value = entry->kind == ENTRY_VALUE;
    form->number++;
    if (is_value != form->among_values)
        buffer_string(form->out, is_value ? "<div class=\"values\">\n" : "</div>\n");
    form->among_values = is_value;
    switch (entry->kind) {
    case ENTRY_GROUP: begin_group(form, entry); break;
    case ENTRY_END: buffer_string(form->out, "</fieldset>\n"); break;
    case ENTRY_TEXTS: put_texts(form, entry); break;
    case ENTRY_VALUE: put_value(form, entry); break;
    case ENTRY_MORE:
        buffer_string(form->out, "<p class=\"buttons\">");
        page_put(form->out, "<button name=\"do\" value=\"add %s\">%s</button></p>\n", entry->path, arena_format(form->arena, say("Add: %s"), entry->label));
        break;
    }
}

/* ------------------------------------------------------------------------------------------------ above the fields */

static void put_summary(const struct form *form)
{
    const struct diag *diag = form->writing->diag;
    size_t errors = supplement_diag_errors(diag), warnings = supplement_diag_warnings(diag);
    buffer_string(form->out, "<p id=\"counts\" role=\"status\">");
    if (errors || warnings)
        page_put(form->out, "%s %zu, %s %zu", say("Errors:"), errors, say("warnings:"), warnings);
    else
        page_put(form->out, "%s", say("Nothing speaks against issuing it."));
    buffer_string(form->out, "</p>\n");
    put_findings(form, "file", "");
}

static void put_note(const struct form *form)
{
    if (!form->writing->note)
        return;
    page_put(form->out, form->writing->note_is_error ? "<p class=\"error\" role=\"alert\">%s</p>\n" : "<p class=\"done\" role=\"status\">%s</p>\n",
             form->writing->note);
    form->writing->note = NULL;
}

static void put_toolbar(const struct form *form)
{
    bool is_changed = author_is_changed(form->writing);
    buffer_string(form->out, "<div class=\"toolbar\">");
    page_put(form->out, "<button name=\"do\" value=\"show\">%s</button>\n<button class=\"first\" name=\"do\" value=\"save\">%s</button>\n", say("Show"), say("Save"));
    page_put(form->out, "<button name=\"do\" value=\"forget\">%s</button>\n", say("Go back to what is saved"));
    page_put(form->out, "<span id=\"state\" data-changed=\"%s\" data-saved=\"%s\" data-lost=\"%s\">%s</span></div>\n", say("Not saved yet"), say("As saved"),
             say("The desk does not answer: is the program still running?"), is_changed ? say("Not saved yet") : say("As saved"));
}

static void put_languages(const struct form *form)
{
    page_put(form->out, "<fieldset class=\"group\"><legend>%s</legend>\n<p class=\"buttons\"><label for=\"more-language\">%s</label> "
                        "<input id=\"more-language\" name=\"language\" size=\"8\" autocomplete=\"off\"> <button name=\"do\" value=\"language\">%s</button></p>\n",
             say("Languages"), say("Language of an edition more, such as fr"), say("Add"));
    buffer_string(form->out, "<p class=\"buttons\">");
    const char *const *languages = draft_languages(form->writing->draft);
    for (size_t i = 0; languages[1] && languages[i]; i++)
        put_button(form, "drop", languages[i], arena_format(form->arena, say("Remove %s"), languages[i]), say("with all its texts"));
    buffer_string(form->out, "</p></fieldset>\n");
}

/* ------------------------------------------------------------------------------------------------ the page beside it */

static void put_pages(const struct form *form, const char *edition)
{
    struct writing *writing = form->writing;
    const char *address = author_address(writing->name, form->arena);
    page_put(form->out, "<aside class=\"beside\" aria-label=\"%s\" data-edition=\"%s\" data-drawn=\"%zu\">\n<p class=\"buttons\" id=\"editions\">", say("The page"), edition,
             (size_t)writing->drawn);
    for (const char *const *language = draft_languages(writing->draft); *language; language++) {
        page_put(form->out, "<a href=\"/author/edit?file=%s&edition=%s\" data-edition=\"%s\"", address, *language, *language);
        buffer_string(form->out, strcmp(*language, edition) == 0 ? " aria-current=\"true\">" : ">");
        page_put(form->out, "%s</a> ", *language);
    }
    buffer_string(form->out, "</p>\n");
    page_put(form->out, writing->is_old ? "<p id=\"old\">%s</p>\n" : "<p id=\"old\" hidden>%s</p>\n", say("It cannot be drawn as it is now: look at the errors."));
    page_put(form->out, "<div id=\"pages\" data-alt=\"%s\">\n", arena_format(form->arena, say("Page %s, %s"), "{page}", "{edition}"));
    int count = (int)supplement_files_count(writing->pages);
    for (int page = 1; page <= count; page++) {
        const char *words = arena_format(form->arena, say("Page %s, %s"), arena_format(form->arena, "%d", page), edition);
        page_put(form->out, "<figure><img src=\"/author/picture?file=%s&edition=%s&page=%d&drawn=%zu\" alt=\"%s\" width=\"595\" height=\"842\"></figure>\n",
                 address, edition, page, (size_t)writing->drawn, words);
    }
    buffer_string(form->out, "</div></aside>\n");
}

static bool has_place(const struct entries *entries, const char *path)
{
    for (size_t i = 0; i < entries->count; i++) {
        const struct entry *entry = &entries->list[i];
        size_t length = strlen(entry->path);
        if (entry->kind <= ENTRY_VALUE && strncmp(entry->path, path, length) == 0 && (!path[length] || (entry->texts && path[length] == ':')))
            return true;
    }
    return false;
}

/* What is at a place that the form does not show is told above. */
static void raise_findings(const struct writing *writing, const struct entries *entries)
{
    for (size_t i = 0; i < writing->finding_count; i++)
        if (!has_place(entries, writing->findings[i].path))
            writing->findings[i].path = "";
}

void author_put_page(struct desk *desk, struct writing *writing, const char *edition, struct answer *answer)
{
    author_check(desk, writing);
    author_draw(desk, writing, edition);
    const char *title = draft_words(writing->draft, arena_format(desk->arena, "title:%s", edition), desk->arena);
    page_begin(answer, PAGE_AUTHOR, title && *title ? arena_format(desk->arena, "%s (%s)", title, writing->name) : writing->name);
    struct form form = {.out = &answer->own, .writing = writing, .arena = desk->arena};
    struct entries entries = draft_list(writing->draft, &writing->headings, desk->arena);
    raise_findings(writing, &entries);
    put_note(&form);
    page_put(form.out, "<link rel=\"stylesheet\" href=\"/author.css\">\n<div class=\"author\">\n<form method=\"post\" action=\"/author/edit\" accept-charset=\"utf-8\" id=\"author\">\n"
                       "<input type=\"hidden\" name=\"file\" value=\"%s\"><input type=\"hidden\" name=\"edition\" value=\"%s\">"
                       "<input type=\"hidden\" name=\"version\" value=\"%zu\"><input type=\"hidden\" name=\"drawn\" value=\"%zu\">\n",
             writing->name, edition, (size_t)writing->version, (size_t)writing->drawn);
    put_toolbar(&form);
    put_summary(&form);
    for (size_t i = 0; i < entries.count; i++)
        put_entry(&form, &entries.list[i]);
    put_languages(&form);
    buffer_string(form.out, "</form>\n");
    put_pages(&form, edition);
    buffer_string(form.out, "</div>\n<script src=\"/author.js\" defer></script>\n");
    page_end(answer, 200);
}
