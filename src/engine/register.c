/* What was issued: the module that keeps registers, and what it has to ask the engine about a file. */
#include <string.h>

#include "attach/attach.h"
#include "engine/engine.h"
#include "issue/issue.h"

static module_function *find_issue_function(struct supplement *supplement, const char *name, struct diag *diag)
{
    return find_function(supplement, "supplement-issue", name, diag);
}

/* ------------------------------------------------------------------------------------------------ a file's own data */

struct asking {
    struct supplement *supplement;
    struct supplement_layout *layout;
    struct authorities *authorities; /* who vouches for seals; or NULL */
};

static bool find_file_seal(void *context, const char *path, const struct buffer *bytes, struct arena *arena,
                           struct verify_seal *seal, struct diag *diag)
{
    const struct asking *asking = context;
    return describe_seal(asking->supplement, asking->authorities, path, bytes, arena, seal, diag);
}

/* That a file is no supplement is no error here; that the program or the machine failed is, and that it was not read. */
static bool is_not_of_the_file(void *context, enum diag_id id, struct place place)
{
    (void)context;
    (void)place;
    return id == DIAG_INTERNAL || id == DIAG_FILE_UNREADABLE || id == DIAG_FONT_INVALID || id == DIAG_PDF_EXCESSIVE;
}

/* A qualification inside the PDF, counted from 1. False if there are not so many; NULL in `qualification` if this one cannot
 * be read. */
static bool extract_qualification(struct supplement *supplement, const struct supplement_file *pdf, int number,
                                  struct qualification **qualification, struct diag *diag)
{
    struct buffer source = {0};
    bool found = extract_data(supplement, pdf, number, &source, diag);
    struct xml_file *file = found ? xml_read_memory((const char *)source.bytes, source.length, pdf->name, diag) : NULL;
    *qualification = file ? read_qualification(file, diag) : NULL;
    buffer_finish(&source);
    return found;
}

/* The first code that it has, which names it in the register; "" if it has none. */
static const char *qualification_code(const struct qualification *qualification, struct arena *arena)
{
    for (const struct xml_node *node = xml_first_element(qualification->root); node; node = xml_next_element(node))
        if (xml_is_named(node, "code"))
            return xml_text(node, arena);
    return "";
}

static const char *copy_field(const struct qualification *qualification, const char *name, struct arena *arena)
{
    for (size_t i = 0; i < qualification->field_count; i++)
        if (strcmp(qualification->fields[i].name, name) == 0)
            return arena_format(arena, "%s", qualification->fields[i].value);
    return "";
}

const char *extract_field(struct supplement *supplement, const struct supplement_file *pdf, int number, const char *name,
                          struct arena *arena)
{
    struct diag *ignored = diag_create();
    struct qualification *qualification = NULL;
    bool found = extract_qualification(supplement, pdf, number, &qualification, ignored);
    const char *value = qualification ? copy_field(qualification, name, arena) : found ? "" : NULL;
    qualification_destroy(qualification);
    diag_destroy(ignored);
    return value;
}

/* What is wrong with a PDF that cannot be read; NULL: nothing is, it only has no data. */
static const char *name_fault(const struct diag *own, struct arena *arena)
{
    struct finding_words words;
    if (!diag_word(own, 0, &words) || strcmp(words.id, diag_name(DIAG_SOURCE_MISSING)) == 0)
        return NULL;
    return arena_format(arena, "%s", strcmp(words.id, diag_name(DIAG_PDF_INVALID)) == 0 ? words.detail : words.text);
}

static bool claim_document(void *context, const struct supplement_file *file, int number, struct arena *arena, struct issue *claim,
                           const char **fault, struct diag *diag)
{
    const struct asking *asking = context;
    struct diag *own = diag_create();
    struct qualification *qualification;
    bool found = extract_qualification(asking->supplement, file, number, &qualification, own);
    diag_take(diag, own, is_not_of_the_file, NULL);
    *fault = found ? NULL : name_fault(own, arena);
    diag_destroy(own);
    if (!qualification)
        return found;
    claim->qualification = arena_format(arena, "%s", qualification_code(qualification, arena));
    claim->language = arena_format(arena, "%s", qualification->editions[0]);
    claim->diploma = copy_field(qualification, "holder.diploma", arena);
    claim->name = copy_field(qualification, "holder.name", arena);
    qualification_destroy(qualification);
    return true;
}

static bool is_valid(struct supplement *supplement, const struct qualification *qualification, struct diag *diag)
{
    return is_known_qualification(qualification->file) ||
           xml_validate(qualification->file, schema_path(supplement, "qualification"), diag);
}

/* A file may name what it likes. */
static bool is_of_the_form(void *context, enum diag_id id, struct place place)
{
    (void)context;
    (void)place;
    return id != DIAG_FORM_UNKNOWN;
}

/* The form that the file's data ask for; NULL: there is none, which is no error, or it is at fault. */
static struct supplement_layout *find_form(const struct asking *asking, const struct qualification *qualification,
                                           struct diag *diag)
{
    struct diag *own = diag_create();
    struct supplement_layout *form = layout_for(asking->layout, qualification, own);
    diag_take(diag, own, is_of_the_form, NULL);
    diag_destroy(own);
    return form;
}

static bool remake_document(void *context, const struct supplement_file *file, struct buffer *made, struct diag *diag)
{
    struct asking *asking = context;
    if (!asking->layout)
        asking->layout = supplement_open_layout(asking->supplement, NULL, diag);
    if (!asking->layout)
        return false;
    struct diag *own = diag_create();
    struct qualification *qualification;
    extract_qualification(asking->supplement, file, 1, &qualification, own);
    const struct supplement_request request = {.format = SUPPLEMENT_PDF};
    struct supplement_layout *form = qualification && is_valid(asking->supplement, qualification, own)
                                         ? find_form(asking, qualification, diag)
                                         : NULL;
    const struct pages *pages = form ? make_pages(asking->supplement, form, qualification, &request, own) : NULL;
    bool good = pages && paint_pdf(pages, asking->supplement->pdf_cache, made, own);
    qualification_destroy(qualification);
    diag_take(diag, own, is_not_of_the_file, NULL);
    diag_destroy(own);
    return good;
}

static enum verify_origin find_origin_of(void *context, const struct supplement_file *file, struct diag *diag)
{
    static const enum verify_origin ORIGINS[] = {[ATTACH_ELSEWHERE] = VERIFY_ELSEWHERE, [ATTACH_WRITTEN] = VERIFY_WRITTEN,
                                                 [ATTACH_CHANGED] = VERIFY_CHANGED, [ATTACH_EXTENDED] = VERIFY_EXTENDED};
    const struct asking *asking = context;
    find_origin_function *find = (find_origin_function *)find_function(asking->supplement, "supplement-attach", "find_origin", diag);
    return find ? ORIGINS[find(&(struct attach_file){file->name, file->bytes, file->length})] : VERIFY_ELSEWHERE;
}

/* ------------------------------------------------------------------------------------------------ the module's doors */

static bool verify(struct supplement *supplement, const struct supplement_verification *asked, struct diag *diag)
{
    struct asking asking = {supplement, asked->layout, NULL};
    if (asked->trust && !(asking.authorities = trust_authorities(supplement, asked->trust, diag)))
        return false;
    const struct verification verification = {
        .paths = asked->paths,
        .count = asked->count,
        .register_path = asked->register_path,
        .discreet = asked->discreet,
        .claim = claim_document,
        .remake = remake_document,
        .find_origin = find_origin_of,
        .find_seal = find_file_seal,
        .context = &asking,
        .tell = asked->tell,
        .stop = asked->stop,
        .tell_context = asked->context,
    };
    verify_files_function *function =
        (verify_files_function *)find_issue_function(supplement, "verify_files", diag);
    bool good = function && function(&verification, diag);
    forget_authorities(asking.authorities);
    return good;
}

static bool list(struct supplement *supplement, const char *path, bool csv, FILE *out, struct diag *diag)
{
    list_register_function *function =
        (list_register_function *)find_issue_function(supplement, "list_register", diag);
    return function && function(path, csv, out, diag);
}

static bool revoke(struct supplement *supplement, const char *path, const char *const *numbers, size_t count,
                   const char *reason, const char *when, struct diag *diag)
{
    revoke_issues_function *function =
        (revoke_issues_function *)find_issue_function(supplement, "revoke_issues", diag);
    return function && function(path, numbers, count, reason, when, diag);
}

static bool merge(struct supplement *supplement, const char *into, const char *const *from, size_t count,
                  struct buffer *summary, struct diag *diag)
{
    merge_registers_function *function =
        (merge_registers_function *)find_issue_function(supplement, "merge_registers", diag);
    return function && function(into, from, count, summary, diag);
}

static bool ask(struct supplement *supplement, const struct supplement_question *question, struct diag *diag)
{
    answer_question_function *function =
        (answer_question_function *)find_issue_function(supplement, "answer_question", diag);
    return function && function(question, supplement_data_file(supplement, "layouts/check"), diag);
}

static bool set_address(struct supplement *supplement, const char *path, const char *address, struct diag *diag)
{
    set_register_address_function *function =
        (set_register_address_function *)find_issue_function(supplement, "set_register_address", diag);
    return function && function(path, address, diag);
}

static bool find_address(struct supplement *supplement, const char *path, struct buffer *out, struct diag *diag)
{
    find_register_address_function *function =
        (find_register_address_function *)find_issue_function(supplement, "find_register_address", diag);
    return function && function(path, out, diag);
}

static bool publish(struct supplement *supplement, const char *path, const char *folder, struct buffer *summary, struct diag *diag)
{
    publish_register_function *function =
        (publish_register_function *)find_issue_function(supplement, "publish_register", diag);
    return function && function(path, folder, supplement_data_file(supplement, "layouts/check"), summary, diag);
}

static bool enter_seals(struct supplement *supplement, const char *path, const char *const *files, size_t count,
                        struct buffer *summary, struct diag *diag)
{
    struct asking asking = {.supplement = supplement};
    const struct sealed_files sealed = {path, files, count, find_file_seal, &asking};
    seal_issues_function *function = (seal_issues_function *)find_issue_function(supplement, "seal_issues", diag);
    return function && function(&sealed, summary, diag);
}

bool supplement_verify(struct supplement *supplement, const struct supplement_verification *asked, struct diag *diag)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard)))
        return engine_exhaust(supplement, diag);
    bool good = verify(supplement, asked, diag);
    memory_leave(&guard);
    return good;
}

bool supplement_register_list(struct supplement *supplement, const char *path, bool csv, FILE *out, struct diag *diag)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard)))
        return engine_exhaust(supplement, diag);
    bool good = list(supplement, path, csv, out, diag);
    memory_leave(&guard);
    return good;
}

bool supplement_register_revoke(struct supplement *supplement, const char *path, const char *const *numbers,
                                size_t count, const char *reason, const char *when, struct diag *diag)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard)))
        return engine_exhaust(supplement, diag);
    bool good = is_time_said(when, diag) && revoke(supplement, path, numbers, count, reason, when, diag);
    memory_leave(&guard);
    return good;
}

bool supplement_register_merge(struct supplement *supplement, const char *into, const char *const *from, size_t count,
                               struct buffer *summary, struct diag *diag)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard)))
        return engine_exhaust(supplement, diag);
    bool good = merge(supplement, into, from, count, summary, diag);
    memory_leave(&guard);
    return good;
}

bool supplement_register_set_address(struct supplement *supplement, const char *path, const char *address, struct diag *diag)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard)))
        return engine_exhaust(supplement, diag);
    bool good = set_address(supplement, path, address, diag);
    memory_leave(&guard);
    return good;
}

bool supplement_register_address(struct supplement *supplement, const char *path, struct buffer *address, struct diag *diag)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard)))
        return engine_exhaust(supplement, diag);
    size_t length = address->length;
    bool good = find_address(supplement, path, address, diag);
    address->length = good ? address->length : length;
    memory_leave(&guard);
    return good;
}

bool supplement_register_publish(struct supplement *supplement, const char *path, const char *folder, struct buffer *summary,
                                 struct diag *diag)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard)))
        return engine_exhaust(supplement, diag);
    size_t length = summary->length;
    bool good = publish(supplement, path, folder, summary, diag);
    summary->length = good ? summary->length : length;
    memory_leave(&guard);
    return good;
}

bool supplement_register_seal(struct supplement *supplement, const char *path, const char *const *files, size_t count,
                              struct buffer *summary, struct diag *diag)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard)))
        return engine_exhaust(supplement, diag);
    bool good = enter_seals(supplement, path, files, count, summary, diag);
    memory_leave(&guard);
    return good;
}

bool supplement_ask(struct supplement *supplement, const struct supplement_question *question, struct diag *diag)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard)))
        return engine_exhaust(supplement, diag);
    bool good = ask(supplement, question, diag);
    memory_leave(&guard);
    return good;
}
