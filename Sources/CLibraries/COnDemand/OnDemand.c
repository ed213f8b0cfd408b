// Loads the libraries and finds their functions; see the header.
#include "COnDemand.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

/// A library: under the name that Debian's headers belong to, else under that for linking.
struct on_demand_library {
    const char *name;
    const char *plain_name;
};

/// A function: what Functions.S jumps to is the third word.
struct on_demand_function {
    const struct on_demand_library *library;
    const char *name;
    void *address;
};

#define LIBRARY(symbol, plain, version) \
    [[gnu::visibility("hidden")]] const struct on_demand_library on_demand_##symbol \
        = {plain version, plain}

LIBRARY(fcgi, "libfcgi.so", ".0");
LIBRARY(isal, "libisal.so", ".2");
LIBRARY(jansson, "libjansson.so", ".4");
LIBRARY(mariadb, "libmariadb.so", ".3");
LIBRARY(memcached, "libmemcached.so", ".11");
LIBRARY(sodium, "libsodium.so", ".23");
LIBRARY(xlsxwriter, "libxlsxwriter.so", ".4");

/// Ends the process as the system's loader does when it does not find a library.
[[noreturn]] static void give_up(const struct on_demand_function *function)
{
    const char *reason = dlerror();
    fprintf(
        stderr, "fakecsv: %s: %s\n", function->library->name,
        reason != NULL ? reason : function->name);
    exit(127);
}

/// Finds the function; several threads may do so at once and find the same.
///
/// A library that is loaded already is only counted once more: dlopen keeps one of each name.
[[gnu::visibility("hidden")]] void on_demand_find(struct on_demand_function *function)
{
    void *library = dlopen(function->library->name, RTLD_LAZY | RTLD_LOCAL);
    if (library == NULL) library = dlopen(function->library->plain_name, RTLD_LAZY | RTLD_LOCAL);
    if (library == NULL) give_up(function);
    void *address = dlsym(library, function->name);
    if (address == NULL) give_up(function);
    __atomic_store_n(&function->address, address, __ATOMIC_RELEASE);
}
