#include "core/base/error.h"
#include "core/base/result.h"

#include <QTest>

#include <memory>
#include <set>

using namespace hstudio::base;

class TstError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillInReplacesNumberedPlaces_data();
    void fillInReplacesNumberedPlaces();
    void textFillsTheMessage();
    void everyCodeHasANameOfItsOwn();
    void resultHoldsAValueOrAnError();
    void resultMovesItsValueOut();
    void emptyResultIsSuccess();
};

void TstError::fillInReplacesNumberedPlaces_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("expected");

    QTest::newRow("in order") << "%1 and %2" << QStringList{"a", "b"} << "a and b";
    QTest::newRow("out of order") << "%2 before %1" << QStringList{"a", "b"} << "b before a";
    QTest::newRow("twice the same") << "%1%1" << QStringList{"x"} << "xx";
    QTest::newRow("missing argument stays") << "%1 of %2" << QStringList{"3"} << "3 of %2";
    QTest::newRow("argument isn't filled again") << "%1 %2" << QStringList{"%2", "b"} << "%2 b";
    QTest::newRow("percent sign alone") << "50 % of %1, 100%" << QStringList{"all"} << "50 % of all, 100%";
    QTest::newRow("%0 is no place") << "%0" << QStringList{"a"} << "%0";
    QTest::newRow("nothing to do") << "plain" << QStringList{} << "plain";
}

void TstError::fillInReplacesNumberedPlaces()
{
    QFETCH(QString, pattern);
    QFETCH(QStringList, arguments);
    QFETCH(QString, expected);
    std::vector<std::string> filled;
    for (const auto &argument : arguments)
        filled.push_back(argument.toStdString());
    QCOMPARE(QString::fromStdString(fillIn(pattern.toStdString(), filled)), expected);
}

void TstError::textFillsTheMessage()
{
    const Error error{ErrorCode::BadData, "\"%1\", line %2: not a number.", {"u.data", "7"}, "for the log"};
    QCOMPARE(error.text(), std::string("\"u.data\", line 7: not a number."));
}

void TstError::everyCodeHasANameOfItsOwn()
{
    std::set<std::string_view> names;
    for (const auto code : {ErrorCode::InvalidArgument, ErrorCode::NotFound, ErrorCode::BadData, ErrorCode::Io, ErrorCode::Busy,
                            ErrorCode::Unsupported, ErrorCode::OutOfMemory, ErrorCode::Diverged, ErrorCode::Cancelled, ErrorCode::Internal})
        names.insert(toString(code));
    QCOMPARE(names.size(), std::size_t(10));
    QCOMPARE(toString(ErrorCode::BadData), std::string_view("bad_data"));
}

void TstError::resultHoldsAValueOrAnError()
{
    const Result<int> good = 7;
    QVERIFY(good.ok());
    QVERIFY(static_cast<bool>(good));
    QCOMPARE(*good, 7);

    const Result<int> bad = Error{ErrorCode::NotFound, "no %1", {"run"}};
    QVERIFY(!bad.ok());
    QVERIFY(!static_cast<bool>(bad));
    QVERIFY(bad.error().code == ErrorCode::NotFound);
    QCOMPARE(bad.error().text(), std::string("no run"));
}

void TstError::resultMovesItsValueOut()
{
    Result<std::unique_ptr<int>> result = std::make_unique<int>(5);
    QCOMPARE(*result.value(), 5);
    const std::unique_ptr<int> taken = std::move(result).value();
    QCOMPARE(*taken, 5);
}

void TstError::emptyResultIsSuccess()
{
    const Result<void> good;
    QVERIFY(good.ok());
    const Result<void> bad = Error{ErrorCode::Io, "full"};
    QVERIFY(!bad.ok());
    QVERIFY(bad.error().code == ErrorCode::Io);
}

QTEST_GUILESS_MAIN(TstError)
#include "tst_error.moc"
