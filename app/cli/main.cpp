#include "app/cli/program.h"
#include "app/cli/verbs/verbs.h"

int main(int argc, char **argv)
{
    using namespace hstudio::cli;
    Program program;
    for (const auto add : {addDemo,     addImport,    addDownload, addFilter,  addDatasets, addStats,         addPresets,
                           addTrain,    addAblate,    addResume,   addRuns,    addCompare,  addQueue,         addShow,
                           addEvaluate, addRecommend, addSimilar,  addExplain, addExport,   addImportWeights, addBench})
        add(program);
    return program.run(argc, argv);
}
