#include "core/config/configjson.h"
