#pragma once

#include "ui/common/widgets.h"
#include "ui/inspector/ranksovertime.h"

#include <QComboBox>

namespace hstudio::ui
{

class Chart;
class FileExport;
class FilmTable;
class NewestOnly;
class RanksModel;

/// The bump chart: how the films of a list would rank as the time since the newest film of the history grows. Asks only while it can be seen.
class BumpPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit BumpPanel(Workbench &workbench, QWidget *parent = nullptr);
    /// The lists beside it; `b` is null when there is only one.
    void showLists(const std::shared_ptr<const RankedList> &a, const std::shared_ptr<const RankedList> &b);
    /// The lists are about to change: what is being computed is outdated.
    void forget();

Q_SIGNALS:
    void similarRequested(quint32 itemCode);
    void exported(const QString &file);
    void failed(const hstudio::base::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeLayout();
    void retranslate();
    [[nodiscard]] std::shared_ptr<const RankedList> chosen() const;
    void refresh();
    void show(const std::shared_ptr<const RanksOverTime> &ranks);
    void draw();
    void exportShown();

    std::shared_ptr<const RankedList> m_a;
    std::shared_ptr<const RankedList> m_b;
    std::shared_ptr<const RankedList> m_asked; ///< the list that was asked about last
    NewestOnly *m_asking;
    RanksModel *m_model;
    QBoxLayout *m_layout = nullptr; ///< chart beside the films, or above them where there is no room
    Chart *m_chart;
    FilmTable *m_films;
    QComboBox *m_side;
    QToolButton *m_exportButton;
    FileExport *m_export;
};

} // namespace hstudio::ui
