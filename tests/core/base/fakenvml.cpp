// Two cards as NVML would describe them: card 0 is 25 % busy, card 1, whose UUID is "GPU-one", 75 %.
#include <cstring>

namespace
{
struct Card
{
    const char *name;
    unsigned busy;
    unsigned long long used;
};
Card cards[] = {{"Fake Zero", 25, 1000}, {"Fake One", 75, 3000}};

struct Utilization
{
    unsigned gpu;
    unsigned memory;
};
struct Memory
{
    unsigned long long total;
    unsigned long long free;
    unsigned long long used;
};
constexpr int success = 0;
constexpr int notFound = 6;
} // namespace

extern "C" {
int nvmlInit_v2() { return success; }
int nvmlShutdown() { return success; }

int nvmlDeviceGetHandleByIndex_v2(unsigned index, void **device)
{
    if (index > 1)
        return notFound;
    *device = &cards[index];
    return success;
}

int nvmlDeviceGetHandleByUUID(const char *uuid, void **device)
{
    if (std::strcmp(uuid, "GPU-one") != 0)
        return notFound;
    *device = &cards[1];
    return success;
}

int nvmlDeviceGetName(void *device, char *name, unsigned length)
{
    std::strncpy(name, static_cast<Card *>(device)->name, length);
    return success;
}

int nvmlDeviceGetUtilizationRates(void *device, Utilization *use)
{
    *use = {static_cast<Card *>(device)->busy, 0};
    return success;
}

int nvmlDeviceGetMemoryInfo(void *device, Memory *memory)
{
    const auto used = static_cast<Card *>(device)->used;
    *memory = {8000, 8000 - used, used};
    return success;
}
}
