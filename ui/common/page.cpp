#include "ui/common/page.h"
