/* Any bytes as a sealed PDF: its seals and time stamps are found and checked, and another is placed behind them, twice, so that the second is placed as
 * in a file that is like the first. What begins with a D is no file but a seal's DER. */
#include "fuzz.h"

#include "attach/seal.h"
#include "base/diag.h"
#include "seal/seal.h"

/* As a file may keep them: any bytes as a certificate, an answer and a list. */
static struct seal_evidence *keep(const void *bytes, size_t length)
{
    struct seal_proofs proofs = {.count = 3};
    for (int kind = 0; kind < 3; kind++)
        proofs.list[kind] = (struct seal_proof){(enum seal_proof_kind)kind, bytes, length};
    return open_evidence(&proofs);
}

static void check(const struct seal_piece *pieces, size_t count, const void *seal, size_t length)
{
    struct seal_finding finding;
    check_seal(pieces, count, seal, length, NULL, &finding);
    demand(!finding.trusted && memchr(finding.owner, 0, sizeof finding.owner) && memchr(finding.authority, 0, sizeof finding.authority));
    struct seal_stamp stamp;
    check_stamp(pieces, count, seal, length, NULL, &stamp);
    demand(stamp.found && !stamp.by.trusted);
    check_seal_stamp(seal, length, NULL, &stamp);
    demand(!stamp.by.trusted);
    struct seal_evidence *evidence = keep(seal, length);
    check_seal(pieces, count, seal, length, &(const struct seal_trust){NULL, evidence}, &finding);
    demand(!finding.trusted);
    close_evidence(evidence);
}

static void find(const struct attach_file *file)
{
    struct arena *arena = arena_create();
    struct diag *diag = diag_create();
    struct found_seals found;
    if (!find_seals(file, arena, &found, diag)) {
        demand(diag_errors(diag));
        found.count = 0;
    }
    for (size_t i = 0; i < found.count; i++) {
        const struct found_seal *seal = &found.list[i];
        const unsigned char *bytes = file->bytes;
        size_t behind = seal->gap.at + seal->gap.length;
        demand(behind <= seal->end && seal->end <= file->length && seal->unsealed <= file->length);
        const struct seal_piece pieces[] = {{bytes, seal->gap.at}, {bytes + behind, seal->end - behind}};
        check(pieces, 2, seal->seal, seal->length);
    }
    diag_destroy(diag);
    arena_destroy(arena);
}

static void draw(void *context, const struct seal_box *box, struct buffer *out)
{
    demand(!context && box->words);
    buffer_number(out, box->width * box->height < 1e15 ? box->width * box->height : 0, 2);
}

static bool place(const struct attach_file *file, struct attach_memory **memory, struct buffer *out)
{
    struct diag *diag = diag_create();
    struct seal_gap gap;
    const struct seal_place asked = {"D:20261129120000Z", 64, false, memory, "Specimen", draw, NULL};
    bool good = place_seal(file, &asked, out, &gap, diag);
    size_t whole = file->length + out->length;
    demand(good ? out->length && gap.at > file->length && gap.at + gap.length < whole && gap.length == 130
                : !out->length && diag_errors(diag));
    diag_destroy(diag);
    return good;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const struct attach_file file = {"fuzz.pdf", bytes, length};
    struct attach_memory *memory = NULL;
    struct buffer alone = {0}, first = {0}, second = {0};
    if (length && *bytes == 'D') {
        const struct seal_piece piece = {"Sealed", 6};
        check(&piece, 1, bytes + 1, length - 1);
        return 0;
    }
    find(&file);
    bool good = place(&file, NULL, &alone);
    demand(place(&file, &memory, &first) == good && place(&file, &memory, &second) == good);
    demand(first.length == alone.length && second.length == alone.length);
    demand(!good || (memcmp(first.bytes, alone.bytes, alone.length) == 0 && memcmp(second.bytes, alone.bytes, alone.length) == 0));
    if (memory)
        memory->forget(memory);
    buffer_finish(&alone);
    buffer_finish(&first);
    buffer_finish(&second);
    return 0;
}
