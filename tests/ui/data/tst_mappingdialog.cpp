#include "tests/support/uienvironment.h"
#include "ui/data/mappingdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>

#include <memory>

using namespace hstudio;
using namespace hstudio::ui;

namespace
{

const std::string kHead = "time,who,film,stars\n881250949000,anna,\"Lamp, The\",4\n891717742000,bert,caf\xE9,3\n";

} // namespace

class TstMappingDialog final : public QObject
{
    Q_OBJECT

    template<typename Widget>
    Widget *find(const char *name) const
    {
        return m_dialog->findChild<Widget *>(QString::fromLatin1(name));
    }
    void open(const std::string &head)
    {
        m_dialog =
            std::make_unique<MappingDialog>(QStringLiteral("/some/where/views.csv"), data::TableLook{head, data::guessMapping(head)});
        m_dialog->show();
    }
    [[nodiscard]] QString cell(int row, int column) const { return find<QTableWidget>("mappingPreview")->item(row, column)->text(); }
    [[nodiscard]] QString heading(int column) const { return find<QTableWidget>("mappingPreview")->horizontalHeaderItem(column)->text(); }

private Q_SLOTS:
    void initTestCase() { m_environment = std::make_unique<tests::UiEnvironment>(); }
    void cleanupTestCase() { m_environment.reset(); }
    void cleanup() { m_dialog.reset(); }

    void theGuessIsShownAndGivenBack()
    {
        open(kHead);
        QVERIFY(m_dialog->mapping() == data::guessMapping(kHead));
        QCOMPARE(find<QComboBox>("columnTime")->currentText(), QStringLiteral("1: time"));
        QCOMPARE(find<QComboBox>("columnItem")->currentText(), QStringLiteral("3: film"));
        QCOMPARE(find<QComboBox>("timeUnit")->currentIndex(), 1);
        QCOMPARE(heading(1), QStringLiteral("User"));
        QCOMPARE(cell(0, 2), QStringLiteral("Lamp, The"));
        QVERIFY(find<QPushButton>("importTable")->isEnabled());
    }

    void theEncodingChangesThePreview()
    {
        open(kHead);
        QCOMPARE(cell(1, 2), QStringLiteral("café"));
        find<QComboBox>("encoding")->setCurrentIndex(1);
        QCOMPARE(cell(1, 2), QStringLiteral("caf\uFFFD"));
        find<QComboBox>("encoding")->setCurrentIndex(2);
        QCOMPARE(cell(1, 2), QStringLiteral("café"));
        QVERIFY(m_dialog->mapping().encoding == data::Encoding::Latin1);
    }

    void theHeaderLineCanBeData()
    {
        open("1,2,3,881250949\n4,5,3,881250950\n");
        QVERIFY(!find<QCheckBox>("hasHeader")->isChecked());
        QCOMPARE(find<QTableWidget>("mappingPreview")->rowCount(), 2);
        find<QCheckBox>("hasHeader")->setChecked(true);
        QCOMPARE(find<QTableWidget>("mappingPreview")->rowCount(), 1);
        QCOMPARE(find<QComboBox>("columnUser")->currentText(), QStringLiteral("1: 1"));
        QVERIFY(m_dialog->mapping().header);
    }

    void anotherDelimiterGuessesAnew()
    {
        open("user;item;time,zone\nanna;lamp;881250949,1\nbert;lamp;881250950,1\n");
        find<QComboBox>("delimiter")->setEditText(QStringLiteral("comma"));
        QCOMPARE(find<QTableWidget>("mappingPreview")->columnCount(), 2);
        QVERIFY(!find<QPushButton>("importTable")->isEnabled());
        find<QComboBox>("delimiter")->setEditText(QStringLiteral(";"));
        QCOMPARE(find<QTableWidget>("mappingPreview")->columnCount(), 3);
        QCOMPARE(m_dialog->mapping().item, 1);
    }

    void whatIsWrongIsSaidAndNothingCanBeImported()
    {
        open(kHead);
        find<QComboBox>("columnTime")->setCurrentIndex(0);
        QVERIFY(find<QLabel>("mappingVerdict")->text().contains(QStringLiteral("time")));
        QVERIFY(!find<QPushButton>("importTable")->isEnabled());
        find<QComboBox>("columnTime")->setCurrentIndex(2);
        QVERIFY(find<QLabel>("mappingVerdict")->text().contains(QStringLiteral("two things")));
        find<QComboBox>("columnTime")->setCurrentIndex(1);
        QVERIFY(find<QPushButton>("importTable")->isEnabled());
    }

    void ratingsMayBeMissingAndTitlesAdded()
    {
        open(kHead);
        find<QComboBox>("columnRating")->setCurrentIndex(0);
        QCOMPARE(m_dialog->mapping().rating, -1);
        find<QLineEdit>("titlesFile")->setText(QStringLiteral(" /some/where/titles.csv "));
        find<QDoubleSpinBox>("refusedLimit")->setValue(5);
        const auto options = m_dialog->options();
        QCOMPARE(options.titles.string(), std::string("/some/where/titles.csv"));
        QCOMPARE(options.refusedLimit, 0.05);
        QVERIFY(options.mapping == m_dialog->mapping());
    }

private:
    std::unique_ptr<tests::UiEnvironment> m_environment;
    std::unique_ptr<MappingDialog> m_dialog;
};

QTEST_MAIN(TstMappingDialog)
#include "tst_mappingdialog.moc"
