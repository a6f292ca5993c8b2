#pragma once

#include "app/cli/program.h"

namespace hstudio::cli
{

// Each adds one verb: its options, its help and its work.
void addDemo(Program &program);
void addImport(Program &program);
void addDownload(Program &program);
void addFilter(Program &program);
void addDatasets(Program &program);
void addStats(Program &program);
void addPresets(Program &program);
void addTrain(Program &program);
void addAblate(Program &program);
void addResume(Program &program);
void addRuns(Program &program);
void addCompare(Program &program);
void addQueue(Program &program);
void addShow(Program &program);
void addEvaluate(Program &program);
void addRecommend(Program &program);
void addSimilar(Program &program);
void addExplain(Program &program);
void addExport(Program &program);
void addImportWeights(Program &program);
void addBench(Program &program);

} // namespace hstudio::cli
