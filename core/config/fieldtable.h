#pragma once

#include "core/config/fields.h"

#include <vector>

namespace hstudio::config
{

/// Builds the table behind fields().
std::vector<Field> makeFieldTable();

} // namespace hstudio::config
