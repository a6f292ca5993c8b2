#include "core/config/fields.h"

#include <QTest>

using namespace hstudio;
using namespace hstudio::config;

class TstConfigValidate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void defaultsAreValid() { QVERIFY(validate({}).empty()); }
    void everyRelationNamesItsField_data();
    void everyRelationNamesItsField();
    void allIssuesAreReported();
    void minEpochsDontMatterWithoutEarlyStopping();
    void deviceWords_data();
    void deviceWords();
};

void TstConfigValidate::everyRelationNamesItsField_data()
{
    QTest::addColumn<ExperimentConfig>("config");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *name, const auto &change, const char *key, const char *message) {
        ExperimentConfig config;
        change(config);
        QTest::newRow(name) << config << QByteArray(key) << QByteArray(message);
    };
    row(
        "heads don't divide factors", [](auto &c) { c.model.nHeads = 3; }, "n_heads",
        "n_factors (50) is not divisible by n_heads (3). Choose n_heads from: 1,2,5,10,25,50.");
    row(
        "fewest above most epochs", [](auto &c) { c.stopping.minEpochs = 101; }, "min_epochs",
        "min_epochs (101) is larger than max_epochs (100). Lower it or raise max_epochs.");
    row(
        "monitor at another cut-off", [](auto &c) { c.stopping.monitor = "recall@20", c.evaluation.ks = {10}; }, "monitor",
        "monitor is \"recall@20\", which is not computed in validation. Choose one of: val_loss, recall@10, ndcg@10.");
    row(
        "no such device", [](auto &c) { c.device.device = "gpu"; }, "device",
        "device is \"gpu\", but must be auto, cpu, cuda or a card such as cuda:0.");
    row(
        "out of range", [](auto &c) { c.model.nBlocks = 0; }, "n_blocks", "n_blocks is 0, but must be from 1 to 64.");
    row(
        "no cut-offs", [](auto &c) { c.evaluation.ks = {}, c.stopping.monitor = "val_loss"; }, "ks",
        "ks is \"\", but must be ascending whole numbers such as 10,50.");
}

void TstConfigValidate::everyRelationNamesItsField()
{
    QFETCH(ExperimentConfig, config);
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, message);
    const auto issues = validate(config);
    QCOMPARE(issues.size(), std::size_t{1});
    QCOMPARE(QByteArray::fromStdString(issues[0].key), key);
    QCOMPARE(QByteArray::fromStdString(issues[0].error.text()), message);
}

void TstConfigValidate::allIssuesAreReported()
{
    ExperimentConfig config;
    config.model.nHeads = 7;
    config.optimizer.lr = -1;
    config.device.device = "";
    std::vector<std::string> keys;
    for (const FieldIssue &issue : validate(config))
        keys.push_back(issue.key);
    QCOMPARE(keys, (std::vector<std::string>{"lr", "n_heads", "device"}));
}

void TstConfigValidate::minEpochsDontMatterWithoutEarlyStopping()
{
    ExperimentConfig config;
    config.stopping.minEpochs = 1000;
    config.stopping.earlyStopping = false;
    QVERIFY(validate(config).empty());
}

void TstConfigValidate::deviceWords_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<bool>("valid");
    for (const char *word : {"auto", "cpu", "cuda", "cuda:0", "cuda:12"})
        QTest::newRow(word) << QByteArray(word) << true;
    for (const char *word : {"", "CPU", "cuda:", "cuda:x", "cuda:-1", "cuda:1234", "cpu:0"})
        QTest::newRow(*word == '\0' ? "empty" : word) << QByteArray(word) << false;
}

void TstConfigValidate::deviceWords()
{
    QFETCH(QByteArray, word);
    QFETCH(bool, valid);
    ExperimentConfig config;
    config.device.device = word.toStdString();
    QCOMPARE(validate(config).empty(), valid);
}

QTEST_GUILESS_MAIN(TstConfigValidate)
#include "tst_config_validate.moc"
