#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// Reads the golden fixtures without LibTorch: the safetensors files of tests/data/golden and their JSON companions.
/// A fixture that can't be read throws: it is a fault of the test, and Qt Test reports it.
namespace hstudio::tests
{

/// One tensor, row-major. Exactly one of the two vectors is filled.
struct GoldenTensor
{
    std::vector<std::int64_t> shape;
    std::vector<float> floats;
    std::vector<std::int64_t> integers;

    [[nodiscard]] std::size_t rows() const { return static_cast<std::size_t>(shape.at(0)); }
    /// Number of values behind one index of the first dimension.
    [[nodiscard]] std::size_t rowSize() const
    {
        std::size_t size = 1;
        for (std::size_t i = 1; i < shape.size(); ++i)
            size *= static_cast<std::size_t>(shape[i]);
        return size;
    }
    [[nodiscard]] std::int64_t integer(std::size_t row, std::size_t column) const { return integers.at(row * rowSize() + column); }
    [[nodiscard]] float real(std::size_t row, std::size_t column) const { return floats.at(row * rowSize() + column); }
};

using GoldenTensors = std::map<std::string, GoldenTensor>;

inline std::string readGoldenFile(const std::filesystem::path &file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in)
        throw std::runtime_error("can't read " + file.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

inline nlohmann::json readGoldenJson(const std::filesystem::path &file) { return nlohmann::json::parse(readGoldenFile(file)); }

template<typename T>
std::vector<T> goldenValues(std::string_view bytes)
{
    std::vector<T> values(bytes.size() / sizeof(T));
    std::memcpy(values.data(), bytes.data(), values.size() * sizeof(T));
    return values;
}

/// All F32 and I64 tensors of a safetensors file: u64 length, JSON header, raw little-endian data.
inline GoldenTensors readGoldenTensors(const std::filesystem::path &file)
{
    const std::string content = readGoldenFile(file);
    std::uint64_t headerSize = 0;
    std::memcpy(&headerSize, content.data(), sizeof(headerSize));
    const auto header = nlohmann::json::parse(content.substr(sizeof(headerSize), headerSize));
    const std::string_view data = std::string_view(content).substr(sizeof(headerSize) + headerSize);
    GoldenTensors tensors;
    for (const auto &[name, info] : header.items()) {
        if (name == "__metadata__")
            continue;
        const auto begin = info.at("data_offsets").at(0).get<std::size_t>();
        const auto end = info.at("data_offsets").at(1).get<std::size_t>();
        GoldenTensor tensor;
        info.at("shape").get_to(tensor.shape);
        if (info.at("dtype") == "F32")
            tensor.floats = goldenValues<float>(data.substr(begin, end - begin));
        else if (info.at("dtype") == "I64")
            tensor.integers = goldenValues<std::int64_t>(data.substr(begin, end - begin));
        else
            throw std::runtime_error("unexpected tensor type in " + file.string());
        tensors.emplace(name, std::move(tensor));
    }
    return tensors;
}

} // namespace hstudio::tests
