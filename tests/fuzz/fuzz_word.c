/* Any bytes as a document. What begins with a sign of 1 to 31 is no file but what stands in one: an odd one is packed as the body of a .docx, an
 * even one as that of an .odt. What is made is XML that can be read, under a name that is one; what is not made is told. */
#include "fuzz.h"

#include <archive.h>
#include <archive_entry.h>

#include "word/word.h"
#include "xml/xml.h"

static const struct word_phrase PHRASES[] = {
    {"en", "title.heading", "certificate", "Title of the certificate (\x1f)"},
    {"en", "translated-title.heading", "", "Translated title of the certificate\x1f"},
    {"en", "title.qualification", "title", "Qualification: \x1f"},
    {"en", "profile.heading", "profile", "Profile"},
    {"en", "profile.core-task", "core-task", "Core task \x1f: \x1f"},
    {"en", "profile.lead-in", "", "The main tasks of \x1f are:"},
    {"en", "official.awarding-body", "awarding-body", "Body"},
    {"en", "official.level", "level", "Level"},
    {"en", "official.level.eqf", "level/@eqf", "EQF level \x1f"},
    {"en", "official.grading", "grading-scale/title", "Grading"},
    {"en", "official.grading.mark", "grading-scale", "Mark"},
    {"en", "official.grading.meaning", "", "Meaning"},
    {"en", "official.grading.minimum", "", "(minimum)"},
    {"en", "pathways.heading", "learning-pathways", "Ways"},
    {"en", "pathways.school", "", "School"},
    {"en", "pathways.table.percentage", "pathway/share", "Percentage"},
    {"en", "pathways.table.duration", "pathway/duration", "Duration"},
    {"en", "information.heading", "additional-information", "Additional information"},
    {"en", "not-applicable", "", "Not applicable"},
    {"en", "country.NL", "", "Netherlands"},
    {"en", "note", "", "Explanatory note"},
    {"nl", "official.level", "level", "Niveau"},
};

static void add_part(struct archive *archive, const char *name, const char *before, const uint8_t *bytes, size_t length, const char *behind)
{
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, name);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_size(entry, (la_int64_t)(strlen(before) + length + strlen(behind)));
    if (archive_write_header(archive, entry) == ARCHIVE_OK) {
        archive_write_data(archive, before, strlen(before));
        archive_write_data(archive, bytes, length);
        archive_write_data(archive, behind, strlen(behind));
    }
    archive_entry_free(entry);
}

#define WORD "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define ODF(name) " xmlns:" #name "=\"urn:oasis:names:tc:opendocument:xmlns:" #name ":1.0\""

static void pack(const char *path, const uint8_t *bytes, size_t length)
{
    struct archive *archive = archive_write_new();
    archive_write_set_format_zip(archive);
    archive_write_zip_set_compression_store(archive);
    archive_write_open_filename(archive, path);
    if (*bytes % 2) {
        add_part(archive, "word/document.xml", "<w:document " WORD "><w:body>", bytes + 1, length - 1, "</w:body></w:document>");
    } else {
        add_part(archive, "mimetype", "application/vnd.oasis.opendocument.text", bytes, 0, "");
        add_part(archive, "content.xml", "<office:document-content" ODF(office) ODF(text) ODF(table) ODF(style) ODF(draw) "><office:body><office:text>",
                 bytes + 1, length - 1, "</office:text></office:body></office:document-content>");
    }
    archive_write_close(archive);
    archive_write_free(archive);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct fuzz_file file;
    struct word_made made = {0};
    struct arena *arena = arena_create();
    struct diag *diag = diag_create();
    fuzz_open(&file, bytes, length);
    if (length && *bytes && *bytes < ' ')
        pack(file.path, bytes, length);
    const struct word_reading reading = {file.path, PHRASES, sizeof PHRASES / sizeof *PHRASES};
    word_knows(file.path);
    if (word_read(&reading, arena, &made, diag)) {
        struct xml_file *read = xml_read_memory((const char *)made.file.bytes, made.file.length, "a.xml", diag);
        demand(read && *made.name && *made.name != '.' && !strchr(made.name, '/'));
        xml_close(read);
    } else {
        demand(diag_errors(diag));
    }
    buffer_finish(&made.file);
    buffer_finish(&made.report);
    diag_destroy(diag);
    arena_destroy(arena);
    fuzz_close(&file);
    return 0;
}
