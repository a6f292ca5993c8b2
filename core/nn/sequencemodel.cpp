#include "core/nn/sequencemodel.h"
