#include <xlsxwriter.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/// Whether rows got lost on the way to the temporary file of a sheet, which the library does not ask.
static inline bool cxlsxwriter_has_lost_rows(const lxw_worksheet *sheet)
{
    FILE *file = sheet->optimize_tmpfile;
    return file && (fflush(file) != 0 || ferror(file));
}

/// Whether the rows of a sheet fit once more beside the file that `path` names.
///
/// To complete a file the library copies its rows to a second temporary file, and does not ask whether
/// all arrived. `path` ends in six X, as mkstemp(3) wants it; nothing is left there.
static inline bool cxlsxwriter_can_copy_rows(const lxw_worksheet *sheet, char *path)
{
    const off_t rest = 1 << 20;  // what stands around the rows, and the file's small parts
    off_t rows = sheet->optimize_tmpfile ? ftello(sheet->optimize_tmpfile) : 0;
    int file = mkstemp(path);
    if (file < 0 || rows < 0) return false;
    unlink(path);
    bool has_room = posix_fallocate(file, 0, rows + rest) == 0;
    close(file);
    return has_room;
}
