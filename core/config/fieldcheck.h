#pragma once

#include "core/config/fields.h"

namespace hstudio::config
{

/// Whether one field may have this value: type, range, choice, ascending list. Relations between fields are validate()'s business.
base::Result<void> checkValue(const Field &field, const FieldValue &value);

/// "\"n_factor\" is not a setting. Did you mean \"n_factors\"?"
base::Error unknownFieldError(std::string_view key);

/// The value isn't of the field's type ("abc" for a number); `text` is what was given.
base::Error wrongTypeError(const Field &field, std::string_view text);

} // namespace hstudio::config
