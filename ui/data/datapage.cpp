#include "ui/data/datapage.h"

#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/shortcuts.h"
#include "ui/common/theme.h"
#include "ui/data/datasetlist.h"
#include "ui/data/datasetview.h"
#include "ui/data/downloaddialog.h"
#include "ui/data/importbar.h"
#include "ui/data/mappingdialog.h"
#include "ui/data/preparationdialog.h"

#include <QFileDialog>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>

namespace hstudio::ui
{

DataPage::DataPage(Workbench &workbench, QWidget *parent)
    : Page(workbench, parent), m_stack(new QStackedWidget(this)), m_welcome(new EmptyState(this)),
      m_importBar(new ImportBar(workbench, this)), m_offer(new MessageBar(this))
{
    setObjectName(QStringLiteral("dataPage"));
    makeActions();
    m_welcome->setObjectName(QStringLiteral("welcome"));
    m_welcome->setIconName(QStringLiteral("data"));
    m_welcomeFolder = m_welcome->addButton({}, QStringLiteral("welcomeOpenFolder"));
    m_welcomeDownload = m_welcome->addButton({}, QStringLiteral("welcomeDownload"));
    m_welcomeDemo = m_welcome->addButton({}, QStringLiteral("welcomeDemo"));
    connect(m_welcomeFolder, &QPushButton::clicked, m_openFolder, &QAction::trigger);
    connect(m_welcomeDownload, &QPushButton::clicked, m_download, &QAction::trigger);
    connect(m_welcomeDemo, &QPushButton::clicked, m_demo, &QAction::trigger);

    m_stack->addWidget(m_welcome);
    m_stack->addWidget(makeContent());
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 3, 6);
    m_offer->setObjectName(QStringLiteral("offerLenientImport"));
    layout->addWidget(m_importBar);
    layout->addWidget(m_offer);
    layout->addWidget(m_stack, 1);

    connectWorkbench();
    retranslate();
    refreshList();
}

void DataPage::makeActions()
{
    const auto make = [this](const QString &name, const QString &icon, Shortcut shortcut) {
        auto *action = new QAction(makeIcon(icon), {}, this);
        action->setObjectName(name);
        action->setShortcut(keysOf(shortcut));
        return action;
    };
    m_openFolder = make(QStringLiteral("openFolder"), QStringLiteral("folder"), Shortcut::OpenFolder);
    m_openFile = make(QStringLiteral("openFile"), QStringLiteral("load"), Shortcut::OpenFile);
    m_download = new QAction(makeIcon(QStringLiteral("down")), {}, this);
    m_download->setObjectName(QStringLiteral("downloadData"));
    m_prepare = new QAction(makeIcon(QStringLiteral("filter")), {}, this);
    m_prepare->setObjectName(QStringLiteral("prepareSelectedDataset"));
    m_demo = make(QStringLiteral("importDemo"), QStringLiteral("play"), Shortcut::DemoData);
    m_find = make(QStringLiteral("findInFilms"), QStringLiteral("search"), Shortcut::Find);
    m_remove = make(QStringLiteral("removeSelectedDataset"), QStringLiteral("remove"), Shortcut::Remove);
    // These two would take keys from fields of other pages.
    m_find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_remove->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_find);
    addAction(m_remove);
    connect(m_openFolder, &QAction::triggered, this, &DataPage::chooseFolder);
    connect(m_openFile, &QAction::triggered, this, &DataPage::chooseFile);
    connect(m_download, &QAction::triggered, this, &DataPage::chooseDownload);
    connect(m_prepare, &QAction::triggered, this, &DataPage::prepareSelected);
    connect(m_demo, &QAction::triggered, &workbench(), &Workbench::importDemo);
    connect(m_find, &QAction::triggered, this, [this] { m_view->focusFind(); });
    connect(m_remove, &QAction::triggered, this, &DataPage::removeSelected);
}

QWidget *DataPage::makeContent()
{
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(QStringLiteral("dataSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(Theme::current().unit(4));

    auto *left = new QWidget(m_splitter);
    m_title = makeTitleLabel({}, left);
    m_list = new DatasetList(left);
    m_add = new QPushButton(left);
    m_add->setObjectName(QStringLiteral("addData"));
    m_more = makeIconButton(QStringLiteral("more"), {}, QStringLiteral("moreData"), left);
    m_more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_more);
    menu->addActions({m_openFolder, m_openFile, m_download, m_demo});
    m_more->setMenu(menu);
    connect(m_add, &QPushButton::clicked, m_openFolder, &QAction::trigger);
    auto *buttons = new QHBoxLayout;
    setSpacing(buttons, 1);
    buttons->addWidget(m_add, 1);
    buttons->addWidget(m_more);
    auto *leftLayout = new QVBoxLayout(left);
    setSpacing(leftLayout, 3);
    leftLayout->addWidget(m_title);
    setRole(m_list, QStringLiteral("card"));
    leftLayout->addWidget(m_list, 1);
    leftLayout->addLayout(buttons);

    auto *right = new QWidget(m_splitter);
    m_confirm = new MessageBar(right);
    m_confirm->setObjectName(QStringLiteral("confirmRemove"));
    m_view = new DatasetView(workbench(), right);
    auto *rightLayout = new QVBoxLayout(right);
    setSpacing(rightLayout, 2);
    rightLayout->addWidget(m_confirm);
    rightLayout->addWidget(m_view, 1);

    m_splitter->addWidget(left);
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({Theme::current().unit(54), Theme::current().unit(250)});

    connect(m_list, &DatasetList::datasetSelected, this, &DataPage::select);
    connect(m_view, &DatasetView::experimentWanted, this, [this] { Q_EMIT useDataset(m_list->selected()); });
    connect(m_view, &DatasetView::prepareWanted, this, &DataPage::prepareSelected);
    connect(m_view, &DatasetView::removeWanted, this, &DataPage::removeSelected);
    return m_splitter;
}

void DataPage::connectWorkbench()
{
    connect(&workbench(), &Workbench::datasetsChanged, this, &DataPage::refreshList);
    const auto enable = [this] {
        for (auto *button : {m_welcomeFolder, m_welcomeDownload, m_welcomeDemo})
            button->setEnabled(!workbench().importing());
    };
    connect(&workbench(), &Workbench::importStarted, this, enable);
    connect(&workbench(), &Workbench::importStarted, m_offer, &QWidget::hide);
    connect(&workbench(), &Workbench::importFinished, this, [this, enable](base::DatasetId id) {
        enable();
        m_list->select(id);
    });
    connect(&workbench(), &Workbench::importFailed, this, [this, enable](const base::Error &error) {
        enable();
        importFailed(error);
    });
    connect(&workbench(), &Workbench::tableFound, this, [this, enable](const QString &path, const base::Error &error) {
        enable();
        mapTable(path, error);
    });
}

void DataPage::importFailed(const base::Error &error)
{
    constexpr double kLenient = 0.5; // half of the lines is the most that any import tolerates
    if (error.code == base::ErrorCode::Cancelled)
        Q_EMIT showMessage(errorText(error));
    else if (error.detail == data::kTooManyRefused)
        m_offer->ask(errorText(error), tr("Import the other lines"), [this] { workbench().importAgain(kLenient); });
    else
        Q_EMIT showError(error);
}

void DataPage::mapTable(const QString &path, const base::Error &error)
{
    workbench().async(
        this, [path] { return data::lookAtTable(path.toStdString()); },
        [this, path, error](const base::Result<data::TableLook> &look) {
            if (!look) {
                Q_EMIT showError(look.error().code == base::ErrorCode::BadData ? look.error() : error);
                return;
            }
            auto *dialog = new MappingDialog(path, *look, this);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &QDialog::accepted, this, [this, dialog, path] { workbench().importWith(path, dialog->options()); });
            dialog->open();
        });
}

QString DataPage::title() const { return tr("Data"); }

QString DataPage::iconName() const { return QStringLiteral("data"); }

QList<QAction *> DataPage::menuActions() const
{
    return {m_openFolder, m_openFile, m_download, m_demo, nullptr, m_find, m_prepare, m_remove};
}

QByteArray DataPage::saveState() const { return m_splitter->saveState(); }

void DataPage::restoreState(const QByteArray &state) { m_splitter->restoreState(state); }

base::DatasetId DataPage::selectedDataset() const { return m_list->selected(); }

void DataPage::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Open a MovieLens folder"));
    dialog->setObjectName(QStringLiteral("folderDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, &workbench(), &Workbench::importPath);
    dialog->open();
}

void DataPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a ratings file or .zip"));
    dialog->setObjectName(QStringLiteral("fileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Ratings (%1)").arg(QStringLiteral("*.zip *.data *.dat *.csv *.tsv *.inter")), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, &workbench(), &Workbench::importPath);
    dialog->open();
}

void DataPage::chooseDownload()
{
    auto *dialog = new DownloadDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { workbench().importDownload(dialog->archive()); });
    dialog->open();
}

void DataPage::prepareSelected()
{
    const auto *record = workbench().dataset(m_list->selected());
    if (record == nullptr)
        return;
    auto *dialog = new PreparationDialog(*record, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, id = record->id] { workbench().deriveDataset(id, dialog->name(), dialog->preparation()); });
    dialog->open();
}

void DataPage::refreshList()
{
    const auto &datasets = workbench().datasets();
    const bool first = m_stack->currentIndex() == 0 && !datasets.empty();
    m_stack->setCurrentIndex(datasets.empty() ? 0 : 1);
    if (first && isVisible())
        m_list->setFocus(Qt::OtherFocusReason); // it was on a button that is gone
    m_find->setEnabled(!datasets.empty());
    m_remove->setEnabled(!datasets.empty());
    m_prepare->setEnabled(!datasets.empty());
    m_list->setDatasets(datasets);
}

void DataPage::select(base::DatasetId id)
{
    m_confirm->hide();
    m_view->clearContent();
    const auto *record = workbench().dataset(id);
    if (record == nullptr)
        return;
    m_view->setRecord(*record);
    workbench().async(
        this, [store = workbench().store(), id] { return loadContent(*store, id); },
        [this, id](const base::Result<std::shared_ptr<const DatasetContent>> &content) { showContent(id, content); });
}

void DataPage::showContent(base::DatasetId id, const base::Result<std::shared_ptr<const DatasetContent>> &content)
{
    if (id != m_list->selected())
        return; // another one was chosen meanwhile
    if (content)
        m_view->setContent(*content);
    else
        Q_EMIT showError(content.error());
}

void DataPage::removeSelected()
{
    const auto *record = workbench().dataset(m_list->selected());
    if (record == nullptr)
        return;
    m_confirm->ask(
        tr("Remove \"%1\" from the workspace? The files it was imported from stay as they are.").arg(QString::fromStdString(record->name)),
        tr("Remove"), [this, id = record->id] { workbench().removeDataset(id); });
}

void DataPage::retranslate()
{
    m_title->setText(title());
    m_welcome->setText(
        tr("Start with some data"),
        tr("Open MovieLens files (100K, 1M, 10M, 20M, 25M, 32M or latest), or drop a folder, archive or file anywhere in this "
           "window. To look around "
           "first, try the built-in demo data: it is made in a second and a model learns it in a minute."));
    m_welcomeFolder->setText(tr("Open a MovieLens folder…"));
    m_welcomeDownload->setText(tr("Download MovieLens…"));
    m_welcomeDemo->setText(tr("Try the built-in demo data"));
    m_openFolder->setText(tr("Open a MovieLens &folder…"));
    m_openFile->setText(tr("&Open a file or .zip…"));
    m_download->setText(tr("Do&wnload MovieLens…"));
    m_prepare->setText(tr("Filter and &split…"));
    m_demo->setText(tr("Try the built-in &demo data"));
    m_find->setText(tr("Find in &films"));
    m_remove->setText(tr("&Remove the data set…"));
    m_add->setText(tr("Open a folder…"));
    m_add->setToolTip(tr("Import MovieLens files from a folder"));
    m_more->setToolTip(tr("More ways to add data"));
    m_more->setAccessibleName(m_more->toolTip());
    m_list->setAccessibleName(tr("Imported data sets"));
    refreshList();
}

} // namespace hstudio::ui
