#include "core/nn/batch.h"
