#include "core/data/sequences.h"
