#include "engine/seal_words.h"

#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "base/say.h"

/* ------------------------------------------------------------------------------------------------ certificates */

void read_pdf_day(const char *date, char day[SEAL_DAY_SIZE])
{
    *day = '\0';
    if (date && strncmp(date, "D:", 2) == 0 && strspn(date + 2, "0123456789") >= 8)
        snprintf(day, SEAL_DAY_SIZE, "%.4s-%.2s-%.2s", date + 2, date + 6, date + 8);
}

static bool was_valid(const struct seal_finding *finding, const char *day)
{
    return *day && strcmp(finding->from, day) <= 0 && strcmp(day, finding->to) <= 0;
}

bool seal_was_valid(const struct seal_reading *reading)
{
    char day[SEAL_DAY_SIZE];
    read_pdf_day(reading->found->date, day);
    return was_valid(&reading->finding, day);
}

/* When all certificates on the way were valid. */
static bool is_proven(const struct seal_reading *reading)
{
    const struct seal_finding *finding = &reading->finding;
    return reading->is_stamped && finding->trusted && finding->since <= reading->proven && reading->proven <= finding->until;
}

bool seal_is_vouched_for(const struct seal_reading *reading)
{
    return reading->finding.current || is_proven(reading);
}

static void put_expiry(struct buffer *words, const struct seal_reading *reading)
{
    buffer_format(words,
                  is_proven(reading) ? say("; the certificate has expired since, on %s: that it was sealed before, the time stamp says")
                                     : say("; the certificate has expired since, on %s: that it was sealed before, only the seal itself says"),
                  reading->finding.to);
}

void seal_put_today(char day[SEAL_DAY_SIZE])
{
    time_t now = time(NULL);
    struct tm parts;
    gmtime_r(&now, &parts);
    strftime(day, SEAL_DAY_SIZE, "%Y-%m-%d", &parts);
}

static void put_revocation(struct buffer *words, const struct seal_finding *finding, const char *said)
{
    char day[64];
    struct tm parts;
    struct buffer owner = {0};
    gmtime_r(&finding->revoked, &parts);
    strftime(day, sizeof day, "%Y-%m-%d", &parts);
    diag_put_plain(&owner, finding->revoked_of);
    buffer_byte(&owner, '\0');
    buffer_format(words, say("; the certificate of %s was revoked on %s: %s"), (const char *)owner.bytes, day, said);
    buffer_finish(&owner);
}

static void put_validity(struct buffer *words, const struct seal_reading *reading, const char *day)
{
    const struct seal_finding *finding = &reading->finding;
    char today[SEAL_DAY_SIZE];
    seal_put_today(today);
    if (!finding->fit)
        buffer_string(words, say("; the certificate is not for seals"));
    if (!was_valid(finding, day))
        buffer_format(words, say("; the certificate is not of that day: it is valid from %s to %s"), finding->from, finding->to);
    else if (finding->revoked)
        put_revocation(words, finding, is_proven(reading) ? say("that it was sealed before, the time stamp says")
                                                          : say("that it was sealed before, only the seal itself says"));
    else if (strcmp(today, finding->to) > 0)
        put_expiry(words, reading);
    else if (strcmp(today, finding->from) < 0)
        buffer_format(words, say("; the certificate is valid from %s on, which is still to come"), finding->from);
    else if (finding->trusted && !seal_is_vouched_for(reading))
        buffer_string(words, say("; a certificate above it has expired, or is not valid yet"));
}

static void put_trust(struct buffer *words, const struct seal_finding *finding, bool asked)
{
    if (!asked) {
        buffer_string(words, say("; nobody was asked who that is (--trust)"));
        return;
    }
    buffer_string(words, finding->trusted ? say("; vouched for by ") : say("; none of those in --trust vouches for that, as it names "));
    diag_put_plain(words, finding->authority);
}

/* The owner's name, for a text; the buffer is the caller's. */
static const char *name_owner(const struct seal_finding *finding, struct buffer *owner)
{
    diag_put_plain(owner, *finding->owner ? finding->owner : "?");
    buffer_byte(owner, '\0');
    return (const char *)owner->bytes;
}

/* ------------------------------------------------------------------------------------------------ time stamps */

static void put_stamp(struct buffer *words, const struct seal_reading *reading, bool asked)
{
    const struct seal_stamp *stamp = &reading->stamp;
    bool is_on_file = reading->found->is_stamp;
    char when[64];
    struct tm parts;
    struct buffer owner = {0};
    const char *name = name_owner(&stamp->by, &owner);
    gmtime_r(&stamp->when, &parts);
    strftime(when, sizeof when, "%Y-%m-%d %H:%M:%S UTC", &parts);
    if (!stamp->by.intact) {
        buffer_format(words, is_on_file ? say("; a time stamp on the file, of %s, is broken") : say("; its time stamp, of %s, is broken"), name);
    } else {
        buffer_format(words, is_on_file ? say("; the file was time-stamped on %s by %s") : say("; time-stamped on %s by %s"), when, name);
        if (asked)
            put_trust(words, &stamp->by, asked);
        if (!stamp->by.fit)
            buffer_string(words, say("; the certificate is not for time stamps"));
        else if (stamp->by.revoked)
            put_revocation(words, &stamp->by, reading->stamp_counts ? say("the time stamp was there before")
                                                                    : say("that the time stamp was there before, nobody else says"));
        else if (stamp->by.trusted && !reading->stamp_counts)
            buffer_string(words, say("; a certificate of the time stamp has expired since, or was not valid then"));
    }
    buffer_finish(&owner);
}

void put_document_stamp(struct buffer *words, const struct seal_reading *reading, bool asked)
{
    put_stamp(words, reading, asked);
    if (reading->stamp.by.intact && !reading->whole)
        buffer_string(words, say("; something was added behind the time stamp"));
}

/* ------------------------------------------------------------------------------------------------ seals */

static void put_intact(struct buffer *words, const struct seal_reading *reading, const char *day, bool asked)
{
    put_trust(words, &reading->finding, asked);
    put_validity(words, reading, day);
    if (reading->stamp.found)
        put_stamp(words, reading, asked);
}

void put_last_seal(struct buffer *words, const struct seal_reading *reading, bool asked)
{
    char day[SEAL_DAY_SIZE];
    struct buffer buffer = {0};
    const char *owner = name_owner(&reading->finding, &buffer);
    read_pdf_day(reading->found->date, day);
    if (!reading->finding.intact) {
        buffer_format(words, say("its seal, of %s, is broken: the file was changed since"), owner);
    } else if (!reading->whole) {
        buffer_format(words, say("behind its seal, of %s, something was added since"), owner);
    } else {
        buffer_format(words, say("sealed by %s on %s, and unchanged since"), owner, *day ? day : "?");
        put_intact(words, reading, day, asked);
    }
    buffer_finish(&buffer);
}

void put_earlier_seal(struct buffer *words, const struct seal_reading *earlier, const struct found_seal *later, bool asked)
{
    char day[SEAL_DAY_SIZE];
    struct buffer buffer = {0};
    const char *owner = name_owner(&earlier->finding, &buffer);
    read_pdf_day(earlier->found->date, day);
    if (!earlier->finding.intact) {
        buffer_format(words, say("; an earlier seal, of %s, is broken"), owner);
    } else {
        buffer_format(words, say("; before that sealed by %s on %s"), owner, *day ? day : "?");
        put_intact(words, earlier, day, asked);
        if (earlier->found->end < later->unsealed && !earlier->found->settled)
            buffer_string(words, say("; something was added between the two"));
    }
    buffer_finish(&buffer);
}
