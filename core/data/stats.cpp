#include "core/data/stats.h"
