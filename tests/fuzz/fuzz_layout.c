/* Any bytes as a layout: read, and filled with a small qualification. The file stands in the layouts folder only by name,
 * so that fonts and labels are found. */
#include <stdint.h>

#include "engine/engine.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const char QUALIFICATION[] =
    "<qualification version='1' country='NL' original='nl' translation='en' editions='nl en'>"
    "<code register='crebo'>1</code><title><text lang='nl'>Een</text><text lang='en'>One</text></title>"
    "<core-task number='1'><title><text lang='nl'>Doet</text><text lang='en'>Does</text></title></core-task>"
    "<access><text lang='nl'><p>a</p><ul><li>b</li></ul></text><text lang='en'>c</text></access></qualification>";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct diag *diag = diag_create();
    struct supplement *supplement = supplement_create(SUPPLEMENT_SOURCE_DIR);
    struct xml_file *layout_file = xml_read_memory((const char *)bytes, length, SUPPLEMENT_SOURCE_DIR "/layouts/f.xml", diag);
    struct layout *read = layout_file ? read_layout_file(layout_file, "layouts", supplement->fonts, diag) : NULL;
    struct supplement_layout *layout = read ? keep_layout(supplement, read) : NULL;
    struct xml_file *file = xml_read_memory(QUALIFICATION, sizeof QUALIFICATION - 1, "q.xml", diag);
    struct qualification *qualification = layout ? read_qualification(file, diag) : NULL;
    struct buffer trace = {0};
    struct supplement_request request = {.language = "nl"};
    const struct pages *pages =
        qualification ? make_pages(supplement, layout, qualification, &request, diag) : NULL;
    if (pages)
        paint_trace(pages, &trace, diag);
    buffer_finish(&trace);
    qualification_destroy(qualification);
    if (!layout)
        xml_close(file);
    supplement_destroy(supplement);
    diag_destroy(diag);
    return 0;
}
