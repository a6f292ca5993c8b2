#include "core/experiment/runcontext.h"
