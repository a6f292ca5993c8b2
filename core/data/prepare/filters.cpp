#include "core/data/prepare/filters.h"

namespace hstudio::data
{

bool Filters::any() const { return *this != Filters(); }

} // namespace hstudio::data
