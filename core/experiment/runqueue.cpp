#include "core/experiment/runqueue.h"
