#include "core/store/dberror.h"

#include <sqlite3.h>

#include <string>
#include <utility>

namespace hstudio::store
{
namespace
{

using base::ErrorCode;

std::pair<ErrorCode, const char *> meaning(int sqliteCode)
{
    switch (sqliteCode) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {
            ErrorCode::Busy,
            HSTUDIO_TEXT("Error", "\"%1\" is in use by another program. Wait until it has finished writing, or close it, and try again.")};
    case SQLITE_FULL:
        return {
            ErrorCode::Io,
            HSTUDIO_TEXT("Error", "The disk is full, \"%1\" can't grow. Free some space and try again; what was stored before is safe.")};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {
            ErrorCode::Io,
            HSTUDIO_TEXT("Error", "\"%1\" can't be written. Check the rights of the file and its folder, or choose another workspace.")};
    case SQLITE_CANTOPEN:
        return {ErrorCode::Io,
                HSTUDIO_TEXT("Error", "\"%1\" can't be opened. Check that the folder exists and that you have the right to write there.")};
    case SQLITE_IOERR:
        return {ErrorCode::Io,
                HSTUDIO_TEXT("Error", "Reading or writing \"%1\" failed. Check the disk and its free space, and try again.")};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
        return {ErrorCode::BadData,
                HSTUDIO_TEXT(
                    "Error",
                    "\"%1\" is damaged or isn't a database. Put a backup copy (workspace.db.backup-v…) in its place, or move it away to "
                    "begin a new one; data sets and weights in the other folders are not touched.")};
    case SQLITE_NOMEM:
        return {ErrorCode::OutOfMemory,
                HSTUDIO_TEXT("Error", "There is too little memory to work with \"%1\". Close other programs and try again.")};
    case SQLITE_TOOBIG: return {ErrorCode::InvalidArgument, HSTUDIO_TEXT("Error", "A value is too large to be stored in \"%1\".")};
    default:
        return {ErrorCode::Internal,
                HSTUDIO_TEXT("Error", "The database \"%1\" reports: %2. This is a fault of the program; please report it.")};
    }
}

} // namespace

base::Error toError(const SQLite::Exception &failure, const std::filesystem::path &file)
{
    const auto [code, message] = meaning(failure.getErrorCode() & 0xff);
    return {code,
            message,
            {file.string(), failure.what()},
            std::string(failure.what()) + " (SQLite " + std::to_string(failure.getExtendedErrorCode()) + ")"};
}

} // namespace hstudio::store
