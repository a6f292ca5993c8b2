#include "core/experiment/mailbox.h"
