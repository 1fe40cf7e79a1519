/* The letters of a signed code are nobody's words: one that looks like a number that a spreadsheet has shortened ("…:5.6E0.…", one in some ten
 * thousand) is drawn like any other. As words of somebody they are refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/diag.h"
#include "code/essence.h"
#include "gate/text.h"
#include "supplement.h"

/* The text of a code with such letters: of many signatures, none of which anybody made. */
static bool find_code(struct gate *gate, struct buffer *text, struct diag *diag)
{
    struct essence essence = {.name = "Zoë Jansen", .qualification = "25135", .number = "2026-004711", .date = "2026-07-10"};
    struct suspicion found;
    for (uint32_t i = 0, state = 1; i < 1000000; i++) {
        for (int j = 0; j < ESSENCE_SIGNATURE_SIZE; j++)
            essence.signature[j] = (unsigned char)((state = state * 1664525 + 1013904223) >> 24);
        buffer_clear(text);
        essence_put_text(&essence, text);
        buffer_byte(text, '\0');
        if (find_suspicion(gate, (const char *)text->bytes, TEXT_WORDS, &found, diag))
            return true;
    }
    return false;
}

static bool let_go(void *context, const void *bytes, size_t length)
{
    (void)context, (void)bytes, (void)length;
    return true;
}

static bool render(struct supplement *supplement, const char *diploma, const char *code, struct diag *diag)
{
    const struct supplement_field fields[] = {
        {"holder.name", "Zoë Jansen", {0}}, {"holder.diploma", diploma, {0}}, {"holder.date", "2026-07-10", {0}}, {"signed", code, {0}}};
    const struct supplement_request request = {.language = "nl", .format = SUPPLEMENT_PDF, .fields = fields, .field_count = 4};
    struct supplement_layout *layout = supplement_open_layout(supplement, NULL, diag);
    struct supplement_qualification *qualification =
        supplement_open_qualification(supplement, "samples/25135-contactcenter-medewerker.xml", diag);
    struct supplement_files *files = supplement_files_create();
    struct supplement_volume *volume = supplement_volume_create(supplement, &(struct supplement_volume_request){0}, let_go, NULL);
    bool rendered = supplement_render(supplement, layout, qualification, &request, files, diag);
    bool added = supplement_volume_add(volume, layout, qualification, &request, "Zoë Jansen", diag);
    assert_int_equal(rendered, added);
    supplement_volume_destroy(volume);
    supplement_files_destroy(files);
    return rendered;
}

static void a_code_is_not_read_as_words(void **state)
{
    (void)state;
    struct supplement *supplement = supplement_create(NULL);
    struct gate *gate = gate_create("layouts");
    struct diag *diag = diag_create();
    struct buffer text = {0};
    assert_true(find_code(gate, &text, diag));
    const char *code = (const char *)text.bytes;
    assert_true(render(supplement, "2026-004711", code, diag));
    assert_int_equal(diag_errors(diag), 0);
    assert_false(render(supplement, code, code, diag));
    buffer_finish(&text);
    diag_destroy(diag);
    gate_destroy(gate);
    supplement_destroy(supplement);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_code_is_not_read_as_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
