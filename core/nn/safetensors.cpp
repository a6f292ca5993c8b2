#include "core/nn/safetensors.h"
