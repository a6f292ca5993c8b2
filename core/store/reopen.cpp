#include "core/store/reopen.h"

#include "core/store/connection.h"
#include "core/store/dberror.h"
#include "core/store/sql.h"

namespace hstudio::store
{

/// On a connection of its own, as another program would do it: a rare command that nobody waits for.
base::Result<void> reopenFinished(Store &store, base::RunId id, const std::string &configJson)
{
    const auto record = store.run(id);
    if (!record)
        return record.error();
    const auto file = store.workspace() / "workspace.db";
    try {
        const auto database = openForWriting(file);
        const int changed =
            sql::execute(*database, "UPDATE runs SET config = ?, state = 'stopped', reason = 'stopped' WHERE id = ? AND state = 'finished'",
                         configJson, id.value);
        if (changed == 1)
            return {};
    } catch (const SQLite::Exception &failure) {
        return toError(failure, file);
    }
    return base::Error{base::ErrorCode::InvalidArgument,
                       HSTUDIO_TEXT("Error", "Run \"%1\" can't be given more epochs: its state is %2. Only finished runs can."),
                       {record->name, std::string(toString(record->state))}};
}

} // namespace hstudio::store
