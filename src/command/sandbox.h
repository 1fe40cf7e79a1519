/*
 * The sandbox: what the program may still do once its command line has said what it is to do, and before it reads anything that
 * others made. Whatever a hostile file makes of it, it reads and writes no other files, and asks no network.
 *
 * Files are Landlock's, calls are seccomp's; where the kernel has one of them not, the program goes on without.
 */
#ifndef COMMAND_SANDBOX_H
#define COMMAND_SANDBOX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/file.h"
#include "supplement.h"

/* Forbids, for good, calls of the system that no command needs: network, other programs, other processes, mounting, the kernel
 * itself. They fail with EPERM. What was forbidden before stays so. False: the kernel cannot do so. */
enum sandbox_sockets {
    SOCKETS_NONE,
    SOCKETS_LOCAL, /* services of this machine may be asked, which cards and modules with keys take */
    SOCKETS_ALL,   /* and the network */
    SOCKETS_LISTENING, /* others may ask this process, once it has a socket; */
    SOCKETS_ACCEPTED,  /* then it needs no other, or */
    SOCKETS_ACCEPTED_LOCAL /* asks those services */
};
bool sandbox_forbid_calls(enum sandbox_sockets sockets);

/* The version of Landlock's interface that files are closed by here; 0: they are not. */
int sandbox_landlock(void);

/* The files that are permitted; of what is not there nothing is, and to look for it fails as ever. */
struct sandbox {
    int rules;       /* of Landlock; -1: the kernel has none */
    uint64_t rights; /* that it knows */
};

/* A sandbox in which files that the program brings may be read, and libraries loaded. The caller owes a sandbox_enter. */
void sandbox_init(struct sandbox *sandbox, struct supplement *supplement);

/* One in which all may be read, as the commands of an office say in many ways where its files are. The same is owed. */
void sandbox_init_readable(struct sandbox *sandbox);

/* One in which the system's settings may be read, as asking the network takes it, and libraries loaded. The same is owed. */
void sandbox_init_network(struct sandbox *sandbox);

/* A file; or a folder, with all that is below. NULL: nothing. */
void sandbox_may_read(struct sandbox *sandbox, const char *path);

/* A layout: it names files in its folder, and fonts beside that; or a folder of them. NULL: nothing. */
void sandbox_may_read_layout(struct sandbox *sandbox, const char *path);

/* A file that may be put anew in its place while the program runs; what is a link leads to one. NULL: nothing. */
void sandbox_may_read_anew(struct sandbox *sandbox, const char *path);

/* A register: SQLite undoes in its folder what a writer that was killed left half done. */
void sandbox_may_read_register(struct sandbox *sandbox, const char *path);

/* The same of one that is written to, and made if it is not there. */
void sandbox_may_write_register(struct sandbox *sandbox, const char *path);

/* What file_write needs for an output of this name: its folder, or the device. "-": nothing. */
void sandbox_may_write(struct sandbox *sandbox, const char *path, struct file_manner manner);

/* Files without a name in the folder of work_folder, while an output of this name is made. */
void sandbox_may_work_beside(struct sandbox *sandbox, const char *path);

/* All that is below the folder of the path; where that is not there yet, below the nearest above it that is. */
void sandbox_may_write_beside(struct sandbox *sandbox, const char *path);

/* From here on nothing else is permitted, for good. */
void sandbox_enter(struct sandbox *sandbox);

#endif
