#pragma once

#include "core/compare/protocol.h"
#include "core/store/records.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hstudio::compare
{

/// A file built into the program (resources/reference).
struct EmbeddedFile
{
    std::string_view name;
    std::string_view content;
};
std::span<const EmbeddedFile> referenceFiles();

/// One published result.
struct Reference
{
    std::string method;                    ///< "HSTU-large"
    std::string preset;                    ///< the preset with these settings, where there is one
    std::string dataset;                   ///< "ml-1m", "ml-20m", "amzn-books"
    std::map<std::string, double> metrics; ///< "hr@10" is called "recall@10": with one held-out item they are the same
    std::string note;                      ///< about this row

    std::string title;    ///< of the publication
    std::string citation; ///< source
    std::string url;
    std::string protocolNotes; ///< the publication's protocol in sentences
    Protocol protocol;         ///< as far as it is known
};

/// All published results that the program knows, in the order of the files.
std::span<const Reference> references();
/// Those of one data set.
std::vector<Reference> referencesFor(const std::string &dataset);

/// Which published data set this is, by its numbers of users and interactions ("ml-1m", "ml-20m"), since names are free; empty when it is none of
/// them, or a filtered one.
std::string referenceDataset(const store::DatasetRecord &dataset);

} // namespace hstudio::compare
