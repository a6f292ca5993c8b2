#include "core/config/presets.h"
