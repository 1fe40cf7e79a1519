#include "sheet/source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/say.h"

static bool fail(const struct source *source, const char *reason, struct diag *diag)
{
    diag_report(diag, DIAG_FILE_UNREADABLE, source_place(source), "%s", reason);
    return false;
}

/* Not blocking, so that a pipe nobody writes to is told, not waited for. */
bool source_open(struct source *source, const char *path, struct diag *diag)
{
    *source = (struct source){.path = path, .descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    if (source->descriptor < 0)
        return fail(source, say_error(errno), diag);
    if (fstat(source->descriptor, &source->status) != 0)
        fail(source, say_error(errno), diag);
    else if (!S_ISREG(source->status.st_mode))
        fail(source, S_ISDIR(source->status.st_mode) ? say_error(EISDIR) : say("not a regular file"), diag);
    else
        return true;
    source_close(source);
    return false;
}

void source_close(struct source *source)
{
    if (source->descriptor >= 0)
        close(source->descriptor);
    source->descriptor = -1;
}

uint64_t source_size(const struct source *source)
{
    return (uint64_t)source->status.st_size;
}

ptrdiff_t source_read(const struct source *source, uint64_t offset, void *bytes, size_t room, struct diag *diag)
{
    size_t length = 0;
    while (length < room) {
        ssize_t count =
            pread(source->descriptor, (char *)bytes + length, room - length, (off_t)(offset + (uint64_t)length));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0) {
            fail(source, say_error(errno), diag);
            return -1;
        }
        if (count == 0)
            break;
        length += (size_t)count;
    }
    return (ptrdiff_t)length;
}

bool source_is_unchanged(const struct source *source, struct diag *diag)
{
    const struct stat *before = &source->status;
    struct stat now;
    if (fstat(source->descriptor, &now) != 0)
        return fail(source, say_error(errno), diag);
    if (now.st_size == before->st_size && now.st_mtim.tv_sec == before->st_mtim.tv_sec &&
        now.st_mtim.tv_nsec == before->st_mtim.tv_nsec)
        return true;
    diag_report(diag, DIAG_SHEET_CHANGED, source_place(source), "%s", "");
    return false;
}

int line_at(const struct source *source, uint64_t offset, struct diag *diag)
{
    char room[4096], before = 0;
    int line = 1;
    for (uint64_t at = 0; at < offset;) {
        size_t wanted = offset - at < sizeof room ? (size_t)(offset - at) : sizeof room;
        ptrdiff_t count = source_read(source, at, room, wanted, diag);
        if (count <= 0)
            return 0;
        for (ptrdiff_t i = 0; i < count; before = room[i++])
            line += room[i] == '\r' || (room[i] == '\n' && before != '\r');
        at += (uint64_t)count;
    }
    return line;
}
