#include "core/inference/recommender.h"
