#include "core/config/fieldtable.h"

#include <algorithm>
#include <array>
#include <type_traits>

namespace hstudio::config
{
namespace
{

using Config = ExperimentConfig;

// The words of each choice, by value of the enumeration.
constexpr std::array<std::string_view, 2> wordsOf(ModelKind) { return {"hstu", "sasrec"}; }
constexpr std::array<std::string_view, 4> wordsOf(LossKind) { return {"softmax", "sampled_softmax", "BCE", "gBCE"}; }
constexpr std::array<std::string_view, 2> wordsOf(Similarity) { return {"cosine", "dot"}; }

template<auto Section, auto Member>
using MemberType = std::remove_cvref_t<decltype(std::declval<Config &>().*Section.*Member)>;

template<auto Section, auto Member>
FieldValue read(const Config &config)
{
    const auto &member = config.*Section.*Member;
    if constexpr (std::is_enum_v<MemberType<Section, Member>>)
        return std::string(wordsOf(member)[static_cast<std::size_t>(member)]);
    else
        return member;
}

template<auto Section, auto Member>
void write(Config &config, const FieldValue &value)
{
    using Type = MemberType<Section, Member>;
    auto &member = config.*Section.*Member;
    if constexpr (std::is_enum_v<Type>) {
        const auto words = wordsOf(Type{});
        const auto found = std::find(words.begin(), words.end(), std::get<std::string>(value));
        assert(found != words.end());
        member = static_cast<Type>(found - words.begin());
    } else {
        member = std::get<Type>(value);
    }
}

std::string_view always(const Config &) { return {}; }

std::string_view needsHstu(const Config &config)
{
    return config.model.model == ModelKind::Hstu ? "" : HSTUDIO_TEXT("Field", "SASRec has no relative attention bias; only HSTU has.");
}

std::string_view needsNegatives(const Config &config)
{
    return config.loss.loss != LossKind::Softmax
               ? ""
               : HSTUDIO_TEXT("Field", "The full softmax compares with every item, so no negatives are drawn.");
}

std::string_view needsGbce(const Config &config)
{
    return config.loss.loss == LossKind::GBce ? "" : HSTUDIO_TEXT("Field", "Only the gBCE loss is calibrated.");
}

std::string_view needsEarlyStopping(const Config &config)
{
    return config.stopping.earlyStopping ? "" : HSTUDIO_TEXT("Field", "Early stopping is off: every epoch is trained.");
}

template<typename Type>
constexpr FieldType fieldTypeOf()
{
    if constexpr (std::is_enum_v<Type>)
        return FieldType::Choice;
    else if constexpr (std::is_same_v<Type, bool>)
        return FieldType::Boolean;
    else if constexpr (std::is_same_v<Type, std::int64_t>)
        return FieldType::Integer;
    else if constexpr (std::is_same_v<Type, double>)
        return FieldType::Real;
    else if constexpr (std::is_same_v<Type, std::string>)
        return FieldType::Text;
    else
        return FieldType::IntegerList;
}

/// Completes a description with what follows from the member it stands for.
template<auto Section, auto Member>
Field field(Field description)
{
    using Type = MemberType<Section, Member>;
    description.type = fieldTypeOf<Type>();
    if constexpr (std::is_enum_v<Type>) {
        const auto words = wordsOf(Type{});
        description.choices.assign(words.begin(), words.end());
    }
    description.get = read<Section, Member>;
    description.set = write<Section, Member>;
    if (description.inapplicable == nullptr)
        description.inapplicable = always;
    return description;
}

void addArchitecture(std::vector<Field> &table)
{
    constexpr auto kGroup = FieldGroup::Architecture;
    table.push_back(field<&Config::model, &ModelConfig::model>({
        .key = "model",
        .label = HSTUDIO_TEXT("Field", "Model"),
        .group = kGroup,
        .help = HSTUDIO_TEXT("Field", "The network: hstu weighs earlier items by content, time and position; sasrec by content alone, "
                                      "with softmax attention."),
    }));
    table.push_back(field<&Config::model, &ModelConfig::nFactors>({
        .key = "n_factors",
        .label = HSTUDIO_TEXT("Field", "Factors"),
        .group = kGroup,
        .minimum = 1,
        .maximum = 2048,
        .help = HSTUDIO_TEXT("Field", "Numbers in each item's embedding. More can tell items apart more finely, cost time and memory, "
                                      "and overfit sooner."),
    }));
    table.push_back(field<&Config::model, &ModelConfig::nHeads>({
        .key = "n_heads",
        .label = HSTUDIO_TEXT("Field", "Heads"),
        .group = kGroup,
        .minimum = 1,
        .maximum = 64,
        .help =
            HSTUDIO_TEXT("Field", "Attention patterns computed side by side in a block. They share the factors, so the number must divide "
                                  "n_factors."),
    }));
    table.push_back(field<&Config::model, &ModelConfig::nBlocks>({
        .key = "n_blocks",
        .label = HSTUDIO_TEXT("Field", "Blocks"),
        .group = kGroup,
        .minimum = 1,
        .maximum = 64,
        .help = HSTUDIO_TEXT("Field", "Attention blocks one after the other. Time for an epoch grows in step with them."),
    }));
    table.push_back(field<&Config::model, &ModelConfig::sessionMaxLen>({
        .key = "session_max_len",
        .label = HSTUDIO_TEXT("Field", "Longest history"),
        .group = kGroup,
        .unit = HSTUDIO_TEXT("Field", "items"),
        .minimum = 1,
        .maximum = 2048,
        .help =
            HSTUDIO_TEXT("Field", "How many of a user's newest items the model sees; older ones are cut off. Attention costs the square of "
                                  "it for users who have that many."),
    }));
    table.push_back(field<&Config::model, &ModelConfig::dropoutRate>({
        .key = "dropout_rate",
        .label = HSTUDIO_TEXT("Field", "Dropout"),
        .group = kGroup,
        .minimum = 0,
        .maximum = 0.95,
        .help = HSTUDIO_TEXT("Field", "Share of values set to zero at random while training, against overfitting. 0 switches it off."),
    }));
    table.push_back(field<&Config::model, &ModelConfig::usePosEmb>({
        .key = "use_pos_emb",
        .label = HSTUDIO_TEXT("Field", "Position embedding"),
        .group = kGroup,
        .help = HSTUDIO_TEXT("Field",
                             "Adds a learnt vector for the place in the history, counted from the newest item, to each item's embedding."),
    }));
    table.push_back(field<&Config::model, &ModelConfig::similarity>({
        .key = "similarity",
        .label = HSTUDIO_TEXT("Field", "Similarity"),
        .group = kGroup,
        .help = HSTUDIO_TEXT("Field",
                             "How the state of a history is compared with an item: by angle alone (cosine, as HSTU does) or by the dot "
                             "product (as SASRec does)."),
    }));
}

void addRelativeAttention(std::vector<Field> &table)
{
    constexpr auto kGroup = FieldGroup::RelativeAttentionBias;
    table.push_back(field<&Config::model, &ModelConfig::relativeTimeAttention>({
        .key = "relative_time_attention",
        .label = HSTUDIO_TEXT("Field", "Time bias"),
        .group = kGroup,
        .help =
            HSTUDIO_TEXT("Field", "Learns how much an earlier item counts by the time that has passed since. Recommending then needs the "
                                  "moment at which it is asked."),
        .inapplicable = needsHstu,
    }));
    table.push_back(field<&Config::model, &ModelConfig::relativePosAttention>({
        .key = "relative_pos_attention",
        .label = HSTUDIO_TEXT("Field", "Position bias"),
        .group = kGroup,
        .help = HSTUDIO_TEXT("Field", "Learns how much an earlier item counts by the number of items since."),
        .inapplicable = needsHstu,
    }));
}

void addLoss(std::vector<Field> &table)
{
    constexpr auto kGroup = FieldGroup::Loss;
    table.push_back(field<&Config::loss, &LossConfig::loss>({
        .key = "loss",
        .label = HSTUDIO_TEXT("Field", "Loss"),
        .group = kGroup,
        .help = HSTUDIO_TEXT("Field", "What training minimises: the next item against all items (softmax), against some drawn at random "
                                      "(sampled_softmax), or each one by itself (BCE; gBCE corrects its overconfidence)."),
    }));
    table.push_back(field<&Config::loss, &LossConfig::nNegatives>({
        .key = "n_negatives",
        .label = HSTUDIO_TEXT("Field", "Negatives"),
        .group = kGroup,
        .unit = HSTUDIO_TEXT("Field", "items"),
        .minimum = 1,
        .maximum = 10000,
        .help =
            HSTUDIO_TEXT("Field", "Items drawn at random for each position as wrong answers. More come closer to the full softmax and cost "
                                  "time and memory."),
        .inapplicable = needsNegatives,
    }));
    table.push_back(field<&Config::loss, &LossConfig::logitsT>({
        .key = "logits_t",
        .label = HSTUDIO_TEXT("Field", "Temperature"),
        .group = kGroup,
        .minimum = 0,
        .maximum = 100,
        .minimumOpen = true,
        .help = HSTUDIO_TEXT("Field",
                             "Similarities are divided by it before the loss. With cosine similarity it has to be small, such as 0.05."),
    }));
    table.push_back(field<&Config::loss, &LossConfig::gbceT>({
        .key = "gbce_t",
        .label = HSTUDIO_TEXT("Field", "gBCE calibration"),
        .group = kGroup,
        .minimum = 0,
        .maximum = 1,
        .help = HSTUDIO_TEXT("Field", "0 is plain BCE; 1 corrects fully for having drawn only some of the wrong items."),
        .inapplicable = needsGbce,
    }));
}

void addOptimizer(std::vector<Field> &table)
{
    constexpr auto kGroup = FieldGroup::Optimizer;
    table.push_back(field<&Config::optimizer, &OptimizerConfig::lr>({
        .key = "lr",
        .label = HSTUDIO_TEXT("Field", "Learning rate"),
        .group = kGroup,
        .minimum = 0,
        .maximum = 1,
        .minimumOpen = true,
        .help = HSTUDIO_TEXT(
            "Field", "Size of Adam's steps; constant over the run. Too large makes the loss jump or diverge, too small wastes epochs."),
    }));
    table.push_back(field<&Config::optimizer, &OptimizerConfig::batchSize>({
        .key = "batch_size",
        .label = HSTUDIO_TEXT("Field", "Batch size"),
        .group = kGroup,
        .unit = HSTUDIO_TEXT("Field", "users"),
        .minimum = 1,
        .maximum = 65536,
        .help =
            HSTUDIO_TEXT("Field", "Users whose histories make one step. Larger batches give fewer, smoother steps and need more memory."),
    }));
}

void addStopping(std::vector<Field> &table)
{
    constexpr auto kGroup = FieldGroup::EarlyStopping;
    table.push_back(field<&Config::stopping, &StoppingConfig::maxEpochs>({
        .key = "max_epochs",
        .label = HSTUDIO_TEXT("Field", "Most epochs"),
        .group = kGroup,
        .unit = HSTUDIO_TEXT("Field", "epochs"),
        .minimum = 1,
        .maximum = 100000,
        .help = HSTUDIO_TEXT("Field", "Training ends here at the latest. The weights of the best epoch are kept, not those of the last."),
    }));
    table.push_back(field<&Config::stopping, &StoppingConfig::earlyStopping>({
        .key = "early_stopping",
        .label = HSTUDIO_TEXT("Field", "Early stopping"),
        .group = kGroup,
        .help = HSTUDIO_TEXT(
            "Field",
            "Ends the training when the monitored metric has stopped improving. It saves time and costs quality: with a patience of 5, "
            "recall@10 on MovieLens-1M ends 0.007 to 0.029 lower. The published numbers were made without it."),
    }));
    table.push_back(field<&Config::stopping, &StoppingConfig::minEpochs>({
        .key = "min_epochs",
        .label = HSTUDIO_TEXT("Field", "Fewest epochs"),
        .group = kGroup,
        .unit = HSTUDIO_TEXT("Field", "epochs"),
        .minimum = 0,
        .maximum = 100000,
        .help = HSTUDIO_TEXT("Field", "Early stopping never ends a training before this many epochs."),
        .inapplicable = needsEarlyStopping,
    }));
    table.push_back(field<&Config::stopping, &StoppingConfig::patience>({
        .key = "patience",
        .label = HSTUDIO_TEXT("Field", "Patience"),
        .group = kGroup,
        .unit = HSTUDIO_TEXT("Field", "epochs"),
        .minimum = 1,
        .maximum = 100000,
        .help = HSTUDIO_TEXT(
            "Field", "Epochs without improvement before the training ends. It has a price: on MovieLens-1M a patience of 5 stops near "
                     "epoch 50 and costs 0.007 to 0.029 of recall@10, since validation still rises at epoch 100."),
        .inapplicable = needsEarlyStopping,
    }));
    table.push_back(field<&Config::stopping, &StoppingConfig::minDelta>({
        .key = "min_delta",
        .label = HSTUDIO_TEXT("Field", "Smallest improvement"),
        .group = kGroup,
        .minimum = 0,
        .maximum = 1000,
        .help = HSTUDIO_TEXT("Field", "An epoch counts as an improvement only when it is better than the best so far by more than this."),
        .inapplicable = needsEarlyStopping,
    }));
    table.push_back(field<&Config::stopping, &StoppingConfig::divergenceThreshold>({
        .key = "divergence_threshold",
        .label = HSTUDIO_TEXT("Field", "Divergence threshold"),
        .group = kGroup,
        .minimum = 0,
        .maximum = 1e9,
        .help = HSTUDIO_TEXT(
            "Field",
            "Ends the training when the monitored metric is worse than this, though not before the fewest epochs. 0 switches it off."),
        .inapplicable = needsEarlyStopping,
    }));
    table.push_back(field<&Config::stopping, &StoppingConfig::monitor>({
        .key = "monitor",
        .label = HSTUDIO_TEXT("Field", "Monitored metric"),
        .group = kGroup,
        .help = HSTUDIO_TEXT(
            "Field", "What tells the best epoch and decides about early stopping: val_loss, or recall or ndcg at one of the cut-offs, "
                     "such as recall@10."),
    }));
}

void addEvaluation(std::vector<Field> &table)
{
    constexpr auto kGroup = FieldGroup::Evaluation;
    table.push_back(field<&Config::evaluation, &EvaluationConfig::ks>({
        .key = "ks",
        .label = HSTUDIO_TEXT("Field", "Cut-offs"),
        .group = kGroup,
        .unit = HSTUDIO_TEXT("Field", "items"),
        .minimum = 1,
        .maximum = 10000,
        .help = HSTUDIO_TEXT(
            "Field",
            "Lengths of the recommendation list at which metrics are computed, ascending: 10,50 gives recall@10, recall@50 and so on."),
    }));
    table.push_back(field<&Config::evaluation, &EvaluationConfig::trainMinUserInteractions>({
        .key = "train_min_user_interactions",
        .label = HSTUDIO_TEXT("Field", "Shortest history to train on"),
        .group = kGroup,
        .unit = HSTUDIO_TEXT("Field", "items"),
        .minimum = 2,
        .maximum = 100000,
        .help =
            HSTUDIO_TEXT("Field", "Users with fewer training interactions are left out of training and validation; they stay in the test."),
    }));
}

void addDevice(std::vector<Field> &table)
{
    constexpr auto kGroup = FieldGroup::DeviceAndSeed;
    table.push_back(field<&Config::device, &DeviceConfig::device>({
        .key = "device",
        .label = HSTUDIO_TEXT("Field", "Device"),
        .group = kGroup,
        .help = HSTUDIO_TEXT("Field",
                             "Where the network is computed: cpu, cuda, cuda:1 and so on; auto takes the first CUDA card if there is one."),
    }));
    table.push_back(field<&Config::device, &DeviceConfig::threads>({
        .key = "threads",
        .label = HSTUDIO_TEXT("Field", "CPU threads"),
        .group = kGroup,
        .minimum = 0,
        .maximum = 1024,
        .help = HSTUDIO_TEXT("Field", "Processor threads for the computation; 0 takes all cores. Results don't depend on it."),
    }));
    table.push_back(field<&Config::device, &DeviceConfig::seed>({
        .key = "seed",
        .label = HSTUDIO_TEXT("Field", "Seed"),
        .group = kGroup,
        .minimum = 0,
        .maximum = 4294967295.0,
        .help = HSTUDIO_TEXT("Field",
                             "Start of all random numbers: first weights, order of users, negatives, dropout. The same seed repeats a run; "
                             "other seeds show how much results vary (recall@10 by about 0.005)."),
    }));
}

} // namespace

std::vector<Field> makeFieldTable()
{
    std::vector<Field> table;
    addArchitecture(table);
    addRelativeAttention(table);
    addLoss(table);
    addOptimizer(table);
    addStopping(table);
    addEvaluation(table);
    addDevice(table);
    return table;
}

} // namespace hstudio::config
