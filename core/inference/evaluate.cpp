#include "core/inference/evaluate.h"
