#pragma once

#include "ui/common/widgets.h"
#include "ui/inspector/why.h"

#include <optional>

namespace hstudio::ui
{

class ElidedLabel;
class FileExport;
class FilmTable;
class NewestOnly;
class WhyModel;

/// Why a recommended film has its score: what each film of the history adds, split into content, time and position, and what leaving it out would change.
/// Asks only while it can be seen.
class WhyPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit WhyPanel(Workbench &workbench, QWidget *parent = nullptr);
    /// The film to explain in this list (of side "A" or "B").
    void showFilm(const std::shared_ptr<const RankedList> &list, std::uint32_t itemCode, const QString &side);
    /// The lists are about to change: what is being computed is outdated.
    void forget();

Q_SIGNALS:
    void similarRequested(quint32 itemCode);
    void exported(const QString &file);
    void failed(const hstudio::base::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Wanted
    {
        std::shared_ptr<const RankedList> list;
        std::uint32_t itemCode = 0;
        QString side;
    };
    QLayout *makeHead();
    void retranslate();
    void ask();
    void answer(const base::Result<std::shared_ptr<const Why>> &why);
    void askInfluences(const std::shared_ptr<const Why> &why);
    void showWords();
    [[nodiscard]] QString sumWords() const;
    void showMethod();
    void exportShown();

    std::optional<Wanted> m_wanted;
    bool m_asked = false; ///< for m_wanted
    NewestOnly *m_explaining;
    NewestOnly *m_leavingOut;
    WhyModel *m_model;
    FilmTable *m_table;
    ElidedLabel *m_title;
    QLabel *m_sum;
    QLabel *m_note;
    QToolButton *m_exportButton;
    FileExport *m_export;
};

} // namespace hstudio::ui
