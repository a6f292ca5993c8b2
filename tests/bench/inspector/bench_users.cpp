#include "ui/common/theme.h"
#include "ui/inspector/usersmodel.h"
#include "ui/inspector/userspanel.h"

#include <QApplication>
#include <QPixmap>
#include <QScrollBar>
#include <QTableView>

#include <benchmark/benchmark.h>

#include <memory>
#include <numeric>

using namespace hstudio;
using namespace hstudio::ui;

/// The users list of the inspector with ML-20M's 138,493 users: a frame of scrolling must stay below 16 ms, a keystroke in the find field below 50 ms.
namespace
{

constexpr std::uint32_t kUsers = 138'493;

std::shared_ptr<const UserTable> manyUsers()
{
    auto users = std::make_shared<UserTable>();
    for (std::uint32_t code = 0; code < kUsers; ++code) {
        users->ids.push_back(std::to_string(code + 1));
        users->facts.historyLengths.push_back(code * 7919 % 1000);
        users->facts.testRanks.push_back(static_cast<std::int32_t>(code * 104729 % 3000));
        users->facts.lastActivity.push_back(1'000'000'000 + code * 3571LL);
    }
    users->idOrder.resize(kUsers);
    std::iota(users->idOrder.begin(), users->idOrder.end(), 0U);
    return users;
}

void scrollAPage(benchmark::State &state)
{
    UsersPanel panel;
    panel.resize(420, 800);
    panel.setUsers(manyUsers());
    panel.show();
    auto *table = panel.findChild<QTableView *>(QStringLiteral("inspectorUsers"));
    auto *bar = table->verticalScrollBar();
    QPixmap frame(table->viewport()->size());
    for (auto _ : state) {
        const int next = bar->value() + bar->pageStep();
        bar->setValue(next > bar->maximum() ? 0 : next);
        table->viewport()->render(&frame);
    }
}

void chooseTheNextUser(benchmark::State &state)
{
    UsersPanel panel;
    panel.resize(420, 800);
    panel.setUsers(manyUsers());
    panel.show();
    auto *table = panel.findChild<QTableView *>(QStringLiteral("inspectorUsers"));
    QPixmap frame(table->viewport()->size());
    int row = 0;
    for (auto _ : state) {
        row = (row + 997) % static_cast<int>(kUsers);
        table->selectRow(row);
        table->viewport()->render(&frame);
    }
}

void sortByAColumn(benchmark::State &state)
{
    UsersModel model;
    model.setUsers(manyUsers());
    bool up = false;
    for (auto _ : state) {
        model.sort(static_cast<int>(state.range(0)), up ? Qt::AscendingOrder : Qt::DescendingOrder);
        up = !up;
    }
}

void typeIntoTheFindField(benchmark::State &state)
{
    UsersModel model;
    model.setUsers(manyUsers());
    model.sort(UsersModel::Rank, Qt::AscendingOrder);
    const char *typed[] = {"1", "13", "1", ""};
    std::size_t key = 0;
    for (auto _ : state)
        model.setFilter({.id = typed[key++ % std::size(typed)]});
}

void whereTheTimeBiasHelps(benchmark::State &state)
{
    UsersModel model;
    model.setUsers(manyUsers());
    auto differences = std::make_shared<RankDifferences>();
    for (std::uint32_t code = 0; code < kUsers; ++code)
        differences->push_back(static_cast<std::int32_t>(code * 31 % 401) - 200);
    model.setDifferences(differences);
    model.sort(UsersModel::Difference, Qt::AscendingOrder);
    for (auto _ : state)
        model.setFilter({.id = {}, .group = UserFilter::Group::Better});
}

BENCHMARK(scrollAPage)->Unit(benchmark::kMillisecond);
BENCHMARK(chooseTheNextUser)->Unit(benchmark::kMillisecond);
BENCHMARK(sortByAColumn)->DenseRange(UsersModel::Id, UsersModel::LastActivity)->Unit(benchmark::kMillisecond);
BENCHMARK(typeIntoTheFindField)->Unit(benchmark::kMillisecond);
BENCHMARK(whereTheTimeBiasHelps)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const Theme theme(application, ThemeMode::Light);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
