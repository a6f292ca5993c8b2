#include "ui/common/rundrag.h"

#include <QListView>
#include <QStandardItemModel>
#include <QTest>

using namespace hstudio;
using ui::RunDragSource;

class TstRunDrag : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsArriveAsTheyWereSent()
    {
        const std::vector<base::RunId> runs{base::RunId{3}, base::RunId{12}};
        QVERIFY(ui::runsIn(ui::runMimeData(runs).get()) == runs);
        QVERIFY(ui::runsIn(ui::runMimeData({}).get()).empty());
    }

    void whatIsNoRunIsNotTakenForOne()
    {
        QMimeData data;
        data.setText(QStringLiteral("3"));
        QVERIFY(ui::runsIn(&data).empty());
        data.setData(QStringLiteral("application/x-hstudio-runs"), "three -1 0");
        QVERIFY(ui::runsIn(&data).empty());
    }

    void aRowOfTheSelectionTakesTheOthersAlong()
    {
        QStandardItemModel model;
        for (const qlonglong id : {5, 6, 7}) {
            auto *item = new QStandardItem(QStringLiteral("run"));
            item->setData(id, Qt::UserRole);
            model.appendRow(item);
        }
        QListView view;
        view.setModel(&model);
        view.setSelectionMode(QAbstractItemView::ExtendedSelection);
        const RunDragSource source(view, Qt::UserRole);
        const auto select = [&](int row) { view.selectionModel()->select(model.index(row, 0), QItemSelectionModel::Select); };
        select(0);
        select(2);
        QVERIFY(source.runsAt(model.index(2, 0)) == (std::vector{base::RunId{5}, base::RunId{7}}));
        QVERIFY(source.runsAt(model.index(1, 0)) == std::vector{base::RunId{6}});
    }
};

QTEST_MAIN(TstRunDrag)
#include "tst_rundrag.moc"
