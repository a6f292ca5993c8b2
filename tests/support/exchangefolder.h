#pragma once

#include "tests/support/goldentensors.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

/// Folders for import-weights, made without the code under test.
namespace hstudio::tests
{

/// What such a folder holds; change a part and write it to see what is said about it.
struct ExchangeFolder
{
    GoldenTensors weights;
    nlohmann::json config;
    nlohmann::json items;

    void write(const std::filesystem::path &folder) const;
};

/// The weights of a case of golden part C, for the items of the tiny data.
inline ExchangeFolder goldenExchange(const std::string &name)
{
    const auto golden = std::filesystem::path(HSTUDIO_TEST_DATA) / "golden";
    const auto index = readGoldenJson(golden / "models" / "index.json");
    ExchangeFolder made;
    for (auto &[key, tensor] : readGoldenTensors(golden / "models" / (name + ".safetensors")))
        if (key.starts_with("param."))
            made.weights.emplace(key.substr(6), std::move(tensor));
    made.config["model"] = name.starts_with("sasrec") ? "sasrec" : "hstu";
    for (const char *key : {"n_factors", "n_heads", "use_pos_emb", "relative_time_attention", "relative_pos_attention", "similarity"})
        made.config[key] = index.at("cases").at(name).at(key);
    made.config["n_blocks"] = index.at("n_blocks");
    made.config["session_max_len"] = index.at("session_max_len");
    made.items = readGoldenJson(golden / "prep" / "expected.json").at("items").at("external");
    return made;
}

/// float32 tensors in the safetensors format.
inline std::string safetensorsBytes(const GoldenTensors &tensors)
{
    nlohmann::json header = nlohmann::json::object();
    std::string data;
    for (const auto &[name, tensor] : tensors) {
        const auto begin = data.size();
        data.append(reinterpret_cast<const char *>(tensor.floats.data()), tensor.floats.size() * sizeof(float));
        header[name] = {{"dtype", "F32"}, {"shape", tensor.shape}, {"data_offsets", {begin, data.size()}}};
    }
    const auto text = header.dump();
    const std::uint64_t length = text.size();
    std::string bytes(sizeof(length), '\0');
    std::memcpy(bytes.data(), &length, sizeof(length));
    return bytes + text + data;
}

inline void ExchangeFolder::write(const std::filesystem::path &folder) const
{
    std::filesystem::create_directories(folder);
    const auto put = [&](const char *name, const std::string &content) {
        std::ofstream out(folder / name, std::ios::binary);
        out << content;
        if (!out.flush())
            throw std::runtime_error(std::string("can't write ") + name);
    };
    put("weights.safetensors", safetensorsBytes(weights));
    put("config.json", config.dump());
    put("items.json", items.dump());
}

} // namespace hstudio::tests
