#include "goldencase.h"

#include <fstream>

namespace hstudio::tests
{
namespace
{

std::string goldenPath(const std::string &file) { return std::string(HSTUDIO_TEST_DATA "/golden/") + file; }

template<typename T>
void appendRow(std::vector<T> &out, const torch::Tensor &row)
{
    const torch::Tensor values = row.to(torch::CppTypeToScalarType<T>::value).contiguous();
    out.insert(out.end(), values.template data_ptr<T>(), values.template data_ptr<T>() + values.numel());
}

} // namespace

nlohmann::json goldenJson(const std::string &file)
{
    std::ifstream in(goldenPath(file));
    return nlohmann::json::parse(in);
}

nn::TensorMap goldenTensors(const std::string &file)
{
    auto read = nn::readSafetensors(goldenPath(file));
    if (!read)
        throw std::runtime_error(read.error().text());
    return std::move(read->tensors);
}

GoldenBatch goldenBatch(const nn::TensorMap &tensors, const std::string &prefix, const std::string &weights, torch::Dtype dtype)
{
    const auto x = tensors.at(prefix + "x"), y = tensors.at(prefix + "y"), times = tensors.at(prefix + "unix_ts");
    const auto yw = tensors.at(prefix + weights), negatives = tensors.at(prefix + "negatives");
    const auto length = x.size(1);
    const bool validation = y.size(1) == 1;
    data::PackedBatch packed;
    packed.offsets.push_back(0);
    std::vector<std::int64_t> place;
    for (std::int64_t b = 0; b < x.size(0); ++b) {
        const auto n = (x[b] != 0).sum().item<std::int64_t>();
        const auto pads = length - n;
        const auto from = validation ? 0 : pads;
        appendRow(packed.items, x[b].slice(0, pads));
        appendRow(packed.times, times[b].slice(0, pads));
        appendRow(packed.targets, y[b].slice(0, from));
        appendRow(packed.weights, yw[b].slice(0, from));
        appendRow(packed.negatives, negatives[b].slice(0, from).reshape(-1));
        packed.offsets.push_back(packed.offsets.back() + static_cast<std::int32_t>(n));
        packed.keys.push_back(static_cast<std::uint32_t>(b));
        for (std::int64_t i = 0; i < n; ++i)
            place.push_back(b * length + pads + i);
    }
    return {nn::makeBatch(packed, torch::kCPU, dtype), torch::tensor(place, torch::kInt64)};
}

config::ModelConfig goldenModel(const nlohmann::json &oneCase)
{
    config::ModelConfig model;
    model.model = oneCase.at("model") == "sasrec" ? config::ModelKind::Sasrec : config::ModelKind::Hstu;
    model.nFactors = oneCase.at("n_factors");
    model.nHeads = oneCase.at("n_heads");
    model.nBlocks = 2;
    model.sessionMaxLen = 16;
    model.dropoutRate = 0.0;
    model.usePosEmb = oneCase.at("use_pos_emb");
    model.relativeTimeAttention = oneCase.at("relative_time_attention");
    model.relativePosAttention = oneCase.at("relative_pos_attention");
    model.similarity = oneCase.at("similarity") == "dot" ? config::Similarity::Dot : config::Similarity::Cosine;
    return model;
}

QString firstDifference(const std::string &name, const torch::Tensor &actual, const torch::Tensor &expected, double tolerance)
{
    if (actual.sizes() != expected.sizes())
        return QStringLiteral("%1: another shape").arg(QString::fromStdString(name));
    const auto a = actual.detach().to(torch::kFloat64).reshape(-1), e = expected.detach().to(torch::kFloat64).reshape(-1);
    const auto bad = torch::nonzero(((a - e).abs() <= tolerance).logical_not());
    if (bad.numel() == 0)
        return {};
    const auto index = bad[0][0].item<std::int64_t>();
    return QStringLiteral("%1[%2] is %3, expected %4 (%5 of %6 values differ by more than %7)")
        .arg(QString::fromStdString(name))
        .arg(index)
        .arg(a[index].item<double>(), 0, 'g', 9)
        .arg(e[index].item<double>(), 0, 'g', 9)
        .arg(bad.size(0))
        .arg(a.numel())
        .arg(tolerance);
}

} // namespace hstudio::tests
