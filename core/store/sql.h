#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/VariadicBind.h>

#include <cstdint>
#include <limits>
#include <string>

/// Shorthand for the sources of this folder: a statement with its values, in one expression.
namespace hstudio::store::sql
{

template<typename... Values>
SQLite::Statement prepare(SQLite::Database &database, const std::string &text, const Values &...values)
{
    SQLite::Statement statement(database, text);
    if constexpr (sizeof...(values) > 0)
        SQLite::bind(statement, values...);
    return statement;
}

/// Executes a statement that returns no rows; the number of rows it changed.
template<typename... Values>
int execute(SQLite::Database &database, const std::string &text, const Values &...values)
{
    auto statement = prepare(database, text, values...);
    return statement.exec();
}

/// The first column of the first row, or 0 when there is none or it is NULL.
template<typename... Values>
std::int64_t integer(SQLite::Database &database, const std::string &text, const Values &...values)
{
    auto statement = prepare(database, text, values...);
    return statement.executeStep() ? statement.getColumn(0).getInt64() : 0;
}

/// A REAL column. SQLite keeps NaN as NULL.
inline double real(SQLite::Statement &statement, int column)
{
    return statement.isColumnNull(column) ? std::numeric_limits<double>::quiet_NaN() : statement.getColumn(column).getDouble();
}

} // namespace hstudio::store::sql
