/* A cohort at the desk, over a loopback: dropped, mended, issued, stopped and gone on with; what was issued is found, verified, revoked. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "test_desk.h"

#define FORM "application/x-www-form-urlencoded"
#define PARTS "multipart/form-data; boundary=XX"

static const char COHORT[] = "naam;crebo;taal;diplomanummer;datum\r\n"
                             "Zo\xC3\xAB Jansen;25135;en;2026-1;2026-07-10\r\n"
                             "Bo <b>Smit</b>;99999;nl en;2026-2;2026-07-10\r\n"
                             "Li Wei;25135;en;2026-3;31-02-2026\r\n";

static int begin(void **state)
{
    (void)state;
    int failed = desk_test_begin();
    desk_enter();
    return failed;
}

static int end(void **state)
{
    (void)state;
    return desk_test_end();
}

static struct buffer get(const char *path)
{
    return desk_ask("GET", path, "", NULL, 0);
}

static bool take_ticket(const char *path, char ticket[DESK_KEY_SIZE])
{
    struct buffer page = get(path);
    const char *found = strstr((const char *)page.bytes, "name=\"cohort\" value=\"");
    snprintf(ticket, DESK_KEY_SIZE, "%.*s", DESK_KEY_SIZE - 1, found ? found + strlen("name=\"cohort\" value=\"") : "");
    buffer_finish(&page);
    return found;
}

/* That of the rows at the desk, as a page of theirs has it; "" if there are none. */
static void ask_ticket(char ticket[DESK_KEY_SIZE])
{
    if (!take_ticket("/columns", ticket)) /* which a file that cannot be read has not */
        take_ticket("/", ticket);
}

static struct buffer post_with(const char *ticket, const char *path, const char *form)
{
    struct buffer body = {0};
    buffer_format(&body, "cohort=%s&%s", ticket, form);
    struct buffer answer = desk_ask("POST", path, FORM, body.bytes, body.length);
    buffer_finish(&body);
    return answer;
}

static struct buffer post(const char *path, const char *form)
{
    char ticket[DESK_KEY_SIZE];
    ask_ticket(ticket);
    return post_with(ticket, path, form);
}

static void do_post(const char *path, const char *form, const char *location)
{
    char wanted[64];
    snprintf(wanted, sizeof wanted, "\r\nLocation: %s\r\n", location);
    desk_expect(post(path, form), 303, wanted);
}

static void drop_at(const char *path, const char *name, const void *bytes, size_t length, int status, const char *part)
{
    struct buffer body = {0};
    buffer_format(&body, "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: any/any\r\n\r\n", name);
    buffer_append(&body, bytes, length);
    buffer_string(&body, "\r\n--XX--\r\n");
    desk_expect(desk_ask("POST", path, PARTS, body.bytes, body.length), status, part);
    buffer_finish(&body);
}

static void drop(const char *name, const char *text)
{
    drop_at("/file", name, text, strlen(text), 303, "\r\nLocation: /\r\n");
}

/* The address that a form leads to, which shows what was asked for. */
static void ask_place(const char *path, const char *form, char place[64])
{
    struct buffer answer = post(path, form);
    const char *found = strstr((const char *)answer.bytes, "\r\nLocation: ");
    found = found ? found + strlen("\r\nLocation: ") : "";
    snprintf(place, 64, "%.*s", (int)strcspn(found, "\r"), found);
    desk_expect(answer, 303, "?asked=");
}

static struct buffer ask(const char *path, const char *form)
{
    char place[64];
    ask_place(path, form, place);
    return get(place);
}

/* With all that was corrected. */
static void put_away(void)
{
    do_post("/away", "sure=1", "/");
}

static bool page_has(const char *path, const char *words)
{
    struct buffer answer = get(path);
    bool found = strstr((const char *)answer.bytes, words) != NULL;
    buffer_finish(&answer);
    return found;
}

/* Asks until the page has these words, for as long as a computer with much else to do may take; where some never came, others are not waited for. */
static void await(const char *path, const char *words)
{
    static int patience = 1000;
    for (int i = 0; i < patience; i++) {
        if (page_has(path, words))
            return;
        nanosleep(&(struct timespec){0, 20 * 1000 * 1000}, NULL);
    }
    patience = 50;
    fail_msg("%s never has %s", path, words);
}

static void expect_without(const char *path, const char *words)
{
    if (page_has(path, words))
        fail_msg("%s has %s", path, words);
}

static void what_is_wrong_stands_in_its_cell(void **state)
{
    (void)state;
    drop("C:\\work\\cohort.csv", COHORT);
    await("/", "2 are to be mended");
    desk_expect(get("/"), 200, "<input id=\"c-3-2\" name=\"c-3-2\" value=\"99999\"");
    desk_expect(get("/"), 200, "<input id=\"c-4-5\" name=\"c-4-5\" value=\"31-02-2026\"");
    desk_expect(get("/"), 200, "<input id=\"c-3-1\" name=\"c-3-1\" value=\"Bo &lt;b&gt;Smit&lt;/b&gt;\""); /* nothing of a file is the page's */
    desk_expect(get("/"), 200, "<h1>cohort.csv</h1>");
    desk_expect(get("/"), 200, "3</a><a class=\"way\" href=\"#c-3-1\">naam</a><a class=\"way\" href=\"#c-3-2\">crebo</a></th>");
    expect_without("/", "Jansen"); /* a good row */
    expect_without("/", "name=\"c-4-1\""); /* a good cell of a bad one */
    desk_expect(get("/?rows=all"), 200, "<td data-head=\"naam\">Zo\xC3\xAB Jansen</td>");
}

static void a_mended_cell_is_good(void **state)
{
    (void)state;
    do_post("/cells", "c-3-1=Bo+Smits&c-3-2=25135&c-4-5=28-02-2026&c-9-9=x&c-3-99=x&c-2-1=Zo%C3%AB+Jansen", "/");
    await("/", "Nothing speaks against issuing them.");
    desk_expect(get("/"), 200, "<ins>28-02-2026</ins>");
    desk_expect(get("/"), 200, "<td data-head=\"naam\">Zo\xC3\xAB Jansen</td>"); /* what stood there already is no correction */
    do_post("/row", "line=3&c-3-1=Bo+Smit", "/row?line=3");
    await("/row?line=3", "value=\"Bo Smit\"");
    desk_expect(get("/corrected.csv"), 200, "\r\nBo Smit;25135;nl en;2026-2;2026-07-10\r\nLi Wei;25135;en;2026-3;28-02-2026\r\n");
}

static void a_document_is_shown_beside_its_row(void **state)
{
    (void)state;
    desk_expect(get("/row?line=3"), 200, "<img src=\"/row.png?line=3&amp;language=nl&amp;page=1\"");
    desk_expect(get("/row.png?line=3&language=en&page=2"), 200, "\r\nContent-Type: image/png\r\n");
    desk_expect(get("/row.png?line=3&language=en&page=3"), 404, NULL);
    desk_expect(get("/row.png?line=3&language=de&page=1"), 404, NULL); /* the row does not ask for it */
    desk_expect(get("/row.png?line=77&language=en&page=1"), 404, NULL);
    desk_expect(get("/row?line=77"), 303, NULL);
    desk_expect(get("/row?line=1"), 303, NULL); /* the headings */
}

/* Of this row, the first page in English. */
static struct buffer picture_of(int line)
{
    char path[64];
    snprintf(path, sizeof path, "/row.png?line=%d&language=en&page=1", line);
    struct buffer answer = get(path);
    const char *end = strstr((const char *)answer.bytes, "\r\n\r\n\x89PNG");
    assert_non_null(end);
    size_t head = (size_t)(end + 4 - (const char *)answer.bytes);
    memmove(answer.bytes, answer.bytes + head, answer.length - head);
    answer.length -= head;
    return answer;
}

static void assert_same(struct buffer one, struct buffer other, bool same)
{
    assert_int_equal(one.length == other.length && memcmp(one.bytes, other.bytes, one.length) == 0, same);
    buffer_finish(&one);
    buffer_finish(&other);
}

static struct buffer copy(const struct buffer *bytes)
{
    struct buffer made = {0};
    buffer_append(&made, bytes->bytes, bytes->length);
    return made;
}

/* Whose it is changes with the row, and nobody sees another's; what is put away is seen no more. */
static void a_picture_is_that_of_its_row(void **state)
{
    (void)state;
    struct buffer second = picture_of(2), third = picture_of(3);
    assert_same(copy(&second), copy(&third), false);
    assert_same(picture_of(2), copy(&second), true); /* as it was shown before */
    desk_expect(get("/row.png?line=0&language=en&page=1"), 404, NULL);
    do_post("/cells", "c-2-1=Bo+Smit&c-2-4=2026-2&c-3-1=Zo%C3%AB+Jansen&c-3-4=2026-1", "/");
    await("/", "Nothing speaks against issuing them.");
    assert_same(picture_of(2), third, true);
    assert_same(picture_of(3), second, true);
    put_away();
    desk_expect(get("/row.png?line=2&language=en&page=1"), 404, NULL);
    drop("other.csv", "naam;crebo;taal;diplomanummer;datum\r\nAn Vos;25135;nl;2026-9;2026-07-10\r\n");
    await("/", "Nothing speaks against issuing them.");
    desk_expect(get("/row.png?line=0&language=en&page=1"), 404, NULL);
    desk_expect(get("/row.png?line=2&language=en&page=1"), 404, NULL);
    desk_expect(get("/row.png?line=3&language=en&page=1"), 404, NULL);
}

static void save_title(const char *title)
{
    unsigned version = 0;
    char form[256];
    struct buffer page = get("/author/edit?file=25135.xml");
    assert_int_equal(sscanf(strstr((const char *)page.bytes, "name=\"version\" value=\""), "name=\"version\" value=\"%u", &version), 1);
    buffer_finish(&page);
    snprintf(form, sizeof form, "file=25135.xml&version=%u&do=save&title:en=%s", version, title);
    desk_expect(desk_ask("POST", "/author/edit", FORM, form, strlen(form)), 303, NULL);
    desk_expect(get("/author/edit?file=25135.xml"), 200, ">Saved.</p>");
}

static void a_picture_is_of_the_qualification_as_it_is_saved(void **state)
{
    (void)state;
    drop("cohort.csv", COHORT);
    await("/", "2 are to be mended");
    struct buffer before = picture_of(2);
    save_title("Somebody+else");
    assert_same(picture_of(2), copy(&before), false);
    save_title("Contact+centre+employee");
    assert_same(picture_of(2), before, true);
    put_away();
}

static void drop_workbook(const char *name, const char *path)
{
    struct buffer bytes = {0};
    struct diag *diag = diag_create();
    assert_true(file_read(path, 1 << 20, (struct place){0}, &bytes, diag));
    drop_at("/file", name, bytes.bytes, bytes.length, 303, NULL);
    buffer_finish(&bytes);
    diag_destroy(diag);
}

/* What was corrected in one sheet is no correction of another, where the same row is somebody else's. */
static void corrections_are_of_their_sheet(void **state)
{
    (void)state;
    drop_workbook("results.xlsx", SUPPLEMENT_SOURCE_DIR "/tests/data/sheets/openpyxl-results.xlsx");
    do_post("/settings", "sheet=Geslaagden", "/");
    do_post("/cells", "c-4-1=Iemand+Anders", "/");
    await("/?rows=all", "<ins>Iemand Anders</ins>");
    do_post("/settings", "sheet=Geslaagden&languages=de", "/"); /* still the same */
    await("/?rows=all", "<ins>Iemand Anders</ins>");
    desk_expect(post("/settings", "sheet=Resultaten&hidden=take"), 409, "in 1 cell stands nowhere else."); /* which is to be meant */
    desk_expect(post("/settings", "sheet=Resultaten&hidden=take"), 409, "name=\"hidden\" value=\"take\">"); /* it asks for the same again */
    await("/?rows=all", "<ins>Iemand Anders</ins>");
    do_post("/settings", "sheet=Resultaten&sure=1", "/");
    await("/?rows=all", "Diplomanummer");
    expect_without("/?rows=all", "Iemand Anders");
    expect_without("/", "/corrected.csv");
    put_away();
}

/* A cell of a workbook that LibreOffice wrote is mended as that of any other. */
static void open_document_is_mended(void **state)
{
    char before[DESK_KEY_SIZE];
    (void)state;
    desk_expect(get("/"), 200, ".ods");
    drop_workbook("cohort.ods", SUPPLEMENT_SOURCE_DIR "/tests/data/sheets/libreoffice-cohort.ods");
    await("/", "several sheets");
    do_post("/settings", "sheet=Geslaagden", "/");
    await("/?rows=all", "Zo\xC3\xAB Jansen");
    ask_ticket(before);
    do_post("/cells", "c-3-1=Iemand+Anders", "/");
    await("/?rows=all", "<ins>Iemand Anders</ins>");
    do_post("/settings", "sheet=Resultaten&sure=1", "/");
    desk_expect(post_with(before, "/cells", "c-3-1=Nobody"), 409, NULL); /* of another sheet */
    put_away();
}

static void a_warning_holds_nothing_back(void **state)
{
    (void)state;
    drop("twice.csv", "naam;crebo;taal;diplomanummer;datum\r\nAn Vos;25135;nl;a-1;2026-07-10\r\nBo Smit;25135;nl;A-1;2026-07-10\r\n");
    await("/", "Nothing speaks against issuing them.");
    desk_expect(get("/?rows=all"), 200, "<li class=\"warn\">");
    expect_without("/", "to be mended");
    drop("wide.csv", "naam;crebo;taal;diplomanummer;datum;k1;k2;k3\r\nAn Vos;25135;nl;a-1;2026-07-10;1;2;3\r\n");
    await("/", "Nothing speaks against issuing them.");
    desk_expect(get("/"), 200, "</p>\n<ul class=\"findings\">\n<li class=\"warn\">");
    drop("wider.csv", "naam;crebo;taal;diplomanummer;datum;k1;k2;k3;k4\r\nAn Vos;25135;nl;a-1;2026-07-10;1;2;3;4\r\n");
    await("/", "Nothing speaks against issuing them.");
    desk_expect(get("/"), 200, "<summary>4 warnings</summary>\n<ul class=\"findings\">\n<li class=\"warn\">"); /* what can be done stays in sight */
    put_away();
}

/* A line of another file is no row. */
static void what_is_wrong_with_another_file_stands_above_the_rows(void **state)
{
    char path[160];
    struct diag *diag = diag_create();
    (void)state;
    snprintf(path, sizeof path, "%s/bad.xml", desk_test.qualifications);
    assert_true(file_write(path, "<qualification>\n\n\n<a></qualification>\n", 38, (struct file_manner){0}, diag));
    drop("cohort.csv", COHORT);
    await("/", "bad.xml, ");
    desk_expect(get("/?rows=all"), 200, "<ul class=\"findings\">\n<li class=\"bad\">bad.xml, line 4: ");
    expect_without("/", "id=\"e-4-0\"");
    drop("one.csv", "naam;crebo;taal;diplomanummer;datum\r\nAn Vos;25135;nl;2026-9;2026-07-10\r\n");
    await("/", "Something else is to be mended first.");
    desk_expect(get("/"), 200, "<form method=\"post\" action=\"/rows\">");
    assert_int_equal(unlink(path), 0);
    do_post("/rows", "", "/");
    await("/", "Nothing speaks against issuing them.");
    expect_without("/", "action=\"/rows\"");
    put_away();
    diag_destroy(diag);
}

static void a_file_is_read_as_one_says(void **state)
{
    (void)state;
    drop("dates.csv", "naam;crebo;diplomanummer;datum\r\nAn Vos;25135;2026-9;7/10/2026\r\n");
    await("/", "1 is to be mended");
    do_post("/settings", "dates=dmy", "/");
    await("/", "Nothing speaks against issuing them.");
    desk_expect(get("/"), 200, "<option value=\"dmy\" selected>");
    struct buffer day_first = get("/row?line=2");
    assert_non_null(strstr((const char *)day_first.bytes, "language=nl&amp;page=1")); /* that of the certificate */
    buffer_finish(&day_first);
    do_post("/settings", "dates=mdy&languages=de+en&hidden=skip&reissue=1", "/");
    await("/", "Nothing speaks against issuing them.");
    static const char *const SAID[] = {"<option value=\"mdy\" selected>", "name=\"languages\" value=\"de en\"", "<option value=\"skip\" selected>",
                                       "name=\"reissue\" value=\"1\" checked>"};
    for (size_t i = 0; i < sizeof SAID / sizeof *SAID; i++)
        desk_expect(get("/"), 200, SAID[i]);
    desk_expect(get("/row.png?line=2&language=de&page=1"), 200, NULL);
    desk_expect(get("/row.png?line=2&language=nl&page=1"), 404, NULL);
    do_post("/settings", "hidden=take", "/");
    desk_expect(get("/"), 200, "<option value=\"take\" selected>");
    expect_without("/", "value=\"1\" checked>");
    put_away();
}

static void unknown_headings_are_assigned(void **state)
{
    (void)state;
    drop("other.csv", "Wer;crebo;taal;diplomanummer;datum\r\nZoe Jansen;25135;en;2026-9;2026-07-10\r\n");
    await("/", "a column is missing");
    desk_expect(get("/"), 200, "<label for=\"m-1\">Wer</label>");
    desk_expect(get("/"), 200, "say under “What the columns are” which column it is"); /* where the command line has an option */
    do_post("/columns", "m-1=name&m-2=&m-3=&m-4=&m-5=", "/");
    await("/", "Nothing speaks against issuing them.");
    do_post("/columns", "m-1=-", "/");
    await("/", "a column is missing");
}

/* A tab that was open before, or the way back: what it shows is of a file that has given way. */
static void a_page_of_another_file_does_nothing(void **state)
{
    static const struct {
        const char *path, *form;
    } FORMS[] = {{"/cells", "c-2-1=Bo+Smit"}, {"/row", "line=2&c-2-1=Bo+Smit"}, {"/columns", "m-1=-"}, {"/settings", "languages=de"},
                 {"/issue", "name=stale&kind="}, {"/again", ""}, {"/away", ""}};
    char before[DESK_KEY_SIZE], form[64];
    (void)state;
    put_away();
    drop("one.csv", COHORT);
    ask_ticket(before);
    drop("other.csv", "naam;crebo;taal;diplomanummer;datum\r\nAn Vos;25135;nl;2026-9;2026-07-10\r\n");
    await("/", "Nothing speaks against issuing them.");
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        desk_expect(post_with(before, FORMS[i].path, FORMS[i].form), 409, "This page showed another file");
        desk_expect(post_with("", FORMS[i].path, FORMS[i].form), 409, NULL);
        snprintf(form, sizeof form, "%s", FORMS[i].form);
        desk_expect(desk_ask("POST", FORMS[i].path, FORM, form, strlen(form)), 409, NULL);
    }
    desk_expect(get("/corrected.csv"), 200, "\r\nAn Vos;25135;nl;2026-9;2026-07-10\r\n");
    desk_expect(get("/"), 200, "Nothing speaks against issuing them.");
}

/* What was mended in another tab is not undone by a page that still shows the fault. */
static void a_cell_that_nobody_touched_is_left(void **state)
{
    (void)state;
    put_away();
    drop("cohort.csv", COHORT);
    await("/", "2 are to be mended");
    desk_expect(get("/"), 200, "<input hidden name=\"seen\" value=\"99999\"><input id=\"c-3-2\" name=\"c-3-2\"");
    do_post("/cells", "seen=99999&c-3-2=25135&c-3-1=Bo+Smit", "/");
    do_post("/cells", "seen=99999&c-3-2=99999&seen=31-02-2026&c-4-5=28-02-2026", "/");
    await("/", "Nothing speaks against issuing them.");
    desk_expect(get("/row?line=3"), 200, "<input hidden name=\"seen\" value=\"25135\"><input id=\"c-3-2\"");
    put_away();
}

/* A script tells what is typed, letter by letter: all of it is there however one leaves, and is checked once somebody looks. */
static void what_is_typed_is_kept_at_once(void **state)
{
    (void)state;
    drop("cohort.csv", COHORT);
    await("/", "2 are to be mended");
    do_post("/cells", "c-4-5=2", "/");
    do_post("/cells", "c-4-5=28-02-2026", "/");
    desk_expect(get("/corrected.csv"), 200, "28-02-2026");
    await("/", "1 is to be mended");
    desk_expect(get("/?rows=corrected"), 200, "<a href=\"/?rows=corrected\" aria-current=\"true\">Corrected rows (1)</a>");
    desk_expect(get("/?rows=corrected"), 200, "<ins>28-02-2026</ins>");
    expect_without("/?rows=corrected", "99999");
    do_post("/cells", "c-3-1=Bo&c-2-1=Zo%C3%AB", "/");
    await("/", "Corrected rows (3)");
    do_post("/cells", "c-4-5=31-02-2026&c-3-1=Bo+%3Cb%3ESmit%3C%2Fb%3E&c-2-1=Zo%C3%AB+Jansen", "/"); /* as it stands in the file */
    await("/", "2 are to be mended");
    expect_without("/", "Corrected rows");
    do_post("/away", "", "/"); /* so nothing is lost */
}

/* What was wrong is mended elsewhere: who asks for a check gets one, though nothing was typed. */
static void who_asks_for_a_check_gets_one(void **state)
{
    char command[512];
    (void)state;
    drop("cohort.csv", COHORT);
    await("/", "2 are to be mended");
    snprintf(command, sizeof command, "sed 's/25135/99999/' %s >%s/99999.xml", SAMPLE, desk_test.qualifications);
    assert_int_equal(system(command), 0);
    do_post("/cells", "", "/");
    desk_expect(get("/"), 200, "no qualification of the folder has this code");
    do_post("/cells", "check=1", "/");
    await("/", "2 are to be mended"); /* the name still */
    expect_without("/", "no qualification of the folder has this code");
    snprintf(command, sizeof command, "rm %s/99999.xml", desk_test.qualifications);
    assert_int_equal(system(command), 0);
    do_post("/away", "", "/");
}

static struct buffer speak_from(const char *place, const char *language)
{
    char head[1024], body[32];
    int length = snprintf(body, sizeof body, "language=%s", language);
    snprintf(head, sizeof head, "POST /language HTTP/1.1\r\nHost: %s\r\nOrigin: %s\r\nReferer: %s\r\nConnection: close\r\nCookie: %s\r\n"
                                "Content-Type: %s\r\nContent-Length: %d\r\n\r\n", desk_test.host, desk_test.origin, place, desk_test.cookie, FORM, length);
    return desk_send(head, body, (size_t)length);
}

/* Whoever chooses another language stays on the page, unless it cannot be asked for again. */
static void another_language_stays_on_the_page(void **state)
{
    static const struct {
        const char *from, *to;
    } PLACES[] = {{"/row?line=4", "/row?line=4"}, {"/?rows=all&page=2", "/?rows=all&page=2"}, {"/author/edit?file=25135.xml&edition=en", "/author/edit?file=25135.xml&edition=en"},
                  {"/away", "/"}, {"", "/"}, {".example/register", "/"}};
    char from[256], wanted[256];
    (void)state;
    drop("cohort.csv", COHORT);
    await("/", "2 are to be mended");
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        snprintf(from, sizeof from, "%s%s", desk_test.origin, PLACES[i].from);
        snprintf(wanted, sizeof wanted, "\r\nLocation: %s\r\n", PLACES[i].to);
        desk_expect(speak_from(from, "nl"), 303, wanted);
    }
    await("/row?line=4", "deze dag bestaat niet</strong>: kolom 5"); /* what was found is told anew */
    desk_expect(get("/row?line=4"), 200, "href=\"/row?line=3\">Naar de volgende"); /* from row to row without the list */
    desk_expect(get("/row?line=2"), 200, "href=\"/row?line=3\">Naar de volgende");
    desk_expect(get("/row?line=3"), 200, "href=\"/row?line=4\">Naar de volgende");
    desk_expect(speak_from("http://127.0.0.1.example/register", "en"), 303, "\r\nLocation: /\r\n");
    await("/row?line=4", "there is no such day");
    do_post("/away", "", "/");
}

/* What was corrected stands nowhere else: another file, put there in whatever way, takes it with it only if that is meant. */
static void corrections_are_forgotten_only_if_that_is_meant(void **state)
{
    (void)state;
    drop("cohort.csv", COHORT);
    await("/", "2 are to be mended");
    do_post("/away", "", "/"); /* nothing is lost */
    drop("cohort.csv", COHORT);
    await("/", "2 are to be mended");
    do_post("/cells", "c-3-1=Bo+Smits", "/");
    desk_expect(post("/away", ""), 409, "cohort.csv: what was corrected here in 1 cell stands nowhere else.");
    drop_at("/file", "other.csv", COHORT, strlen(COHORT), 409, "<a class=\"button\" href=\"/corrected.csv\" download>");
    desk_expect(get("/corrected.csv"), 200, "Bo Smits");
    await("/", "2 are to be mended");
    put_away();
    desk_expect(get("/"), 200, "data-drop");
}

static void a_file_of_nothing_is_told(void **state)
{
    (void)state;
    drop("one.csv", COHORT);
    drop("empty.csv", "");
    desk_expect(get("/"), 200, "empty.csv: this file cannot be read");
    drop("", ""); /* no file was chosen */
    desk_expect(get("/"), 200, "empty.csv: this file cannot be read");
    put_away();
}

static void what_is_no_spreadsheet_is_told(void **state)
{
    (void)state;
    drop("nothing.xlsx", "PK\x03\x04 no workbook");
    await("/", "this file cannot be read");
    desk_expect(desk_ask("POST", "/file", PARTS, "--XX\r\n", 6), 303, NULL);
    desk_expect(desk_ask("POST", "/file", FORM, "file=x", 6), 303, NULL);
    put_away();
    desk_expect(get("/issue"), 303, NULL);
    do_post("/issue", "name=x", "/");
    expect_without("/", "cannot be read");
}

static void issue_all(const char *form)
{
    do_post("/issue", form, "/job");
    await("/job", "All is done.");
}

static void documents_are_issued(void **state)
{
    char path[192];
    (void)state;
    drop("cohort.csv", COHORT);
    do_post("/cells", "c-3-1=Bo+Smit&c-3-2=25135&c-4-5=28-02-2026", "/");
    await("/", "Nothing speaks against issuing them.");
    static const char *const NAMES[] = {"..", "..%2Fup", "a%2Fb", "a%5Cb", ".hidden", "-n", "a:b", ""};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        char form[64];
        snprintf(form, sizeof form, "name=%s&kind=", NAMES[i]);
        desk_expect(post("/issue", form), 400, "This is no name for a file");
    }
    do_post("/issue", "name=joined&kind=&diplomas=%2Fnone%2F%7Bdiploma%7D.pdf", "/job");
    await("/job", "Nothing was issued.");
    desk_expect(get("/job"), 200, "/none/2026-1.pdf");
    issue_all("name=summer&kind=");
    desk_expect(get("/job"), 200, "<dt>Issued</dt><dd>4</dd>");
    snprintf(path, sizeof path, "%s/summer/25135/Bo Smit-2026-2-nl.pdf", desk_test.output);
    assert_int_equal(access(path, R_OK), 0);
    issue_all("name=summer&kind=");
    desk_expect(get("/job"), 200, "<dt>Issued before, unchanged</dt><dd>4</dd>");
}

/* Each link on the page gives the file that it names, which is that of whom the row names. How many there are. */
static int expect_documents(struct buffer page)
{
    static const char LINK[] = "<a href=\"/document?number=", NAME[] = "<td data-head=\"Name\">";
    const char *row = strstr((const char *)page.bytes, "<tbody>");
    int count = 0;
    for (const char *link; row && (link = strstr(row, LINK)) != NULL; count++) {
        char path[256], name[128], file[128];
        struct buffer bytes = {0};
        struct diag *diag = diag_create();
        assert_int_equal(sscanf(strstr(row, NAME) + strlen(NAME), "%127[^<]", name), 1);
        assert_int_equal(sscanf(strchr(link, '>'), ">%127[^<]", file), 1);
        assert_int_equal(strncmp(file, name, strlen(name)), 0);
        snprintf(path, sizeof path, "%s/summer/25135/%s", desk_test.output, file);
        assert_true(file_read(path, 1 << 24, (struct place){0}, &bytes, diag));
        snprintf(path, sizeof path, "%.*s", (int)strcspn(link + 9, "\""), link + 9);
        struct buffer answer = get(path);
        assert_true(answer.length > bytes.length);
        assert_memory_equal(answer.bytes + answer.length - bytes.length, bytes.bytes, bytes.length);
        buffer_finish(&answer);
        buffer_finish(&bytes);
        diag_destroy(diag);
        row = strstr(link, "</tr>");
    }
    buffer_finish(&page);
    return count;
}

/* As they are now: issued before, in files of the folder. */
static void what_was_issued_stands_row_by_row(void **state)
{
    (void)state;
    desk_expect(get("/job"), 200, "<tr><th scope=\"row\" data-head=\"Row\">2</th><td data-head=\"Name\">Zo\xC3\xAB Jansen</td>");
    desk_expect(get("/job"), 200, "value=\"25135/2026-2/nl/1\" class=\"plain\">25135/2026-2/nl/1</button></form></td><td data-head=\"Language\">nl</td>");
    desk_expect(get("/job"), 200, ">as issued before<");
    desk_expect(get("/job"), 200, "<a href=\"/document?number=1\">");
    expect_without("/job", "Rejected rows");
    struct buffer found = ask("/job", "q=SMIT+bo"); /* in no address */
    assert_null(strstr((const char *)found.bytes, "Jansen"));
    desk_expect(found, 200, "<p role=\"status\">2 are found</p>");
    desk_expect(ask("/job", "q=nobody"), 200, "0 are found");
    desk_expect(ask("/job", "q=%22%3Cb%3E"), 200, "value=\"&quot;&lt;b&gt;\"");
    desk_expect(get("/document?number=1"), 200, "\r\nContent-Type: application/pdf\r\n");
    assert_int_equal(expect_documents(get("/job")), 4);
    assert_int_equal(expect_documents(ask("/job", "q=smit")), 2);
    static const char *const NOWHERE[] = {"/document", "/document?number=0", "/document?number=5", "/document?number=-1", "/document?number=../x"};
    for (size_t i = 0; i < sizeof NOWHERE / sizeof *NOWHERE; i++)
        desk_expect(get(NOWHERE[i]), 404, NULL);
}

/* Nothing of what was done is left with it: its names were in the cohort's memory. */
static void a_file_that_is_put_away_takes_its_results_with_it(void **state)
{
    (void)state;
    do_post("/away", "", "/"); /* what was corrected was issued */
    desk_expect(get("/job"), 303, "\r\nLocation: /\r\n");
    desk_expect(get("/document?number=1"), 404, NULL);
    desk_expect(get("/document?number=2"), 404, NULL);
    desk_expect(get("/made"), 404, NULL);
    do_post("/again", "", "/job");
    desk_expect(get("/job"), 303, "\r\nLocation: /\r\n");
}

static void only_good_rows_if_wanted(void **state)
{
    (void)state;
    drop("more.csv", "naam;crebo;taal;diplomanummer;datum\r\nAn Vos;25135;en;2026-5;2026-07-10\r\n;25135;en;2026-6;2026-07-10\r\n");
    await("/", "1 is to be mended");
    do_post("/issue", "name=more&kind=.zip", "/job");
    await("/job", "Nothing was issued.");
    desk_expect(get("/job"), 200, "<h1>No supplements issued</h1>");
    expect_without("/job", "<dt>Issued</dt>");
    desk_expect(get("/job"), 200, "<a href=\"/job?rows=rejected\" aria-current=\"true\">Rejected rows (1)</a>"); /* there is nothing else */
    desk_expect(get("/job"), 200, "<tr><th scope=\"row\" data-head=\"Row\">3</th><td data-head=\"Name\"></td><td><ul class=\"reasons\"");
    do_post("/rows", "", "/");
    await("/", "1 is to be mended");
    desk_expect(get("/rejected.csv"), 404, NULL);
    do_post("/issue", "name=more&kind=.zip&good=1", "/job");
    await("/job", "<dt>Issued</dt><dd>1</dd>");
    desk_expect(get("/job"), 200, "class=\"warn\">The good rows are issued; the others are left out.</p>");
    expect_without("/job", "Try again"); /* which would come to the same */
    desk_expect(get("/rejected.csv"), 200, "filename=\"rejected.csv\"");
    desk_expect(get("/rejected.csv"), 200, ";25135;en;2026-6;2026-07-10;3: error: ");
    desk_expect(get("/job"), 200, "<h1>Supplements issued</h1>");
    desk_expect(get("/job"), 200, "An Vos-2026-5-en.pdf</td>"); /* it is in the archive */
    desk_expect(get("/document?number=1"), 404, NULL);
    desk_expect(get("/job?rows=rejected"), 200, "<tr><th scope=\"row\" data-head=\"Row\">3</th><td data-head=\"Name\"></td><td><ul class=\"reasons\"");
    expect_without("/job?rows=rejected", "An Vos");
    expect_without("/job", "class=\"findings\""); /* what is wrong with a row stands there once */
    desk_expect(get("/made"), 200, "\r\nContent-Type: application/zip\r\n");
}

static void the_register_is_searched(void **state)
{
    (void)state;
    desk_expect(get("/register"), 200, "5 documents");
    desk_expect(ask("/register", "q=BO+smit+25135"), 200, "2 documents");
    desk_expect(ask("/register", "q=zoe"), 200, "Zo\xC3\xAB Jansen"); /* as it is typed where nobody has the letter */
    desk_expect(ask("/register", "q=nobody"), 200, "0 documents");
    desk_expect(ask("/register/entry", "number=25135%2F2026-2%2Fnl%2F1"), 200, "<dd>Bo Smit</dd>");
    desk_expect(ask("/register/entry", "number=25135%2F2026-77%2Fnl%2F1"), 404, NULL);
}

/* The browser's way back finds again what was asked for, of the last questions. */
static void what_was_asked_for_is_found_again(void **state)
{
    char first[64], place[80];
    (void)state;
    ask_place("/register", "q=bo+smit", first);
    for (int i = 0; i < 63; i++)
        desk_expect(post("/register/entry", "number=25135%2F2026-2%2Fnl%2F1"), 303, "\r\nLocation: /register/entry?asked=");
    desk_expect(get(first), 200, "2 documents");
    snprintf(place, sizeof place, "%s99", first); /* nobody asked that yet */
    desk_expect(get(place), 200, "5 documents");
    desk_expect(post("/register", "q=nobody"), 303, NULL);
    desk_expect(get(first), 200, "5 documents"); /* it is too long ago */
    desk_expect(get("/register/entry"), 404, NULL);
}

static void verify_issued(const char *verdict)
{
    char path[192];
    struct buffer bytes = {0};
    struct diag *diag = diag_create();
    snprintf(path, sizeof path, "%s/summer/25135/Bo Smit-2026-2-nl.pdf", desk_test.output);
    assert_true(file_read(path, 1 << 24, (struct place){0}, &bytes, diag));
    drop_at("/verify", "shown.pdf", bytes.bytes, bytes.length, 200, verdict);
    bytes.bytes[bytes.length / 2] ^= 1;
    drop_at("/verify", "shown.pdf", bytes.bytes, bytes.length, 200, " bad\"><strong>");
    buffer_finish(&bytes);
    diag_destroy(diag);
}

static void what_is_revoked_is_so(void **state)
{
    (void)state;
    drop_at("/verify", "shown.pdf", "no PDF", 6, 200, " bad\"><strong>unknown</strong>");
    verify_issued("<strong>genuine</strong>");
    desk_expect(ask("/register/revoke", "number=25135%2F2026-2%2Fnl%2F1&reason="), 200, ">valid<");
    desk_expect(ask("/register/revoke", "number=25135%2F2026-2%2Fnl%2F1&reason=a+%3Ctypo%3E"), 200, "a &lt;typo&gt;");
    desk_expect(post("/register/revoke", "number=25135%2F2026-77%2Fnl%2F1&reason=none"), 409, NULL);
    desk_expect(ask("/register", "q=bo"), 200, "<span class=\"bad\">revoked</span>");
    verify_issued("<strong>revoked</strong>");
}

/* In all languages that are in force, into the folder where it lies; what the register has no value of is no column. */
static void an_entry_is_issued_corrected(void **state)
{
    (void)state;
    desk_expect(ask("/register/entry", "number=25135%2F2026-2%2Fen%2F1"), 200, "value=\"25135/2026-2/en/1\">Correct it<");
    do_post("/register/replace", "number=25135%2F2026-1%2Fen%2F1", "/row?line=2");
    await("/row?line=2", "name=\"c-2-1\" value=\"Zo\xC3\xAB Jansen\"");
    desk_expect(get("/row?line=2"), 200, "value=\"en\"");
    expect_without("/row?line=2", "School");
    do_post("/register/replace", "number=25135%2F2026-2%2Fen%2F1", "/row?line=2");
    await("/row?line=2", "value=\"Bo Smit\"");
    desk_expect(get("/row?line=2"), 200, "value=\"en\""); /* the Dutch one is revoked */
    do_post("/row", "line=2&c-2-1=Bo+de+Smit", "/row?line=2");
    await("/issue", "1 document replaces one that was issued before.");
    desk_expect(get("/issue"), 200, "name=\"name\" value=\"summer\"");
    do_post("/issue", "name=summer&kind=", "/job");
    await("/job", "All is done.");
    struct buffer replaced = ask("/register/entry", "number=25135%2F2026-2%2Fen%2F1");
    assert_non_null(strstr((const char *)replaced.bytes, "Replaced by issue"));
    assert_null(strstr((const char *)replaced.bytes, "Correct it"));
    buffer_finish(&replaced);
    expect_without("/register", "25135/2026-2/nl/2");
    desk_expect(post("/register/replace", "number=25135%2F2026-77%2Fnl%2F1"), 404, NULL);
}

/* Files of the desk that are open in memory: it runs in this process. */
static int count_open(void)
{
    char path[64], name[64];
    int count = 0;
    for (int i = 0; i < 256; i++) {
        snprintf(path, sizeof path, "/proc/self/fd/%d", i);
        ssize_t length = readlink(path, name, sizeof name - 1);
        name[length < 0 ? 0 : length] = '\0';
        count += strncmp(name, "/memfd:", 7) == 0;
    }
    return count;
}

static void nothing_of_what_was_dropped_is_kept(void **state)
{
    (void)state;
    put_away();
    assert_int_equal(count_open(), 0);
    drop("other.csv", "Wer;crebo;taal;diplomanummer;datum\r\nZoe Jansen;25135;en;2026-9;2026-07-10\r\n");
    do_post("/columns", "m-1=name", "/");
    assert_int_equal(count_open(), 2);
    drop("again.csv", COHORT);
    assert_int_equal(count_open(), 1);
    drop_at("/verify", "shown.pdf", "no PDF", 6, 200, "<h2>shown.pdf</h2>");
    assert_int_equal(count_open(), 1);
    put_away();
    assert_int_equal(count_open(), 0);
    expect_without("/", "again.csv");
    desk_expect(get("/corrected.csv"), 303, NULL);
    desk_expect(get("/columns"), 303, NULL);
}

/* A wrong passphrase, or none, opens nothing, and no page repeats it. */
static void a_locked_key_seals_once_it_is_open(void **state)
{
    (void)state;
    drop("sealed.csv", "naam;crebo;taal;diplomanummer;datum\r\nAn Vos;25135;en;2026-8;2026-07-10\r\n");
    await("/", "Nothing speaks against issuing them.");
    desk_expect(get("/issue"), 200, "<input type=\"password\"");
    desk_expect(post("/issue", "name=sealed&kind=&seal=1&secret="), 400, "missing or wrong");
    struct buffer answer = post("/issue", "name=sealed&kind=&seal=1&secret=not-the-one");
    assert_null(strstr((const char *)answer.bytes, "not-the-one"));
    assert_non_null(strstr((const char *)answer.bytes, "name=\"seal\" value=\"1\" checked>"));
    assert_non_null(strstr((const char *)answer.bytes, "name=\"signed\" value=\"1\"> ")); /* as it was posted */
    desk_expect(answer, 400, "value=\"sealed\"");
    answer = post("/issue", "name=sealed&kind=.zip&diplomas=%2Fa%2Fb.pdf&joining=embed&signed=1&secret=not-the-one");
    static const char *const KEPT[] = {"name=\"signed\" value=\"1\" checked>", "name=\"seal\" value=\"1\"> ", "value=\".zip\" checked>", "value=\"/a/b.pdf\"",
                                       "<option value=\"embed\" selected>"};
    for (size_t i = 0; i < sizeof KEPT / sizeof *KEPT; i++)
        assert_non_null(strstr((const char *)answer.bytes, KEPT[i]));
    desk_expect(answer, 400, NULL);
    expect_without("/register", "2026-8");
    do_post("/issue", "name=sealed&kind=&seal=1&signed=1&secret=specimen", "/job");
    await("/job", "All is done.");
    desk_expect(ask("/register/entry", "number=25135%2F2026-8%2Fen%2F1"), 200, "Specimen p256");
    do_post("/rows", "", "/");
    await("/issue", "Specimen p256"); /* whose seal it is */
    expect_without("/issue", "type=\"password\"");
}

/* Many rows, of which the first is good. */
static char *make_rows(int count)
{
    struct buffer text = {0};
    buffer_string(&text, "naam;crebo;taal;diplomanummer;datum\r\n");
    for (int i = 0; i < count; i++)
        buffer_format(&text, "Zo\xC3\xAB Jansen;25135;nl en;2027-%d;2026-07-10\r\n", i);
    buffer_byte(&text, '\0');
    return (char *)text.bytes;
}

static void what_is_stopped_is_gone_on_with(void **state)
{
    char *rows = make_rows(30);
    (void)state;
    drop("many.csv", rows);
    await("/", "Nothing speaks against issuing them.");
    do_post("/issue", "name=many&kind=", "/job");
    if (page_has("/job", "data-waits")) { /* it may all be done, where nothing else is */
        struct buffer answer = post("/cells", "c-99-1=Other");
        if (page_has("/job", "data-waits")) /* what is being issued stays as it is, and nothing that was typed seems to be taken */
            assert_non_null(strstr((const char *)answer.bytes, "HTTP/1.1 409"));
        buffer_finish(&answer);
        expect_without("/job", "it can be gone on with"); /* nor is it stopped by that */
        do_post("/stop", "", "/job");
        if (!page_has("/job", "All is done."))
            desk_expect(get("/job"), 200, "it can be gone on with");
    }
    do_post("/again", "", "/job");
    await("/job", "All is done.");
    desk_expect(ask("/register", "q=2027-29"), 200, "2 documents");
    free(rows);
}

/* More than a page of them, and more that are rejected than findings are kept of. */
static void many_are_leafed_through(void **state)
{
    enum { MANY = 330 };
    struct buffer text = {0};
    (void)state;
    buffer_string(&text, "naam;crebo;taal;diplomanummer;datum\r\n");
    for (int i = 0; i < MANY; i++)
        buffer_format(&text, "%s;25135;nl;2028-%d;2026-07-10\r\n", i < 110 ? "An Vos" : "", i);
    buffer_byte(&text, '\0');
    drop("pages.csv", (const char *)text.bytes);
    buffer_finish(&text);
    await("/", "220 are to be mended");
    desk_expect(get("/?rows=bad&page=3"), 200, "331</a><p class=\"reasons bad\">what is wrong here is told once other rows are mended</p>");
    desk_expect(get("/?rows=all&page=2"), 200, "<tr id=\"l102\">");
    expect_without("/?rows=all&page=2", "<tr id=\"l101\">");
    expect_without("/?rows=all&page=1", "<tr id=\"l102\">");
    desk_expect(get("/?rows=bad"), 200, "<tr id=\"l112\">");
    expect_without("/", "<tr id=\"l111\">");
    desk_expect(get("/issue"), 200, "Of 220 rows nothing can be issued");
    desk_expect(get("/issue"), 200, "Only the 110 rows that are good");
    do_post("/issue", "name=pages&kind=.zip", "/job");
    await("/job?rows=rejected&page=3", "<td>what is wrong here is told once other rows are mended</td>"); /* no file has it */
    desk_expect(get("/rejected.csv"), 404, NULL);
    do_post("/rows", "", "/");
    await("/", "220 are to be mended");
    do_post("/issue", "name=pages&kind=.zip&good=1", "/job");
    await("/job", "<dt>Rows rejected</dt><dd>220</dd>");
    desk_expect(get("/job"), 200, "<a href=\"/job\" aria-current=\"true\">Documents (110)</a>");
    desk_expect(get("/job"), 200, "<a href=\"/job?rows=rejected\">Rejected rows (220)</a>");
    desk_expect(get("/job"), 200, "<a href=\"/job?page=2\">2</a>");
    expect_without("/job", "<a href=\"/job?page=3\">");
    desk_expect(get("/job?page=2"), 200, "<th scope=\"row\" data-head=\"Row\">111</th>");
    expect_without("/job?page=2", "<th scope=\"row\" data-head=\"Row\">101</th>");
    desk_expect(ask("/job", "q=vos"), 200, "110 are found; the first 100 are shown");
    desk_expect(get("/job?rows=rejected"), 200, "<th scope=\"row\" data-head=\"Row\">112</th>");
    expect_without("/job?rows=rejected", "The reason stands in rejected.csv.");
    desk_expect(get("/job?rows=rejected&page=3"), 200, "<th scope=\"row\" data-head=\"Row\">331</th><td data-head=\"Name\"></td><td>The reason stands in rejected.csv.</td>");
    expect_without("/job?page=99", "<tbody>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_wrong_stands_in_its_cell),
        cmocka_unit_test(a_mended_cell_is_good),
        cmocka_unit_test(a_document_is_shown_beside_its_row),
        cmocka_unit_test(a_picture_is_that_of_its_row),
        cmocka_unit_test(a_picture_is_of_the_qualification_as_it_is_saved),
        cmocka_unit_test(corrections_are_of_their_sheet),
        cmocka_unit_test(open_document_is_mended),
        cmocka_unit_test(a_warning_holds_nothing_back),
        cmocka_unit_test(what_is_wrong_with_another_file_stands_above_the_rows),
        cmocka_unit_test(a_file_is_read_as_one_says),
        cmocka_unit_test(unknown_headings_are_assigned),
        cmocka_unit_test(a_page_of_another_file_does_nothing),
        cmocka_unit_test(a_cell_that_nobody_touched_is_left),
        cmocka_unit_test(what_is_typed_is_kept_at_once),
        cmocka_unit_test(who_asks_for_a_check_gets_one),
        cmocka_unit_test(another_language_stays_on_the_page),
        cmocka_unit_test(corrections_are_forgotten_only_if_that_is_meant),
        cmocka_unit_test(a_file_of_nothing_is_told),
        cmocka_unit_test(what_is_no_spreadsheet_is_told),
        cmocka_unit_test(documents_are_issued),
        cmocka_unit_test(what_was_issued_stands_row_by_row),
        cmocka_unit_test(a_file_that_is_put_away_takes_its_results_with_it),
        cmocka_unit_test(only_good_rows_if_wanted),
        cmocka_unit_test(the_register_is_searched),
        cmocka_unit_test(what_was_asked_for_is_found_again),
        cmocka_unit_test(what_is_revoked_is_so),
        cmocka_unit_test(an_entry_is_issued_corrected),
        cmocka_unit_test(nothing_of_what_was_dropped_is_kept),
        cmocka_unit_test(a_locked_key_seals_once_it_is_open),
        cmocka_unit_test(what_is_stopped_is_gone_on_with),
        cmocka_unit_test(many_are_leafed_through),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
