#include "core/base/clock.h"
#include "core/data/import.h"
#include "core/data/split.h"
#include "core/data/stats.h"

#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

using namespace hstudio;

namespace
{

double peakGigabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) * 1024 / 1e9; // Linux counts in KiB
}

/// Seconds that all threads have computed so far: what other work on the machine doesn't change.
double processorSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Seconds that a call takes; its value goes to `value`.
template<typename Value, typename Work>
double seconds(Value &value, const Work &work)
{
    const base::Stopwatch watch;
    value = work();
    return watch.seconds();
}

} // namespace

/// bench_data PATH [SCRATCH]: imports PATH into a new folder below SCRATCH, opens the data set again, splits and counts it. One line of JSON.
int main(int argc, char **argv)
{
    if (argc < 2) {
        std::cerr << "usage: bench_data PATH [SCRATCH]\n";
        return 2;
    }
    const auto scratch = std::filesystem::path(argc > 2 ? argv[2] : std::filesystem::temp_directory_path().string()) /
                         ("bench_data." + std::to_string(::getpid()));
    base::Result<std::shared_ptr<const data::Dataset>> dataset = base::Error();
    const double importing = seconds(dataset, [&] { return data::importDataset(argv[1], scratch); });
    const double peak = peakGigabytes();
    const double processor = processorSeconds();
    int status = 1;
    if (!dataset) {
        std::cerr << dataset.error().text() << '\n';
    } else {
        const auto folder = (*dataset)->folder();
        const double opening = seconds(dataset, [&] { return data::Dataset::open(folder); });
        data::Split split;
        const double splitting = seconds(split, [&] { return data::makeSplit(**dataset); });
        data::DatasetStats stats;
        const double counting = seconds(stats, [&] { return data::computeStats(**dataset, split); });
        std::cout << nlohmann::ordered_json{{"rows", (*dataset)->size()},
                                            {"threads", std::thread::hardware_concurrency()},
                                            {"import_s", importing},
                                            {"import_cpu_s", processor},
                                            {"import_peak_gb", peak},
                                            {"open_s", opening},
                                            {"split_s", splitting},
                                            {"stats_s", counting},
                                            {"tied_share", (*dataset)->summary().tiedShare},
                                            {"unstable_tests", stats.unstableTests},
                                            {"train_after_median_test", stats.trainAfterMedianTest}}
                  << '\n';
        status = 0;
    }
    std::error_code ignored;
    std::filesystem::remove_all(scratch, ignored);
    return status;
}
