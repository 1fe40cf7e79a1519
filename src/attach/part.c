/* What a file says of itself. */
#include <string.h>

#include "attach/belief.h"
#include "attach/claims.h"
#include "base/ending.h"

const char *part_file_name(struct part *part)
{
    return last_part(part->pdf.file.name);
}

static const char *file_stem(struct part *part)
{
    const char *name = part_file_name(part), *dot = strrchr(name, '.');
    return arena_copy(part->pdf.arena, name, dot && dot != name ? (size_t)(dot - name) : strlen(name));
}

static void read_metadata(struct part *part)
{
    struct pdf *pdf = &part->pdf;
    struct buffer packet = {0};
    if (pdf_stream(pdf, pdf_get(pdf, pdf_catalog(pdf), "/Metadata"), &packet))
        xmp_read(packet.bytes, packet.length, &part->claims, &part->words, pdf->arena);
    buffer_finish(&packet);
    const char *title = part->words.title;
    if (!title)
        title = pdf_text(pdf, pdf_find(pdf, pdf_trailer(pdf), "/Info/Title"));
    part->title = title && *title ? title : file_stem(part);
}

const struct structure_census *part_census(struct part *part)
{
    if (!part->counted)
        census_take(&part->census, &part->pdf, structure_root(&part->pdf));
    part->counted = true;
    return &part->census;
}

void part_forget_census(struct part *part)
{
    if (part->counted)
        census_finish(&part->census);
    part->counted = false;
}

static void read_headings(struct part *part)
{
    const struct structure_census *census = part_census(part);
    part->plain_headings = census_has_type(census, "/H");
    for (int level = 1; level <= 6; level++)
        part->numbered_headings |= census_has_type(census, (const char[]){'/', 'H', (char)('0' + level), '\0'});
}

/* Whether what it claims can be true of the whole if its bytes stay: other files are written anew. In part 2, and 4 without a level,
 * nobody minds files that nothing refers to any more; in part 3 and level f, which they become, validators do (6.8). */
static bool is_kept_as_it_is(const struct part *part)
{
    const struct xmp_claims *claims = &part->claims;
    bool rises = claims->pdfa_part == 2 || (claims->pdfa_part == 4 && !claims->pdfa_level);
    return !claims->pdfa_part || !(part->pdf.plain->loose || (rises && plain_has_key(part->pdf.plain, "/EF")));
}

bool part_open(struct part *part, const struct attach_file *file, bool plain, bool known, struct diag *diag)
{
    *part = (struct part){0};
    struct pdf *pdf = &part->pdf;
    if (!(plain ? pdf_open_plain(pdf, file) : pdf_open(pdf, file, diag)))
        return false;
    read_metadata(part);
    if (pdf->plain && !is_kept_as_it_is(part))
        return false;
    part->tagged = structure_is_tagged(pdf);
    part->has_files = pdf_find(pdf, pdf_catalog(pdf), "/Names/EmbeddedFiles") != 0;
    if (part->claims.pdfua_part)
        read_headings(part);
    if (known)
        return true;
    part->pdfa_doubt = part->claims.pdfa_part ? doubt_pdfa(part) : NULL;
    part->pdfua_doubt = part->claims.pdfua_part ? doubt_pdfua(part) : NULL;
    part->declared_doubt = part->claims.declares ? doubt_declarations(part) : NULL;
    return true;
}

void part_close(struct part *part)
{
    if (part->lent)
        return;
    part_forget_census(part);
    pdf_close(&part->pdf);
}
