#pragma once

#include "core/config/experimentconfig.h"
#include "core/nn/parameterspec.h"

#include <torch/torch.h>

#include <vector>

namespace hstudio::nn
{

/// Learnable scale and shift of a layer norm, each [D].
struct NormParameters
{
    torch::Tensor weight;
    torch::Tensor bias;
};

/// y = x @ weight^T + bias; [D, D] and [D].
struct LinearParameters
{
    torch::Tensor weight;
    torch::Tensor bias;
};

/// One HSTU block ("STU layer"; golden part C). Undefined tensors: that bias is switched off.
struct HstuBlockParameters
{
    torch::Tensor uvqk;        ///< [D, 4D], x @ W, columns u | v | q | k
    torch::Tensor timeWeights; ///< [129]
    torch::Tensor posWeights;  ///< [2L - 1]
    NormParameters normInput;
    NormParameters normAttention;
    LinearParameters output;
};

/// One SASRec block.
struct SasrecBlockParameters
{
    LinearParameters inProjection; ///< [3D, D] and [3D]: rows q, k, v
    LinearParameters outProjection;
    NormParameters queryNorm;
    NormParameters feedForwardNorm;
    LinearParameters feedForward1;
    LinearParameters feedForward2;
};

/// All parameters of a model, as handles that share memory with the module's.
struct ModelParameters
{
    torch::Tensor items;     ///< [N, D], row 0 = PAD
    torch::Tensor positions; ///< [L, D], row 0 = newest item; undefined without position embedding
    std::vector<HstuBlockParameters> hstu;
    std::vector<SasrecBlockParameters> sasrec;
    NormParameters lastNorm; ///< SASRec only
};

} // namespace hstudio::nn
