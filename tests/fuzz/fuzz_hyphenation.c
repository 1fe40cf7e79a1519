/* Any bytes as hyphenation patterns: as the file that is compiled, if it begins with the name of an encoding, else as the
 * compiled one, which is used where it lies. */
#include "fuzz.h"

#include "typeset/patterns.h"

static void divide(const void *bytes, size_t length)
{
    static const char *const words[] = {"", "a", "contactcentermedewerker", "überprüfungsausschuß", "\xCE\x98\xCE\xAD\xCE\xBC\xCE\xB1"};
    struct patterns patterns;
    void *aligned = malloc(length ? length : 1); /* as a mapped file is */
    memcpy(aligned, bytes, length);
    if (patterns_open(&patterns, aligned, length))
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            unsigned char points[64] = {0};
            patterns_apply(&patterns, words[i], strlen(words[i]), points);
        }
    free(aligned);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const char encoding[] = "UTF-8";
    if (length < sizeof encoding || memcmp(bytes, encoding, sizeof encoding - 1) != 0) {
        divide(bytes, length);
        return 0;
    }
    struct fuzz_file file;
    struct buffer compiled = {0};
    fuzz_open(&file, bytes, length);
    if (patterns_compile(file.path, bytes, length, &compiled))
        divide(compiled.bytes, compiled.length);
    buffer_finish(&compiled);
    fuzz_close(&file);
    return 0;
}
