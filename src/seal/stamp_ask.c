/* Asking somebody who knows what time it is (RFC 3161): the question, and whether the answer is one to it. */
#include <gnutls/crypto.h>
#include <string.h>

#include "base/diag.h"
#include "base/memory.h"
#include "base/say.h"
#include "seal/check.h"
#include "seal/key.h"

#define OBJECT_SHA256 "2.16.840.1.101.3.4.2.1"

enum { DIGEST_SIZE = 32, NONCE_SIZE = 8, ANSWER_MOST = 64 * 1024 /* DER; some 6 KB is usual */ };

struct question {
    unsigned char digest[DIGEST_SIZE], nonce[NONCE_SIZE];
};

/* ------------------------------------------------------------------------------------------------ the question */

/* A nonce is a positive number that is always as long, so that the answers are. */
static void begin_question(struct question *question, const struct seal_piece *pieces, size_t count)
{
    gnutls_hash_hd_t hash;
    if (gnutls_hash_init(&hash, GNUTLS_DIG_SHA256) || gnutls_rnd(GNUTLS_RND_NONCE, question->nonce, NONCE_SIZE))
        memory_exhausted();
    for (size_t i = 0; i < count; i++)
        gnutls_hash(hash, pieces[i].bytes, pieces[i].length);
    gnutls_hash_deinit(hash, question->digest);
    question->nonce[0] = (unsigned char)(0x40 | (question->nonce[0] & 0x3f));
}

/* TimeStampReq (2.4.1), which asks for the certificate too. The algorithm has NULL beside it, as some answer nothing else. */
static void put_question(struct buffer *out, const struct question *question)
{
    static const unsigned char TRUE_VALUE = 0xff;
    size_t begin = der_begin(out, DER_SEQUENCE);
    der_small_integer(out, 1);
    size_t imprint = der_begin(out, DER_SEQUENCE), algorithm = der_begin(out, DER_SEQUENCE);
    der_object(out, OBJECT_SHA256);
    der_value(out, DER_NULL, NULL, 0);
    der_end(out, algorithm);
    der_value(out, DER_OCTETS, question->digest, DIGEST_SIZE);
    der_end(out, imprint);
    der_value(out, DER_INTEGER, question->nonce, NONCE_SIZE);
    der_value(out, DER_BOOLEAN, &TRUE_VALUE, 1);
    der_end(out, begin);
}

/* ------------------------------------------------------------------------------------------------ the answer */

struct answer {
    const struct seal_clock *clock;
    const struct seal_piece *pieces;
    size_t count;
    struct question question;
    struct buffer bytes;
    struct diag *diag;
};

static bool refuse(const struct answer *answer, const char *words)
{
    diag_report(answer->diag, DIAG_STAMP_WRONG, (struct place){answer->clock->name, 0}, "%s", words);
    return false;
}

/* PKIFailureInfo (2.4.2), a bit each, counted from the first. */
static const char *name_failure(const gnutls_datum_t *bits)
{
    static const struct {
        unsigned bit;
        const char *words;
    } FAILURES[] = {
        {0, N_("it does not take SHA-256")},
        {2, N_("it does not permit that")},
        {5, N_("it does not understand the question")},
        {14, N_("its clock does not go right just now")},
        {15, N_("it does not stamp by the policy that was asked for")},
        {25, N_("it is out of order just now")},
    };
    for (size_t i = 0; i < sizeof FAILURES / sizeof *FAILURES; i++) {
        unsigned at = 1 + FAILURES[i].bit / 8; /* behind how many bits of the last byte are none */
        if (at < bits->size && bits->data[at] & 0x80u >> FAILURES[i].bit % 8)
            return say(FAILURES[i].words);
    }
    return say("it gives no reason");
}

/* PKIStatusInfo: a number, perhaps words, perhaps a reason. */
static bool is_granted(const struct answer *answer, gnutls_datum_t status)
{
    enum { GRANTED = 0, GRANTED_WITH_CHANGES = 1, WORDS_MOST = 200 };
    gnutls_datum_t number, texts, text = {0}, bits = {0};
    if (!der_take(&status, DER_INTEGER, &number) || number.size != 1)
        return refuse(answer, say("its answer is no answer to a request for a time stamp"));
    if (*number.data == GRANTED || *number.data == GRANTED_WITH_CHANGES)
        return true;
    if (der_take(&status, DER_SEQUENCE, &texts))
        der_take(&texts, DER_TEXT, &text);
    der_take(&status, DER_BITS, &bits);
    diag_report(answer->diag, DIAG_STAMP_REFUSED, (struct place){answer->clock->name, 0}, text.size ? "%s (%.*s)" : "%s",
                name_failure(&bits), (int)(text.size < WORDS_MOST ? text.size : WORDS_MOST), (const char *)text.data);
    return false;
}

/* Behind what every TSTInfo has: how exact it is, whether they are in order, the nonce (2.4.2). */
static bool has_nonce(const gnutls_datum_t *stamp, const unsigned char *nonce)
{
    gnutls_datum_t information = {0}, inside, rest, skipped, number = {0};
    gnutls_pkcs7_t message = message_open(stamp->data, stamp->size);
    bool good = message && gnutls_pkcs7_get_embedded_data(message, 0, &information) == 0;
    rest = information;
    good = good && der_take(&rest, DER_SEQUENCE, &inside) && der_take(&inside, DER_INTEGER, &skipped) &&
           der_take(&inside, DER_OBJECT, &skipped) && der_take(&inside, DER_SEQUENCE, &skipped) &&
           der_take(&inside, DER_INTEGER, &skipped) && der_take(&inside, DER_TIME, &skipped);
    if (good) {
        der_take(&inside, DER_SEQUENCE, &skipped);
        der_take(&inside, DER_BOOLEAN, &skipped);
        good = der_take(&inside, DER_INTEGER, &number) && number.size == NONCE_SIZE && memcmp(number.data, nonce, NONCE_SIZE) == 0;
    }
    gnutls_free(information.data);
    if (message)
        gnutls_pkcs7_deinit(message);
    return good;
}

/* What time it says has to be about that of this computer, and the certificate to be of then. */
static bool is_timely(const struct answer *answer, const struct seal_stamp *stamp)
{
    enum { CLOCKS_DIFFER = 60 * 60 /* [s] */ };
    char day[SEAL_DAY_SIZE], when[32];
    time_t now = time(NULL);
    struct tm parts;
    certificate_name_day(stamp->when, day);
    if (strcmp(stamp->by.from, day) > 0 || strcmp(day, stamp->by.to) > 0)
        return refuse(answer, say("its certificate is not valid at the time that it says"));
    if (stamp->when - now <= CLOCKS_DIFFER && now - stamp->when <= CLOCKS_DIFFER)
        return true;
    gmtime_r(&stamp->when, &parts);
    strftime(when, sizeof when, "%Y-%m-%d %H:%M UTC", &parts);
    diag_report(answer->diag, DIAG_STAMP_WRONG, (struct place){answer->clock->name, 0},
                "it says that it is %s, and the clock of this computer says something else", when);
    return false;
}

static bool is_good(const struct answer *answer, const gnutls_datum_t *token)
{
    struct seal_stamp stamp;
    check_stamp(answer->pieces, answer->count, token->data, token->size, NULL, &stamp);
    if (!*stamp.by.owner)
        return refuse(answer, say("its certificate is not in it"));
    if (!stamp.by.intact)
        return refuse(answer, say("its signature is broken, or it is of something else"));
    if (!has_nonce(token, answer->question.nonce))
        return refuse(answer, say("it is an answer to another question, an old one perhaps"));
    if (!stamp.by.fit)
        return refuse(answer, say("its certificate is not for time stamps"));
    return is_timely(answer, &stamp);
}

/* TimeStampResp (2.4.2). */
static bool take_stamp(const struct answer *answer, struct buffer *out)
{
    gnutls_datum_t rest = {answer->bytes.bytes, (unsigned)answer->bytes.length}, inside, status;
    if (!der_take(&rest, DER_SEQUENCE, &inside) || !der_take(&inside, DER_SEQUENCE, &status))
        return refuse(answer, say("its answer is no answer to a request for a time stamp"));
    if (!is_granted(answer, status))
        return false;
    const gnutls_datum_t token = {inside.data, (unsigned)der_length(inside.data, inside.size)};
    if (!token.size)
        return refuse(answer, say("it holds no time stamp"));
    if (!is_good(answer, &token))
        return false;
    buffer_append(out, token.data, token.size);
    return true;
}

__attribute__((visibility("default"))) /* the program looks it up by name */
bool stamp_pieces(const struct seal_clock *clock, const struct seal_piece *pieces, size_t count, struct buffer *out, struct diag *diag)
{
    struct answer answer = {.clock = clock, .pieces = pieces, .count = count, .diag = diag};
    struct buffer question = {0};
    begin_question(&answer.question, pieces, count);
    put_question(&question, &answer.question);
    bool good = clock->ask(clock->context, &question, ANSWER_MOST, &answer.bytes, diag) && take_stamp(&answer, out);
    buffer_finish(&question);
    buffer_finish(&answer.bytes);
    return good;
}
