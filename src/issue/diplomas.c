#include "issue/diplomas.h"

#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/file.h"
#include "base/map.h"
#include "base/say.h"

#define DIPLOMA_NAME "diploma.pdf" /* for what takes the name of a file into the whole */

const char *diploma_way(const struct diploma_plan *plan)
{
    return plan->joining == SUPPLEMENT_EMBED        ? "embed"
           : plan->joining == SUPPLEMENT_COLLECTION ? "collection"
           : plan->duplex                           ? "duplex"
                                                    : "append";
}

/* ------------------------------------------------------------------------------------------------ told of the row */

struct retelling {
    struct place row;
    const char *path; /* of the diploma */
    struct diploma_notices notices;
    struct diag *diag;
};

/* Whatever keeps one diploma from being read is a fault of its row: the others go on. */
static void retell(void *context, enum diag_id id, struct place place, const char *field, const char *detail)
{
    struct retelling *retelling = context;
    (void)field;
    const char *file = place.file && strcmp(place.file, DIPLOMA_NAME) != 0 ? place.file : retelling->path;
    if (id == DIAG_CLAIM_DROPPED)
        retelling->notices.claims = true;
    else if (id == DIAG_SIGNATURE_BEHIND)
        retelling->notices.signature = true;
    else if (!place.file)
        diag_report(retelling->diag, id, place, "%s", detail);
    else if (id == DIAG_PATH_OUTSIDE)
        diag_report(retelling->diag, DIAG_DIPLOMA_OUTSIDE, retelling->row, "%s", file);
    else if (id == DIAG_FILE_UNREADABLE || id == DIAG_FILE_TOO_LARGE)
        diag_report(retelling->diag, DIAG_DIPLOMA_UNREADABLE, retelling->row, "%s: %s", file, detail);
    else
        diag_report(retelling->diag, id, retelling->row, "%s%s%s", file, *detail ? say(": ") : "", detail);
}

/* ------------------------------------------------------------------------------------------------ reading */

uint64_t diploma_stamp(const char *path)
{
    enum { SETTLED = 2 /* s: longer than the steps of any file system's clock */ };
    struct stat now;
    if (stat(path, &now) != 0 || time(NULL) - now.st_mtim.tv_sec < SETTLED || time(NULL) - now.st_ctim.tv_sec < SETTLED)
        return 0;
    const uint64_t facts[] = {now.st_dev, now.st_ino, (uint64_t)now.st_size, (uint64_t)now.st_mtim.tv_sec,
                              (uint64_t)now.st_mtim.tv_nsec, (uint64_t)now.st_ctim.tv_sec, (uint64_t)now.st_ctim.tv_nsec};
    return map_hash(facts, sizeof facts) | 1;
}

bool diploma_read(struct diploma *diploma, const struct reach *reach, const char *path, struct place row, struct diag *diag)
{
    struct diag *own = diag_create();
    buffer_clear(&diploma->path);
    buffer_clear(&diploma->bytes);
    diploma->stamp = diploma_stamp(path); /* what is changed while it is read is changed later than that */
    bool good = file_read_within(reach, path, DIPLOMA_BYTES_MOST, (struct place){0}, &diploma->bytes, own);
    if (good) {
        buffer_append(&diploma->path, path, strlen(path) + 1);
        diploma->length = diploma->bytes.length;
        digest_begin(&diploma->hash, diploma->bytes.bytes, diploma->bytes.length);
        digest_go_on(&diploma->hash, NULL, 0, diploma->sha256);
    }
    diag_each(own, retell, &(struct retelling){.row = row, .path = path, .diag = diag});
    diag_destroy(own);
    return good;
}

bool diploma_tell_changed(const char *path, struct place row, struct diag *diag)
{
    diag_report(diag, DIAG_DIPLOMA_UNREADABLE, row, "%s: it was changed meanwhile", path);
    return false;
}

bool diploma_is_at(const struct diploma *diploma, const char *path)
{
    return diploma->path.length && strcmp((const char *)diploma->path.bytes, path) == 0;
}

void diploma_finish(struct diploma *diploma)
{
    buffer_finish(&diploma->path);
    buffer_finish(&diploma->bytes);
}

/* ------------------------------------------------------------------------------------------------ attaching */

bool diploma_attach(const struct diploma_attachment *asked, struct buffer *out, struct supplement_whole *whole,
                    struct diploma_notices *notices, struct diag *diag)
{
    const struct diploma *diploma = asked->diploma;
    struct buffer name = {0};
    buffer_format(&name, "supplement-%s.pdf", asked->language);
    buffer_byte(&name, '\0');
    const struct supplement_file supplement = {(const char *)name.bytes, asked->pdf->bytes, asked->pdf->length};
    const struct supplement_attachment attachment = {
        .diploma = {DIPLOMA_NAME, diploma->bytes.bytes, diploma->bytes.length},
        .supplements = &supplement,
        .supplement_count = 1,
        .joining = asked->plan->joining,
        .duplex = asked->plan->duplex,
        .whole = whole,
    };
    struct diag *own = diag_create();
    struct retelling retelling = {.row = asked->row, .path = (const char *)diploma->path.bytes, .diag = diag};
    if (out)
        buffer_clear(out);
    bool good = supplement_attach(asked->supplement, &attachment, out, own);
    diag_each(own, retell, &retelling);
    *notices = retelling.notices;
    diag_destroy(own);
    buffer_finish(&name);
    return good;
}
