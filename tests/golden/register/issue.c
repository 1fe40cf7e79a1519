/* For the cases of registers: records that a file was issued, as the latest issue of its document; or does to it what others might.
 *
 *     golden-issue REGISTER FILE DIPLOMA LANGUAGE NAME TIME
 *     golden-issue REGISTER SQL */
#include <sqlite3.h>
#include <stdio.h>

#include "base/file.h"
#include "issue/digest.h"
#include "issue/register.h"

static bool record(struct issue_register *opened, char **argv, struct diag *diag)
{
    struct issue issue = {.qualification = "25135", .title = "Bakker", .diploma = argv[3], .language = argv[4],
                          .name = argv[5], .school = "ROC Zuid; \"Kade\"", .file = argv[2], .pages = 2, .issued = argv[6]};
    struct issue latest;
    struct buffer bytes = {0};
    char digits[DIGEST_SIZE];
    if (!file_read(argv[2], 1 << 20, (struct place){0}, &bytes, diag))
        return false;
    digest_bytes(bytes.bytes, bytes.length, digits);
    issue.sha256 = digits;
    issue.bytes = (long long)bytes.length;
    issue.number = 1;
    buffer_finish(&bytes);
    if (register_find(opened, &(struct issue){.qualification = "25135", .diploma = argv[3], .language = argv[4]}, &latest,
                      diag)) {
        issue.replaces = latest.number;
        issue.number = latest.number + 1;
    }
    return register_add(opened, &issue, diag) && register_commit(opened, diag);
}

static int tamper(const char *path, const char *sql)
{
    sqlite3 *database;
    char *error = NULL;
    bool good = sqlite3_open(path, &database) == SQLITE_OK && sqlite3_exec(database, sql, NULL, NULL, &error) == SQLITE_OK;
    if (!good)
        fprintf(stderr, "%s: %s\n", path, error ? error : sqlite3_errmsg(database));
    sqlite3_free(error);
    sqlite3_close(database);
    return good ? 0 : 1;
}

int main(int argc, char **argv)
{
    if (argc == 3)
        return tamper(argv[1], argv[2]);
    struct diag *diag = diag_create();
    struct issue_register *opened = argc == 7 ? register_open(argv[1], REGISTER_WRITE, &(struct patience){.seconds = 5}, diag) : NULL;
    bool good = opened && record(opened, argv, diag);
    register_close(opened);
    diag_print(diag, stderr);
    diag_destroy(diag);
    return good ? 0 : 1;
}
