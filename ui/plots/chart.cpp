#include "ui/plots/chart.h"
