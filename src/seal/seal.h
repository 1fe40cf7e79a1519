/* Electronic seals: a key, and what it says of a file in the form that PDF and eIDAS ask for. The only room that knows GnuTLS; a
 * module of its own (supplement-seal.so), loaded when it is asked for. It knows nothing of PDF: what is sealed are bytes.
 *
 * An open key may be used by several threads at once. */
#ifndef SEAL_SEAL_H
#define SEAL_SEAL_H

#include <stdbool.h>
#include <time.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"

struct seal_key;

struct seal_key_request {
    const char *key;          /* path of a PKCS#12 or PEM file, or a URL of a token (pkcs11:…, RFC 7512) */
    const char *certificates; /* path of a PEM file with the key's certificate and those above it; NULL: they are where the key is */
    const char *secret;       /* passphrase or PIN; NULL: none is known */
    const char *today;        /* day on which the certificate has to be valid, ISO 8601 */
};

/* NULL with DIAG_KEY_UNREADABLE, _SECRET, _UNFIT, DIAG_CERTIFICATE_MISSING, _DATED, _PURPOSE or DIAG_FILE_UNREADABLE. */
typedef struct seal_key *open_seal_key_function(const struct seal_key_request *request, struct diag *diag);
open_seal_key_function open_seal_key;
typedef void close_seal_key_function(struct seal_key *key); /* NULL is fine */
close_seal_key_function close_seal_key;

/* Somebody who knows what time it is, and how he is asked. */
struct seal_clock {
    const char *name; /* his address, for messages */
    /* Appends the answer to a question (RFC 3161, 3.4), at most so many bytes. False with errors. */
    bool (*ask)(void *context, const struct buffer *question, size_t most, struct buffer *answer, struct diag *diag);
    void *context;
};

/* How many bytes a seal of this key has at most, with a time stamp of `stamp` bytes; 0: with none. */
typedef size_t seal_size_function(const struct seal_key *key, size_t stamp);
seal_size_function seal_size;

/* Bytes that are sealed, one piece behind the other. */
struct seal_piece {
    const void *bytes;
    size_t length;
};

/* Appends the seal of the pieces: CMS SignedData in DER, with a time stamp on it (`clock` NULL: without). False with DIAG_SEAL_FAILED: the
 * key did not sign; or as stamp_pieces. */
typedef bool seal_pieces_function(struct seal_key *key, const struct seal_clock *clock, const struct seal_piece *pieces, size_t count,
                                  struct buffer *out, struct diag *diag);
seal_pieces_function seal_pieces;

/* The same of pieces whose SHA-256 is known. Only for a key that seals with that: RSA, and ECDSA on P-256. */
typedef bool seal_takes_sha256_function(const struct seal_key *key);
seal_takes_sha256_function seal_takes_sha256;
typedef bool seal_sha256_function(struct seal_key *key, const struct seal_clock *clock, const unsigned char sha256[32],
                                  struct buffer *out, struct diag *diag);
seal_sha256_function seal_sha256;

/* Appends a time stamp of the pieces (DER), which is what was asked for: of these very bytes, just now, signed by a certificate that is
 * for that. Who vouches for it is not asked. False with errors: DIAG_STAMP_REFUSED, DIAG_STAMP_WRONG, or the clock's. */
typedef bool stamp_pieces_function(const struct seal_clock *clock, const struct seal_piece *pieces, size_t count, struct buffer *out,
                                   struct diag *diag);
stamp_pieces_function stamp_pieces;

/* A signature alone, without certificate: r and s of ECDSA on P-256 with SHA-256, as COSE has it (ES256: RFC 9053, 2.1). False with
 * DIAG_SEAL_FAILED. Only for a key of that kind. */
enum { SEAL_SHORT_SIZE = 64 };
typedef bool seal_is_short_function(const struct seal_key *key);
seal_is_short_function seal_is_short;
typedef bool seal_short_function(struct seal_key *key, const void *bytes, size_t length, unsigned char signature[SEAL_SHORT_SIZE],
                                 struct diag *diag);
seal_short_function seal_short;

/* Whether the key has made such a signature. */
typedef bool seal_is_by_function(const struct seal_key *key, const void *bytes, size_t length, const unsigned char signature[SEAL_SHORT_SIZE]);
seal_is_by_function seal_is_by;

/* Who a certificate is of, in words: its common name, else its organisation. Borrowed from the key. */
typedef const char *seal_owner_function(const struct seal_key *key);
seal_owner_function seal_owner;

/* The organisation that the certificate names; "" if it names none. Borrowed from the key. */
typedef const char *seal_organisation_function(const struct seal_key *key);
seal_organisation_function seal_organisation;

/* The SHA-256 of the key's certificate, in hexadecimal digits. Borrowed from the key. */
typedef const char *seal_certificate_function(const struct seal_key *key);
seal_certificate_function seal_certificate;

/* ------------------------------------------------------------------------------------------------ checking */

/* Authorities that are trusted: the certificates of a PEM file. NULL with errors. */
struct seal_authorities;
typedef struct seal_authorities *open_authorities_function(const char *path, struct diag *diag);
open_authorities_function open_authorities;
typedef void close_authorities_function(struct seal_authorities *authorities); /* NULL is fine */
close_authorities_function close_authorities;

/* What it takes to check a seal when nobody can be asked any more, in DER. */
enum seal_proof_kind { SEAL_PROOF_CERTIFICATE, SEAL_PROOF_OCSP, SEAL_PROOF_CRL };
struct seal_proof {
    enum seal_proof_kind kind;
    const void *bytes;
    size_t length;
};
enum { SEAL_PROOFS_MOST = 64 };
struct seal_proofs {
    struct seal_proof list[SEAL_PROOFS_MOST];
    size_t count;
};

/* The same, read: of what cannot be read nothing is known. */
struct seal_evidence;
typedef struct seal_evidence *open_evidence_function(const struct seal_proofs *proofs);
open_evidence_function open_evidence;
typedef void close_evidence_function(struct seal_evidence *evidence); /* NULL is fine */
close_evidence_function close_evidence;

/* By whom it is judged who vouches for a seal. */
struct seal_trust {
    const struct seal_authorities *authorities; /* NULL: nobody is asked */
    const struct seal_evidence *evidence; /* certificates that nobody trusts for that, and what authorities said of some; NULL: none */
};

enum { SEAL_NAME_SIZE = 256, SEAL_DAY_SIZE = 11, SEAL_DIGEST_SIZE = 65 };

struct seal_finding {
    bool intact;                    /* it is of these bytes; else nothing of what follows counts, but the owner */
    bool trusted;                   /* an authority vouches for the certificate, or it is one of theirs itself, whatever the day */
    bool current;                   /* and does so today: none of the certificates on the way has expired, was revoked, or is not valid yet */
    time_t since, until;            /* if it is trusted: when all of them are valid, and none was revoked, as far as the evidence says */
    time_t revoked;                 /* when the first of them was; 0: none, as far as it says */
    char revoked_of[SEAL_NAME_SIZE]; /* whose that is */
    bool fit;                       /* the certificate is for seals, not for servers and the like */
    char owner[SEAL_NAME_SIZE];     /* of the certificate, in words; "" if there is none */
    char authority[SEAL_NAME_SIZE]; /* that it names */
    char from[SEAL_DAY_SIZE], to[SEAL_DAY_SIZE]; /* days on which it is valid, 2026-11-29 */
    char certificate[SEAL_DIGEST_SIZE]; /* its SHA-256, in hexadecimal digits */
};

/* What a seal (DER, zeros may follow) says of the pieces. `trust` NULL: it is not asked who vouches for it. */
typedef void check_seal_function(const struct seal_piece *pieces, size_t count, const void *seal, size_t length,
                                 const struct seal_trust *trust, struct seal_finding *finding);
check_seal_function check_seal;

/* A signature alone, and which certificate it is of: the first bytes of its SHA-256. */
enum { SEAL_HINT_SIZE = 8 };
struct seal_short_one {
    const void *bytes; /* that were signed */
    size_t length;
    const unsigned char *signature; /* SEAL_SHORT_SIZE */
    const unsigned char *hint;      /* SEAL_HINT_SIZE */
};

/* What it says, by the certificate that is among these of `authorities`, or of `others` (NULL: none). If it is in neither, the finding
 * names no owner. */
typedef void check_short_function(const struct seal_short_one *one, const struct seal_authorities *authorities,
                                  const struct seal_authorities *others, struct seal_finding *finding);
check_short_function check_short;

/* What somebody says who knows what time it is (RFC 3161). */
struct seal_stamp {
    bool found;             /* else nothing of what follows counts */
    struct seal_finding by; /* as of a seal, but that the certificate has to be for time stamps, and for nothing else (2.3) */
    time_t when;
};

/* What a time stamp (DER, zeros may follow) says of the pieces. */
typedef void check_stamp_function(const struct seal_piece *pieces, size_t count, const void *stamp, size_t length,
                                  const struct seal_trust *trust, struct seal_stamp *finding);
check_stamp_function check_stamp;

/* The same of the one that a seal may have on itself (appendix A). */
typedef void check_seal_stamp_function(const void *seal, size_t length, const struct seal_trust *trust, struct seal_stamp *finding);
check_seal_stamp_function check_seal_stamp;

/* ------------------------------------------------------------------------------------------------ for later */

struct seal_proof_request {
    const char *name;                           /* of the file, for messages */
    /* Certificates that the seal does not hold are looked for among theirs. Addresses are asked only where they vouch for the certificate that
     * names it: others could be anybody's. */
    const struct seal_authorities *authorities;
    const struct seal_proofs *kept;             /* by the file, for what is between; or NULL */
    time_t when;                                /* it was made: what was revoked later was good */
    /* Asks an address (`question`: OCSP; NULL: for a file). False: what was appended says why not. */
    bool (*fetch)(void *context, const char *address, const struct buffer *question, size_t most, struct buffer *answer);
    void *context;
    struct arena *arena;                        /* of what is gathered */
    struct diag *diag;
};

/* Adds what it takes to check the seal, and the time stamp on it: all that is not there yet. The seal was checked. False with
 * DIAG_PROOF_MISSING, also where nobody vouches for it, or DIAG_SEAL_REVOKED. */
typedef bool gather_proofs_function(const struct seal_proof_request *request, const void *seal, size_t length, struct seal_proofs *proofs);
gather_proofs_function gather_proofs;

#endif
