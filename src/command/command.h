/* The commands: options, help, exit status; all else is the library's. */
#ifndef COMMAND_COMMAND_H
#define COMMAND_COMMAND_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/standard.h"

/* Each takes its own arguments (argv[0] is the command's name), reports into the sink and gives an exit status for what
 * the sink does not know. */
int command_render(int argc, char **argv, struct diag *diag);
int command_check(int argc, char **argv, struct diag *diag);
int command_extract(int argc, char **argv, struct diag *diag);
int command_new(int argc, char **argv, struct diag *diag);
int command_layout(int argc, char **argv, struct diag *diag);
int command_export(int argc, char **argv, struct diag *diag);
int command_verify(int argc, char **argv, struct diag *diag);
int command_register(int argc, char **argv, struct diag *diag);
int command_attach(int argc, char **argv, struct diag *diag);
int command_serve(int argc, char **argv, struct diag *diag);
int command_desk(int argc, char **argv, struct diag *diag);
int command_import(int argc, char **argv, struct diag *diag);
int command_export_data(int argc, char **argv, struct diag *diag);
int command_publish(int argc, char **argv, struct diag *diag);
int command_seal(int argc, char **argv, struct diag *diag);

/* What a command does and takes; of all in brief, if there is no such command. */
void print_help(const char *command);

/* Reports an argument that is not understood: the command line as place, the words as detail. */
void report_usage(struct diag *diag, const char *format, const char *detail);

/* A line on standard output: the name of a file, its control characters shown, between words. */
void tell_file(const char *before, const char *path, const char *after);

/* getopt_long's last complaint as a finding. `argument` is argv[optind - 1], `option` optopt. */
void report_option(struct diag *diag, const char *argument, int result, int option);

/* The value of --standard. */
void take_standard(enum standard *standard, const char *argument, struct diag *diag);

/* The value of --mode: octal, reading and writing, by the owner at least: 0640. 0 with an error. */
int take_mode(const char *argument, struct diag *diag);

/* SOURCE_DATE_EPOCH, seconds since 1970, as ISO 8601 in UTC; untouched if it is not set. False: it is not understood. */
bool find_date(struct arena *arena, const char **date, struct diag *diag);

/* The same, and if it is not set, the clock's: for what decides whether something is made, never what. */
bool find_today(struct arena *arena, const char **today, struct diag *diag);

/* Whether an output's name says that it is a workbook: it ends in .xlsx. */
bool is_workbook(const char *output);

/* The folder for files without a name while an output of this name is made: its own; of "-" the system's. */
const char *work_folder(struct arena *arena, const char *output);

#endif
