/* A disk that fails at the n-th write, for the tests: preloaded, it stands before the C library's own calls.
 *
 * Only files below one folder are concerned. Counted is whatever changes them or makes the change last: writes, syncs,
 * truncations, new files and folders, renames. Unlinking always works, as it does on a full disk.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static char folder[4096];
static size_t folder_length;
static long counted, fails_at;
static int error_number, fails_once;

/* From now on the write number `at` fails, and all later ones too unless `once`; 0 for none. */
void failing_writes_start(const char *below, long at, int error, int once) {
    strncpy(folder, below, sizeof folder - 1);
    folder_length = strlen(folder);
    counted = 0;
    fails_at = at;
    error_number = error;
    fails_once = once;
}

/* Writes seen since the start. */
long failing_writes_counted(void) { return counted; }

static int concerned(const char *path) { return folder_length && strncmp(path, folder, folder_length) == 0; }

static int fails(const char *path) {
    if (!concerned(path)) return 0;
    counted++;
    if (fails_at && (fails_once ? counted == fails_at : counted >= fails_at)) {
        errno = error_number;
        return 1;
    }
    return 0;
}

static int fails_fd(int fd) {
    char link[64], path[4096];
    if (!folder_length) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return fails(path);
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

ssize_t write(int fd, const void *data, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    return fails_fd(fd) ? -1 : real(fd, data, size);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
    REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
    return fails_fd(fd) ? -1 : real(fd, data, size, at);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    return fails_fd(fd) ? -1 : real(fd, data, size, at);
}
ssize_t sendfile(int out, int in, off_t *at, size_t size) {
    REAL(ssize_t, "sendfile", int, int, off_t *, size_t);
    return fails_fd(out) ? -1 : real(out, in, at, size);
}
ssize_t sendfile64(int out, int in, off64_t *at, size_t size) {
    REAL(ssize_t, "sendfile64", int, int, off64_t *, size_t);
    return fails_fd(out) ? -1 : real(out, in, at, size);
}
ssize_t copy_file_range(int in, off64_t *at, int out, off64_t *to, size_t size, unsigned int flags) {
    REAL(ssize_t, "copy_file_range", int, off64_t *, int, off64_t *, size_t, unsigned int);
    return fails_fd(out) ? -1 : real(in, at, out, to, size, flags);
}
int fsync(int fd) {
    REAL(int, "fsync", int);
    return fails_fd(fd) ? -1 : real(fd);
}
int fdatasync(int fd) {
    REAL(int, "fdatasync", int);
    return fails_fd(fd) ? -1 : real(fd);
}
int ftruncate(int fd, off_t size) {
    REAL(int, "ftruncate", int, off_t);
    return fails_fd(fd) ? -1 : real(fd, size);
}
int ftruncate64(int fd, off64_t size) {
    REAL(int, "ftruncate64", int, off64_t);
    return fails_fd(fd) ? -1 : real(fd, size);
}
int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    return fails(to) ? -1 : real(from, to);
}
int mkdir(const char *path, mode_t mode) {
    REAL(int, "mkdir", const char *, mode_t);
    return fails(path) ? -1 : real(path, mode);
}

static int makes_a_file(const char *path, int flags) { return (flags & O_CREAT) && access(path, F_OK) != 0; }

#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & O_CREAT) { \
        va_list given; \
        va_start(given, flags); \
        mode = va_arg(given, mode_t); \
        va_end(given); \
    }

int open(const char *path, int flags, ...) {
    REAL(int, "open", const char *, int, ...);
    MODE(flags)
    return makes_a_file(path, flags) && fails(path) ? -1 : real(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    REAL(int, "open64", const char *, int, ...);
    MODE(flags)
    return makes_a_file(path, flags) && fails(path) ? -1 : real(path, flags, mode);
}
