#include "core/nn/kernels/gradientnode.h"

#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/functions/utils.h>

#include <algorithm>
#include <type_traits>

namespace hstudio::nn::kernels
{
namespace
{

class GradientNode final : public torch::autograd::Node
{
public:
    explicit GradientNode(BackwardFunction backward) : m_backward(std::move(backward)) {}
    [[nodiscard]] std::string name() const override { return "HstudioBackward"; }
    void release_variables() override { m_backward = nullptr; }

protected:
    torch::autograd::variable_list apply(torch::autograd::variable_list &&given) override
    {
        TORCH_CHECK(m_backward, "the graph of this operation has been used already");
        return m_backward(given[0]);
    }

private:
    BackwardFunction m_backward;
};

/// Nodes are intrusively counted from LibTorch 2.13 on, shared pointers before.
template<typename Node>
auto makeNode(BackwardFunction backward)
{
    if constexpr (std::is_base_of_v<c10::intrusive_ptr_target, Node>)
        return c10::make_intrusive<Node>(std::move(backward));
    else
        return std::make_shared<Node>(std::move(backward));
}

} // namespace

bool needsGradient(const std::vector<torch::Tensor> &inputs)
{
    return torch::GradMode::is_enabled() &&
           std::ranges::any_of(inputs, [](const torch::Tensor &input) { return input.defined() && input.requires_grad(); });
}

void attachBackward(torch::Tensor &output, const std::vector<torch::Tensor> &inputs, BackwardFunction backward)
{
    if (!needsGradient(inputs))
        return;
    auto node = makeNode<GradientNode>(std::move(backward));
    node->set_next_edges(torch::autograd::collect_next_edges(inputs));
    torch::autograd::create_gradient_edge(output, node);
}

} // namespace hstudio::nn::kernels
