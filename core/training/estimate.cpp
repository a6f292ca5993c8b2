#include "core/training/estimate.h"
