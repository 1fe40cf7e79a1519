/* Supplement: qualification data -> Europass certificate supplements.
 *
 *     #include <supplement/supplement.h>
 *
 *     int main(void)
 *     {
 *         struct supplement *supplement = supplement_create(NULL);
 *         struct supplement_diag *diag = supplement_diag_create();
 *         struct supplement_layout *layout = supplement_open_layout(supplement, NULL, diag);
 *         struct supplement_qualification *qualification =
 *             supplement_open_qualification(supplement, "samples/25135-contactcenter-medewerker.xml", diag);
 *         struct supplement_request request = {.language = "nl"};
 *         struct supplement_files *files = supplement_files_create();
 *         if (layout && qualification && supplement_render(supplement, layout, qualification, &request, files, diag))
 *             fwrite(supplement_files_bytes(files, 0), 1, supplement_files_length(files, 0), stdout);
 *         supplement_diag_print(diag, stderr);
 *         int status = supplement_diag_status(diag);
 *         supplement_files_destroy(files);
 *         supplement_diag_destroy(diag);
 *         supplement_destroy(supplement);
 *         return status;
 *     }
 *
 * Every program makes an engine and a sink of findings, opens a layout and a qualification, and has documents made. What there is, in
 * this order: the engine, findings, buffers; layouts, days, qualifications; documents, print runs, diplomas that documents are joined to,
 * seals; a cohort, what was issued, what was printed; records of inventories, and workbooks.
 *
 * What holds for all functions, unless one says otherwise:
 *
 * - Threads: an engine, what was opened through it, and what it gives belong to one thread at a time. Several engines serve several
 *   threads at once. The same goes for a sink of findings, a buffer and files. Callbacks are called on the caller's thread, and
 *   do not call the engine. Only supplement_export and supplement_register_publish have threads of their own; they have ended when
 *   these return. Only supplement_speak is for the whole process.
 * - What may take long, supplement_export, supplement_import and supplement_verify, tells how it gets on and ends early if it is asked
 *   to; the others take a second or so, supplement_attach what reading and writing the diploma takes, and what asks the network what
 *   that takes.
 * - Owners: what a function called create makes is the caller's, who destroys it, in any order but that the engine goes after
 *   the volumes that were begun with it. What was opened through an engine is closed with it. Arguments are borrowed for the
 *   call; texts that are given are borrowed from what they were asked of.
 * - Texts are in UTF-8 and end with NUL; paths are as the system takes them. Where a text may be missing, its description says
 *   what NULL means. Sizes are in bytes. Neither locale nor time zone plays a part.
 * - Errors are values: functions report findings into the sink that they are given, which must not be NULL. Those that may fail
 *   give false or NULL then, and the sink has at least one error. Engine and sink can be used on.
 * - Where memory is exhausted the process is not ended: the function gives false or NULL, its sink holds this one error
 *   (memory-exhausted) and no other, temporary files and locks are gone, what is appended to is as it was. The engine cannot be used
 *   on, each call gives the same error, and supplement_destroy leaves alone what is half made in it; another engine can be made.
 *   Functions of create then give NULL, and NULL as an engine counts as one that memory was exhausted in; so may functions that
 *   give texts. A callback that calls this library is not returned to if memory is exhausted in it.
 * - Equal input gives equal bytes: in any order, on any thread, in any process on one machine.
 * - Compatibility: what was compiled for libsupplement.so.1 runs with each later one of that name. Functions and members are added,
 *   never changed or removed; so are values of enums, of which a program may meet some that it does not know. Structs that the
 *   caller fills are set to zero first, `reserved` included, where later members will be; zero means what is usual. Structs that
 *   callbacks are given grow at their end. Elements of arrays never change. */
#ifndef SUPPLEMENT_H
#define SUPPLEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/face.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/* ------------------------------------------------------------------------------------------------ the engine */

struct supplement;               /* an engine: it keeps words and pages, so that the second document of a kind costs a fraction */
struct supplement_diag;          /* a sink of findings */
struct supplement_buffer;        /* bytes that functions append to */
struct supplement_layout;        /* what stands on the page, where, and in which words; or forms: several, among which a qualification
                                    finds its own */
struct supplement_qualification; /* what the holder has learned, in all languages that there are editions in */
struct supplement_files;         /* what a document was made into */

/* The library's version, such as 0.1.0. On any thread. */
const char *supplement_version(void);

/* `data_folder` holds layouts/; NULL: the one that was installed with the library, also if all of it was moved since. NULL only
 * if memory is exhausted; functions that are given NULL as an engine tell that error. */
struct supplement *supplement_create(const char *data_folder);

/* Closes the engine and all that was opened through it. NULL is fine. */
void supplement_destroy(struct supplement *supplement);

/* The path of a file of the data folder, such as layouts/columns.csv, whether it is there or not. Borrowed from the engine;
 * NULL, here and below where texts are given without a sink, only if memory is exhausted. */
const char *supplement_data_file(struct supplement *supplement, const char *name);

/* The folders in which the engine opens files that nobody named, NULL behind the last: for a program that permits itself no more than
 * it needs. The engine's. */
const char *const *supplement_own_folders(struct supplement *supplement);

/* ------------------------------------------------------------------------------------------------ findings */

/* A sink. Each finding has an id, such as text-missing, a place in a file, a text, a detail, and a hint that says what to do. */
struct supplement_diag *supplement_diag_create(void);

/* NULL is fine. */
void supplement_diag_destroy(struct supplement_diag *diag);

/* Forgets all findings. */
void supplement_diag_clear(struct supplement_diag *diag);

/* From now on warnings count as errors. */
void supplement_diag_be_strict(struct supplement_diag *diag);

/* How many errors and warnings there are so far. */
size_t supplement_diag_errors(const struct supplement_diag *diag);
size_t supplement_diag_warnings(const struct supplement_diag *diag);

/* What a program's exit status should be: 0 if there is no error; 1: the data are at fault; 3: a file or the machine. */
int supplement_diag_status(const struct supplement_diag *diag);

/* Prints all findings, each once, sorted by file and line: for people, or an object of JSON a line. */
void supplement_diag_print(const struct supplement_diag *diag, FILE *out);
void supplement_diag_print_json(const struct supplement_diag *diag, FILE *out);

enum supplement_severity {
    SUPPLEMENT_WARNING,
    SUPPLEMENT_ERROR,
    SUPPLEMENT_WAIVED /* would be one of these, but a waiver lets it pass */
};

/* How many findings are kept, each once, in the order in which they were found: at most 200 of an id; and how many more there
 * were. */
size_t supplement_diag_count(const struct supplement_diag *diag);
size_t supplement_diag_more(const struct supplement_diag *diag);

/* What is known of a finding, counted from 0. Texts are borrowed until the sink is cleared or destroyed. NULL: there is no such
 * thing, or no finding of this number; line 0: the file as a whole. */
const char *supplement_finding_id(const struct supplement_diag *diag, size_t index);     /* text-missing */
enum supplement_severity supplement_finding_severity(const struct supplement_diag *diag, size_t index);
int supplement_finding_status(const struct supplement_diag *diag, size_t index);         /* see supplement_diag_status; 0: no error */
const char *supplement_finding_file(const struct supplement_diag *diag, size_t index);   /* a path; NULL: the machine, the call */
int supplement_finding_line(const struct supplement_diag *diag, size_t index);
int supplement_finding_column(const struct supplement_diag *diag, size_t index);         /* of a spreadsheet, counted from 1; 0: it is
                                                                                            about none, or several */
const char *supplement_finding_text(const struct supplement_diag *diag, size_t index);   /* what is wrong, the same for all of an id */
const char *supplement_finding_detail(const struct supplement_diag *diag, size_t index); /* with what */
const char *supplement_finding_hint(const struct supplement_diag *diag, size_t index);   /* what to do */
const char *supplement_finding_waiver(const struct supplement_diag *diag, size_t index); /* why it may pass, by whose word */

/* In what language findings and lines for people are worded from now on, in the whole process: the first of these, with colons
 * between (nl, de-AT, "fr:nl"), that there are messages in; NULL: as the environment asks (LANGUAGE, LC_ALL, LC_MESSAGES, LANG).
 * Until then, and where there are none, it is English. Ids stay. The process's locale plays no part and is not touched. Not while
 * other threads are in the library. */
void supplement_speak(const char *languages);

/* ------------------------------------------------------------------------------------------------ buffers */

struct supplement_buffer *supplement_buffer_create(void);

/* NULL is fine. */
void supplement_buffer_destroy(struct supplement_buffer *buffer);

/* Forgets what is in it. */
void supplement_buffer_clear(struct supplement_buffer *buffer);

/* Appends: for who answers for the library, such as a supplement_fetch. False: memory is exhausted; nothing was appended. */
bool supplement_buffer_append(struct supplement_buffer *buffer, const void *bytes, size_t length);

/* What was appended so far, without a NUL at its end, and how long it is [B]. Borrowed until something is appended. NULL, 0:
 * nothing. */
const unsigned char *supplement_buffer_bytes(const struct supplement_buffer *buffer);
size_t supplement_buffer_length(const struct supplement_buffer *buffer);

/* ------------------------------------------------------------------------------------------------ layouts */

/* Opens a layout file, which serves all qualifications. One that it builds on is looked for beside it, then among those of the data
 * folder. NULL as path: the forms that the data folder has; a folder: those in it, then these. Of forms each qualification finds its
 * own: the one that it names (form="nl": nl.xml), else the one of its country's code in small letters, if there is one, else
 * europass-certificate-supplement. They are read when the first document needs them. NULL with errors in the sink. */
struct supplement_layout *supplement_open_layout(struct supplement *supplement, const char *path, struct supplement_diag *diag);

/* The layout that the qualification's documents are made by: of forms its own, else the layout itself; both are the engine's. NULL
 * with errors in the sink. */
struct supplement_layout *supplement_form(struct supplement_layout *layout, const struct supplement_qualification *qualification,
                                          struct supplement_diag *diag);

/* Appends the layout file at the path (NULL: the Europass certificate supplement), made one with the layouts that it builds on: a whole
 * file, for the same folder. False with errors in the sink. */
bool supplement_flatten_layout(struct supplement *supplement, const char *path, struct supplement_buffer *out,
                               struct supplement_diag *diag);

/* The fields that the layout takes of people, such as holder.name, ended by NULL; of forms those that any of them takes. Of rows of
 * fields, such as a holder's results, those of a row are named with a star for its number, which counts from 1: result.*.mark for
 * result.1.mark, result.2.mark …, up to 200 rows without gaps between. Borrowed from the layout. */
const char *const *supplement_inputs(struct supplement_layout *layout);

/* What a field of the layout is, or of forms the first of them in which it is no text. */
enum supplement_kind {
    SUPPLEMENT_TEXT,   /* it stands there as it is given; also if there is no such field */
    SUPPLEMENT_DAY,
    SUPPLEMENT_NUMBER, /* 7,5 and 7.5 are one value: each edition has its own sign before decimals */
    SUPPLEMENT_MARK,   /* the same, or words */
    SUPPLEMENT_CHECK,  /* the address at which the document can be checked, which a register gives it: https://… */
    SUPPLEMENT_SIGNED  /* the text of a code that is signed: SUP1:… */
};
enum supplement_kind supplement_kind(const struct supplement_layout *layout, const char *name);

/* Whether this field of the layout is a day, or of forms that of any; false also if it has no such field. */
bool supplement_is_day(const struct supplement_layout *layout, const char *name);

/* Appends under which headings the layout's form of the qualification (NULL: the usual one) shows what stands where in one, in this
 * language (BCP 47), for those who make a form to fill in: a line each of path, type and words, with tabs between. Paths are such as
 * awarding-body/status, level/@eqf or core-task; field[practice] is a field that only this form has, of the type line, prose, date, word
 * or number; of the type section are the headings of the sections in which elements stand (core-task: "3. Profile of skills and
 * competences"); others have none. False with errors in the sink. */
bool supplement_headings(struct supplement *supplement, struct supplement_layout *layout,
                         const struct supplement_qualification *qualification, const char *language, struct supplement_buffer *out,
                         struct supplement_diag *diag);

/* ------------------------------------------------------------------------------------------------ days */

/* The value of a field that the layout calls a date is a day. It is given as 2026-07-10, 10-7-2026, 10.07.2026, or in words of any
 * language that the layout has labels in, and each edition writes it in its own language. */

/* What numbers with slashes mean: 7/10/2026. */
enum supplement_dates {
    SUPPLEMENT_DATES_CLEAR, /* what can be meant in two ways is refused */
    SUPPLEMENT_DATES_DMY,   /* in all numbers that do not begin with the year, the day comes first, */
    SUPPLEMENT_DATES_MDY    /* or the month */
};

enum { SUPPLEMENT_DAY_SIZE = 11 }; /* [B] 2026-07-10 and the NUL */

/* Reads a day; writes it as 2026-07-10. False with an error at the place, where `what` names the cell or field (NULL as sink:
 * it is only found out). */
bool supplement_read_day(struct supplement_layout *layout, const char *text, enum supplement_dates dates,
                         char day[SUPPLEMENT_DAY_SIZE], const char *what, struct supplement_place place, struct supplement_diag *diag);

/* The same of text that somebody may have written in one of these languages (BCP 47, NULL behind the last): a name of a month that
 * some of them know is taken as these have it, as "listopad", which is November in cs and October in hr. NULL: in any. */
bool supplement_read_day_in(struct supplement_layout *layout, const char *const *languages, const char *text,
                            enum supplement_dates dates, char day[SUPPLEMENT_DAY_SIZE], const char *what,
                            struct supplement_place place, struct supplement_diag *diag);

/* ------------------------------------------------------------------------------------------------ qualifications */

/* Opens a qualification file ("-": standard input). NULL with errors in the sink. */
struct supplement_qualification *supplement_open_qualification(struct supplement *supplement, const char *path,
                                                               struct supplement_diag *diag);

/* The same of a file in memory; `name` stands in messages. */
struct supplement_qualification *supplement_read_qualification(struct supplement *supplement, const char *name,
                                                               const void *bytes, size_t length,
                                                               struct supplement_diag *diag);

/* The same of one that is still being written: it also opens if only values in it are not what they have to be, such as a level that is
 * missing, which is told all the same. Nothing is made of it then but a draft: see supplement_request. */
struct supplement_qualification *supplement_read_draft(struct supplement *supplement, const char *name, const void *bytes, size_t length,
                                                       struct supplement_diag *diag);

/* Closes it, and forgets what was kept to make documents of it sooner; NULL is fine. Those that are still open are closed with the
 * engine. */
void supplement_close_qualification(struct supplement *supplement, struct supplement_qualification *qualification);

/* The languages (BCP 47) in which there are editions, as the file names them, ended by NULL. Borrowed from the
 * qualification. */
const char *const *supplement_editions(const struct supplement_qualification *qualification);

/* The language (BCP 47) of the certificate itself. Borrowed from the qualification. */
const char *supplement_original(const struct supplement_qualification *qualification);

/* The qualification's code, e.g. 25135. Borrowed from the qualification. */
const char *supplement_code(const struct supplement_qualification *qualification);

/* The days (2015-08-01) from when on and until when certificates of it are awarded, as its file says; where it says only since when it is
 * offered, that; NULL: it does not say. Borrowed from the qualification. */
void supplement_awarded(const struct supplement_qualification *qualification, const char **from, const char **until);

/* The qualification's title in this language, else in its own; "" if it has none. Borrowed from the qualification. */
const char *supplement_title(const struct supplement_qualification *qualification, const char *language);

/* Checks a qualification, layout or label file without rendering: against its schema, and a qualification also for all
 * that the layout (NULL: the Europass certificate supplement) asks of each of its editions, and as supplement_judge does,
 * to whom `today` goes. `summary` receives a line of words on what was checked, or an empty one. True if there is no
 * error. */
bool supplement_check(struct supplement *supplement, struct supplement_layout *layout, const char *path,
                      const char *today, struct supplement_buffer *summary, struct supplement_diag *diag);

/* Whether nothing speaks against making documents of it: editions that are out of step, texts that are cut off, levels and
 * numbers that contradict each other … (src/gate/). A waiver in its file lets one such finding pass until a day; `today`, such
 * as 2026-11-29, says which have run out (NULL: none). Once it is good it is not judged again. Documents of what was not
 * judged are judged as they are made, on their date. False with errors in the sink. */
bool supplement_judge(struct supplement *supplement, const struct supplement_qualification *qualification,
                      const char *today, struct supplement_diag *diag);

/* The qualifications that the engine opens from now on were opened and judged before, and nothing spoke against them. */
void supplement_trust(struct supplement *supplement);

/* Appends a qualification file to begin with, for a country (CZ) and editions in languages ("cs en", that of the certificate first):
 * all that its form in the layout may show, in its place, with what belongs there as a comment and placeholders for the words, which
 * supplement_check does not let pass. False with errors in the sink. */
bool supplement_begin_qualification(struct supplement *supplement, struct supplement_layout *layout, const char *country,
                                    const char *languages, struct supplement_buffer *out, struct supplement_diag *diag);

/* ------------------------------------------------------------------------------------------------ documents */

/* What a document is made into. */
enum supplement_format {
    SUPPLEMENT_PDF,     /* of the standard that the request names */
    SUPPLEMENT_PNG,     /* a file a page, 144 pixels an inch */
    SUPPLEMENT_SVG,     /* a file a page */
    SUPPLEMENT_TRACE,   /* the pages as text: what stands where */
    SUPPLEMENT_NOTHING, /* no file; all is told that would be told if it were a PDF */
    SUPPLEMENT_HTML,    /* a page for the web */
    SUPPLEMENT_JSON,    /* what the qualification is, for machines: the JSON-LD that HTML has inside; nothing of a holder */
    SUPPLEMENT_SITE     /* what a web site shows of it, in half the time that it takes one by one: its HTML, its PDF, and its first page
                           as a small PNG (72 pixels an inch) */
};

/* A value of a personal edition, e.g. holder.name or, in rows, result.2.mark. NULL is refused as an empty one is. */
struct supplement_field {
    const char *name, *value;
    struct supplement_place place; /* where it was given, for messages; zero: by the caller */
};

struct supplement_request {
    const char *language;     /* of the edition; NULL: the first that the file names */
    enum supplement_format format;
    const struct supplement_field *fields; /* in another order they make other bytes */
    size_t field_count;
    const char *date;         /* of the document, ISO 8601 in UTC (2026-03-01T12:00:00Z); NULL: the qualification's date */
    enum supplement_standard standard; /* of a PDF; SUPPLEMENT_STANDARD_UNSAID: what the qualification says, else the layout */
    const char *pdf;          /* address of the same document as PDF, for a link in HTML, such as 25135-nl.pdf or https://…; NULL: none */
    bool draft;               /* PNG and SVG are made whatever speaks against issuing it, which is told all the same */
    void *reserved[2];
};

/* What was made: one file, or several, as the format says. May be used again: what was made before is forgotten. */
struct supplement_files *supplement_files_create(void);

/* NULL is fine. */
void supplement_files_destroy(struct supplement_files *files);

/* How many files there are, and pages of the document. 0 if it could not be made. */
size_t supplement_files_count(const struct supplement_files *files);
int supplement_files_pages(const struct supplement_files *files);

/* A file, counted from 0, and how long it is [B]. Borrowed until `files` is used again. NULL, 0: there is none of this number. */
const unsigned char *supplement_files_bytes(const struct supplement_files *files, size_t index);
size_t supplement_files_length(const struct supplement_files *files, size_t index);

/* Makes one document. Equal input gives equal bytes. False with errors in the sink: `files` is empty then. */
bool supplement_render(struct supplement *supplement, struct supplement_layout *layout,
                       const struct supplement_qualification *qualification, const struct supplement_request *request,
                       struct supplement_files *files, struct supplement_diag *diag);

/* ------------------------------------------------------------------------------------------------ diplomas */

/* The data that a supplement's PDF was made from, appended to `source`: rendering them again gives the same PDF. A diploma
 * with several supplements carries several: `number` counts them from 1; 0 gives the first, with a warning if there are
 * more. False with errors in the sink. */
bool supplement_extract(struct supplement *supplement, const char *path, int number, struct supplement_buffer *source,
                        struct supplement_diag *diag);

/* Likewise the record of the European Learning Model that travels beside the data, where the layout said so. */
bool supplement_extract_record(struct supplement *supplement, const char *path, int number, struct supplement_buffer *record,
                               struct supplement_diag *diag);

/* ------------------------------------------------------------------------------------------------ print runs */

/* A print run: the supplements of many holders in one PDF, as archival and as accessible as each of them is alone
 * (PDF/A, PDF/UA), but without the data inside. Each begins on a right-hand page: behind one with an odd number of
 * pages there is a blank page. Bookmarks say whose it is, its headings are below. The file is handed on as it is made, so
 * that a run of thousands takes little memory. Equal input gives equal bytes. */
struct supplement_volume;

struct supplement_volume_request {
    const char *title;        /* of the run; NULL: the first supplement's */
    const char *language;     /* of title and bookmarks, BCP 47; NULL: the first supplement's */
    const char *date;         /* as in supplement_request; NULL: the first supplement's */
    enum supplement_standard standard; /* of the whole run; SUPPLEMENT_STANDARD_UNSAID: the first supplement's */
    void *reserved[4];
};

/* Takes the next bytes of a file. False: they could not be written. */
typedef bool supplement_sink(void *context, const void *bytes, size_t length);

/* Begins a run; other documents and runs may be made with the engine meanwhile. The engine and `context` outlive it. */
struct supplement_volume *supplement_volume_create(struct supplement *supplement,
                                                   const struct supplement_volume_request *request,
                                                   supplement_sink *sink, void *context);

/* Ends it, whether it is finished or not. NULL is fine. */
void supplement_volume_destroy(struct supplement_volume *volume);

/* Adds a supplement; request->format plays no part. Under a bookmark of that text; with the same text as the one before, as
 * another language edition for the same holder has it, under that one's. False with errors: if the document could not be
 * made, the run is as it was before; if it could not be painted or handed on, nothing can be added any more, and
 * supplement_volume_finish returns false. */
bool supplement_volume_add(struct supplement_volume *volume, struct supplement_layout *layout,
                           const struct supplement_qualification *qualification,
                           const struct supplement_request *request, const char *bookmark, struct supplement_diag *diag);

/* Pages so far, blank ones included; two a sheet. */
int supplement_volume_pages(const struct supplement_volume *volume);

/* Writes what remains; once. False with errors, now or before: the file is of no use. */
bool supplement_volume_finish(struct supplement_volume *volume, struct supplement_diag *diag);

/* ------------------------------------------------------------------------------------------------ diplomas */

/* A PDF in memory. The name stands in messages; its last part names the file where it is embedded. */
struct supplement_file {
    const char *name;
    const void *bytes;
    size_t length;
};

enum supplement_joining {
    SUPPLEMENT_APPEND,    /* the supplements' pages after the diploma's */
    SUPPLEMENT_EMBED,     /* the supplements as files that are associated with the diploma; its pages stay as they are */
    SUPPLEMENT_COLLECTION /* the supplements as the pages, the diploma inside as a file, byte for byte */
};

/* What came of it. */
struct supplement_whole {
    int pages;                  /* 0: nothing was written */
    int pdfa_part, pdfua_part;  /* that it claims (ISO 19005, ISO 14289); 0: none */
    char pdfa_level;            /* a, u, b …; 0: none */
    void *reserved[4];
};

struct supplement_attachment {
    struct supplement_file diploma;
    const struct supplement_file *supplements; /* at least one */
    size_t supplement_count;
    enum supplement_joining joining;
    bool duplex;                               /* appended supplements begin on a right-hand page */
    bool break_signature;                      /* else a signature of the diploma that would break is an error */
    bool any;                                  /* else what is no supplement, is there twice, or is another holder's
                                                  is an error */
    bool require_pdfa, require_pdfua;          /* an error if the whole cannot claim any level of it */
    struct supplement_whole *whole;            /* receives what came of it; or NULL */
    void *reserved[4];
};

/* Joins supplements to their diploma; the whole is appended to `out`. It claims PDF/A, PDF/UA and tags where all parts do;
 * what is lost of that is told as warnings. To a signed diploma nothing is done that breaks the signature: embedding adds
 * to the file's end, where the signature allows it. Equal input gives equal bytes. `out` NULL: only what speaks against it
 * is told, in a fraction of the time. False with errors in the sink. */
bool supplement_attach(struct supplement *supplement, const struct supplement_attachment *attachment, struct supplement_buffer *out,
                       struct supplement_diag *diag);

/* ------------------------------------------------------------------------------------------------ seals */

/* An open key that seals, with its certificate. It is closed with the engine that it was opened through; several threads may seal with
 * it at once, each with an engine of its own. */
struct supplement_key;

struct supplement_key_request {
    const char *key;          /* path of a PKCS#12 or PEM file, or the address of a card or module (pkcs11:…, RFC 7512) */
    const char *certificates; /* path of a PEM file with the key's certificate and those above it; NULL: they are where the key is */
    const char *secret;       /* passphrase or PIN; NULL: there is none */
    const char *today;        /* day on which the certificate has to be valid, ISO 8601; NULL: the clock's */
    void *reserved[4];
};

/* Opens a key: RSA of at least 2048 bits, ECDSA on P-256, P-384 or P-521, or Ed25519, with a certificate that is valid and may sign.
 * NULL with errors in the sink. */
struct supplement_key *supplement_open_key(struct supplement *supplement, const struct supplement_key_request *request,
                                           struct supplement_diag *diag);

/* Whose it is, as the certificate says. Borrowed from the key. */
const char *supplement_key_owner(const struct supplement_key *key);

/* The SHA-256 of its certificate, in hexadecimal digits. Borrowed from the key. */
const char *supplement_key_certificate(const struct supplement_key *key);

/* The network, which the library itself has none of: what takes it asks the program that calls it. */
struct supplement_query {
    const char *address; /* http://… or https://… */
    const char *media;   /* what kind of bytes are sent (POST), such as application/timestamp-query; NULL: none are (GET) */
    const void *bytes;
    size_t length;
    size_t most;         /* bytes that an answer may have */
};

/* Appends the answer: what came with the status 200. False: what was appended says in words why there is none. It is asked one thing at a
 * time of a key; by supplement_export on threads of its own. It should end within a minute or so. */
typedef bool supplement_fetch(void *context, const struct supplement_query *query, struct supplement_buffer *answer);

struct supplement_network {
    const char *timestamp;   /* address of an authority for time stamps (RFC 3161) */
    supplement_fetch *fetch;
    void *context;
    void *reserved[4];
};

/* The SHA-256 (32 bytes) of what was hashed before and of pieces behind it. */
typedef void supplement_hash_on(const void *begun, const struct supplement_file *pieces, size_t count, unsigned char *sha256);

struct supplement_sealing {
    struct supplement_file file; /* the PDF */
    const char *date;            /* when it is sealed, as in supplement_request; NULL: now */
    bool certify;                /* nothing may be changed behind the seal (DocMDP 1) */
    supplement_hash_on *hash_on; /* where the file is hashed already: goes on behind it; NULL: it is not */
    const void *begun;           /* that hash */
    const struct supplement_network *network; /* the seal gets a time stamp from there; NULL: it gets none */
    void *reserved[1];
};

/* Seals a PDF, by the standard PAdES at level B-B or, with a time stamp, B-T (ETSI EN 319 142-1): the file, byte for byte as it is, and
 * behind it a revision that holds the seal are appended to `out`. It shows nothing, unless the layout has a place for the seal. A PDF/A or
 * PDF/UA stays one. A file that is sealed already gets another seal, unless one forbids it. Equal input gives equal bytes, but for a card
 * that signs with ECDSA, and time stamps; with the first of these of a key comes one that is thrown away, to know how long they are. A file
 * that `out` ends with is sealed where it stands: only the revision is appended. False with errors in the sink. */
bool supplement_seal(struct supplement *supplement, struct supplement_key *key, const struct supplement_sealing *sealing,
                     struct supplement_buffer *out, struct supplement_diag *diag);

struct supplement_extending {
    struct supplement_file file;
    const struct supplement_network *network; /* time stamps, and what is said of certificates */
    const char *trust;                        /* path of a PEM file with the certificates of authorities: only where they vouch for a
                                               * certificate are the addresses that it names asked, and which are not in the file are
                                               * looked for among them */
    void *reserved[4];
};

/* Makes a sealed PDF one whose seals can be checked when nobody can be asked any more (ETSI EN 319 142-1, level B-LTA): the file, byte for
 * byte as it is, behind it a revision that keeps all certificates up to those of `trust`, and what their authorities say of them today,
 * and another with a time stamp on all of it, are appended to `out`. Before that time stamp's certificate expires it is to be done again.
 * False with errors in the sink: among them that a seal does not hold, something stands behind it, or nobody in `trust` vouches for it. */
bool supplement_extend(struct supplement *supplement, const struct supplement_extending *extending, struct supplement_buffer *out,
                       struct supplement_diag *diag);

/* Whether the file is its first `unsealed` bytes with a seal of this key behind them, which is intact. False with errors only if it cannot
 * be read. */
bool supplement_is_sealed(struct supplement *supplement, const struct supplement_key *key, const struct supplement_file *file,
                          size_t unsealed, struct supplement_diag *diag);

/* ------------------------------------------------------------------------------------------------ a cohort */

/* Many documents in one go: the rows of a spreadsheet (CSV, .xlsx or .ods), each a graduate. */

/* What is to be done with rows of a workbook that are hidden or filtered out. */
enum supplement_hidden {
    SUPPLEMENT_HIDDEN_REFUSED, /* an error */
    SUPPLEMENT_HIDDEN_TAKEN,   /* they are graduates as the others */
    SUPPLEMENT_HIDDEN_SKIPPED
};

/* Whether the work should end before its end: asked on the caller's thread, several times a second. Once it is true it is not
 * asked again; what is left then is told as an error. As a member NULL: never. */
typedef bool supplement_stop(void *context);

/* A cell of a spreadsheet that is read as if this stood in it. What is wrong with what stands there is not told any more. */
struct supplement_correction {
    int line;          /* where its row begins; not that of the headings */
    int column;        /* counted from 1 */
    const char *value;
};

struct supplement_event;

struct supplement_export {
    const char *cohort;         /* the spreadsheet's path */
    const char *sheet;          /* of a workbook; NULL: the only one that holds anything */
    enum supplement_hidden hidden;
    const char *encoding;       /* of a cohort in CSV that does not say so, e.g. windows-1250; NULL: as is found out */
    const char *map;            /* spreadsheet of headings and what they mean, besides layouts/columns.csv; or NULL */
    const char *qualifications; /* folder: each file NAME.xml in it is a qualification */
    const char *layout;         /* NULL: the Europass certificate supplement */
    const char *output;         /* a folder, an archive (.zip), or a print run (.pdf) */
    const char *sort;           /* heading of the column in whose order rows are taken; NULL: as they stand in the file */
    const char *pattern;        /* of the names of files; NULL: {qualification}/{holder.name}-{diploma}-{language}.pdf */
    const char *register_path;  /* NULL: register.db in the output folder, or beside the file */
    const char *languages;      /* of rows that do not say, e.g. "nl en"; NULL: the first edition of each qualification */
    const char *date;           /* as in supplement_request; it also stands in the register */
    enum supplement_standard standard;     /* as in supplement_request */
    const char *today;          /* as in supplement_judge; NULL: date */
    int shard, shards;          /* this is part `shard`, from 1, of `shards`; 0, 0: all of it. An archive or print run says so
                                   in its name: issued-3-of-8.zip. What is wrong with any row stops every part; with keep_going each tells
                                   of its own rows alone. One without anything to issue leaves its register, and no file */
    int mode;                   /* of files that are made, register included, e.g. 0640; folders of those who may read may also
                                   be entered. 0: 0600 */
    int sheets;                 /* print run: most sheets of paper in one file; 0: any number */
    const char *diplomas;       /* pattern of paths, e.g. diplomas/{diploma}.pdf: each supplement is attached to this PDF,
                                   and the whole is what is issued; NULL: supplements alone */
    enum supplement_joining diploma_joining;
    bool diploma_duplex;        /* as in supplement_attachment */
    enum supplement_dates dates;
    bool dry_run;               /* check, and issue nothing */
    bool keep_going;            /* issue the good rows, and write the others to rejected.csv, with their
                                   rows of `rows` in rejected-result.csv and the like */
    bool reissue;               /* replace what was issued from other data, another layout or by another standard; and more
                                   documents than are issued anew or stay as they are */
    bool unsynced;              /* it is the system's affair when what was written reaches the disk: after a power failure files that the
                                   register has may be empty, or the register broken. For who copies it all away anyway */
    void (*watch)(void *context, const struct supplement_event *event); /* called on the caller's thread; or NULL */
    void *context;
    supplement_stop *stop;      /* with the same context; first asked before anything is written, and while another is waited for */
    const char *const *rows;    /* spreadsheets of rows that the layout takes, such as "result=results.csv", ended by NULL: a row
                                   of such a file is one of a graduate's, whose diploma number it has, or where it has none of
                                   these, whose student number. NULL: of a workbook, the
                                   sheets that are called as the rows are */
    struct supplement_key *key; /* each file is sealed with it as it is made, and the register knows it with and without its seal; what
                                   was issued before stays as it is. NULL: nothing is. Not for print runs, which are paper */
    bool certify;               /* as in supplement_sealing */
    bool signs_codes;           /* each document bears a code that the key has signed: supplement_sign_code. For print runs too, whose files
                                   are not sealed; what was issued before keeps its code, or none, unless `reissue` */
    const struct supplement_network *network; /* likewise: each seal gets a time stamp */
    const struct supplement_correction *corrections; /* of cells of the cohort */
    size_t correction_count;
    void *reserved[1];
};

enum supplement_outcome {
    SUPPLEMENT_CHECKED,   /* a row was looked at in the rehearsal */
    SUPPLEMENT_ISSUED,
    SUPPLEMENT_REISSUED,  /* in place of an earlier issue */
    SUPPLEMENT_KEPT,      /* was issued before, and is still there */
    SUPPLEMENT_REJECTED,  /* a row of which nothing is issued */
    SUPPLEMENT_CORRECTED, /* kept; what the register says of its holder was corrected */
    SUPPLEMENT_REPLACING, /* in the rehearsal: this issue will be replaced; */
    SUPPLEMENT_CORRECTING /* what the register says of it will be corrected */
};

/* What differs from what was issued. Valid until the call that tells it returns. */
struct supplement_change {
    const char *field;     /* name, born, date, school, student, diploma_sha256; "other": of the row, and the register does not
                              keep what it was; "edition": the data of the qualification, the layout
                              or the standard */
    const char *before, *after; /* NULL: not known */
};

/* What became of a document, or of a row. */
struct supplement_event {
    enum supplement_outcome outcome;
    int line;                       /* of the cohort file */
    const char *number;             /* of the issue, e.g. 25135/2026-004711/nl/1; else NULL */
    const char *name, *language, *file, *sha256;
    const char *replaces;           /* number of the issue that it replaces; or NULL */
    const char *moved;              /* where the file of that issue is now; NULL: where it was, if there is one */
    const struct supplement_change *changes; /* of what is, or will be, re-issued or corrected */
    size_t change_count;
    size_t rows_done, rows;         /* rows: 0 while it is not known */
    const char *sealed_by;          /* whose seal the file has, as the certificate says; NULL: it has none, or is not made yet */
};

struct supplement_summary {
    size_t rows, issued, reissued, kept, corrected, rejected; /* rows: of this part; rejected: rows */
    size_t pages, sheets;           /* of the documents that were made; printed on both sides */
    double seconds;
    void *reserved[4];
};

/* Issues the documents of a cohort: rehearses all of it, then makes them on all cores, and records each in the register.
 * False with errors in the sink: with keep_going rows may have been rejected and all else done. If it was stopped, what it issued
 * into a folder stays, and the same request goes on from there; of an archive or print run nothing is left. */
bool supplement_export(struct supplement *supplement, const struct supplement_export *request,
                       struct supplement_summary *summary, struct supplement_diag *diag);

/* A row of a cohort, as supplement_export reads it. Valid until the call that gives it returns. */
struct supplement_row {
    int line;                         /* of the file, where it begins; in a workbook the number of the row */
    bool is_heading;                  /* it comes first, */
    const char *const *cells;         /* as a person sees them, corrections taken in; */
    size_t cell_count;                /* NULL, 0: they cannot be read */
    const char *const *meanings;      /* of headings: what each column is, as layouts/columns.csv says it (name, last name), or the field
                                         that its cells are, such as holder.class; each NULL if it is nothing that is used */
    const char *qualification;        /* of a graduate whose qualification there is: the path of its file, */
    const char *const *languages;     /* the editions that it asks for, */
    size_t language_count;
    const struct supplement_field *fields; /* and what a document of it is made of; else NULL */
    size_t field_count;
};

/* Takes a row. False: no more are wanted. */
typedef bool supplement_take_row(void *context, const struct supplement_row *row);

/* Reads a cohort, and issues nothing: what the request says of how it is to be read counts, of its other members the qualifications, layout
 * and languages; without `qualifications` rows are cells alone. A row that is at fault is given as far as it can be read. False with errors
 * in the sink: among them headings that are missing, and rows that are at fault as they stand in the file. */
bool supplement_read_cohort(struct supplement *supplement, const struct supplement_export *request, supplement_take_row *take,
                            void *context, struct supplement_diag *diag);

/* ------------------------------------------------------------------------------------------------ what was issued */

enum supplement_verdict {
    SUPPLEMENT_GENUINE,   /* byte for byte what the register says was issued */
    SUPPLEMENT_UNALTERED, /* there is no register; it is what its own data make, which anybody can have made */
    SUPPLEMENT_REPLACED,  /* was issued, and later another in its place */
    SUPPLEMENT_REVOKED,   /* was issued, and taken back */
    SUPPLEMENT_ALTERED,   /* the document was issued, but not this file; without a register: it is not as this program wrote it */
    SUPPLEMENT_UNKNOWN,   /* the register does not hold it; without one: nothing shows that it was changed, and it cannot be made again
                             here: it is joined to a diploma, or another version or layout made it */
    SUPPLEMENT_SEALED,    /* no register knows it; it is as it was sealed, by whom an authority vouches for that `trust` names */
    SUPPLEMENT_REGISTERED /* as genuine, but the register was not named: it lies with the file, and whoever made the one may have made
                             the other */
};

/* Receives the verdict on a file, and why, in a line of words. */
typedef void supplement_verified(void *context, const char *path, enum supplement_verdict verdict, const char *words);

struct supplement_verification {
    const char *const *paths;         /* one of them may be "-", standard input */
    size_t count;
    const char *register_path;        /* NULL: register.db beside each file, or in one of the two folders above */
    struct supplement_layout *layout; /* to make a file again, where there is no register; NULL: as supplement_open_layout */
    supplement_verified *tell;
    void *context;
    supplement_stop *stop;            /* asked before each file, with the same context; or NULL */
    const char *trust;                /* path of a PEM file with the certificates of authorities that may vouch for a seal; or NULL */
    bool discreet;                    /* for who answers the public: the words name no holder of the register's, no path, and no reason why
                                         something was revoked */
    void *reserved[1];
};

/* Says of each file whether it is what was issued. False with errors in the sink: a file or register could not be read; of
 * that file nothing is told. */
bool supplement_verify(struct supplement *supplement, const struct supplement_verification *verification,
                       struct supplement_diag *diag);

/* Lists a register of what was issued: as a table for people, or all of it as CSV that spreadsheets open. False with errors
 * in the sink, or if `out` failed. */
bool supplement_register_list(struct supplement *supplement, const char *path, bool csv, FILE *out, struct supplement_diag *diag);

/* Marks issues, cited as 25135/2026-004711/nl/1, as revoked, all or none. `when` is as the date of a supplement_request; NULL: now. False with
 * errors in the sink. */
bool supplement_register_revoke(struct supplement *supplement, const char *path, const char *const *numbers,
                                size_t count, const char *reason, const char *when, struct supplement_diag *diag);

/* Takes over what other registers hold, all or nothing; appends a line on each to `summary`. False with errors in the sink:
 * among them each number under which two registers hold different files. */
bool supplement_register_merge(struct supplement *supplement, const char *into, const char *const *from, size_t count,
                               struct supplement_buffer *summary, struct supplement_diag *diag);

/* Enters the seals of files that were issued into the register and sealed since by another program, all or none: from then on each is
 * what was issued, with the seal and without. Appends a line on each to `summary`. False with errors in the sink: among them each file
 * whose seal is broken or covers only a part of it, or which does not begin as one that was issued. */
bool supplement_register_seal(struct supplement *supplement, const char *path, const char *const *files, size_t count,
                              struct supplement_buffer *summary, struct supplement_diag *diag);

/* ------------------------------------------------------------------------------------------------ what was printed */

/* Gives a register, which is made if it is not there, the address at which its documents can be checked, such as
 * https://check.school.nl: what is issued into it from now on bears the address with a token, printed and as a QR code, where the layout
 * has a place for it. The key that tokens are made with is made at the first time, and stays in the register. https, and no more than
 * a code holds: at most 65 letters, a path in capitals. NULL: the address that it has is removed; what is issued from then on bears none,
 * and tokens that were printed are answered as before. False with errors in the sink. */
bool supplement_register_set_address(struct supplement *supplement, const char *path, const char *address, struct supplement_diag *diag);

/* Appends the address of a register; nothing if it has none. False with errors in the sink. */
bool supplement_register_address(struct supplement *supplement, const char *path, struct supplement_buffer *address,
                                 struct supplement_diag *diag);

/* How somebody is answered who holds a document on paper. */
enum supplement_answer {
    SUPPLEMENT_ANSWER_LINE, /* in a line of words */
    SUPPLEMENT_ANSWER_PAGE, /* a page, HTML, with a form that asks for what proves it (POST, `proof`) */
    SUPPLEMENT_ANSWER_DATA  /* JSON; nothing if it is unknown */
};

/* What somebody asks who holds a document on paper. */
struct supplement_question {
    const char *register_path;
    const char *token;            /* of its code, as it is read or typed; or the whole address */
    const char *surname, *number; /* what the document says of its holder: the surname, or all of the name; the diploma's number; of both
                                     one suffices. NULL: not given */
    supplement_verified *tell;    /* is given the token, or the hash, instead of a path */
    void *context;
    enum supplement_answer answer; /* what it is given as words */
    const char *language;         /* of a page: en, nl, de or fr */
    const char *sha256;           /* in place of the token, for who has the document's file: of that, as 64 small hexadecimal digits. It is
                                     answered in a line, and needs no proof. NULL: the token is asked for */
    void *reserved[1];
};

/* Says whether the document with this token is genuine, replaced or revoked, when it was issued and for which qualification; whose it is
 * only to who gives what it says of its holder. If that does not fit, it is unknown, as with a token that nobody made: which of them is
 * at fault is told neither in words nor by the work that it takes. False with errors in the sink: nothing is told. */
bool supplement_ask(struct supplement *supplement, const struct supplement_question *question, struct supplement_diag *diag);

/* Writes what the holders of a register's documents can check without asking it, for any web server: in the folder, which is made if it is
 * not there, a folder for each token with index.html, status.json and fields.json, and check.js and check.css. Whose a document is stands
 * there encrypted, under the surname and under the diploma's number; no token is listed. Only what changed is written, each file in
 * one step, so that one run after another is as good as one. Appends a line to `summary`. False with errors in the sink: among them a
 * folder that holds anything else, which stays as it is. */
bool supplement_register_publish(struct supplement *supplement, const char *path, const char *folder, struct supplement_buffer *summary,
                                 struct supplement_diag *diag);

/* What a document's paper says of its holder, as a code on it holds it, signed: who has the certificate of who signed can check it without
 * any network. */
struct supplement_essence {
    const char *name, *number; /* of the holder; of the diploma */
    const char *date;          /* of the document, 2026-07-10 */
    const char *qualification; /* its code */
    const char *title;         /* of the qualification, left out if there is no room for it; or NULL */
    const struct supplement_file *before; /* a PDF that may bear the code: if the key has signed these words in it, that is taken, as a
                                             card would sign them otherwise each time; or NULL */
    void *reserved[3];
};

/* Appends the text of the code, which is the value of the field "signed" (src/code/essence.h has its form). The key is on P-256. Equal
 * input gives equal bytes, but for a card. False with errors in the sink: the key is of another kind, or failed, or the name is too long
 * for a code. */
bool supplement_sign_code(struct supplement *supplement, struct supplement_key *key, const struct supplement_essence *essence,
                          struct supplement_buffer *out, struct supplement_diag *diag);

/* What somebody asks who holds a document on paper with a code that is signed, and no register. */
struct supplement_code_question {
    const char *code;             /* its text, as a telephone or scanner reads it: SUP1:... */
    const char *picture;          /* path of a picture of it instead (PNG), in which ZBar finds it, if that is there; or NULL */
    const char *trust;            /* path of a PEM file: the certificate of who signed, or those of authorities that vouch for it */
    const char *certificates;     /* path of a PEM file with the certificate of who signed, where `trust` has only authorities; or NULL */
    supplement_verified *tell;    /* is given the picture's path, or "the code" */
    void *context;
    void *reserved[4];
};

/* Says who signed it, and what: SUPPLEMENT_SEALED if `trust` vouches for who did, today; SUPPLEMENT_UNALTERED if it does not;
 * SUPPLEMENT_ALTERED if it was not signed so; SUPPLEMENT_UNKNOWN without the certificate. False with errors in the sink: it is no such
 * code, or the certificates cannot be read. */
bool supplement_check_code(struct supplement *supplement, const struct supplement_code_question *question, struct supplement_diag *diag);

/* ------------------------------------------------------------------------------------------------ records of inventories, workbooks */

/* What qualification files are made of: a record of the European Learning Model 3.1, as inventories of qualifications have them, or what
 * people wrote elsewhere. */
struct supplement_import {
    const char *path;        /* the model's XML, or Turtle; any number of qualifications. Or a workbook (.xlsx or .ods), as
                                supplement_workbook makes it; or a document (.docx or .odt) under the official headings */
    const char *folder;      /* in which a qualification file is made of each, or brought up to date; it is made if it is not there */
    supplement_sink *report; /* receives what became of each fact, in lines, a qualification at a time; NULL: nobody asks */
    supplement_stop *stop;
    void *context;           /* of both */
    void *reserved[4];
};

/* Makes qualification files of a record. Nothing is made up: what the record lacks supplement_check tells of the file. In a file that was
 * imported before and worked on since, what people wrote stays. Memory does not grow with the record. False with errors in the sink: of a
 * record that cannot be read to its end nothing is made. */
bool supplement_import(struct supplement *supplement, const struct supplement_import *request, struct supplement_diag *diag);

enum supplement_record_format {
    SUPPLEMENT_RECORD_XML,    /* the model's own */
    SUPPLEMENT_RECORD_TURTLE,
    SUPPLEMENT_RECORD_JSONLD,
    SUPPLEMENT_RECORD_JSON    /* for programs that know nothing of linked data */
};

/* Appends a record of the qualifications, from which supplement_import makes the same files again. Equal input gives equal bytes. What the
 * model demands and a qualification lacks is told as warnings. False with errors in the sink. */
bool supplement_record(struct supplement *supplement, const struct supplement_qualification *const *qualifications, size_t count,
                       enum supplement_record_format format, struct supplement_buffer *out, struct supplement_diag *diag);

/* Appends a workbook (.xlsx) of the qualifications, from which supplement_import makes the same files again, or brings them up to date: the
 * first sheet lists them, each of the others is a section, with a row for each element, a column for each language, what belongs there, and
 * cells that offer what they may hold. What forms of the layout call things stands in it in the language that messages have. `folder` is
 * where files without a name may lie while it is made (NULL: the system's). Equal input gives equal bytes. False with errors in the
 * sink. */
bool supplement_workbook(struct supplement *supplement, struct supplement_layout *layout,
                         const struct supplement_qualification *const *qualifications, size_t count, const char *folder,
                         struct supplement_buffer *out, struct supplement_diag *diag);

/* The same of a qualification to begin with, whose cells are empty; see supplement_begin_qualification. */
bool supplement_begin_workbook(struct supplement *supplement, struct supplement_layout *layout, const char *country, const char *languages,
                               const char *folder, struct supplement_buffer *out, struct supplement_diag *diag);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
