#pragma once

namespace hstudio::tests
{

/// LibTorch's `meta` device has shapes but no numbers: whatever falls back to the CPU on the way, mixes devices or reads a value fails on it, so it
/// stands in for a GPU. In C++ it lacks a few operators of the models (Python has them); this adds their shapes, refusing tensors of other devices.
/// Call before using torch::kMeta; any number of times.
void useMetaKernels();

} // namespace hstudio::tests
