/* The author's page, over a loopback: a qualification is opened, written, looked at and saved; what was not meant stays as it is, byte for byte. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "test_desk.h"

#define FORM "application/x-www-form-urlencoded"
#define FILE_NAME "25135.xml"
#define EDIT "/author/edit?file=" FILE_NAME

static struct buffer sample;

static const char *path_of(const char *name)
{
    static char path[192];
    snprintf(path, sizeof path, "%s/%s", desk_test.qualifications, name);
    return path;
}

static struct buffer on_disk(void)
{
    struct buffer bytes = {0};
    struct diag *diag = diag_create();
    assert_true(file_read(path_of(FILE_NAME), 1 << 20, (struct place){0}, &bytes, diag));
    diag_destroy(diag);
    return bytes;
}

static int begin(void **state)
{
    (void)state;
    int failed = desk_test_begin();
    desk_enter();
    sample = on_disk();
    return failed;
}

static int end(void **state)
{
    (void)state;
    buffer_finish(&sample);
    return desk_test_end();
}

static struct buffer get(const char *path)
{
    return desk_ask("GET", path, "", NULL, 0);
}

static struct buffer post(const char *path, const char *form)
{
    return desk_ask("POST", path, FORM, form, strlen(form));
}

static unsigned number_on_page(const char *beginning)
{
    unsigned found = 0;
    struct buffer page = get(EDIT);
    const char *field = strstr((const char *)page.bytes, beginning);
    assert_non_null(field);
    assert_int_equal(sscanf(field + strlen(beginning), "%u", &found), 1);
    buffer_finish(&page);
    return found;
}

/* Of the paths that the form has now. */
static unsigned version(void)
{
    return number_on_page("name=\"version\" value=\"");
}

/* Of what it says. */
static unsigned drawn(void)
{
    return number_on_page("name=\"drawn\" value=\"");
}

static struct buffer change(const char *fields)
{
    char form[1024];
    snprintf(form, sizeof form, "file=" FILE_NAME "&edition=nl&version=%u&%s", version(), fields);
    return post("/author/field", form);
}

static void press(const char *button, const char *fields)
{
    char form[1024];
    snprintf(form, sizeof form, "file=" FILE_NAME "&edition=nl&version=%u&do=%s&%s", version(), button, fields);
    desk_expect(post("/author/edit", form), 303, "\r\nLocation: " EDIT "&edition=nl\r\n");
}

static void assert_on_disk(const struct buffer *expected)
{
    struct buffer bytes = on_disk();
    assert_int_equal(bytes.length, expected->length);
    assert_memory_equal(bytes.bytes, expected->bytes, expected->length);
    buffer_finish(&bytes);
}

/* The sample with other words in the place of these, which stand there once. */
static struct buffer sample_with(const char *words, const char *others)
{
    struct buffer bytes = {0};
    const unsigned char *at = memmem(sample.bytes, sample.length, words, strlen(words));
    assert_non_null(at);
    buffer_append(&bytes, sample.bytes, (size_t)(at - sample.bytes));
    buffer_string(&bytes, others);
    at += strlen(words);
    buffer_append(&bytes, at, (size_t)(sample.bytes + sample.length - at));
    return bytes;
}

/* ------------------------------------------------------------------------------------------------ who may come in */

static void the_page_is_for_who_has_the_key(void **state)
{
    (void)state;
    static const char *const PATHS[] = {"/author/", EDIT, "/author/picture?file=" FILE_NAME "&edition=nl&page=1"};
    for (size_t i = 0; i < sizeof PATHS / sizeof *PATHS; i++) {
        desk_expect(desk_ask_as("", "GET", PATHS[i], "", NULL, 0), 403, "This desk is closed");
        desk_expect(desk_ask_of("desk.example:80", desk_test.origin, "GET", PATHS[i]), 403, "not for other sites");
        desk_expect(desk_ask_of(desk_test.host, "http://desk.example", "GET", PATHS[i]), 403, "not for other sites");
        desk_expect(get(PATHS[i]), 200, NULL);
    }
    static const char *const POSTED[] = {"/author/field", "/author/edit", "/author/new"};
    for (size_t i = 0; i < sizeof POSTED / sizeof *POSTED; i++) {
        desk_expect(desk_ask_as("", "POST", POSTED[i], FORM, "file=a.xml", 10), 403, "This desk is closed");
        desk_expect(desk_ask_of(desk_test.host, "http://desk.example", "POST", POSTED[i]), 403, "not for other sites");
        desk_expect(desk_ask_of(desk_test.host, NULL, "POST", POSTED[i]), 403, "not for other sites");
        desk_expect(get(POSTED[i]), 404, NULL);
    }
}

static void no_file_elsewhere_is_opened(void **state)
{
    static const char *const NAMES[] = {"", "../" FILE_NAME, "%2e%2e%2f" FILE_NAME, "none.xml", ".xml", ".hidden.xml", "/etc/passwd", "25135"};
    char path[128], form[160];
    struct diag *diag = diag_create();
    (void)state;
    assert_true(file_write(path_of(".hidden.xml"), sample.bytes, sample.length, (struct file_manner){0}, diag)); /* as a cloud's client keeps some */
    assert_true(file_write(path_of(".xml"), sample.bytes, sample.length, (struct file_manner){0}, diag));
    diag_destroy(diag);
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        snprintf(path, sizeof path, "/author/edit?file=%s", NAMES[i]);
        desk_expect(get(path), 404, "It cannot be opened");
        snprintf(form, sizeof form, "file=%s&version=1&do=save", NAMES[i]);
        desk_expect(post("/author/edit", form), 404, NULL);
        desk_expect(post("/author/field", form), 404, NULL);
    }
    desk_expect(get("/author/edit"), 404, NULL);
    desk_expect(get("/author/none"), 404, NULL);
}

/* Whatever signs its name has. */
static void links_lead_to_the_file_that_they_name(void **state)
{
    static const char ADDRESS[] = "/author/edit?file=R%26D%2050%25%20%231.xml";
    struct diag *diag = diag_create();
    (void)state;
    assert_true(file_write(path_of("R&D 50% #1.xml"), sample.bytes, sample.length, (struct file_manner){0}, diag));
    desk_expect(get("/author/"), 200, "<a href=\"/author/edit?file=R%26D%2050%25%20%231.xml\">R&amp;D 50% #1.xml</a>");
    desk_expect(get(ADDRESS), 200, "<a href=\"/author/edit?file=R%26D%2050%25%20%231.xml&edition=en\"");
    desk_expect(get(ADDRESS), 200, "<img src=\"/author/picture?file=R%26D%2050%25%20%231.xml&edition=nl&page=1");
    desk_expect(get("/author/picture?file=R%26D%2050%25%20%231.xml&edition=nl&page=1"), 200, "<svg");
    desk_expect(post("/author/edit", "file=R%26D+50%25+%231.xml&do=forget"), 303, "\r\nLocation: /author/edit?file=R%26D%2050%25%20%231.xml\r\n");
    assert_int_equal(unlink(path_of("R&D 50% #1.xml")), 0);
    diag_destroy(diag);
}

/* ------------------------------------------------------------------------------------------------ the form */

static void a_qualification_is_a_form(void **state)
{
    (void)state;
    desk_expect(get("/author/"), 200, "<a href=\"/author/edit?file=" FILE_NAME "\">" FILE_NAME "</a></th><td data-head=\"Code\">25135</td><td data-head=\"Title\">Contactcenter medewerker</td>");
    desk_expect(get(EDIT), 200, "name=\"core-task[1]/work-process[1]/title:en\"");
    desk_expect(get(EDIT), 200, "<legend>Range of occupations accessible to the holder of the certificate</legend>");
    desk_expect(get(EDIT "&edition=en"), 200, "<h1>Contact centre employee (" FILE_NAME ")</h1>");
    desk_expect(get(EDIT "&edition=xx"), 200, "<h1>Contactcenter medewerker (" FILE_NAME ")</h1>"); /* the first */
    desk_expect(get(EDIT), 200, "Nothing speaks against issuing it.");
    desk_expect(get(EDIT), 200, ">As saved</span>");
}

static void a_letter_changes_the_picture_and_no_file(void **state)
{
    (void)state;
    struct buffer before = get("/author/picture?file=" FILE_NAME "&edition=nl&page=1");
    desk_expect(change("title:nl=Contactcenter+medewerkster"), 200, "\"old\":false,\"changed\":true,\"findings\":[]");
    struct buffer after = get("/author/picture?file=" FILE_NAME "&edition=nl&page=1");
    assert_non_null(strstr((const char *)after.bytes, "\r\nContent-Type: image/svg+xml\r\n"));
    assert_string_not_equal((const char *)before.bytes, (const char *)after.bytes);
    buffer_finish(&before);
    buffer_finish(&after);
    desk_expect(get("/author/picture?file=" FILE_NAME "&edition=nl&page=2"), 200, "<svg");
    static const char *const NOWHERE[] = {"", "&page=0", "&page=3", "&page=-1", "&page=99999999999", "&page=x"};
    for (size_t i = 0; i < sizeof NOWHERE / sizeof *NOWHERE; i++) {
        char path[128];
        snprintf(path, sizeof path, "/author/picture?file=" FILE_NAME "&edition=nl%s", NOWHERE[i]);
        desk_expect(get(path), 404, NULL);
    }
    assert_on_disk(&sample);
    desk_expect(get("/author/"), 200, "Not saved yet");
    desk_expect(change("title:nl=Contactcenter+medewerker"), 200, "\"changed\":false");
}

/* What a browser that shows this drawing is told of the pages, once these fields are changed: gives the number of the new one. */
static unsigned redraw(unsigned shown, const char *fields, char *pages, size_t size)
{
    char form[256];
    unsigned drawing;
    snprintf(form, sizeof form, "drawing=%u&%s", shown, fields);
    struct buffer state = change(form);
    const char *found = strstr((const char *)state.bytes, "\"drawing\":"), *end = strstr((const char *)state.bytes, ",\"old\":");
    assert_int_equal(sscanf(found, "\"drawing\":%u", &drawing), 1);
    found = strstr(found, "\"pages\":");
    snprintf(pages, size, "%.*s", (int)(end - found), found);
    buffer_finish(&state);
    return drawing;
}

static void assert_begins(const char *text, const char *words)
{
    if (strncmp(text, words, strlen(words)) != 0)
        fail_msg("%.200s: not %s", text, words);
}

/* How often the words occur. */
static int count(const char *text, const char *words)
{
    int found = 0;
    for (const char *at = text; (at = strstr(at, words)) != NULL; at++)
        found++;
    return found;
}

/* Each glyph that is used is defined, and no other: gives how many there are. */
static int assert_glyphs(const char *pages)
{
    static const char USE[] = "href=\\\"#";
    char definition[64];
    for (const char *at = pages; (at = strstr(at, USE)) != NULL; at++) {
        const char *name = at + strlen(USE);
        snprintf(definition, sizeof definition, "id=\\\"%.*s\"", (int)(strchr(name, '"') - name), name);
        assert_non_null(strstr(pages, definition));
    }
    for (const char *at = pages; (at = strstr(at, "id=\\\"glyph-")) != NULL; at++) {
        snprintf(definition, sizeof definition, "#%.*s\"", (int)(strchr(at + 5, '"') - at - 5), at + 5);
        assert_non_null(strstr(pages, definition));
    }
    return count(pages, "id=\\\"glyph-");
}

static int count_items(const char *pages)
{
    return count(pages, "\\u000a<g ") + count(pages, "\\u000a<rect ") + count(pages, "\\u000a<svg x=");
}

/* How many more items go than come on the page that is told first. */
static int gone_but_come(const char *pages)
{
    int at, gone, come, sum = 0;
    const char *change = strstr(pages, "\"changes\":[[") + strlen("\"changes\":[");
    for (; sscanf(change, "[%d,%d,%d]", &at, &gone, &come) == 3; change = strchr(change + 1, '['))
        sum += gone - come;
    return sum;
}

static void a_letter_draws_anew_what_it_changes(void **state)
{
    static char whole[1 << 20], pages[1 << 20];
    (void)state;
    unsigned first = redraw(0, "", whole, sizeof whole);
    assert_begins(whole, "\"pages\":[{\"svg\":\"<?xml");
    assert_int_equal(count(whole, "<svg xmlns="), 2);
    unsigned second = redraw(first, "title:nl=Contactcenter+medewerkster", pages, sizeof pages);
    assert_int_not_equal(second, first);
    assert_begins(pages, "\"pages\":[{\"changes\":[["); /* the title, the words before the core tasks, the foot */
    assert_int_equal(count(pages, "<g transform="), 4);
    assert_int_equal(count(pages, "<svg xmlns="), 2);
    assert_true(strlen(pages) < strlen(whole) / 8);
    assert_in_range(assert_glyphs(pages), 20, 80);
    assert_int_equal(redraw(second, "", pages, sizeof pages), second);
    assert_string_equal(pages, "\"pages\":[null,null]");
    redraw(first, "", pages, sizeof pages);
    assert_begins(pages, "\"pages\":[{\"changes\":[[");
    unsigned third = redraw(second, "access:nl=x", pages, sizeof pages);
    assert_int_equal(assert_glyphs(pages), 1); /* of a page of fewer lines, of which those that are left have moved up */
    assert_int_equal(count(pages, "<g transform="), 1);
    assert_non_null(strstr(pages, "],\"moves\":[["));
    int fewer = gone_but_come(pages);
    redraw(first, "", pages, sizeof pages); /* by now too old */
    assert_begins(pages, "\"pages\":[{\"svg\":");
    assert_int_equal(count_items(pages), count_items(whole) - fewer);
    redraw(third + 1, "", pages, sizeof pages); /* of another desk */
    assert_begins(pages, "\"pages\":[{\"svg\":");
    press("forget", "");
}

static void what_is_wrong_is_told_at_its_field(void **state)
{
    (void)state;
    desk_expect(change("title:de="), 200, "{\"path\":\"title:de\",\"class\":\"error\",\"words\":\"a text is missing in an edition");
    desk_expect(get(EDIT), 200, "data-path=\"title:de\"><p class=\"error\">a text is missing in an edition");
    desk_expect(change("level@eqf=9"), 200, "{\"path\":\"level@eqf\",\"class\":\"error\"");
    desk_expect(change("@translation=nl"), 200, "{\"path\":\"@translation\",\"class\":\"error\"");
    press("forget", "");
    desk_expect(change("occupations:nl=&occupations:en=&occupations:de=&occupations:fr="), 200, "{\"path\":\"occupations\",\"class\":\"error\"");
    desk_expect(change("@country=Nederland"), 200, "\"old\":true"); /* what was drawn before stays */
    desk_expect(get("/author/picture?file=" FILE_NAME "&edition=nl&page=1"), 200, "<svg");
    desk_expect(change("nothing[2]/here=1"), 200, "\"fault\":\"This could not be changed without changing what was not meant.\"");
    press("forget", "");
    desk_expect(get(EDIT), 200, "Nothing speaks against issuing it.");
    desk_expect(change("title:nl=%3Cscript%3E%22"), 200, NULL);
    desk_expect(get(EDIT), 200, "<h1>&lt;script&gt;&quot; (" FILE_NAME ")</h1>");
    press("forget", "");
}

/* Nothing is taken over by paths that are others by now. */
static void a_form_of_before_changes_nothing(void **state)
{
    char form[256];
    (void)state;
    unsigned before = version();
    press("add+core-task", "");
    snprintf(form, sizeof form, "file=" FILE_NAME "&edition=nl&version=%u&title:nl=Anders", before);
    desk_expect(post("/author/field", form), 409, "\"fault\":\"Nothing was taken over");
    desk_expect(post("/author/edit", form), 303, NULL);
    desk_expect(get(EDIT), 200, "role=\"alert\">Nothing was taken over");
    desk_expect(post("/author/field", "file=" FILE_NAME "&title:nl=Anders"), 409, NULL);
    struct buffer page = get(EDIT);
    assert_null(strstr((const char *)page.bytes, "Anders"));
    buffer_finish(&page);
    press("forget", "");
}

/* A browser without scripts brings all fields, also those that another window has written since. */
static void a_form_of_all_fields_undoes_nothing(void **state)
{
    char form[256];
    (void)state;
    unsigned before = drawn();
    desk_expect(change("title:nl=Anders"), 200, NULL);
    snprintf(form, sizeof form, "file=" FILE_NAME "&edition=nl&version=%u&drawn=%u&title:nl=Eerst&title:en=Else", version(), before);
    desk_expect(post("/author/edit", form), 303, NULL);
    desk_expect(get(EDIT), 200, "role=\"alert\">Nothing was taken over");
    desk_expect(get(EDIT), 200, "<h1>Anders (");
    snprintf(form, sizeof form, "file=" FILE_NAME "&edition=nl&version=%u&drawn=%u&title:nl=Eerst", version(), drawn());
    desk_expect(post("/author/edit", form), 303, NULL);
    desk_expect(get(EDIT), 200, "<h1>Eerst (");
    press("forget", "");
}

/* ------------------------------------------------------------------------------------------------ saving */

/* What HTML has escaped is written as itself. */
static void put_value(struct buffer *out, const char *at, const char *end)
{
    static const char *const SIGNS[][2] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}};
    while (at < end) {
        const char *sign = NULL;
        for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
            if (strncmp(at, SIGNS[i][0], strlen(SIGNS[i][0])) == 0) {
                sign = SIGNS[i][1];
                at += strlen(SIGNS[i][0]) - 1;
            }
        buffer_format(out, "%%%02X", (unsigned char)(sign ? *sign : *at));
        at++;
    }
}

static const char *between(const char *at, const char *before, const char *after, const char **end)
{
    const char *found = strstr(at, before);
    *end = found ? strstr(found + strlen(before), after) : NULL;
    return *end ? found + strlen(before) : NULL;
}

/* The value of the field whose tag stands there: of a text, of what is chosen, of the rest. NULL: there is none. */
static const char *value_at(const char *tag, const char **end)
{
    const char *close = strchr(tag, '>'), *chosen, *value;
    if (strncmp(tag, "<textarea ", 10) == 0) {
        value = between(close, ">\n", "</textarea>", end);
    } else if (strncmp(tag, "<select ", 8) == 0) {
        const char *all = strstr(tag, "</select>");
        chosen = strstr(tag, "\" selected>");
        for (value = *end = chosen; chosen && chosen < all && value[-1] != '"';)
            value--;
        value = chosen && chosen < all ? value : NULL;
    } else {
        value = between(tag, " value=\"", "\"", end);
        value = value && value < close ? value : NULL;
    }
    return value;
}

/* The whole form, as a browser without scripts posts it. */
static struct buffer whole_form(const char *button)
{
    static const char *const TAGS[] = {"<input ", "<textarea ", "<select "};
    struct buffer page = get(EDIT), form = {0};
    const char *end = strstr((const char *)page.bytes, "</form>\n<aside");
    assert_non_null(end);
    buffer_format(&form, "do=%s", button);
    for (const char *at = strstr((const char *)page.bytes, "id=\"author\""); at < end; at++) {
        bool is_field = false;
        for (size_t i = 0; i < 3; i++)
            is_field |= strncmp(at, TAGS[i], strlen(TAGS[i])) == 0;
        const char *name_end, *value_end, *name = is_field ? between(at, " name=\"", "\"", &name_end) : NULL;
        const char *value = name ? value_at(at, &value_end) : NULL;
        if (!name)
            continue;
        buffer_byte(&form, '&');
        put_value(&form, name, name_end);
        buffer_byte(&form, '=');
        if (value)
            put_value(&form, value, value_end);
    }
    buffer_finish(&page);
    return form;
}

/* Neither a value that is none of those that are offered, nor a text that no form can show. */
static void nothing_is_lost_with_the_form(void **state)
{
    static const char NESTED[] = "<text lang=\"nl\"><ul><li>a<ul><li>b</li></ul></li></ul></text>";
    struct diag *diag = diag_create();
    struct buffer other = sample_with("<text lang=\"nl\">Contactcenter medewerker</text>", NESTED);
    (void)state;
    assert_true(file_write(path_of(FILE_NAME), other.bytes, other.length, (struct file_manner){0}, diag));
    desk_expect(get(EDIT), 200, ">This text is built in a way that cannot be shown here");
    desk_expect(change("grading-scale%5B1%5D/step%5B1%5D@passes=perhaps"), 200, NULL);
    desk_expect(get(EDIT), 200, "<option value=\"perhaps\" selected>perhaps</option>");
    struct buffer form = whole_form("show");
    desk_expect(desk_ask("POST", "/author/edit", FORM, form.bytes, form.length), 303, NULL);
    desk_expect(get(EDIT), 200, "<option value=\"perhaps\" selected>perhaps</option>");
    press("forget", "");
    assert_on_disk(&other);
    assert_true(file_write(path_of(FILE_NAME), sample.bytes, sample.length, (struct file_manner){0}, diag));
    buffer_finish(&form);
    buffer_finish(&other);
    diag_destroy(diag);
}

/* A browser sends all fields, and lines that end in CR LF. */
static void a_form_as_it_was_leaves_each_byte(void **state)
{
    (void)state;
    struct buffer form = whole_form("save");
    assert_true(form.length > 10000);
    assert_non_null(memmem(form.bytes, form.length, "=%43%6F%6E%74", 13)); /* Cont…: texts are in it */
    desk_expect(desk_ask("POST", "/author/edit", FORM, form.bytes, form.length), 303, NULL);
    buffer_finish(&form);
    desk_expect(get(EDIT), 200, "<p class=\"done\" role=\"status\">Saved.</p>");
    assert_on_disk(&sample);
}

static void what_is_saved_differs_in_what_was_written(void **state)
{
    (void)state;
    desk_expect(change("title:nl=Vakman+%26+co"), 200, "\"changed\":true");
    press("save", "");
    desk_expect(get(EDIT), 200, ">As saved</span>");
    struct buffer expected = sample_with(">Contactcenter medewerker<", ">Vakman &amp; co<");
    assert_on_disk(&expected);
    buffer_finish(&expected);
    press("save", "title:nl=Contactcenter+medewerker"); /* a button takes the fields along */
    assert_on_disk(&sample);
}

static void what_others_wrote_is_not_written_over(void **state)
{
    struct diag *diag = diag_create();
    (void)state;
    struct buffer other = sample_with("Contactcenter medewerker", "Iemand anders");
    desk_expect(change("title:nl=Mijn"), 200, "\"changed\":true");
    assert_true(file_write(path_of(FILE_NAME), other.bytes, other.length, (struct file_manner){0}, diag));
    press("save", "");
    desk_expect(get(EDIT), 200, "role=\"alert\">Not saved: another program has changed the file since it was opened.");
    assert_on_disk(&other);
    desk_expect(get(EDIT), 200, ">\nMijn</textarea>"); /* nor is it lost */
    press("forget", "");
    desk_expect(get(EDIT), 200, ">\nIemand anders</textarea>");
    assert_true(file_write(path_of(FILE_NAME), sample.bytes, sample.length, (struct file_manner){0}, diag));
    desk_expect(get(EDIT), 200, ">\nContactcenter medewerker</textarea>"); /* nothing unsaved: it is read anew */
    buffer_finish(&other);
    diag_destroy(diag);
}

static void what_is_added_goes_again_without_a_trace(void **state)
{
    (void)state;
    press("add+core-task%5B1%5D/work-process", "");
    desk_expect(get(EDIT), 200, "name=\"core-task[1]/work-process[3]@number\" aria-describedby=");
    press("raise+core-task%5B1%5D/work-process%5B3%5D", "core-task%5B1%5D/work-process%5B3%5D/title:nl=Sluit+af");
    struct buffer page = get(EDIT);
    const char *text = strstr((const char *)page.bytes, "name=\"core-task[1]/work-process[2]/title:nl\"");
    assert_non_null(text);
    assert_int_equal(strncmp(strstr(text, ">\n"), ">\nSluit af<", 11), 0);
    buffer_finish(&page);
    press("remove+core-task%5B1%5D/work-process%5B2%5D", "");
    desk_expect(get(EDIT), 200, ">As saved</span>");
    press("language", "language=fr");
    desk_expect(get(EDIT "&edition=fr"), 200, "name=\"title:fr\"");
    press("drop+fr", "");
    desk_expect(get(EDIT), 200, ">As saved</span>");
    press("language", "language=%3Cx%3E");
    desk_expect(get(EDIT), 200, "role=\"alert\">Something could not be changed");
    press("forget", "");
}

/* ------------------------------------------------------------------------------------------------ new ones, other languages */

static void a_new_one_is_begun_once(void **state)
{
    static const char *const BAD[] = {"file=../up.xml&country=NL&languages=nl", "file=a/b.xml&country=NL&languages=nl", "file=.new&country=NL&languages=nl",
                                      "file=new.xml&country=NL", "file=new.xml&country=Nederland&languages=nl", "file=" FILE_NAME "&country=NL&languages=nl"};
    (void)state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
        desk_expect(post("/author/new", BAD[i]), 400, "<p class=\"bad\" role=\"alert\">");
    assert_on_disk(&sample);
    desk_expect(post("/author/new", "file=a%2Fb&country=NL&languages=nl+en"), 400, "may have no slashes");
    desk_expect(post("/author/new", "file=new&country=Nederland&languages=nl+%3Cen"), 400, "expected a country's code");
    desk_expect(post("/author/new", "file=new&country=Nederland&languages=nl+%3Cen"), 400, "name=\"languages\" value=\"nl &lt;en\""); /* nothing is typed twice */
    desk_expect(post("/author/new", "file=new&country=NL&languages=nl+en"), 303, "\r\nLocation: /author/edit?file=new.xml\r\n");
    desk_expect(get("/author/edit?file=new.xml"), 200, "class=\"error\"");
    desk_expect(post("/author/new", "file=new.xml&country=NL&languages=nl+en"), 400, "There is a file of this name already.");
}

static void what_is_written_outlives_another_language(void **state)
{
    (void)state;
    desk_expect(change("title:nl=Blijft"), 200, "\"changed\":true");
    desk_expect(post("/language", "language=nl"), 303, NULL);
    desk_expect(get(EDIT), 200, ">\nBlijft</textarea>");
    desk_expect(get(EDIT), 200, "<legend>Reeks beroepen toegankelijk voor de houder van het certificaat</legend>");
    desk_expect(get(EDIT), 200, "<html lang=\"nl\">");
    desk_expect(post("/language", "language=en"), 303, NULL);
    press("forget", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_page_is_for_who_has_the_key),
        cmocka_unit_test(no_file_elsewhere_is_opened),
        cmocka_unit_test(links_lead_to_the_file_that_they_name),
        cmocka_unit_test(a_qualification_is_a_form),
        cmocka_unit_test(a_letter_changes_the_picture_and_no_file),
        cmocka_unit_test(a_letter_draws_anew_what_it_changes),
        cmocka_unit_test(what_is_wrong_is_told_at_its_field),
        cmocka_unit_test(a_form_of_before_changes_nothing),
        cmocka_unit_test(a_form_of_all_fields_undoes_nothing),
        cmocka_unit_test(nothing_is_lost_with_the_form),
        cmocka_unit_test(a_form_as_it_was_leaves_each_byte),
        cmocka_unit_test(what_is_saved_differs_in_what_was_written),
        cmocka_unit_test(what_others_wrote_is_not_written_over),
        cmocka_unit_test(what_is_added_goes_again_without_a_trace),
        cmocka_unit_test(a_new_one_is_begun_once),
        cmocka_unit_test(what_is_written_outlives_another_language),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
