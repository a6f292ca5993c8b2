#include "core/nn/safetensors.h"

#include "core/base/paths.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>
#include <optional>

namespace hstudio::nn
{
namespace
{

using Json = nlohmann::json;

struct DtypeName
{
    const char *name;
    torch::Dtype dtype;
};
constexpr DtypeName kDtypes[] = {{"F64", torch::kFloat64}, {"F32", torch::kFloat32}, {"I64", torch::kInt64},
                                 {"I32", torch::kInt32},   {"U8", torch::kUInt8},    {"BOOL", torch::kBool}};

std::optional<torch::Dtype> dtypeOf(const std::string &name)
{
    for (const auto &known : kDtypes)
        if (name == known.name)
            return known.dtype;
    return std::nullopt;
}

const char *nameOf(torch::Dtype dtype)
{
    for (const auto &known : kDtypes)
        if (dtype == known.dtype)
            return known.name;
    return nullptr;
}

base::Error broken(const std::filesystem::path &file, const std::string &why)
{
    return {base::ErrorCode::BadData,
            HSTUDIO_TEXT("Error", "\"%1\" is not a usable weights file: %2. Take another copy of it."),
            {file.string(), why}};
}

/// Bytes of a tensor of this shape, or nothing when a dimension is negative or the product overflows. LibTorch counts the other dimensions of an empty
/// tensor too, so they are checked as if none were zero.
std::optional<std::uint64_t> byteSize(const std::vector<std::int64_t> &shape, std::size_t elementSize)
{
    auto bytes = static_cast<std::int64_t>(elementSize);
    bool empty = false;
    for (const auto dimension : shape) {
        empty = empty || dimension == 0;
        if (dimension < 0 || __builtin_mul_overflow(bytes, std::max<std::int64_t>(dimension, 1), &bytes))
            return std::nullopt;
    }
    return empty ? 0 : static_cast<std::uint64_t>(bytes);
}

/// A list of whole numbers, or nothing. The library would turn 1e30 into any number without a word.
std::optional<std::vector<std::int64_t>> wholeNumbers(const Json &list)
{
    const auto isWhole = [](const Json &number) {
        return number.is_number_integer() && (!number.is_number_unsigned() || number.get<std::uint64_t>() <= std::uint64_t{INT64_MAX});
    };
    if (!list.is_array() || !std::ranges::all_of(list, isWhole))
        return std::nullopt;
    return list.get<std::vector<std::int64_t>>();
}

base::Result<torch::Tensor> readTensor(const std::filesystem::path &file, const std::string &name, const Json &info,
                                       std::string_view payload)
{
    const auto dtype = dtypeOf(info.at("dtype").get<std::string>());
    if (!dtype)
        return broken(file, "tensor " + name + " has the unknown type " + info.at("dtype").get<std::string>());
    const auto shape = wholeNumbers(info.at("shape"));
    const auto offsets = wholeNumbers(info.at("data_offsets"));
    const auto bytes = shape ? byteSize(*shape, c10::elementSize(*dtype)) : std::nullopt;
    const auto fits = [&](const std::vector<std::int64_t> &range) {
        return range.size() == 2 && range[0] >= 0 && range[0] <= range[1] && static_cast<std::uint64_t>(range[1]) <= payload.size() &&
               static_cast<std::uint64_t>(range[1] - range[0]) == *bytes;
    };
    if (!bytes || !offsets || !fits(*offsets))
        return broken(file, "the data of tensor " + name + " doesn't fit its shape or the file (is it cut off?)");
    auto tensor = torch::empty(*shape, torch::TensorOptions(*dtype));
    if (*bytes > 0)
        std::memcpy(tensor.data_ptr(), payload.data() + (*offsets)[0], *bytes);
    return tensor;
}

} // namespace

base::Result<SafetensorsFile> readSafetensors(const std::filesystem::path &file)
{
    const auto content = base::readFile(file);
    if (!content)
        return content.error();
    const std::string_view bytes = *content;
    std::uint64_t headerSize = 0;
    if (bytes.size() < sizeof headerSize)
        return broken(file, "it is shorter than its header");
    std::memcpy(&headerSize, bytes.data(), sizeof headerSize);
    if (headerSize > bytes.size() - sizeof headerSize)
        return broken(file, "it is shorter than its header");
    const auto header = Json::parse(bytes.substr(sizeof headerSize, headerSize), nullptr, false);
    if (!header.is_object())
        return broken(file, "its header is no JSON object");

    SafetensorsFile out;
    const auto payload = bytes.substr(sizeof headerSize + headerSize);
    try {
        for (const auto &[name, info] : header.items()) {
            if (name == "__metadata__") {
                out.metadata = info.get<StringMap>();
                continue;
            }
            auto tensor = readTensor(file, name, info, payload);
            if (!tensor)
                return tensor.error();
            out.tensors.emplace(name, std::move(*tensor));
        }
    } catch (const Json::exception &error) {
        return broken(file, error.what());
    }
    return out;
}

base::Result<void> writeSafetensors(const std::filesystem::path &file, const TensorMap &tensors, const StringMap &metadata)
{
    Json header = Json::object();
    if (!metadata.empty())
        header["__metadata__"] = metadata;
    std::vector<torch::Tensor> ordered;
    std::uint64_t offset = 0;
    for (const auto &[name, tensor] : tensors) {
        auto plain = tensor.detach().to(torch::kCPU).contiguous();
        const char *dtype = nameOf(plain.scalar_type());
        if (dtype == nullptr)
            return base::Error{
                base::ErrorCode::InvalidArgument, HSTUDIO_TEXT("Error", "tensor \"%1\" has a type that can't be stored."), {name}};
        header[name] = {{"dtype", dtype}, {"shape", plain.sizes().vec()}, {"data_offsets", {offset, offset + plain.nbytes()}}};
        offset += plain.nbytes();
        ordered.push_back(std::move(plain));
    }
    std::string text = header.dump();
    text.resize((text.size() + 7) / 8 * 8, ' ');
    const std::uint64_t headerSize = text.size();
    std::string content(sizeof headerSize, '\0');
    std::memcpy(content.data(), &headerSize, sizeof headerSize);
    content += text;
    content.reserve(content.size() + offset);
    for (const auto &tensor : ordered)
        content.append(static_cast<const char *>(tensor.data_ptr()), tensor.nbytes());
    return base::writeFileAtomically(file, content);
}

} // namespace hstudio::nn
