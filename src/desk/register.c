/* What was issued: searched, shown, revoked. Whose it is stands in no address: what is searched for is posted. */
#include "desk/register_list.h"

#include <string.h>

#include "base/say.h"
#include "desk/finding.h"
#include "desk/words.h"

enum { SHOWN_MOST = 200 };

/* ------------------------------------------------------------------------------------------------ searching */

static bool fits(const struct list *list, const char *words)
{
    const char *const cells[] = {list->cells[NUMBER], list->cells[TITLE],  list->cells[STUDENT], list->cells[NAME],
                                 list->cells[DATE],   list->cells[SCHOOL], list->cells[ISSUED]};
    return words_fit(words, cells, sizeof cells / sizeof *cells);
}

/* ------------------------------------------------------------------------------------------------ the list */

static const char *state_of(const struct list *list)
{
    return *list->cells[REVOKED] ? say("revoked") : *list->cells[REPLACED_BY] ? say("replaced") : say("valid");
}

static const char *class_of(const struct list *list)
{
    return *list->cells[REVOKED] ? "bad" : *list->cells[REPLACED_BY] ? "warn" : "good";
}

static void put_entry(struct buffer *out, const struct list *list)
{
    char day[sizeof "2026-07-10"];
    snprintf(day, sizeof day, "%s", list->cells[ISSUED]);
    page_put(out, "<tr><th scope=\"row\"><form method=\"post\" action=\"/register/entry\"><button name=\"number\" value=\"%s\" class=\"plain\">%s</button>"
                  "</form></th><td data-head=\"%s\">%s</td><td data-head=\"%s\">%s</td><td data-head=\"%s\"><time>%s</time></td>"
                  "<td data-head=\"%s\"><span class=\"%s\">%s</span></td></tr>\n",
             list->cells[NUMBER], list->cells[NUMBER], say("Name"), list->cells[NAME], say("Qualification"), list->cells[TITLE], say("Issued"), day,
             say("State"), class_of(list), state_of(list));
}

static void put_search(struct buffer *out, const char *words)
{
    page_put(out, "<form method=\"post\" action=\"/register\" role=\"search\" class=\"search\">\n<label for=\"q\">%s</label>\n"
                  "<input type=\"search\" id=\"q\" name=\"q\" value=\"%s\" autocomplete=\"off\"> <button>%s</button>\n</form>\n",
             say("Name, number, qualification or day"), words, say("Search"));
}

static void put_entries(struct list *list, const char *words, struct buffer *out)
{
    size_t found = 0;
    struct buffer rows = {0};
    while (list_next(list))
        if (fits(list, words) && found++ < SHOWN_MOST)
            put_entry(&rows, list);
    page_put(out, "<p role=\"status\">");
    page_put(out, say_count(found, "%zu document", "%zu documents"), found);
    if (found > SHOWN_MOST)
        page_put(out, say("; the first %d are shown"), SHOWN_MOST);
    buffer_string(out, "</p>\n");
    if (found) {
        page_put(out, "<div class=\"wide\" role=\"region\" aria-label=\"%s\" tabindex=\"0\">\n<table class=\"cards\">\n<thead>\n<tr><th scope=\"col\">%s</th>"
                      "<th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr>\n</thead>\n<tbody>\n",
                 say("What was issued"), say("Number"), say("Name"), say("Qualification"), say("Issued"), say("State"));
        buffer_append(out, rows.bytes, rows.length);
        buffer_string(out, "</tbody>\n</table>\n</div>\n");
    }
    buffer_finish(&rows);
}

/* What is wrong with the register may have ended by now. */
static void put_faults(struct buffer *out, const struct diag *diag)
{
    finding_put_all(out, diag);
    if (diag_errors(diag))
        page_put(out, "<p><a class=\"button first\" href=\"\">%s</a></p>\n", say("Try again"));
}

/* All, or what fits the words that were asked for. */
void answer_register(struct desk *desk, const struct request *request, struct answer *answer)
{
    const char *words = form_text(request, "q", desk->arena);
    struct diag *diag = diag_create();
    struct list list;
    page_begin(answer, PAGE_REGISTER, say("What was issued"));
    put_search(&answer->own, words ? words : "");
    if (list_open(&list, desk, diag))
        put_entries(&list, words ? words : "", &answer->own);
    put_faults(&answer->own, diag);
    page_put(&answer->own, "<p class=\"soft\">%s: %s</p>\n", say("Register"), desk->desking->register_path);
    page_end(answer, 200);
    list_close(&list);
    diag_destroy(diag);
}

/* ------------------------------------------------------------------------------------------------ one document */

static void put_fact(struct buffer *out, const char *words, const char *value)
{
    if (*value)
        page_put(out, "<div><dt>%s</dt><dd>%s</dd></div>\n", words, value);
}

static void put_facts(struct buffer *out, const struct list *list)
{
    page_put(out, "<p role=\"status\" class=\"%s\">%s</p>\n<dl class=\"facts\">\n", class_of(list), state_of(list));
    put_fact(out, say("Name"), list->cells[NAME]);
    put_fact(out, say("Date of birth"), list->cells[BORN]);
    put_fact(out, say("Student number"), list->cells[STUDENT]);
    put_fact(out, say("Qualification"), list->cells[TITLE]);
    put_fact(out, say("Date of the diploma"), list->cells[DATE]);
    put_fact(out, say("School"), list->cells[SCHOOL]);
    put_fact(out, say("Issued"), list->cells[ISSUED]);
    put_fact(out, say("Sealed by"), list->cells[SEALED_BY]);
    put_fact(out, say("File"), list->cells[FILE_NAME]);
    put_fact(out, say("Replaces issue"), list->cells[REPLACES]);
    put_fact(out, say("Replaced by issue"), list->cells[REPLACED_BY]);
    put_fact(out, say("Revoked"), list->cells[REVOKED]);
    put_fact(out, say("Reason"), list->cells[REASON]);
    put_fact(out, say("Corrections"), list->cells[CORRECTIONS]);
    buffer_string(out, "</dl>\n");
}

static void put_revoking(struct buffer *out, const char *number)
{
    page_put(out, "<h2>%s</h2>\n<p>%s</p>\n<form method=\"post\" action=\"/register/revoke\" class=\"fields\">\n"
                  "<input type=\"hidden\" name=\"number\" value=\"%s\">\n<p><label for=\"reason\">%s <small>%s</small></label>\n"
                  "<input id=\"reason\" name=\"reason\" required></p>\n<p><button>%s</button></p>\n</form>\n",
             say("Revoke it"), say("It stays in the register as revoked, for good; who checks it is told so."), number, say("Why"),
             say("in words that whoever checks it may read"), say("Revoke it"));
}

static void put_replacing(const struct desk *desk, struct buffer *out, const struct list *list)
{
    page_put(out, "<h2>%s</h2>\n<p>%s</p>\n", say("Replace it"),
             say("Correct what is wrong and issue it anew: that takes the place of this one, in all its languages, and this one stays in the register as "
                 "replaced. What the register does not hold, such as results, comes with a file: drop one with the corrected row."));
    if (*list->cells[DIPLOMA_SHA256])
        page_put(out, "<p>%s</p>\n", say("It was issued together with its diploma: say again where that is when you issue it."));
    if (desk->cohort.name)
        page_put(out, "<p class=\"warn\">%s: %s</p>\n", say("This file is put away for it, and what you have corrected in it forgotten"), desk->cohort.name);
    page_put(out, "<form method=\"post\" action=\"/register/replace\"><button name=\"number\" value=\"%s\">%s</button></form>\n", list->cells[NUMBER],
             say("Correct it"));
}

static void put_issue(struct desk *desk, const char *number, struct answer *answer)
{
    struct diag *diag = diag_create();
    struct list list;
    bool found = false;
    page_begin(answer, PAGE_REGISTER, number);
    if (list_open(&list, desk, diag))
        found = list_find(&list, number);
    if (found) {
        put_facts(&answer->own, &list);
        if (!*list.cells[REPLACED_BY])
            put_replacing(desk, &answer->own, &list);
        if (!*list.cells[REVOKED])
            put_revoking(&answer->own, number);
    } else if (!diag_errors(diag)) {
        page_put(&answer->own, "<p>%s</p>\n", say("The register has no such document."));
    }
    put_faults(&answer->own, diag);
    page_put(&answer->own, "<p><a href=\"/register\">%s</a></p>\n", say("Back to the register"));
    page_end(answer, found ? 200 : 404);
    list_close(&list);
    diag_destroy(diag);
}

void answer_entry(struct desk *desk, const struct request *request, struct answer *answer)
{
    const char *number = form_text(request, "number", desk->arena);
    put_issue(desk, number ? number : "", answer);
}

void answer_revoke(struct desk *desk, const struct request *request, struct answer *answer)
{
    const char *number = form_text(request, "number", desk->arena), *reason = form_text(request, "reason", desk->arena);
    struct diag *diag = diag_create();
    if (number && reason && *reason)
        supplement_register_revoke(desk->supplement, desk->desking->register_path, &number, 1, reason, desk->desking->date, diag);
    if (diag_errors(diag)) {
        page_begin(answer, PAGE_REGISTER, say("It was not revoked"));
        finding_put_all(&answer->own, diag);
        page_end(answer, 409);
    } else {
        asked_lead_to(&desk->asked, request, "/register/entry", answer);
    }
    diag_destroy(diag);
}
