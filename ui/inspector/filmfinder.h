#pragma once

#include "ui/inspector/inspectedrun.h"

#include <QAbstractListModel>
#include <QLineEdit>

#include <memory>
#include <vector>

class QCompleter;

namespace hstudio::ui
{

/// A field that finds films by any part of their title among those that a run's model knows. Return takes the marked one, or the only match.
class FilmFinder final : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilmFinder(QWidget *parent = nullptr);
    void setRun(const std::shared_ptr<const InspectedRun> &run);

Q_SIGNALS:
    void filmChosen(quint32 itemCode);
    void nothingFound(const QString &text);

private:
    void choose(const QModelIndex &match);
    void chooseTyped();

    class Titles;
    Titles *m_titles;
    QCompleter *m_completer;
};

} // namespace hstudio::ui
