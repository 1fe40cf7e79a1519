/* The functions of libmicrohttpd, which is loaded when they are first needed; for http/ alone. */
#ifndef HTTP_MICROHTTPD_H
#define HTTP_MICROHTTPD_H

#include <stdbool.h>

#include <microhttpd.h>

#include "base/diag.h"

#define MHD_FUNCTIONS(X)                                                                                                          \
    X(MHD_start_daemon) X(MHD_stop_daemon) X(MHD_add_connection) X(MHD_create_response_from_buffer_with_free_callback_cls)          \
    X(MHD_create_response_from_fd64) X(MHD_add_response_header) X(MHD_queue_response) X(MHD_destroy_response)                       \
    X(MHD_lookup_connection_value) X(MHD_suspend_connection) X(MHD_resume_connection) X(MHD_get_connection_info)

#define MHD_DECLARE(name) __typeof__(&name) name;
struct microhttpd {
    MHD_FUNCTIONS(MHD_DECLARE)
};
extern struct microhttpd microhttpd;

/* False with errors: the library is missing. */
bool microhttpd_load(struct diag *diag);

#endif
