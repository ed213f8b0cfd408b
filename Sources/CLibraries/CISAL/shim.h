#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>

/// The macro is too much of an expression for Swift.
enum { cisal_level_bytes = ISAL_DEF_LVL1_DEFAULT };
