#include "ui/common/format.h"
