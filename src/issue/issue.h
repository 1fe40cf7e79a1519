/* What the program calls in this module (supplement-issue.so), which it loads when it is asked for: it brings along SQLite
 * and a whole engine of its own. */
#ifndef ISSUE_ISSUE_H
#define ISSUE_ISSUE_H

#include "issue/register.h"
#include "issue/verify.h"

/* See the functions of the same purpose in supplement.h. */
typedef bool verify_files_function(const struct verification *verification, struct diag *diag);
verify_files_function verify_files;

typedef bool list_register_function(const char *path, bool csv, FILE *out, struct diag *diag);
list_register_function list_register;

typedef bool revoke_issues_function(const char *path, const char *const *numbers, size_t count, const char *reason,
                                    const char *when, struct diag *diag);
revoke_issues_function revoke_issues;

typedef bool merge_registers_function(const char *into, const char *const *from, size_t count, struct buffer *summary,
                                      struct diag *diag);
merge_registers_function merge_registers;

/* `parts`: as of publish_register. */
typedef bool answer_question_function(const struct supplement_question *asked, const char *parts, struct diag *diag);
answer_question_function answer_question;

typedef bool set_register_address_function(const char *path, const char *address, struct diag *diag);
set_register_address_function set_register_address;

typedef bool find_register_address_function(const char *path, struct buffer *out, struct diag *diag);
find_register_address_function find_register_address;

/* `parts`: the folder of what pages are made of. */
typedef bool publish_register_function(const char *path, const char *folder, const char *parts, struct buffer *summary, struct diag *diag);
publish_register_function publish_register;

/* Files that were sealed since they were issued. */
struct sealed_files {
    const char *register_path;
    const char *const *paths;
    size_t count;
    verify_find_seal *find_seal;
    void *context;             /* of it */
};
typedef bool seal_issues_function(const struct sealed_files *files, struct buffer *summary, struct diag *diag);
seal_issues_function seal_issues;

/* Opens a register for writing into which something was issued: it is opened for reading first, so that a slip in its name makes none. */
struct issue_register *register_open_present(const char *path, struct diag *diag);

#endif
