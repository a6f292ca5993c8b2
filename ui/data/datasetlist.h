#pragma once

#include "core/store/store.h"

#include <QListWidget>

#include <vector>

namespace hstudio::ui
{

/// The imported data sets, newest last: name, and its size in the secondary colour below.
class DatasetList final : public QListWidget
{
    Q_OBJECT

public:
    explicit DatasetList(QWidget *parent = nullptr);

    /// Shows these; the selection stays on the same data set, or goes to the last one.
    void setDatasets(const std::vector<store::DatasetRecord> &datasets);
    void select(base::DatasetId id);
    [[nodiscard]] base::DatasetId selected() const;

Q_SIGNALS:
    void datasetSelected(hstudio::base::DatasetId id);
};

} // namespace hstudio::ui
