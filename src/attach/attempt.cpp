/* The only C++. Compiled by itself: see cmake/program.cmake. */
#include "attach/attempt.h"

#include <cstdlib>
#include <exception>
#include <mutex>
#include <new>

extern "C" {
#include "base/memory.h"
}

namespace {

/* In the block that each thread has from its start: another would have to be allocated. */
thread_local bool exhausted __attribute__((tls_model("initial-exec")));
std::new_handler handler_before;
std::terminate_handler terminate_before;

/* What `new` calls when it has nothing to give; a program that has a handler of its own keeps it. */
void note_exhausted()
{
    exhausted = true;
    if (!handler_before)
        throw std::bad_alloc();
    handler_before();
}

/* Where qpdf has no memory to end what it was at, C++ would end the program. */
void go_back()
{
    if (exhausted && memory_is_guarded())
        memory_exhausted();
    terminate_before();
    std::abort();
}

void begin()
{
    handler_before = std::set_new_handler(note_exhausted);
    terminate_before = std::set_terminate(go_back);
}

} // namespace

extern "C" bool attempt(attempted *work, void *context)
{
    static std::once_flag once;
    std::call_once(once, begin);
    bool good = true;
    exhausted = false;
    memory_watch();
    try {
        work(context);
    } catch (...) {
        good = false;
    }
    attempt_check();
    return good;
}

extern "C" void attempt_check(void)
{
    if (exhausted)
        memory_exhausted();
}

extern "C" const void *attempt_given(const void *pointer)
{
    attempt_check();
    return pointer;
}
