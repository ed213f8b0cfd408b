#include <xlsxwriter.h>
#include <stdbool.h>
#include <stdio.h>

/// Whether rows got lost on the way to the temporary file of a sheet, which the library does not ask.
static inline bool cxlsxwriter_has_lost_rows(const lxw_worksheet *sheet)
{
    FILE *file = sheet->optimize_tmpfile;
    return file && (fflush(file) != 0 || ferror(file));
}
