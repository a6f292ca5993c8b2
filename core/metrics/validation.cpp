#include "core/metrics/validation.h"
