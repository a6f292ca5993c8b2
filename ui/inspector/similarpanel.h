#pragma once

#include "ui/common/widgets.h"
#include "ui/inspector/inspectedrun.h"

namespace hstudio::ui
{

class ElidedLabel;
class FilmTable;
class ResultsModel;

/// The films nearest to a chosen one by the model's item embeddings.
class SimilarPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit SimilarPanel(Workbench &workbench, QWidget *parent = nullptr);
    void showFilm(const std::shared_ptr<const InspectedRun> &run, std::uint32_t itemCode);

Q_SIGNALS:
    void shown(); ///< there is something new to see
    void failed(const hstudio::base::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Workbench &m_workbench;
    ResultsModel *m_model;
    FilmTable *m_table;
    ElidedLabel *m_title;
    QLabel *m_note;
    std::shared_ptr<const InspectedRun> m_run;
    QString m_film;
    bool m_known = true;
    quint64 m_newest = 0;
};

} // namespace hstudio::ui
