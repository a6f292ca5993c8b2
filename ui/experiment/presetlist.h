#pragma once

#include "ui/experiment/draft.h"

#include <QListWidget>
#include <QWidget>

class QLabel;

namespace hstudio::ui
{

/// The presets, one click each, with a sentence on the chosen one; a count shows how far the form has moved from it.
class PresetList final : public QWidget
{
    Q_OBJECT

public:
    explicit PresetList(ExperimentDraft &draft, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void retranslate();

    ExperimentDraft &m_draft;
    QListWidget *m_list;
    QLabel *m_description;
};

} // namespace hstudio::ui
