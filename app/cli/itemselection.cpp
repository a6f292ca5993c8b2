#include "app/cli/itemselection.h"

namespace hstudio::cli
{

base::Result<std::uint32_t> findItem(const experiment::OpenRun &run, const std::string &id)
{
    const auto code = run.dataset->table->itemIds().find(id);
    if (!code)
        return base::Error{base::ErrorCode::NotFound,
                           HSTUDIO_TEXT("Error", "There is no item \"%1\" in data set \"%2\"."),
                           {id, run.dataset->record.name}};
    if (run.items.internalOf[*code] == 0)
        return base::Error{
            base::ErrorCode::NotFound,
            HSTUDIO_TEXT("Error", "Item \"%1\" is unknown to the model: it isn't among the training interactions it has seen."),
            {id}};
    return *code;
}

} // namespace hstudio::cli
