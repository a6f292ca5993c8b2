#pragma once

// The precompiled header of every target that uses LibTorch: parsing it takes most of a source's compile time.
#include <torch/nn/module.h>
#include <torch/torch.h>
