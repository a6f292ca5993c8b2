#include "core/data/split.h"
