#pragma once

#include "core/data/timebuckets.h"
#include "tests/support/goldentensors.h"

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace hstudio::tests
{

/// One row as RecTools collates it: L items (0 = a masked column, wherever it stands) and L + 1 times, column p + 1 asking for column p's item.
struct PaddedRow
{
    std::vector<std::int64_t> items;
    std::vector<std::int64_t> times;
};

/// HSTU with one head over padded rows, in plain loops and doubles, written from golden part C alone: what HSTUdio's kernels can't do (a masked
/// column between two items) is a matter of course here.
class PaddedHstu
{
public:
    /// `tensors`: a case of golden part C with one head, time and position bias.
    explicit PaddedHstu(const GoldenTensors &tensors) : m_tensors(tensors) {}

    /// Cosine of the last column with each item; index 0 is PAD.
    [[nodiscard]] std::vector<double> scores(const PaddedRow &row) const
    {
        const auto embeddings = matrix("item_model.item_net_blocks.0.ids_emb.weight");
        const auto positions = matrix("pos_encoding_layer.pos_emb.weight");
        const auto length = row.items.size();
        const auto width = embeddings.front().size();
        Matrix x(length, Vector(width, 0.0));
        for (std::size_t p = 0; p < length; ++p)
            for (std::size_t f = 0; f < width && row.items[p] != 0; ++f)
                x[p][f] = embeddings[static_cast<std::size_t>(row.items[p])][f] * std::sqrt(static_cast<double>(width)) +
                          positions[length - 1 - p][f];
        for (int b = 0; m_tensors.contains(nameOf(b, "uvqk_proj")); ++b)
            x = block(b, row, x);
        std::vector<double> found;
        for (const auto &item : embeddings)
            found.push_back(product(x.back(), item) / (length2(x.back()) * length2(item)));
        return found;
    }

private:
    using Vector = std::vector<double>;
    using Matrix = std::vector<Vector>;

    static std::string nameOf(int b, const std::string &name)
    {
        return "param.transformer_layers.stu_blocks." + std::to_string(b) + "." + name;
    }
    static double silu(double z) { return z / (1.0 + std::exp(-z)); }
    static double product(const Vector &a, const Vector &b)
    {
        double sum = 0;
        for (std::size_t f = 0; f < a.size(); ++f)
            sum += a[f] * b[f];
        return sum;
    }
    static double length2(const Vector &a) { return std::max(std::sqrt(product(a, a)), 1e-8); }

    [[nodiscard]] Vector vector(const std::string &full) const
    {
        const auto &floats = m_tensors.at(full).floats;
        return {floats.begin(), floats.end()};
    }
    [[nodiscard]] Matrix rowsOf(const std::string &full) const
    {
        const auto &tensor = m_tensors.at(full);
        Matrix rows(tensor.rows(), Vector(tensor.rowSize()));
        for (std::size_t r = 0; r < rows.size(); ++r)
            for (std::size_t f = 0; f < rows[r].size(); ++f)
                rows[r][f] = static_cast<double>(tensor.real(r, f));
        return rows;
    }
    [[nodiscard]] Matrix matrix(const std::string &name) const { return rowsOf("param." + name); }

    [[nodiscard]] static Vector normed(const Vector &x, const Vector &weight, const Vector &bias)
    {
        double mean = 0;
        double variance = 0;
        for (const auto value : x)
            mean += value / static_cast<double>(x.size());
        for (const auto value : x)
            variance += (value - mean) * (value - mean) / static_cast<double>(x.size());
        Vector out;
        for (std::size_t f = 0; f < x.size(); ++f)
            out.push_back((x[f] - mean) / std::sqrt(variance + 1e-6) * weight[f] + bias[f]);
        return out;
    }

    [[nodiscard]] Matrix block(int b, const PaddedRow &row, const Matrix &x) const
    {
        const auto projection = rowsOf(nameOf(b, "uvqk_proj"));
        const auto output = rowsOf(nameOf(b, "output_mlp.weight"));
        const auto outputBias = vector(nameOf(b, "output_mlp.bias"));
        const auto length = x.size();
        const auto width = x.front().size();
        Matrix gate(length), value(length), query(length), key(length);
        for (std::size_t p = 0; p < length; ++p) {
            const auto n = normed(x[p], vector(nameOf(b, "norm_input.weight")), vector(nameOf(b, "norm_input.bias")));
            Vector uvqk(4 * width, 0.0);
            for (std::size_t o = 0; o < uvqk.size(); ++o) {
                for (std::size_t f = 0; f < width; ++f)
                    uvqk[o] += n[f] * projection[f][o];
                uvqk[o] = silu(uvqk[o]);
            }
            for (std::size_t part = 0; auto *to : {&gate, &value, &query, &key}) {
                const auto first = uvqk.begin() + static_cast<std::ptrdiff_t>(part++ * width);
                (*to)[p].assign(first, first + static_cast<std::ptrdiff_t>(width));
            }
        }
        Matrix out(length, Vector(width, 0.0));
        for (std::size_t i = 0; i < length; ++i) {
            if (row.items[i] == 0)
                continue;
            const auto attended = normed(attention(b, row, i, query[i], key, value), vector(nameOf(b, "norm_attn_output.weight")),
                                         vector(nameOf(b, "norm_attn_output.bias")));
            for (std::size_t o = 0; o < width; ++o) {
                out[i][o] = x[i][o] + outputBias[o];
                for (std::size_t f = 0; f < width; ++f)
                    out[i][o] += gate[i][f] * attended[f] * output[o][f];
            }
        }
        return out;
    }

    /// sum over real j <= i of silu(q_i · k_j + time + position) / L · v_j.
    [[nodiscard]] Vector attention(int b, const PaddedRow &row, std::size_t i, const Vector &query, const Matrix &key,
                                   const Matrix &value) const
    {
        const auto byTime = vector(nameOf(b, "rel_attn.time_weights"));
        const auto byPosition = vector(nameOf(b, "rel_attn.pos_weights"));
        const auto length = key.size();
        Vector sum(query.size(), 0.0);
        for (std::size_t j = 0; j <= i; ++j) {
            if (row.items[j] == 0)
                continue;
            const auto bucket = static_cast<std::size_t>(data::timeBucket(row.times[i + 1] - row.times[j]));
            const auto weight =
                silu(product(query, key[j]) + byTime[bucket] + byPosition[length - 1 + j - i]) / static_cast<double>(length);
            for (std::size_t f = 0; f < sum.size(); ++f)
                sum[f] += weight * value[j][f];
        }
        return sum;
    }

    const GoldenTensors &m_tensors;
};

} // namespace hstudio::tests
