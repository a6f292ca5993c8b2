#pragma once

#include "ui/common/page.h"
#include "ui/common/widgets.h"
#include "ui/data/datasetcontent.h"

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace hstudio::ui
{

class DatasetList;
class DatasetView;
class ImportBar;

/// The imported data sets and what is in them. Without any it invites to open a folder or to try the demo data.
class DataPage final : public Page
{
    Q_OBJECT

public:
    explicit DataPage(Workbench &workbench, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] QList<QAction *> menuActions() const override;
    [[nodiscard]] QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;

    [[nodiscard]] base::DatasetId selectedDataset() const;

public Q_SLOTS:
    void chooseFolder();
    void chooseFile();
    /// Offers the official archives.
    void chooseDownload();
    /// Asks for filters and a split of the selected data set.
    void prepareSelected();

Q_SIGNALS:
    /// "Set up an experiment" with this data set.
    void useDataset(hstudio::base::DatasetId dataset);

protected:
    void retranslate() override;

private:
    void makeActions();
    QWidget *makeContent();
    void connectWorkbench();
    void refreshList();
    void select(base::DatasetId id);
    void showContent(base::DatasetId id, const base::Result<std::shared_ptr<const DatasetContent>> &content);
    void removeSelected();
    void importFailed(const base::Error &error);
    void mapTable(const QString &path, const base::Error &error);

    QAction *m_openFolder;
    QAction *m_openFile;
    QAction *m_download;
    QAction *m_prepare;
    QAction *m_demo;
    QAction *m_find;
    QAction *m_remove;

    QStackedWidget *m_stack;
    EmptyState *m_welcome;
    QPushButton *m_welcomeFolder;
    QPushButton *m_welcomeDownload;
    QPushButton *m_welcomeDemo;
    ImportBar *m_importBar;
    MessageBar *m_offer; ///< to import what can be read
    QSplitter *m_splitter;
    QLabel *m_title;
    QPushButton *m_add;
    QToolButton *m_more;
    DatasetList *m_list;
    DatasetView *m_view;
    MessageBar *m_confirm;
};

} // namespace hstudio::ui
