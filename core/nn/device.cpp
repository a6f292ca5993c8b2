#include "core/nn/device.h"
