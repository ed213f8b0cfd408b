// The packed word lists (made by data/pack.py), read in place from the executable.
#pragma once

#include <stddef.h>

/// The archive's first byte; eight-byte aligned, never freed, never written to.
const unsigned char *fakecsv_word_archive(void);

/// The archive's length in bytes.
size_t fakecsv_word_archive_length(void);

/// Asks the processor for the memory at an address ahead of time; any address will do.
static inline void fakecsv_expect(const void *address) { __builtin_prefetch(address); }
