/* Small PDF files, made from the text of their objects, and what becomes of them when they are joined. */
#ifndef TEST_ATTACH_H
#define TEST_ATTACH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
/* cmocka's header needs those before it */
#include <cmocka.h>

#include "attach/pdf.h"
#include "attach/ways.h"

/* What a file begins with, and the comment behind its first line. A line's end there is nothing that any program minds, but not by the book: such a file is read and
 * written by qpdf, all others by us, and what is true of the one way is of the other. */
static const char *beginning = "", *beginning_comment = "";

#define run_both_ways(tests)                                                                                                      \
    (cmocka_run_group_tests(tests, NULL, NULL) + (beginning = "\n", cmocka_run_group_tests(tests, NULL, NULL)))

/* A file of these objects, numbered from 1, ended by NULL; the first is the catalogue. With a cross-reference table; `trailer`
 * are entries of its trailer. */
static inline void make_pdf_with(struct buffer *out, const char *const *objects, int size, const char *trailer)
{
    size_t offsets[64], count = 0;
    buffer_format(out, "%s%%PDF-1.7\n%s", beginning, beginning_comment);
    size_t before = strlen(beginning);
    for (; objects[count]; count++) {
        offsets[count] = out->length - before;
        buffer_format(out, "%zu 0 obj\n%s\nendobj\n", count + 1, objects[count]);
    }
    size_t start = out->length - before;
    buffer_format(out, "xref\n0 %zu\n0000000000 65535 f \n", count + 1);
    for (size_t i = 0; i < count; i++)
        buffer_format(out, "%010zu 00000 n \n", offsets[i]);
    buffer_format(out, "trailer\n<</Size %zu/Root 1 0 R/ID[<5A><5A>]%s>>\nstartxref\n%zu\n%%%%EOF\n",
                  size ? (size_t)size : count + 1, trailer, start);
}

static inline void make_pdf(struct buffer *out, const char *const *objects)
{
    make_pdf_with(out, objects, 0, "");
}

/* Joins two files of such objects and opens the result, in `whole`; `diag` keeps what was said. What is only judged beforehand
 * must come out the same. */
struct joined {
    struct buffer diploma, supplement, bytes;
    struct pdf pdf;
    struct diag *diag;
    bool good;
};

static inline void join_again(struct joined *joined, struct attach_request request)
{
    struct attach_file supplement = {"s.pdf", joined->supplement.bytes, joined->supplement.length};
    request.diploma = (struct attach_file){"d.pdf", joined->diploma.bytes, joined->diploma.length};
    request.supplements = &supplement;
    request.supplement_count = 1;
    request.any = true; /* they carry no data */
    struct attach_whole judged = {0}, whole = {0};
    struct diag *unseen = diag_create();
    request.whole = &judged;
    bool accepted = attach_supplements(&request, NULL, unseen);
    joined->diag = diag_create();
    request.whole = &whole;
    joined->good = attach_supplements(&request, &joined->bytes, joined->diag);
    assert_int_equal(accepted, joined->good);
    assert_int_equal(diag_errors(unseen), diag_errors(joined->diag));
    assert_int_equal(judged.pages, 0);
    assert_int_equal(judged.pdfa_part, whole.pdfa_part);
    assert_int_equal(judged.pdfa_level, whole.pdfa_level);
    assert_int_equal(judged.pdfua_part, whole.pdfua_part);
    diag_destroy(unseen);
    if (joined->good) {
        struct attach_file file = {"whole.pdf", joined->bytes.bytes, joined->bytes.length};
        assert_true(pdf_open(&joined->pdf, &file, joined->diag));
        assert_int_equal(whole.pages, joined->pdf.pages);
    }
}

static inline void join(struct joined *joined, const char *const *diploma, const char *const *supplement,
                        struct attach_request request)
{
    *joined = (struct joined){0};
    make_pdf(&joined->diploma, diploma);
    make_pdf(&joined->supplement, supplement);
    join_again(joined, request);
}

static inline void finish(struct joined *joined)
{
    pdf_close(&joined->pdf);
    diag_destroy(joined->diag);
    buffer_finish(&joined->diploma);
    buffer_finish(&joined->supplement);
    buffer_finish(&joined->bytes);
}

/* What was said, as the user sees it. */
static inline bool is_said(struct joined *joined, const char *words)
{
    char text[8192] = "";
    FILE *file = fmemopen(text, sizeof text, "w");
    diag_print(joined->diag, file);
    fclose(file);
    return strstr(text, words) != NULL;
}

/* The value at a path of the catalogue, written out. */
static inline const char *value(struct joined *joined, const char *path)
{
    qpdf_oh object = pdf_find(&joined->pdf, pdf_catalog(&joined->pdf), path);
    const char *text = object ? qpdf_oh_unparse_resolved(joined->pdf.qpdf, object) : "";
    return arena_copy(joined->pdf.arena, text, strlen(text));
}

static inline qpdf_oh page_of(struct joined *joined, int index)
{
    return qpdf_get_page_n(joined->pdf.qpdf, (size_t)index);
}

#endif
