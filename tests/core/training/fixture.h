#pragma once

#include "core/data/sequences.h"
#include "core/training/trainer.h"

#include <QString>

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

/// What the tests of core/training and core/inference share: the golden tiny data, small settings, an observer that records.
namespace hstudio::tests
{

/// tests/data/golden/tiny, imported, split and prepared with session_max_len 16.
struct TinyData
{
    std::shared_ptr<const data::Dataset> dataset;
    data::Split split;
    data::TrainingData training;
};
/// Imported once per process. Throws when the import fails.
const TinyData &tinyData();

/// HSTU with 8 factors and dropout on the CPU, one thread: 5 steps an epoch on the tiny data, 3 epochs, no early stopping.
config::ExperimentConfig smallConfig();

/// Keeps what it is told, and answers request() by a function of the number of polls so far (0, 1, …).
class RecordingObserver final : public training::Observer
{
public:
    explicit RecordingObserver(std::function<training::Request(std::int64_t)> answer = {}) : m_answer(std::move(answer)) {}

    void onProgress(const training::StepProgress &progress) override { steps.push_back(progress); }
    void onEpoch(const training::EpochRecord &record) override { epochs.push_back(record); }
    void onWarning(const base::Error &error) override
    {
        warnings.push_back(error.text());
        if (warned)
            warned();
    }
    training::Request request() override { return m_answer ? m_answer(polls++) : (++polls, training::Request::Continue); }

    std::vector<training::StepProgress> steps;
    std::vector<training::EpochRecord> epochs;
    std::vector<std::string> warnings;
    std::function<void()> warned; ///< called with each warning
    std::int64_t polls = 0;

private:
    std::function<training::Request(std::int64_t)> m_answer;
};

/// What a curve holds apart from times, bit for bit: for QCOMPARE.
QString curveText(const std::vector<training::EpochRecord> &epochs);

/// All bytes of a file; throws when it can't be read.
std::string bytesOf(const std::filesystem::path &file);

} // namespace hstudio::tests
