#include "core/data/demo.h"
