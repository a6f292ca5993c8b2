#include "core/training/adam.h"

#include "core/training/adamloop.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>

namespace hstudio::training
{

namespace
{

constexpr double kBeta1 = 0.9;
constexpr double kBeta2 = 0.98;
constexpr double kEpsilon = 1e-8;

constexpr auto kStepName = "step";
std::string averageName(const std::string &parameter) { return "exp_avg." + parameter; }
std::string squaredAverageName(const std::string &parameter) { return "exp_avg_sq." + parameter; }

base::Error badState(const std::string &tensor)
{
    return {
        base::ErrorCode::BadData, HSTUDIO_TEXT("Error", "The optimizer state lacks the tensor \"%1\", or it has another shape."), {tensor}};
}

} // namespace

Adam::Adam(const torch::nn::Module &model, double lr) : m_lr(lr)
{
    const torch::NoGradGuard noGrad;
    for (const auto &item : model.named_parameters()) {
        const auto &parameter = item.value();
        m_slots.push_back({item.key(), parameter, torch::zeros_like(parameter), torch::zeros_like(parameter)});
    }
}

void Adam::step()
{
    const torch::NoGradGuard noGrad;
    ++m_steps;
    std::vector<Slot *> active;
    for (auto &slot : m_slots) {
        if (slot.parameter.grad().defined())
            active.push_back(&slot);
    }
    if (active.empty())
        return;
    const auto device = active.front()->parameter.device();
    const auto ours = [](const Slot *slot) {
        return slot->parameter.is_cpu() && slot->parameter.scalar_type() == torch::kFloat32 && slot->parameter.is_contiguous();
    };
    if (std::ranges::all_of(active, ours)) {
        for (auto *slot : active)
            loopStep(*slot);
    } else if (device.is_cpu() || device.is_cuda()) {
        fusedStep(active);
    } else {
        for (auto *slot : active)
            plainStep(*slot);
    }
    for (auto *slot : active)
        slot->parameter.mutable_grad() = torch::Tensor();
}

void Adam::fusedStep(const std::vector<Slot *> &slots)
{
    std::vector<torch::Tensor> parameters;
    std::vector<torch::Tensor> gradients;
    std::vector<torch::Tensor> averages;
    std::vector<torch::Tensor> squaredAverages;
    for (auto *slot : slots) {
        parameters.push_back(slot->parameter);
        gradients.push_back(slot->parameter.grad());
        averages.push_back(slot->average);
        squaredAverages.push_back(slot->squaredAverage);
    }
    const auto step =
        torch::full({}, static_cast<double>(m_steps), torch::dtype(torch::kFloat32).device(slots.front()->parameter.device()));
    const std::vector<torch::Tensor> steps(slots.size(), step); // the kernel reads them only, so one serves all
    at::_fused_adam_(parameters, gradients, averages, squaredAverages, /*max_exp_avg_sqs=*/{}, steps, m_lr, kBeta1, kBeta2,
                     /*weight_decay=*/0.0, kEpsilon,
                     /*amsgrad=*/false, /*maximize=*/false);
}

void Adam::loopStep(Slot &slot) const
{
    // A parallel region for each tensor costs more than it saves, and a great deal when another program holds a core. So only huge tensors are divided.
    constexpr std::int64_t kValuesPerThread = 1 << 20;
    const auto exponent = static_cast<double>(m_steps);
    const AdamStep step{.momentum = static_cast<float>(1.0 - kBeta1),
                        .squaredMomentum = static_cast<float>(1.0 - kBeta2),
                        .rate = static_cast<float>(m_lr / (1.0 - std::pow(kBeta1, exponent))),
                        .inverseRootBias = static_cast<float>(1.0 / std::sqrt(1.0 - std::pow(kBeta2, exponent))),
                        .epsilon = static_cast<float>(kEpsilon)};
    const auto gradient = slot.parameter.grad().contiguous();
    const auto *g = gradient.const_data_ptr<float>();
    auto *m = slot.average.data_ptr<float>();
    auto *v = slot.squaredAverage.data_ptr<float>();
    auto *p = slot.parameter.data_ptr<float>();
    at::parallel_for(0, slot.parameter.numel(), kValuesPerThread, [&](std::int64_t first, std::int64_t last) {
        adamLoop(step, g + first, m + first, v + first, p + first, last - first);
    });
    slot.parameter.unsafeGetTensorImpl()->bump_version();
}

void Adam::plainStep(Slot &slot) const
{
    const auto &gradient = slot.parameter.grad();
    const auto exponent = static_cast<double>(m_steps);
    slot.average.lerp_(gradient, 1.0 - kBeta1);
    slot.squaredAverage.mul_(kBeta2).addcmul_(gradient, gradient, 1.0 - kBeta2);
    const auto scale = slot.squaredAverage.sqrt().div_(std::sqrt(1.0 - std::pow(kBeta2, exponent))).add_(kEpsilon);
    slot.parameter.addcdiv_(slot.average, scale, -m_lr / (1.0 - std::pow(kBeta1, exponent)));
}

nn::TensorMap Adam::state() const
{
    nn::TensorMap tensors;
    for (const auto &slot : m_slots) {
        tensors[averageName(slot.name)] = slot.average;
        tensors[squaredAverageName(slot.name)] = slot.squaredAverage;
    }
    tensors[kStepName] = torch::full({1}, m_steps, torch::kInt64);
    return tensors;
}

base::Result<void> Adam::restore(const nn::TensorMap &state)
{
    const auto find = [&state](const std::string &name, at::IntArrayRef shape) {
        const auto found = state.find(name);
        return found != state.end() && found->second.sizes() == shape ? found->second : torch::Tensor();
    };
    const auto step = find(kStepName, {1});
    if (!step.defined() || step.scalar_type() != torch::kInt64)
        return badState(kStepName);
    for (const auto &slot : m_slots) {
        for (const auto &name : {averageName(slot.name), squaredAverageName(slot.name)}) {
            if (!find(name, slot.parameter.sizes()).defined())
                return badState(name);
        }
    }
    const torch::NoGradGuard noGrad;
    for (auto &slot : m_slots) {
        slot.average.copy_(state.at(averageName(slot.name)));
        slot.squaredAverage.copy_(state.at(squaredAverageName(slot.name)));
    }
    m_steps = step.item<std::int64_t>();
    return {};
}

} // namespace hstudio::training
