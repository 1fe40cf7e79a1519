/* Any bytes as a record of the European Learning Model, in XML or in Turtle: what is made of it is XML, and a record of that makes the same
 * again. */
#include "fuzz.h"

#include "learn/draw.h"
#include "learn/exact.h"
#include "learn/give.h"
#include "learn/learn.h"
#include "learn/report.h"
#include "learn/take.h"

enum { RECORDS_MOST = 5 };

static bool take(struct intake *intake, struct stock *stock, struct diag *diag)
{
    return intake_letters(intake) == LETTERS_XML ? take_xml(intake, stock, diag) : take_turtle(intake, stock, diag);
}

/* The file that the record gives. */
static struct xml_file *draw(struct record *record, struct diag *diag)
{
    struct draft draft = {.arena = record->arena};
    struct buffer plain = {0}, report = {0};
    draw_record(record, &draft);
    put_draft(&draft, &plain);
    struct xml_file *file = xml_read_memory((const char *)plain.bytes, plain.length, "file.xml", diag);
    report_record(record, &report);
    buffer_finish(&report);
    buffer_finish(&plain);
    draft_finish(&draft);
    return file;
}

static void give(const struct xml_file *file, struct diag *diag)
{
    for (int format = LEARN_XML; format <= LEARN_JSON; format++) {
        struct buffer out = {0};
        learn_give(&file, 1, (enum learn_format)format, &out, diag);
        demand(out.length > 0);
        if (format == LEARN_XML) {
            struct xml_file *again = xml_read_memory((const char *)out.bytes, out.length, "record.xml", diag);
            demand(again || diag_errors(diag));
            if (again)
                xml_close(again);
        }
        buffer_finish(&out);
    }
}

static void draw_and_give(struct stock *stock, size_t index)
{
    int line;
    struct arena *arena = arena_create();
    struct diag *diag = diag_create();
    struct record record;
    struct parts parts;
    struct xml_file *exact[EXACT_MOST];
    record_init(&record, stock, stock_root(stock, index, &line), arena);
    struct xml_file *file = draw(&record, diag);
    if (file) {
        parts_of(xml_root(file), arena, &parts);
        for (size_t count = exact_take(&record, &parts, exact); count;)
            xml_close(exact[--count]);
        give(file, diag);
        xml_close(file);
    }
    record_finish(&record);
    diag_destroy(diag);
    arena_destroy(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct fuzz_file file;
    struct intake intake;
    struct diag *diag = diag_create();
    fuzz_open(&file, bytes, length);
    struct stock *stock = stock_create("/tmp", file.path, diag);
    demand(intake_open(&intake, file.path, diag));
    bool good = take(&intake, stock, diag);
    demand(good || diag_errors(diag));
    for (size_t i = 0; i < stock_count(stock) && i < RECORDS_MOST; i++)
        draw_and_give(stock, i);
    intake_close(&intake);
    stock_destroy(stock);
    diag_destroy(diag);
    fuzz_close(&file);
    return 0;
}
