#include "ui/common/widgets.h"
