#include "CWordLists.h"

#include <stdalign.h>

static alignas(64) const unsigned char archive[] = {
#embed "words.bin"
};

const unsigned char *fakecsv_word_archive(void) { return archive; }

size_t fakecsv_word_archive_length(void) { return sizeof archive; }
