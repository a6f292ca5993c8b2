#include "ui/data/downloaddialog.h"

#include "core/data/download/archives.h"
#include "ui/common/columnwidth.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/data/dialogbuttons.h"

#include <QHeaderView>
#include <QTableWidget>

namespace hstudio::ui
{
namespace
{

enum Column
{
    Title,
    Size,
    Interactions,
    Years,
    Terms,
    ColumnCount,
};

constexpr int kPreselected = 2; ///< ML-1M: the tutorial's

} // namespace

DownloadDialog::DownloadDialog(QWidget *parent) : QDialog(parent), m_table(new QTableWidget(this))
{
    setObjectName(QStringLiteral("downloadDialog"));
    setWindowTitle(tr("Download MovieLens"));
    auto *terms = new QLabel(
        tr("GroupLens at the University of Minnesota lends these data for research. They may not be passed on or used commercially "
           "without permission; publications should cite them. The terms are in each archive's README."),
        this);
    terms->setObjectName(QStringLiteral("termsOfUse"));
    terms->setWordWrap(true);
    auto *how = makeSecondaryLabel(
        tr("Fetched from files.grouplens.org and checked by MD5. A download that breaks off goes on where it stopped."), this);
    how->setWordWrap(true);
    fill();

    auto *download = makePrimaryButton(tr("Download and import"), this);
    download->setObjectName(QStringLiteral("startDownload"));
    connect(m_table, &QTableWidget::doubleClicked, this, &QDialog::accept);

    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 4, 5);
    layout->addWidget(terms);
    layout->addWidget(m_table, 1);
    layout->addWidget(how);
    layout->addWidget(makeDialogButtons(download, this));
    resize(Theme::current().unit(170), Theme::current().unit(100));
}

void DownloadDialog::fill()
{
    const auto &archives = data::officialArchives();
    m_table->setObjectName(QStringLiteral("archivesTable"));
    m_table->setAccessibleName(tr("Archives"));
    m_table->setColumnCount(ColumnCount);
    m_table->setRowCount(static_cast<int>(archives.size()));
    m_table->setHorizontalHeaderLabels({tr("Data set"), tr("Size"), tr("Interactions"), tr("Years"), tr("Terms of use")});
    setUpTable(m_table);
    setRole(m_table, QStringLiteral("card"));
    m_table->setSortingEnabled(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const auto &archive = archives[static_cast<std::size_t>(row)];
        const auto put = [&](int column, const QString &text, Qt::Alignment alignment = Qt::AlignLeft) {
            auto *item = new QTableWidgetItem(text);
            item->setTextAlignment(alignment | Qt::AlignVCenter);
            m_table->setItem(row, column, item);
        };
        put(Title, QString::fromStdString(archive.title));
        put(Size, bytesText(archive.bytes), Qt::AlignRight);
        put(Interactions, countText(archive.interactions), Qt::AlignRight);
        put(Years, QString::fromStdString(archive.years));
        auto *link = new QLabel(QStringLiteral("<a href=\"%1\">%2</a>").arg(QString::fromStdString(archive.terms), tr("README")), m_table);
        link->setOpenExternalLinks(true);
        link->setToolTip(QString::fromStdString(archive.terms));
        link->setContentsMargins(Theme::current().unit(2), 0, 0, 0);
        m_table->setCellWidget(row, Terms, link);
    }
    for (int column = 0; column < ColumnCount; ++column) {
        QString widest = QStringLiteral("0000 – 0000");
        for (int row = 0; row < m_table->rowCount(); ++row) {
            const auto *item = m_table->item(row, column);
            if (item != nullptr && item->text().size() > widest.size())
                widest = item->text();
        }
        m_table->setColumnWidth(column, columnWidthFor(*m_table, column, widest));
    }
    for (const int number : {Size, Interactions})
        m_table->horizontalHeaderItem(number)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->selectRow(kPreselected);
}

QString DownloadDialog::archive() const
{
    const int row = m_table->currentRow();
    return row < 0 ? QString() : QString::fromStdString(data::officialArchives()[static_cast<std::size_t>(row)].key);
}

} // namespace hstudio::ui
