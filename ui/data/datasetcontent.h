#pragma once

#include "core/base/result.h"
#include "core/data/stats.h"
#include "core/experiment/runcontext.h"
#include "core/store/store.h"

#include <QString>

#include <memory>
#include <vector>

namespace hstudio::ui
{

/// One film of the catalogue as the table shows it.
struct FilmRow
{
    QString id;
    QString title;
    QString genres;
    qint64 interactions = 0;
};

/// Everything the Data page shows of one data set. Immutable.
struct DatasetContent
{
    std::shared_ptr<const experiment::OpenDataset> dataset;
    data::DatasetStats stats;
    std::vector<FilmRow> films; ///< by item code
};

/// Opens the data set and counts; takes up to seconds for large ones, so not on the GUI thread.
base::Result<std::shared_ptr<const DatasetContent>> loadContent(store::Store &store, base::DatasetId id);

} // namespace hstudio::ui
