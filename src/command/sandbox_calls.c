/* Calls of the system: seccomp (seccomp(2)), a filter of BPF. It forbids what is known to do harm, and not all but what is known to
 * be needed: other versions of the C library make other calls for the same. */
#include "command/sandbox.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/sanitizer.h"

/* A process may speak to the kernel as one of another kind of machine, where calls have other numbers. */
#if defined(__x86_64__) && !defined(__ILP32__)
#define OWN_MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_MACHINE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define OWN_MACHINE AUDIT_ARCH_RISCV64
#elif defined(__powerpc64__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define OWN_MACHINE AUDIT_ARCH_PPC64LE
#elif defined(__s390x__)
#define OWN_MACHINE AUDIT_ARCH_S390X
#endif

#ifdef OWN_MACHINE

static const int FORBIDDEN[] = {
    /* the network, and other processes of this machine */
    SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4,
    /* other programs */
    SYS_execve, SYS_execveat,
    /* the memory of other processes */
#ifndef __SANITIZE_ADDRESS__ /* LeakSanitizer looks at its own process as a debugger does */
    SYS_ptrace,
#endif
    SYS_process_vm_readv, SYS_process_vm_writev, SYS_pidfd_getfd, SYS_kcmp,
    /* what files there are */
    SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_setns, SYS_unshare, SYS_move_mount, SYS_open_tree,
    SYS_mount_setattr, SYS_fsopen, SYS_fsconfig, SYS_fsmount, SYS_fspick, SYS_open_by_handle_at,
    /* parts of the kernel that reach far, and through which other walls were got round */
    SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_io_uring_setup, SYS_io_uring_enter, SYS_io_uring_register,
    SYS_keyctl, SYS_add_key, SYS_request_key,
    /* the machine */
    SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_kexec_load, SYS_reboot, SYS_swapon, SYS_swapoff, SYS_acct,
    SYS_settimeofday, SYS_clock_settime, SYS_sethostname, SYS_setdomainname,
};
enum { FORBIDDEN_COUNT = sizeof FORBIDDEN / sizeof *FORBIDDEN, BOUNDS_MOST = 2 * FORBIDDEN_COUNT + 1 };

#ifdef __x86_64__
#define NUMBERS_OF_X32 0x40000000 /* the same machine, other numbers: from here on */
#endif

/* The lower half of an argument. */
#define ARGUMENT(number) (offsetof(struct seccomp_data, args[number]) + (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? 4 : 0))

struct program {
    struct sock_filter steps[BOUNDS_MOST + 24];
    size_t count;
};

static void put(struct program *program, int code, uint32_t value, size_t if_true, size_t if_false)
{
    program->steps[program->count++] =
        (struct sock_filter){(unsigned short)code, (unsigned char)if_true, (unsigned char)if_false, value};
}

static void put_read(struct program *program, size_t offset)
{
    put(program, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0);
}

static void put_return(struct program *program, uint32_t verdict)
{
    put(program, BPF_RET | BPF_K, verdict, 0, 0);
}

static int by_number(const void *a, const void *b)
{
    const int *one = a, *other = b;
    return (*one > *other) - (*one < *other);
}

/* Where, from 0 up, calls begin to be forbidden, to be permitted again, and so on. */
static size_t find_bounds(uint32_t bounds[BOUNDS_MOST])
{
    int calls[FORBIDDEN_COUNT];
    size_t count = 0;
    memcpy(calls, FORBIDDEN, sizeof calls);
    qsort(calls, FORBIDDEN_COUNT, sizeof *calls, by_number);
    for (size_t i = 0; i < FORBIDDEN_COUNT; i++) {
        if (count && bounds[count - 1] == (uint32_t)calls[i])
            count--;
        else
            bounds[count++] = (uint32_t)calls[i];
        bounds[count++] = (uint32_t)calls[i] + 1;
    }
#ifdef NUMBERS_OF_X32
    bounds[count++] = NUMBERS_OF_X32;
#endif
    return count;
}

/* The bounds from `first` to before `last`, halved at each step: the kernel runs a filter once for each call that there is when it
 * takes it. Behind all of them, at `end`, it returns: one step for what is permitted, one for what is not. */
static void put_search(struct program *program, const uint32_t *bounds, size_t first, size_t last, size_t end)
{
    size_t middle = first + (last - first) / 2, next = program->count + 1;
    size_t above = middle + 1 == last ? end + (middle + 1) % 2 : next + (middle - first);
    size_t below = middle == first ? end + middle % 2 : next;
    put(program, BPF_JMP | BPF_JGE | BPF_K, bounds[middle], above - next, below - next);
    if (middle > first)
        put_search(program, bounds, first, middle, end);
    if (middle + 1 < last)
        put_search(program, bounds, middle + 1, last, end);
}

/* Drivers of smart cards ask a service of this machine (pcscd), by a socket that has a path. */
static void put_local_sockets(struct program *program)
{
    put(program, BPF_JMP | BPF_JEQ | BPF_K, SYS_connect, 3, 0);
    put(program, BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 3);
    put_read(program, ARGUMENT(0));
    put(program, BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 0, 1); /* else it is forbidden as ever */
    put_return(program, SECCOMP_RET_ALLOW);
    put_read(program, offsetof(struct seccomp_data, nr)); /* of other calls */
}

static void put_permitted(struct program *program, const unsigned *calls, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        put(program, BPF_JMP | BPF_JEQ | BPF_K, calls[i], 0, 1);
        put_return(program, SECCOMP_RET_ALLOW);
    }
}

/* Who asks the network is never asked, and who is asked does not ask. */
static void put_sockets(struct program *program, enum sandbox_sockets sockets)
{
    static const unsigned ASKING[] = {SYS_socket, SYS_socketpair, SYS_connect, SYS_bind};
    static const unsigned ACCEPTED[] = {SYS_accept, SYS_accept4, SYS_socket, SYS_socketpair, SYS_bind, SYS_listen};
    if (sockets == SOCKETS_LOCAL || sockets == SOCKETS_ACCEPTED_LOCAL)
        put_local_sockets(program);
    if (sockets == SOCKETS_ALL)
        put_permitted(program, ASKING, sizeof ASKING / sizeof *ASKING);
    else if (sockets == SOCKETS_LISTENING)
        put_permitted(program, ACCEPTED, sizeof ACCEPTED / sizeof *ACCEPTED);
    else if (sockets == SOCKETS_ACCEPTED || sockets == SOCKETS_ACCEPTED_LOCAL)
        put_permitted(program, ACCEPTED, 2);
}

static void make_program(struct program *program, enum sandbox_sockets sockets)
{
    enum { FORBID = SECCOMP_RET_ERRNO | EPERM, PERMIT = SECCOMP_RET_ALLOW };
    uint32_t bounds[BOUNDS_MOST];
    size_t count = find_bounds(bounds);
    put_read(program, offsetof(struct seccomp_data, arch));
    put(program, BPF_JMP | BPF_JEQ | BPF_K, OWN_MACHINE, 1, 0);
    put_return(program, FORBID);
    put_read(program, offsetof(struct seccomp_data, nr));
    put(program, BPF_JMP | BPF_JEQ | BPF_K, SYS_ioctl, 0, 4);
    put_read(program, ARGUMENT(1));
    put(program, BPF_JMP | BPF_JEQ | BPF_K, TIOCSTI, 0, 1); /* words put into the terminal, as if its user had typed them */
    put_return(program, FORBID);
    put_return(program, PERMIT);
    put_sockets(program, sockets);
    put_search(program, bounds, 0, count, program->count + count);
    put_return(program, PERMIT);
    put_return(program, FORBID);
}

bool sandbox_forbid_calls(enum sandbox_sockets sockets)
{
    struct program program = {.count = 0};
    make_program(&program, sockets);
    const struct sock_fprog filter = {(unsigned short)program.count, program.steps};
    /* Without the flag some kernels turn parts of the processor off that make it fast. */
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_SPEC_ALLOW, &filter) == 0;
}

#else

bool sandbox_forbid_calls(enum sandbox_sockets sockets)
{
    (void)sockets;
    return false;
}

#endif
