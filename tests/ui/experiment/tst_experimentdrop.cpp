#include "tests/support/workbenchfixture.h"

#include "ui/common/rundrag.h"
#include "ui/experiment/experimentpage.h"

#include "core/config/presets.h"

#include <QDragEnterEvent>
#include <QFile>
#include <QLineEdit>
#include <QMimeData>
#include <QUrl>

using namespace hstudio;
using ui::ExperimentPage;

/// What is dropped on the Experiment page.
class TstExperimentDrop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<ui::Theme>(*qApp, ui::ThemeMode::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void init()
    {
        m_fixture = std::make_unique<tests::WorkbenchFixture>();
        m_dataset = m_fixture->addTiny();
        m_fixture->reload();
        m_page = std::make_unique<ExperimentPage>(m_fixture->workbench());
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    void cleanup()
    {
        m_page.reset();
        m_fixture.reset();
    }

    void aRunDroppedOnTheFormIsCopiedAndUndoneInOneStep()
    {
        auto config = config::findPreset("sasrec")->config;
        config.optimizer.batchSize = 32;
        const auto id = m_fixture->addRun(m_dataset, "earlier", store::RunState::Finished, "max_epochs", config);
        m_fixture->reload();
        const auto before = m_page->draft().config();
        const auto run = ui::runMimeData({id});
        QVERIFY(drop(*run));
        QVERIFY(m_page->draft().config() == config);
        QTest::keyClick(m_page.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_page->draft().config() == before);
    }

    void aSettingsFileDroppedOnTheFormIsLoaded()
    {
        const QString path = m_fixture->file(QStringLiteral("mine.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"lr": 0.25})");
        file.close();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QVERIFY(drop(data));
        QTRY_COMPARE(m_page->draft().config().optimizer.lr, 0.25);
        // Not as text into the field that happens to be below the cursor.
        for (const auto *edit : m_page->findChildren<QLineEdit *>())
            QVERIFY2(!edit->acceptDrops(), qPrintable(edit->objectName()));
    }

    void otherThingsCantBeDroppedOnTheForm()
    {
        const auto before = m_page->draft().config();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QStringLiteral("/somewhere/ratings.dat"))});
        QVERIFY(!drop(data));
        QVERIFY(!drop(*ui::runMimeData({base::RunId{1}, base::RunId{2}}))); // which of them?
        QVERIFY(m_page->draft().config() == before);
    }

private:
    /// Drops something in the middle of the form; whether the page takes it.
    bool drop(const QMimeData &data) const
    {
        const QPoint place = m_page->rect().center();
        QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(m_page.get(), &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent event(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_page.get(), &event);
        return event.isAccepted();
    }

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<tests::WorkbenchFixture> m_fixture;
    std::unique_ptr<ExperimentPage> m_page;
    base::DatasetId m_dataset;
};

QTEST_MAIN(TstExperimentDrop)
#include "tst_experimentdrop.moc"
