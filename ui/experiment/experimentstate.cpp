// What the Experiment page remembers between sessions.
#include "ui/experiment/ablationpanel.h"
#include "ui/experiment/experimentpage.h"

#include "core/config/configjson.h"
#include "core/config/presets.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSplitter>
#include <QTabBar>

namespace hstudio::ui
{

namespace
{
/// What is remembered of an ablation: what is compared, not what was done to single runs.
QJsonObject ablationJson(const AblationChoice &choice)
{
    QJsonArray bases;
    for (const auto &key : choice.bases)
        bases.append(QString::fromStdString(key));
    QJsonObject values;
    for (const auto &[key, text] : choice.values)
        values[QString::fromStdString(key)] = QString::fromStdString(text);
    return {{QStringLiteral("bases"), bases},
            {QStringLiteral("values"), values},
            {QStringLiteral("seeds"), QString::fromStdString(choice.seeds)},
            {QStringLiteral("name"), QString::fromStdString(choice.name)}};
}

AblationChoice ablationFrom(const QJsonObject &json)
{
    AblationChoice choice;
    if (json.isEmpty())
        return choice;
    choice.bases.clear();
    for (const auto &key : json[QStringLiteral("bases")].toArray())
        choice.bases.push_back(key.toString().toStdString());
    const auto values = json[QStringLiteral("values")].toObject();
    for (auto value = values.begin(); value != values.end(); ++value)
        if (config::findField(value.key().toStdString()))
            choice.values[value.key().toStdString()] = value->toString().toStdString();
    choice.seeds = json[QStringLiteral("seeds")].toString().toStdString();
    choice.name = json[QStringLiteral("name")].toString().toStdString();
    return choice;
}
} // namespace

QByteArray ExperimentPage::saveState() const
{
    QJsonObject state;
    state[QStringLiteral("dataset")] = static_cast<qint64>(dataset().value);
    state[QStringLiteral("preset")] = QString::fromStdString(m_draft.state().preset);
    state[QStringLiteral("config")] = QString::fromStdString(config::toJsonText(m_draft.config()));
    state[QStringLiteral("tab")] = m_tabs->currentIndex();
    state[QStringLiteral("ablation")] = ablationJson(m_draft.state().ablation);
    state[QStringLiteral("ablationSplitter")] = QString::fromLatin1(m_ablation->splitter()->saveState().toBase64());
    state[QStringLiteral("splitter")] = QString::fromLatin1(m_splitter->saveState().toBase64());
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

void ExperimentPage::restoreState(const QByteArray &bytes)
{
    const auto state = QJsonDocument::fromJson(bytes).object();
    const auto *preset = config::findPreset(state[QStringLiteral("preset")].toString().toStdString());
    const auto config = config::fromJsonText(state[QStringLiteral("config")].toString().toStdString());
    if (config)
        m_draft.restore({.config = *config,
                         .reference = preset ? startingPoint(*preset) : *config,
                         .rejected = {},
                         .preset = preset ? preset->key : std::string(),
                         .origin = preset ? QString() : tr("the last session"),
                         .dataset = dataset(),
                         .ablation = ablationFrom(state[QStringLiteral("ablation")].toObject())});
    if (const auto id = state[QStringLiteral("dataset")].toInteger(); id > 0)
        selectDataset(base::DatasetId{id});
    m_tabs->setCurrentIndex(state[QStringLiteral("tab")].toInt());
    m_ablation->splitter()->restoreState(QByteArray::fromBase64(state[QStringLiteral("ablationSplitter")].toString().toLatin1()));
    m_splitter->restoreState(QByteArray::fromBase64(state[QStringLiteral("splitter")].toString().toLatin1()));
}

} // namespace hstudio::ui
