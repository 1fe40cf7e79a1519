/* Any bytes as a label file of the Europass certificate supplement. */
#include <stdint.h>

#include "engine/engine.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static struct supplement *supplement;
    static struct supplement_layout *layout;
    struct diag *diag = diag_create();
    if (!supplement) {
        supplement = supplement_create(SUPPLEMENT_SOURCE_DIR);
        layout = supplement_open_layout(supplement, NULL, diag);
        layout = layout ? layout_base(layout, diag) : NULL;
    }
    struct xml_file *file = xml_read_memory((const char *)bytes, length, "fuzz.xml", diag);
    if (file && layout)
        label_set_destroy(read_labels_file(layout->layout, file, diag));
    diag_destroy(diag);
    return 0;
}
