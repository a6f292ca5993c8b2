#include "core/data/entityids.h"
