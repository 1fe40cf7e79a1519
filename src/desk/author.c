/* Requests of the author's page. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/ending.h"
#include "base/file.h"
#include "base/files.h"
#include "base/json.h"
#include "base/say.h"
#include "desk/author.h"
#include "http/form.h"

/* ------------------------------------------------------------------------------------------------ the folder */

static int is_qualification(const struct dirent *entry)
{
    return author_is_name(entry->d_name);
}

static int by_name(const struct dirent **one, const struct dirent **other)
{
    return strcmp((*one)->d_name, (*other)->d_name);
}

static bool is_being_written(const struct desk *desk, const char *name)
{
    const struct writing *writing = desk->author ? desk->author->writings : NULL;
    while (writing && strcmp(writing->name, name) != 0)
        writing = writing->next;
    return writing && author_is_changed(writing);
}

/* As it lies on the disk, finished or not. NULL: it cannot be read. */
static struct supplement_qualification *open_file(struct desk *desk, const char *name)
{
    struct diag *ignored = diag_create();
    struct buffer bytes = {0};
    const char *path = arena_format(desk->arena, "%s/%s", desk->desking->qualifications, name);
    bool is_read = file_read(path, AUTHOR_FILE_MOST, (struct place){0}, &bytes, ignored);
    struct supplement_qualification *opened = is_read ? supplement_read_draft(desk->supplement, name, bytes.bytes, bytes.length, ignored) : NULL;
    buffer_finish(&bytes);
    diag_destroy(ignored);
    return opened;
}

static void put_row(struct desk *desk, const char *name, struct buffer *out)
{
    struct supplement_qualification *opened = open_file(desk, name);
    page_put(out, "<tr><th scope=\"row\"><a href=\"/author/edit?file=%s\">%s</a></th><td data-head=\"%s\">%s</td><td data-head=\"%s\">%s</td><td data-head=\"%s\">", author_address(name, desk->arena), name,
             say("Code"), opened ? supplement_code(opened) : "", say("Title"), opened ? supplement_title(opened, supplement_original(opened)) : say("it cannot be read"), say("Editions"));
    for (const char *const *edition = opened ? supplement_editions(opened) : NULL; edition && *edition; edition++)
        page_put(out, "%s ", *edition);
    page_put(out, "</td><td>%s</td></tr>\n", is_being_written(desk, name) ? say("Not saved yet") : "");
    supplement_close_qualification(desk->supplement, opened);
}

static void put_rows(struct desk *desk, struct buffer *out)
{
    struct dirent **names = NULL;
    int count = file_scan(desk->desking->qualifications, &names, is_qualification, by_name);
    if (count <= 0)
        page_put(out, "<p>%s</p>\n", say("There are none yet."));
    else
        page_put(out, "<div class=\"wide\" role=\"region\" aria-label=\"%s\" tabindex=\"0\">\n<table class=\"cards\"><thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead>\n<tbody>\n",
                 say("Qualifications"), say("File"), say("Code"), say("Title"), say("Editions"), say("State"));
    for (int i = 0; i < count; i++) {
        put_row(desk, names[i]->d_name, out);
        free(names[i]);
    }
    buffer_string(out, count > 0 ? "</tbody></table>\n</div>\n" : "");
    free(names);
}

/* With what was typed, if it was posted. */
static void put_field(struct desk *desk, const struct request *form, struct buffer *out, const char *name, const char *label, const char *example)
{
    const char *value = form_text(form, name, desk->arena);
    page_put(out, "<p><label for=\"new-%s\">%s <small>%s</small></label>\n<input id=\"new-%s\" name=\"%s\" value=\"%s\" required autocomplete=\"off\"></p>\n",
             name, label, example, name, name, value ? value : "");
}

static void put_list(struct desk *desk, const struct request *form, const char *fault, int status, struct answer *answer)
{
    page_begin(answer, PAGE_AUTHOR, say("Qualifications"));
    struct buffer *out = &answer->own;
    if (fault)
        page_put(out, "<p class=\"bad\" role=\"alert\">%s</p>\n", fault);
    put_rows(desk, out);
    page_put(out, "<h2>%s</h2>\n<form method=\"post\" action=\"/author/new\" class=\"fields\">\n", say("A new one"));
    put_field(desk, form, out, "file", say("Name of the file"), "25135-bakker.xml");
    put_field(desk, form, out, "country", say("Country"), "NL");
    put_field(desk, form, out, "languages", say("Languages, that of the certificate first"), "nl en de");
    page_put(out, "<p><button class=\"first\">%s</button></p>\n</form>\n", say("Begin"));
    page_end(answer, status);
}

void author_answer_list(struct desk *desk, const struct request *request, struct answer *answer)
{
    if (strcmp(request->path, "/author/") != 0)
        page_tell(answer, PAGE_AUTHOR, 404, say("There is nothing at this address"), NULL);
    else
        put_list(desk, request, NULL, 200, answer);
}

static void lead_to_form(struct desk *desk, const char *name, const char *edition, struct answer *answer)
{
    const char *file = author_address(name, desk->arena), *of = edition ? author_address(edition, desk->arena) : "";
    page_lead_to(answer, arena_format(desk->arena, "/author/edit?file=%s%s%s", file, edition ? "&edition=" : "", of));
}

/* Ends in .xml, as who does not see endings need not know. */
static const char *name_of_file(const char *typed, struct arena *arena)
{
    return !typed || !*typed || ends_in(typed, ".xml") ? typed : arena_format(arena, "%s.xml", typed);
}

void author_answer_new(struct desk *desk, const struct request *request, struct answer *answer)
{
    const char *name = name_of_file(form_text(request, "file", desk->arena), desk->arena), *country = form_text(request, "country", desk->arena);
    const char *languages = form_text(request, "languages", desk->arena), *fault = NULL;
    struct diag *diag = diag_create();
    struct buffer bytes = {0}, words = {0};
    const char *path = arena_format(desk->arena, "%s/%s", desk->desking->qualifications, name ? name : "");
    (void)mkdir(desk->desking->qualifications, 0777); /* where it is there already, or cannot be made, writing tells */
    if (!name || !country || !languages || !author_is_name(name))
        fault = say("The name of the file may have no slashes, and no point at its beginning.");
    else if (file_exists(path))
        fault = say("There is a file of this name already.");
    else if (supplement_begin_qualification(desk->supplement, supplement_open_layout(desk->supplement, desk->desking->layout, diag), country, languages,
                                            &bytes, diag))
        file_write(path, bytes.bytes, bytes.length, (struct file_manner){0}, diag);
    if (!fault && supplement_diag_count(diag)) {
        author_put_finding(&words, diag, 0);
        fault = arena_copy(desk->arena, (const char *)words.bytes, words.length);
    }
    if (fault)
        put_list(desk, request, fault, 400, answer);
    else
        lead_to_form(desk, name, NULL, answer);
    buffer_finish(&bytes);
    buffer_finish(&words);
    diag_destroy(diag);
}

/* ------------------------------------------------------------------------------------------------ the form */

static void tell_fault(struct answer *answer, const struct diag *diag)
{
    struct buffer words = {0};
    if (supplement_diag_count(diag))
        author_put_finding(&words, diag, 0);
    buffer_byte(&words, 0);
    page_tell(answer, PAGE_AUTHOR, 404, say("It cannot be opened"), (const char *)words.bytes);
    buffer_finish(&words);
}

/* NULL, answered: it cannot be opened. */
static struct writing *open_asked(struct desk *desk, const char *name, author_opening *opening, struct answer *answer)
{
    struct diag *diag = diag_create();
    struct writing *writing = name && author_is_name(name) ? opening(desk, name, diag) : NULL;
    if (!writing)
        tell_fault(answer, diag);
    diag_destroy(diag);
    return writing;
}

/* The edition that is asked for, if there is one; else the first. */
static const char *find_edition(const struct writing *writing, const char *asked)
{
    const char *const *languages = draft_languages(writing->draft);
    for (size_t i = 0; asked && languages[i]; i++)
        if (strcmp(languages[i], asked) == 0)
            return languages[i];
    return languages[0] ? languages[0] : "";
}

void author_answer_edit(struct desk *desk, const struct request *request, struct answer *answer)
{
    struct writing *writing = open_asked(desk, request_query(request, "file"), author_open_anew, answer);
    if (writing)
        author_put_page(desk, writing, find_edition(writing, request_query(request, "edition")), answer);
}

static unsigned form_number(struct desk *desk, const struct request *request, const char *name)
{
    const char *number = form_text(request, name, desk->arena);
    return number ? (unsigned)strtoul(number, NULL, 10) : 0;
}

/* Whether the form knows the paths as they are now; and one that brings all its fields, what they all say. */
static bool is_current(struct desk *desk, const struct request *request, const struct writing *writing)
{
    bool has_all = form_text(request, "drawn", desk->arena);
    return form_number(desk, request, "version") == writing->version && (!has_all || form_number(desk, request, "drawn") == writing->drawn);
}

static bool is_field(const char *name)
{
    static const char *const OTHERS[] = {"file", "edition", "version", "drawn", "drawing", "do", "language", ""};
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
        if (strcmp(OTHERS[i], name) == 0)
            return false;
    return true;
}

/* All fields of the form; what says the same as before is left alone. False: some could not be changed. */
static bool take_fields(struct desk *desk, const struct request *request, struct writing *writing, struct diag *diag)
{
    const char *end = request->body + request->body_length;
    char *name = arena_alloc(desk->arena, request->body_length + 1), *value = arena_alloc(desk->arena, request->body_length + 1);
    bool good = true;
    for (const char *at = request->body, *next; at < end; at = next + 1) {
        const char *stop = memchr(at, '&', (size_t)(end - at));
        next = stop ? stop : end;
        const char *equals = memchr(at, '=', (size_t)(next - at));
        if (equals && form_undo(at, equals, name) && form_undo(equals + 1, next, value) && is_field(name))
            good &= draft_change(writing->draft, writing->saved, name, value, diag);
    }
    return good;
}

static const char *behind(const char *action, const char *word)
{
    size_t length = strlen(word);
    return strncmp(action, word, length) == 0 ? action + length : NULL;
}

/* What a button asks for besides. */
static bool act(struct desk *desk, const struct request *request, struct writing *writing, const char *action, struct diag *diag)
{
    const char *path, *language = form_text(request, "language", desk->arena);
    bool good = true;
    if ((path = behind(action, "add ")))
        good = draft_add(writing->draft, path, diag);
    else if ((path = behind(action, "remove ")))
        good = draft_remove(writing->draft, path, diag);
    else if ((path = behind(action, "raise ")))
        good = draft_raise(writing->draft, path, diag);
    else if ((path = behind(action, "drop ")))
        good = draft_remove_language(writing->draft, path, diag);
    else if (strcmp(action, "language") == 0)
        good = draft_add_language(writing->draft, language ? language : "", diag);
    else
        return true;
    author_touch_paths(writing);
    return good;
}

static void note(struct writing *writing, const char *words)
{
    writing->note = words;
    writing->note_is_error = true;
}

void author_answer_form(struct desk *desk, const struct request *request, struct answer *answer)
{
    const char *action = form_text(request, "do", desk->arena), *name = form_text(request, "file", desk->arena);
    struct writing *writing = open_asked(desk, name, author_open, answer);
    if (!writing)
        return;
    struct diag *diag = diag_create();
    action = action ? action : "";
    if (strcmp(action, "forget") == 0) {
        author_forget(desk, name);
    } else if (!is_current(desk, request, writing)) {
        note(writing, say("Nothing was taken over: the form was older than what is being written, perhaps in another window."));
    } else {
        bool good = take_fields(desk, request, writing, diag);
        author_touch(writing);
        if (!act(desk, request, writing, action, diag) || !good)
            note(writing, say("Something could not be changed without changing what was not meant; all else is as you wrote it."));
        else if (strcmp(action, "save") == 0 && author_save(writing))
            desk_forget_pictures(desk); /* of rows whose documents are made of it */
    }
    diag_destroy(diag);
    lead_to_form(desk, name, form_text(request, "edition", desk->arena), answer);
}

/* ------------------------------------------------------------------------------------------------ while somebody types */

static void put_json_findings(const struct writing *writing, struct buffer *out)
{
    static const char *const CLASSES[] = {[SUPPLEMENT_WARNING] = "warning", [SUPPLEMENT_ERROR] = "error", [SUPPLEMENT_WAIVED] = "waived"};
    buffer_string(out, "\"findings\":[");
    for (size_t i = 0; i < writing->finding_count; i++) {
        struct buffer words = {0};
        author_put_finding(&words, writing->diag, writing->findings[i].index);
        buffer_byte(&words, 0);
        buffer_string(out, i ? ",{\"path\":" : "{\"path\":");
        json_string(out, writing->findings[i].path);
        json_text(out, "class", CLASSES[supplement_finding_severity(writing->diag, writing->findings[i].index)]);
        json_text(out, "words", (const char *)words.bytes);
        buffer_byte(out, '}');
        buffer_finish(&words);
    }
    buffer_byte(out, ']');
}

static const char *counts(struct desk *desk, const struct diag *diag)
{
    size_t errors = supplement_diag_errors(diag), warnings = supplement_diag_warnings(diag);
    return errors || warnings ? arena_format(desk->arena, "%s %zu, %s %zu", say("Errors:"), errors, say("warnings:"), warnings)
                              : say("Nothing speaks against issuing it.");
}

static void put_state(struct desk *desk, const struct writing *writing, unsigned shown, const char *fault, struct buffer *out)
{
    buffer_format(out, "{\"drawn\":%u,\"drawing\":%u,\"pages\":", writing->drawn, writing->drawing);
    author_put_redrawn(writing, shown, desk->arena, out);
    buffer_format(out, ",\"old\":%s,\"changed\":%s,", writing->is_old ? "true" : "false", author_is_changed(writing) ? "true" : "false");
    put_json_findings(writing, out);
    json_text(out, "counts", counts(desk, writing->diag));
    json_text(out, "fault", fault);
    buffer_string(out, "}\n");
}

void author_answer_field(struct desk *desk, const struct request *request, struct answer *answer)
{
    struct writing *writing = open_asked(desk, form_text(request, "file", desk->arena), author_open, answer);
    if (!writing)
        return;
    struct diag *diag = diag_create();
    bool is_new = is_current(desk, request, writing);
    const unsigned char *before = draft_bytes(writing->draft)->bytes; /* a change makes others before it gives up these */
    const char *fault = NULL;
    if (!is_new)
        fault = say("Nothing was taken over: the form was older than what is being written, perhaps in another window.");
    else if (!take_fields(desk, request, writing, diag))
        fault = say("This could not be changed without changing what was not meant.");
    if (draft_bytes(writing->draft)->bytes != before)
        author_touch(writing);
    author_check(desk, writing);
    author_draw(desk, writing, find_edition(writing, form_text(request, "edition", desk->arena)));
    buffer_clear(&answer->own);
    put_state(desk, writing, form_number(desk, request, "drawing"), fault, &answer->own);
    answer_own(answer, is_new ? 200 : 409, "application/json");
    answer->cache = "no-store";
    diag_destroy(diag);
}

void author_answer_picture(struct desk *desk, const struct request *request, struct answer *answer)
{
    const char *number = request_query(request, "page");
    int page = number ? atoi(number) : 0;
    struct writing *writing = open_asked(desk, request_query(request, "file"), author_open, answer);
    if (!writing)
        return;
    author_draw(desk, writing, find_edition(writing, request_query(request, "edition")));
    const unsigned char *bytes = page > 0 ? supplement_files_bytes(writing->pages, (size_t)page - 1) : NULL;
    if (!bytes) {
        page_tell(answer, PAGE_AUTHOR, 404, say("There is nothing at this address"), NULL);
        return;
    }
    buffer_append(&answer->own, bytes, supplement_files_length(writing->pages, (size_t)page - 1));
    answer_own(answer, 200, "image/svg+xml");
    answer->cache = "no-store";
}
