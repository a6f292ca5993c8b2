#include "tests/support/markingtranslator.h"

#include "ui/common/theme.h"
#include "ui/experiment/fieldform.h"
#include "ui/experiment/numberbox.h"

#include "core/config/presets.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <memory>

using namespace hstudio;
using ui::ExperimentDraft;
using ui::FieldRow;

namespace
{
void turnWheel(QWidget &widget)
{
    QWheelEvent event(widget.rect().center(), widget.mapToGlobal(widget.rect().center()), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}
} // namespace

class TstFieldRow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<ui::Theme>(*qApp, ui::ThemeMode::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void everyTypeHasItsEditorAndSetsItsField_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("editor");
        QTest::addColumn<std::string>("value");
        QTest::newRow("boolean") << QByteArray("use_pos_emb") << QByteArray("QCheckBox") << std::string("false");
        QTest::newRow("whole number") << QByteArray("n_blocks") << QByteArray("hstudio::ui::NumberBox") << std::string("5");
        QTest::newRow("number") << QByteArray("lr") << QByteArray("hstudio::ui::NumberBox") << std::string("0.25");
        QTest::newRow("choice") << QByteArray("loss") << QByteArray("QComboBox") << std::string("gBCE");
        QTest::newRow("text") << QByteArray("device") << QByteArray("QComboBox") << std::string("cuda:1");
        QTest::newRow("list") << QByteArray("ks") << QByteArray("QLineEdit") << std::string("5,7");
    }
    void everyTypeHasItsEditorAndSetsItsField()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, editor);
        QFETCH(std::string, value);
        const auto &field = *config::findField(key.toStdString());
        ExperimentDraft draft;
        FieldRow row(field, draft);
        QVERIFY2(row.editor()->inherits(editor.constData()), row.editor()->metaObject()->className());

        // By hand …
        if (auto *check = qobject_cast<QCheckBox *>(row.editor())) {
            check->click();
        } else if (auto *combo = qobject_cast<QComboBox *>(row.editor()); combo && !combo->isEditable()) {
            combo->setCurrentIndex(combo->findData(QString::fromStdString(value)));
            Q_EMIT combo->activated(combo->currentIndex());
        } else {
            auto *line = qobject_cast<QLineEdit *>(row.editor());
            if (!line)
                line = row.editor()->findChild<QLineEdit *>();
            line->selectAll();
            QTest::keyClicks(line, QString::fromStdString(value));
        }
        QCOMPARE(config::valueText(field.get(draft.config())), value);
        // … and back by undo, which the editor shows.
        while (draft.undoStack().canUndo())
            draft.undoStack().undo();
        row.refresh();
        QVERIFY(config::valueText(field.get(draft.config())) != value);
        QCOMPARE(draft.differingKeys().size(), std::size_t{0});
    }

    void aChangedFieldIsMarkedAndCanGoBack()
    {
        ExperimentDraft draft;
        const auto &field = *config::findField("n_blocks");
        FieldRow row(field, draft);
        connect(&draft, &ExperimentDraft::changed, &row, &FieldRow::refresh);
        auto *reset = row.findChild<QToolButton *>(QStringLiteral("reset_n_blocks"));
        QVERIFY(!reset->isVisibleTo(&row));
        draft.setText(field, "9");
        QVERIFY(reset->isVisibleTo(&row));
        const auto original = QString::fromStdString(config::valueText(field.get(draft.state().reference)));
        QVERIFY2(reset->toolTip().endsWith(original), qPrintable(reset->toolTip()));
        reset->click();
        QVERIFY(!reset->isVisibleTo(&row));
        QCOMPARE(static_cast<ui::NumberBox *>(row.editor())->numberText(), original.toStdString());
    }

    void theWheelScrollsTheFormUntilAFieldIsBeingEdited()
    {
        ExperimentDraft draft;
        ui::FieldForm form(draft);
        form.show();
        auto *blocks = form.row("n_blocks")->editor();
        const auto before = draft.config().model.nBlocks;
        turnWheel(*blocks);
        QCOMPARE(draft.config().model.nBlocks, before);
        auto *similarity = form.row("similarity")->editor();
        turnWheel(*similarity);
        QVERIFY(draft.differingKeys().empty());
    }

    void tabbingKeepsTheFieldInSight()
    {
        ExperimentDraft draft;
        ui::FieldForm form(draft);
        form.resize(form.minimumSizeHint().width(), form.fontMetrics().lineSpacing() * 12);
        form.show();
        form.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&form));
        form.focusField("seed");
        auto *seed = form.row("seed");
        QVERIFY(seed->editor()->hasFocus());
        const QRect place(seed->mapTo(form.viewport(), QPoint()), seed->size());
        QVERIFY(form.viewport()->rect().intersects(place));
        QVERIFY(form.viewport()->rect().contains(place.topLeft()));
    }

    void metricsThatCanBeMonitoredFollowTheCutOffs()
    {
        ExperimentDraft draft;
        ui::FieldForm form(draft);
        auto *monitor = qobject_cast<QComboBox *>(form.row("monitor")->editor());
        QVERIFY(monitor->findText(QStringLiteral("ndcg@50")) >= 0);
        draft.setText(*config::findField("ks"), "10,33");
        QVERIFY(monitor->findText(QStringLiteral("ndcg@50")) < 0);
        QVERIFY(monitor->findText(QStringLiteral("recall@33")) >= 0);
        QCOMPARE(monitor->currentText(), QStringLiteral("recall@10"));
    }

    void everyTextIsRetranslatedWhenTheLanguageChanges()
    {
        ExperimentDraft draft;
        ui::FieldForm form(draft);
        draft.setText(*config::findField("n_heads"), "7"); // a reason among the helps
        const tests::MarkingTranslator translator;
        QCoreApplication::processEvents();
        QStringList exempt{QStringLiteral("HSTU"), QStringLiteral("SASRec"), QStringLiteral("BCE"), QStringLiteral("gBCE")};
        for (const auto &field : config::fields())
            exempt.append(QString::fromStdString(std::string(field.key)));
        for (auto text : tests::shownTexts(form)) {
            text.remove(QChar(0x200B));
            QVERIFY2(text.contains(QChar(u'«')) || exempt.contains(text), qPrintable(text));
        }
    }

private:
    std::unique_ptr<ui::Theme> m_theme;
};

QTEST_MAIN(TstFieldRow)
#include "tst_fieldrow.moc"
