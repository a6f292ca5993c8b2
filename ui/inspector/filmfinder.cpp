#include "ui/inspector/filmfinder.h"

#include "ui/inspector/filmroles.h"
#include "ui/inspector/films.h"

#include <QAbstractItemView>
#include <QCompleter>

namespace hstudio::ui
{

namespace
{

constexpr int kShownMatches = 12;

} // namespace

/// The titles of the films that a run's model knows, read from the catalogue when they are asked for.
class FilmFinder::Titles final : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    void setRun(std::shared_ptr<const InspectedRun> run)
    {
        beginResetModel();
        m_run = std::move(run);
        endResetModel();
    }
    /// Films by internal id; 0 is PAD.
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() || m_run == nullptr ? 0 : static_cast<int>(m_run->run->items.size()) - 1;
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid())
            return {};
        const std::uint32_t code = m_run->run->items.codeOf[static_cast<std::size_t>(index.row()) + 1];
        if (role == Qt::DisplayRole || role == Qt::EditRole)
            return filmTitle(m_run->dataset(), code);
        return role == ItemCodeRole ? QVariant(code) : QVariant();
    }

private:
    std::shared_ptr<const InspectedRun> m_run;
};

FilmFinder::FilmFinder(QWidget *parent) : QLineEdit(parent), m_titles(new Titles(this)), m_completer(new QCompleter(m_titles, this))
{
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->setMaxVisibleItems(kShownMatches);
    setClearButtonEnabled(true);
    setCompleter(m_completer);
    m_completer->popup()->setObjectName(QStringLiteral("inspectorFilmMatches"));
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, &FilmFinder::choose);
    connect(this, &QLineEdit::returnPressed, this, &FilmFinder::chooseTyped);
}

void FilmFinder::setRun(const std::shared_ptr<const InspectedRun> &run) { m_titles->setRun(run); }

void FilmFinder::choose(const QModelIndex &match)
{
    const QVariant code = match.data(ItemCodeRole);
    if (!code.isValid())
        return;
    const auto tell = [this, film = code.toUInt()] {
        clear();
        Q_EMIT filmChosen(film);
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection); // the completer still writes the title into the field
}

void FilmFinder::chooseTyped()
{
    if (text().trimmed().isEmpty() || m_completer->popup()->currentIndex().isValid())
        return; // nothing, or the completer takes the marked film
    m_completer->setCompletionPrefix(text().trimmed());
    const int matches = m_completer->completionCount();
    for (int row = 0; row < matches; ++row) {
        m_completer->setCurrentRow(row);
        const bool exact = m_completer->currentCompletion().compare(text().trimmed(), Qt::CaseInsensitive) == 0;
        if (matches == 1 || exact) {
            choose(m_completer->currentIndex());
            return;
        }
    }
    if (matches == 0)
        Q_EMIT nothingFound(text().trimmed());
}

} // namespace hstudio::ui
