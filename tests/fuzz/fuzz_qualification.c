/* Any bytes as a qualification: read, judged, composed, set, traced and made HTML in each edition, as `supplement check` and `render` would. */
#include <stdint.h>

#include "engine/engine.h"
#include "gate/judge.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void render_editions(struct supplement *supplement, struct supplement_layout *layout,
                            const struct qualification *qualification, struct diag *diag)
{
    struct buffer trace = {0}, html = {0};
    layout = layout_for(layout, qualification, diag);
    for (size_t i = 0; layout && i < qualification->edition_count && i < 4; i++) {
        struct supplement_request request = {.language = qualification->editions[i], .format = SUPPLEMENT_HTML};
        const struct pages *pages = make_pages(supplement, layout, qualification, &request, diag);
        if (pages) {
            paint_trace(pages, &trace, diag);
            paint_html(pages->document, "a.pdf", &html);
        }
    }
    buffer_finish(&trace);
    buffer_finish(&html);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static struct supplement *supplement;
    static struct supplement_layout *layout;
    struct diag *diag = diag_create();
    if (!supplement) {
        supplement = supplement_create(SUPPLEMENT_SOURCE_DIR);
        layout = supplement_open_layout(supplement, NULL, diag);
    }
    struct xml_file *file = xml_read_memory((const char *)bytes, length, "fuzz.xml", diag);
    struct qualification *qualification = file ? read_qualification(file, diag) : NULL;
    if (qualification)
        judge_qualification(file, supplement->gate, "2026-11-29", diag);
    if (qualification && layout)
        render_editions(supplement, layout, qualification, diag);
    qualification_destroy(qualification);
    diag_destroy(diag);
    return 0;
}
