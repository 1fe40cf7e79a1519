#include "typeset/hyphenate.h"
#include <stdlib.h>
#include "base/memory.h"
struct hyphenation { int none; };
static const struct hyphens no = {.count = 0};
struct hyphenation *hyphenation_create(const char *folder, const char *compiled_folder) { (void)folder; (void)compiled_folder; return memory_zeroed(1, sizeof(struct hyphenation)); }
void hyphenation_destroy(struct hyphenation *hyphenation) { free(hyphenation); }
void hyphenation_forget(struct hyphenation *hyphenation) { (void)hyphenation; }
enum hyphenation_state hyphenation_state(struct hyphenation *hyphenation, const char *language) { (void)hyphenation; (void)language; return HYPHENATION_READY; }
const struct hyphens *hyphenation_find(struct hyphenation *hyphenation, const char *language, const char *word, size_t length) { (void)hyphenation; (void)language; (void)word; (void)length; return &no; }
