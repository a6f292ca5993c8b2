#include "core/training/trainer.h"
