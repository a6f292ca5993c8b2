#include "core/data/import.h"
