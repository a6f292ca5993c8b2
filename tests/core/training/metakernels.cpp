#include "tests/core/training/metakernels.h"

#include <ATen/ExpandUtils.h>
#include <torch/library.h>
#include <torch/torch.h>

#include <array>
#include <optional>
#include <string>
#include <tuple>

namespace hstudio::tests
{

namespace
{

using torch::Tensor;

template<typename... Tensors>
void requireMeta(const Tensors &...tensors)
{
    TORCH_CHECK((tensors.is_meta() && ...), "a tensor of another device reached an operator on meta");
}

Tensor indexSelect(const Tensor &self, std::int64_t dim, const Tensor &index)
{
    requireMeta(self, index);
    auto shape = self.sizes().vec();
    shape.at(static_cast<std::size_t>(dim)) = index.numel();
    return torch::empty(shape, self.options());
}

Tensor embeddingDenseBackward(const Tensor &gradient, const Tensor &indices, c10::SymInt rows, c10::SymInt /*padding*/, bool /*scale*/)
{
    requireMeta(gradient, indices);
    return torch::empty({rows.expect_int(), gradient.size(-1)}, gradient.options());
}

Tensor bucketize(const Tensor &self, const Tensor &boundaries, bool int32, bool /*right*/)
{
    requireMeta(self, boundaries);
    return torch::empty(self.sizes(), self.options().dtype(int32 ? torch::kInt32 : torch::kInt64));
}

std::tuple<Tensor, Tensor, Tensor> layerNormBackward(const Tensor &gradient, const Tensor &input, c10::SymIntArrayRef /*shape*/,
                                                     const Tensor &mean, const Tensor &rstd, const std::optional<Tensor> &weight,
                                                     const std::optional<Tensor> &bias, std::array<bool, 3> /*mask*/)
{
    requireMeta(gradient, input, mean, rstd, weight.value(), bias.value());
    return {torch::empty_like(input), torch::empty_like(*weight), torch::empty_like(*bias)};
}

std::tuple<Tensor, Tensor, Tensor> layerNorm(const Tensor &input, c10::SymIntArrayRef /*shape*/, const std::optional<Tensor> &weight,
                                             const std::optional<Tensor> &bias, double /*epsilon*/)
{
    requireMeta(input, weight.value(), bias.value());
    const auto statistics = torch::empty({input.size(0), 1}, input.options());
    return {torch::empty_like(input), statistics, torch::empty_like(statistics)};
}

Tensor sameShape(const Tensor &self)
{
    requireMeta(self);
    return torch::empty_like(self);
}

Tensor logicalNot(const Tensor &self)
{
    requireMeta(self);
    return torch::empty(self.sizes(), self.options().dtype(torch::kBool));
}

Tensor where(const Tensor &condition, const Tensor &self, const Tensor &other)
{
    requireMeta(condition, self, other);
    return torch::empty(at::infer_size(condition.sizes(), at::infer_size(self.sizes(), other.sizes())), self.options());
}

template<typename Kernel>
void provide(torch::Library &library, const std::string &name, const std::string &overload, Kernel kernel)
{
    const auto schema = c10::Dispatcher::singleton().findSchema({"aten::" + name, overload});
    TORCH_CHECK(schema, "no operator ", name);
    if (!schema->hasKernelForDispatchKey(c10::DispatchKey::Meta))
        library.impl((overload.empty() ? name : name + "." + overload).c_str(), kernel);
}

} // namespace

void useMetaKernels()
{
    static const auto library = [] {
        torch::Library meta(torch::Library::IMPL, "aten", c10::DispatchKey::Meta, __FILE__, __LINE__);
        provide(meta, "index_select", "", indexSelect);
        provide(meta, "embedding_dense_backward", "", embeddingDenseBackward);
        provide(meta, "bucketize", "Tensor", bucketize);
        provide(meta, "native_layer_norm_backward", "", layerNormBackward);
        provide(meta, "native_layer_norm", "", layerNorm);
        provide(meta, "relu", "", sameShape);
        provide(meta, "abs", "", sameShape);
        provide(meta, "logical_not", "", logicalNot);
        provide(meta, "where", "self", where);
        return meta;
    }();
}

} // namespace hstudio::tests
