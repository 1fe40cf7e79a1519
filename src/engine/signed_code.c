/* Codes on paper that need no network: the essence of a document, signed, and what such a code says. */
#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "code/essence.h"
#include "code/picture.h"
#include "engine/engine.h"
#include "engine/seal_words.h"
#include "seal/seal.h"

_Static_assert((int)SEAL_SHORT_SIZE == (int)ESSENCE_SIGNATURE_SIZE && (int)SEAL_HINT_SIZE == (int)ESSENCE_KEY_SIZE,
               "what the seals' module makes is what a code holds");

/* ------------------------------------------------------------------------------------------------ signing */

/* Of hexadecimal digits. */
static void read_key(const char *digits, unsigned char key[ESSENCE_KEY_SIZE])
{
    for (int i = 0; i < ESSENCE_KEY_SIZE; i++) {
        unsigned value = 0;
        sscanf(digits + 2 * i, "%2x", &value);
        key[i] = (unsigned char)value;
    }
}

static bool fit(const struct supplement_essence *asked, struct essence *essence, struct diag *diag)
{
    *essence = (struct essence){.name = asked->name, .qualification = asked->qualification, .number = asked->number,
                                .date = asked->date, .title = asked->title};
    if (essence_fit(essence))
        return true;
    diag_report(diag, DIAG_CODE_CROWDED, (struct place){0}, "%s", asked->name);
    return false;
}

/* The signature of a text, if the key has signed these words there. */
static bool take_signature(const struct supplement_key *key, const char *text, struct arena *arena, const struct buffer *words,
                           struct essence *essence)
{
    struct essence there;
    struct buffer bytes = {0};
    if (essence_read(text, arena, &there))
        return false;
    essence_put_signed(&there, &bytes);
    bool same = bytes.length == words->length && memcmp(bytes.bytes, words->bytes, bytes.length) == 0 &&
                key_has_signed(key, words, there.signature);
    if (same)
        memcpy(essence->signature, there.signature, sizeof essence->signature);
    buffer_finish(&bytes);
    return same;
}

static bool was_signed(struct supplement *supplement, const struct supplement_key *key, const struct supplement_file *before,
                       const struct buffer *words, struct essence *essence)
{
    enum { PARTS_MOST = 16 };
    struct arena *arena = arena_create();
    const char *text = "";
    bool signed_there = false;
    for (int number = 1; before && text && !signed_there && number <= PARTS_MOST; number++) {
        text = extract_field(supplement, before, number, "signed", arena);
        signed_there = text && take_signature(key, text, arena, words, essence);
    }
    arena_destroy(arena);
    return signed_there;
}

static bool sign(struct supplement *supplement, struct supplement_key *key, const struct supplement_essence *asked, struct buffer *out,
                 struct diag *diag)
{
    struct essence essence;
    struct buffer bytes = {0};
    if (!fit(asked, &essence, diag))
        return false;
    if (!key_is_short(key)) {
        diag_report(diag, DIAG_CODE_KEY, (struct place){0}, "%s", supplement_key_owner(key));
        return false;
    }
    read_key(supplement_key_certificate(key), essence.key);
    essence_put_signed(&essence, &bytes);
    bool good = was_signed(supplement, key, asked->before, &bytes, &essence) || key_sign_short(key, &bytes, essence.signature, diag);
    if (good)
        essence_put_text(&essence, out);
    buffer_finish(&bytes);
    return good;
}

bool supplement_sign_code(struct supplement *supplement, struct supplement_key *key, const struct supplement_essence *essence,
                          struct buffer *out, struct diag *diag)
{
    struct memory_guard guard;
    const size_t before = out->length;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard))) {
        out->length = before;
        return engine_exhaust(supplement, diag);
    }
    bool good = sign(supplement, key, essence, out, diag);
    memory_leave(&guard);
    return good;
}

/* ------------------------------------------------------------------------------------------------ checking */

static void put_holder(struct buffer *words, const struct essence *essence)
{
    buffer_string(words, say("; made out to "));
    diag_put_plain(words, essence->name);
    buffer_string(words, say(", diploma "));
    diag_put_plain(words, essence->number);
    buffer_string(words, *essence->date ? ", " : "");
    diag_put_plain(words, essence->date);
    buffer_string(words, say(", for "));
    if (essence->title) {
        diag_put_plain(words, essence->title);
        buffer_byte(words, ' ');
    }
    buffer_byte(words, '(');
    diag_put_plain(words, essence->qualification);
    buffer_string(words, say("): compare that with the paper; whether it was revoked since, only its register says"));
}

static void put_validity(struct buffer *words, const struct seal_finding *finding)
{
    char today[SEAL_DAY_SIZE];
    seal_put_today(today);
    if (!finding->fit)
        buffer_string(words, say("; the certificate is not for seals"));
    if (strcmp(today, finding->to) > 0)
        buffer_format(words, say("; the certificate has expired since, on %s: that it was signed before, nobody says"), finding->to);
    else if (strcmp(today, finding->from) < 0)
        buffer_format(words, say("; the certificate is valid from %s on, which is still to come"), finding->from);
    else if (finding->trusted && !finding->current)
        buffer_string(words, say("; a certificate above it has expired, or is not valid yet"));
}

static enum supplement_verdict judge(const struct essence *essence, const struct seal_finding *finding, struct buffer *words)
{
    if (!*finding->owner) {
        buffer_string(words, say("the certificate of who signed it is not among those that were given"));
        return SUPPLEMENT_UNKNOWN;
    }
    if (!finding->intact) {
        buffer_string(words, say("what it holds was changed, or never signed, by "));
        diag_put_plain(words, finding->owner);
        return SUPPLEMENT_ALTERED;
    }
    buffer_string(words, say("signed by "));
    diag_put_plain(words, finding->owner);
    buffer_string(words, finding->trusted ? say("; vouched for by ") : say("; none of those in --trust vouches for that, as it names "));
    diag_put_plain(words, finding->authority);
    put_validity(words, finding);
    put_holder(words, essence);
    return finding->current && finding->fit ? SUPPLEMENT_SEALED : SUPPLEMENT_UNALTERED;
}

/* What the certificates say of it. */
static bool find(struct supplement *supplement, const struct supplement_code_question *asked, const struct essence *essence,
                 struct seal_finding *finding, struct diag *diag)
{
    check_short_function *check = (check_short_function *)find_function(supplement, "supplement-seal", "check_short", diag);
    struct authorities *trusted = check ? trust_authorities(supplement, asked->trust, diag) : NULL;
    struct authorities *others =
        trusted && asked->certificates ? trust_authorities(supplement, asked->certificates, diag) : NULL;
    bool good = trusted && (others || !asked->certificates);
    struct buffer bytes = {0};
    if (good) {
        essence_put_signed(essence, &bytes);
        const struct seal_short_one one = {bytes.bytes, bytes.length, essence->signature, essence->key};
        check(&one, opened_authorities(trusted), opened_authorities(others), finding);
    }
    buffer_finish(&bytes);
    forget_authorities(others);
    forget_authorities(trusted);
    return good;
}

/* Of the text itself, or of a picture. */
static bool read_code(const struct supplement_code_question *asked, struct arena *arena, struct essence *essence, struct diag *diag)
{
    const char *code = asked->code;
    if (asked->picture) {
        struct buffer text = {0};
        bool found = code_read_picture(asked->picture, &text, diag);
        code = found ? arena_copy(arena, (const char *)text.bytes, text.length) : NULL;
        buffer_finish(&text);
        if (!found)
            return false;
    }
    const char *fault = essence_read(code, arena, essence);
    if (fault)
        diag_report(diag, DIAG_SIGNED_CODE_INVALID, (struct place){asked->picture, 0}, "%s", fault);
    return !fault;
}

static bool check_code(struct supplement *supplement, const struct supplement_code_question *asked, struct arena *arena,
                       struct diag *diag)
{
    struct essence essence;
    struct seal_finding finding;
    if (!read_code(asked, arena, &essence, diag))
        return false;
    if (!find(supplement, asked, &essence, &finding, diag))
        return false;
    struct buffer words = {0};
    enum supplement_verdict verdict = judge(&essence, &finding, &words);
    buffer_byte(&words, '\0');
    asked->tell(asked->context, asked->picture ? asked->picture : say("the code"), verdict, (const char *)words.bytes);
    buffer_finish(&words);
    return true;
}

bool supplement_check_code(struct supplement *supplement, const struct supplement_code_question *asked, struct diag *diag)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard)))
        return engine_exhaust(supplement, diag);
    struct arena *arena = arena_create();
    bool good = check_code(supplement, asked, arena, diag);
    arena_destroy(arena);
    memory_leave(&guard);
    return good;
}
