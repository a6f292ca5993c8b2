#pragma once

#include "ui/experiment/fieldrow.h"

#include <QScrollArea>

#include <vector>

namespace hstudio::ui
{

class Card;

/// The form made from the field table: a card for each group, a row for each field.
class FieldForm final : public QScrollArea
{
    Q_OBJECT

public:
    explicit FieldForm(ExperimentDraft &draft, QWidget *parent = nullptr);

    [[nodiscard]] FieldRow *row(std::string_view key) const;
    /// Scrolls to a field and puts the cursor into it.
    void focusField(std::string_view key);
    /// Narrow enough that nothing is cut off.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void retranslate();
    void offerMetrics();

    ExperimentDraft &m_draft;
    std::vector<std::pair<config::FieldGroup, Card *>> m_cards;
    std::vector<FieldRow *> m_rows;
    std::vector<std::int64_t> m_offeredKs;
};

} // namespace hstudio::ui
