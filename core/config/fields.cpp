#include "core/config/fields.h"
