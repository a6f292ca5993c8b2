#include "core/metrics/ranking.h"
