/* What the engine's files share. Not part of the library's face. */
#ifndef ENGINE_H
#define ENGINE_H

#include "base/arena.h"
#include "base/files.h"
#include "base/map.h"
#include "base/memory.h"
#include "compose/compose.h"
#include "gate/text.h"
#include "paint/paint.h"
#include "read/read.h"
#include "supplement.h"
#include "typeset/typeset.h"

/* What made a document. */
#define CREATOR "Supplement " SUPPLEMENT_VERSION

enum { LABEL_SETS_MOST = 64 };

struct supplement_layout {
    struct supplement *supplement;   /* that it was opened through */
    struct forms *forms;             /* it is a set of them, and has nothing of what follows but an arena; NULL: it is one layout */
    const char *form;                /* its name, if it is one of a set and not that which serves where there is no other; or NULL */
    struct layout *layout;
    struct map *labels;              /* language -> struct label_set */
    const struct label_set *sets[LABEL_SETS_MOST]; /* the same, in order of arrival; more are not compared with others */
    size_t set_count;
    struct gate *gate;               /* borrowed: what their words are let through */
    struct map *pictures;            /* path without its ending -> struct picture */
    struct typesetter *typesetter;
    struct typesetter *holders;      /* for what names a holder, which is soon forgotten; NULL: not needed so far */
    unsigned holder_count;           /* that it has set lines for */
    struct arena *arena;             /* pictures, names of days */
    struct day_names *day_names;     /* of all its label files; NULL: not needed so far */
    struct supplement_layout *next;
};

struct supplement_qualification {
    struct qualification *qualification;
    bool judged;                     /* and nothing speaks against it */
    bool unfinished;                 /* it has values that its schema refuses */
    const char **editions;
    const char *code;
    struct supplement_qualification *next;
};

enum { TRUTHFUL_MOST = 64 };

struct supplement {
    const char *data_folder, *module_folder;
    const char *hyphenation_folder;  /* compiled patterns */
    const char *hyphenation_source;  /* the folder that they were compiled of */
    struct fonts *fonts;
    struct shaper *shaper;
    struct shaper *holder_shaper;    /* for what names a holder; NULL: not needed so far */
    struct pdf_cache *pdf_cache;
    struct glyph_masks *masks;
    struct code_maker *codes;
    struct map *records;             /* see carry_record */
    bool exhausted;                  /* memory was, once: what it holds may be half made */
    bool attaches;                   /* supplements to diplomas, once: from then on it notes what it makes */
    uint64_t truthful[TRUTHFUL_MOST]; /* hashes of supplements that claim what is true, each at its remainder; 0: none */
    struct attach_memory *attached;  /* what attaching keeps; NULL: nothing */
    struct attach_memory *sealed;    /* the same of sealing */
    struct buffer added;             /* the last seal's revision */
    bool trusts;                     /* qualifications: see supplement_trust */
    struct gate *gate;               /* what fields are let through */
    struct arena *arena;             /* paths */
    struct arena *document;          /* of the document that is being made, */
    struct arena *pages;             /* and of its pages */
    struct stencil *stencils;        /* editions made so far, the last one first */
    int stencil_count;
    struct supplement_layout *layouts; /* each one; sets are not among them */
    struct forms *forms;               /* sets of them */
    struct supplement_qualification *qualifications;
    struct supplement_key *keys;
    size_t stamp_size;                 /* that a time stamp on a document takes; 0: none was seen so far */
};

/* ---- each function of the library's face is a door (base/memory.h):
 *
 *     struct memory_guard guard;
 *     if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard)))
 *         return engine_exhaust(supplement, diag);
 *     ...
 *     memory_leave(&guard); */

/* Whether an engine may be used: there is one, and memory was never exhausted in it. */
bool engine_is_usable(const struct supplement *supplement);

/* From now on the engine may not be used. Gives false, with the one error (`diag` NULL: it is not told). */
bool engine_exhaust(struct supplement *supplement, struct diag *diag);

/* ---- engine/installation.c: the engine's folder of modules, and where its data are, which lives as long as it */
void find_folders(struct supplement *supplement, const char **data);

/* ---- engine/open.c */
/* Takes over the layout. */
struct supplement_layout *keep_layout(struct supplement *supplement, struct layout *read);
/* A new typesetter for the layout, with one of the engine's shapers. */
struct typesetter *layout_typesetter(struct supplement *supplement, const struct layout *layout, struct shaper *shaper);
/* Labels of a layout in a language, read once. NULL with errors. */
const struct label_set *layout_labels(struct supplement_layout *layout, const char *language, struct place place,
                                      struct diag *diag);

/* ---- engine/qualification.c */
void close_qualification(struct supplement_qualification *qualification);

/* ---- engine/explain.c */
/* The path of a kind's schema. */
const char *schema_path(struct supplement *supplement, const char *kind);
/* Adds the findings of both about one file; where they speak of the same, those that explain it better. */
void tell_better(const struct diag *reader, const struct diag *schema, struct diag *diag);
/* The same of the reader's own findings in a file, which is read again to hold it to its schema. */
void explain(struct supplement *supplement, const char *path, const char *kind, const struct diag *own, struct diag *diag);

/* ---- engine/forms.c: what the other functions here take as a layout is one layout; doors find it */
/* Of a set of forms that of the qualification, else the layout itself. NULL with errors. */
struct supplement_layout *layout_for(struct supplement_layout *layout, const struct qualification *qualification,
                                     struct diag *diag);
/* Of a set of forms the one that serves where there is no other, else the layout itself. NULL with errors. */
struct supplement_layout *layout_base(struct supplement_layout *layout, struct diag *diag);
/* All of a set that can be read, or the one layout; in the arena, NULL behind the last. */
struct supplement_layout **all_layouts(struct supplement_layout *layout, struct arena *arena);
const char *base_form_path(struct supplement *supplement);
void destroy_forms(struct supplement *supplement);

/* ---- engine/modules.c */
/* A function of a module, which is loaded when it is first asked for; NULL with errors. Modules hold what needs libraries
 * that take longer to load than a whole PDF takes to make. */
typedef void module_function(void);
module_function *find_function(struct supplement *supplement, const char *module, const char *name, struct diag *diag);

/* ---- engine/make.c */
/* Composes and sets an edition; NULL with errors. Lives until the next call. */
const struct pages *make_pages(struct supplement *supplement, struct supplement_layout *layout,
                               const struct qualification *qualification, const struct supplement_request *request,
                               struct diag *diag);
/* The fields of a request, in the arena; their words stay the caller's. */
const struct field *copy_fields(struct arena *arena, const struct supplement_request *request);

/* ---- engine/pictures.c */
/* For compose_document; `context` is the layout, which keeps what was read. Nothing in it, with an error: there is none of this name. */
struct picture find_layout_picture(void *context, const char *folder, const char *name, struct place place, struct diag *diag);

/* ---- engine/diplomas.c */
/* supplement_extract of a file in memory. */
bool extract_data(struct supplement *supplement, const struct supplement_file *file, int number, struct buffer *source,
                  struct diag *diag);
/* From now on this supplement, which the engine has made, need not be doubted when it is attached. */
void note_truthful(struct supplement *supplement, const void *bytes, size_t length);

/* ---- engine/register.c */
/* A field of the data that a PDF carries, in the arena: "" if it is not there, or they cannot be read. NULL: it carries
 * fewer data than this number. Nothing of that is told. */
const char *extract_field(struct supplement *supplement, const struct supplement_file *pdf, int number, const char *name,
                          struct arena *arena);

/* ---- engine/labels.c: the words of a layout */
/* Reports labels that nobody can mean, and those that are written in another script than their language's. */
void check_label_set(const struct label_set *labels, struct gate *gate, struct diag *diag);
/* Reports labels that have the words of another language's set. */
void compare_label_sets(const struct label_set *labels, const struct label_set *other, struct diag *diag);
/* Checks all label sets of the layout, each for itself and all together; of `own`, if it is given, which takes the place of
 * the one of its language, and of no other. */
void check_label_sets(struct supplement *supplement, struct supplement_layout *layout, struct label_set *own,
                      struct diag *diag);

/* What is shared with engine/label_names.c: the sets of a layout, and in them labels. */
struct label_folder {
    struct label_set **sets;
    size_t count;
    const char *only; /* the path of the set that findings are told of; NULL: of all */
};
/* All sets of a layout; the caller owes label_sets_finish. */
void label_sets_read(const struct layout *layout, struct label_folder *folder, struct diag *diag);
void label_sets_finish(struct label_folder *folder);
bool label_set_is_told(const struct label_folder *folder, const struct label_set *labels);
const struct xml_node *label_set_first(const struct label_set *labels); /* NULL: it has none */
const struct label *label_set_find(const struct label_set *labels, const struct xml_node *node); /* of the node's name; or NULL */

/* ---- engine/label_names.c */
/* Reports labels that the layout or other labels ask for and a set lacks, and those that few sets have and nobody asks for. */
void check_label_names(const struct label_folder *folder, const struct layout *layout, struct diag *diag);
/* Reports words that stand in the layout itself: they are in one language in all editions. */
void check_layout_words(const struct layout *layout, struct diag *diag);

/* ---- engine/day.c */
/* Reads days with the names that the layout's labels know: of fields of the qualification's edition in this language (NULL: the first). */
struct day_reader layout_day_reader(struct supplement_layout *layout, const struct qualification *qualification,
                                    const char *language);

/* ---- engine/stencil.c: documents of one edition for many holders */

/* Makes the PDF of another holder of an edition that was made before. False: it must be made in full. */
bool render_again(struct supplement *supplement, struct supplement_layout *layout,
                  const struct qualification *qualification, const struct supplement_request *request,
                  struct supplement_files *files);

/* Paints the pages as PDF, and keeps what the next holder's document can use; the engine's document then belongs to what
 * is kept. */
bool paint_and_keep(struct supplement *supplement, struct supplement_layout *layout,
                    const struct qualification *qualification, const struct supplement_request *request,
                    const struct pages *pages, struct supplement_files *files, struct diag *diag);

/* Keeps memory within bounds: words and paragraphs that many documents have left are forgotten. Who makes editions for nobody (no
 * fields are given) makes each once, on all processors, with an engine on each: less is kept for it. */
void trim_memory(struct supplement *supplement, const struct supplement_request *request);

void destroy_stencils(struct supplement *supplement);
void forget_stencils(struct supplement *supplement, const struct qualification *qualification);

/* ---- engine/records.c */
/* Gives the document its record, made of the data of its edition, once for all who share them. The path of the
 * qualification's file stands in what is told. False with errors. */
bool carry_record(struct supplement *supplement, struct document *document, const char *path, struct diag *diag);
void forget_records(struct supplement *supplement);

/* Says what became of an import, to who wants to hear it. False: it is not heard to the end. */
bool report_import(const struct supplement_import *request, const struct buffer *words);

/* ---- engine/seal.c, engine/seal_check.c, engine/signed_code.c */
void close_keys(struct supplement *supplement);

/* Whether the key makes signatures that a code has room for (seal.h); one, SEAL_SHORT_SIZE bytes: false with errors; and whether it is such a
 * one of these bytes. */
struct supplement_key;
bool key_is_short(const struct supplement_key *key);
bool key_sign_short(struct supplement_key *key, const struct buffer *bytes, unsigned char *signature, struct diag *diag);
bool key_has_signed(const struct supplement_key *key, const struct buffer *bytes, const unsigned char *signature);

/* Authorities that vouch for seals, of a PEM file. NULL with errors. */
struct authorities;
struct authorities *trust_authorities(struct supplement *supplement, const char *path, struct diag *diag);
void forget_authorities(struct authorities *authorities); /* NULL is fine */
struct seal_authorities;
const struct seal_authorities *opened_authorities(const struct authorities *authorities); /* as their module has them; NULL gives NULL */

/* What seal a file has, and in words in the arena what it says. `authorities` NULL: nobody is asked to vouch for it. False with errors: it
 * cannot be looked for. A file that is no whole PDF has none. */
struct verify_seal;
bool describe_seal(struct supplement *supplement, const struct authorities *authorities, const char *path, const struct buffer *bytes,
                   struct arena *arena, struct verify_seal *seal, struct diag *diag);

/* ---- engine/times.c */
/* Whether what the caller said is a time as 2026-03-01T12:00:00Z, or also a day as 2026-03-01; NULL is fine. What is neither is told. */
bool is_time_said(const char *text, struct diag *diag);
bool is_day_said(const char *text, struct diag *diag);

/* ---- engine/gate.c */
/* Whether each field of the request has a name and a value, where a caller's database may have NULL, which is told as empty; and whether
 * its date is one. */
bool are_said(const struct supplement_request *request, struct diag *diag);

/* Whether all that the fields of a document say, the request's and those in the qualification's file, can be meant; what
 * cannot is told. */
bool pass_fields(struct supplement *supplement, const struct layout *layout, const struct qualification *qualification,
                 const struct supplement_request *request, struct diag *diag);

/* ---- engine/skeleton.c, engine/headings.c: what supplement_begin_qualification and supplement_headings do, and what belongs into an element
 * of a new file, in the language that is spoken; NULL: the schema alone says it */
/* Words of a label up to what is not fixed in it: "Name of the certificate (NL)", "Qualification: Baker"; in one line. "" if there are none. */
const char *label_fixed_words(const struct label *label, struct arena *arena);
bool skeleton_put(struct supplement_layout *layout, const char *asked, const char *languages, struct arena *arena, struct buffer *out,
                  struct diag *diag);
const char *skeleton_about(const char *element);
/* Calls `visit` for each label that heads something in the layout, with the path of that in a qualification. */
typedef void heading_visit(void *context, const char *label, const char *path);
void headings_each(const struct layout *layout, const struct label_set *labels, struct arena *arena, heading_visit *visit, void *context);
bool headings_put(struct supplement_layout *layout, const struct supplement_qualification *qualification, const char *language,
                  struct arena *arena, struct buffer *out, struct diag *diag);

/* ---- engine/documents.c: whether the file is a document of Word or LibreOffice, by its first bytes and its parts; and a qualification
 * made of it */
bool is_document(struct supplement *supplement, const char *path, struct diag *diag);
bool import_document(struct supplement *supplement, const struct supplement_import *request, struct diag *diag);

#endif
