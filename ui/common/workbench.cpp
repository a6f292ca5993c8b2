#include "ui/common/workbench.h"
