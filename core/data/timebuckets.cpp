#include "core/data/timebuckets.h"
