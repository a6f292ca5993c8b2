#include "core/data/dataset.h"

#include "core/data/description.h"
#include "core/data/tablefile.h"

namespace hstudio::data
{

base::Result<std::shared_ptr<const Dataset>> Dataset::open(const std::filesystem::path &folder)
{
    auto table = openTableFile(folder / kTableFile);
    if (!table)
        return table.error();
    auto description = readDescription(folder);
    if (!description)
        return description.error();
    if (description->catalogue.size() != table->itemIds.size())
        return base::Error{base::ErrorCode::BadData,
                           HSTUDIO_TEXT("Error", "\"%1\" is damaged or incomplete. Import the data set again."),
                           {folder.string()},
                           "the catalogue doesn't fit the table"};

    const std::shared_ptr<Dataset> dataset(new Dataset);
    dataset->m_file = std::move(table->file);
    dataset->m_users = table->users;
    dataset->m_items = table->items;
    dataset->m_timestamps = table->timestamps;
    dataset->m_ratings = table->ratings;
    dataset->m_userIds = std::move(table->userIds);
    dataset->m_itemIds = std::move(table->itemIds);
    dataset->m_userIds.buildIndex();
    dataset->m_itemIds.buildIndex();
    dataset->m_catalogue = std::move(description->catalogue);
    dataset->m_summary = std::move(description->summary);
    dataset->m_hash = std::move(table->hash);
    dataset->m_folder = folder;
    return std::shared_ptr<const Dataset>(dataset);
}

} // namespace hstudio::data
