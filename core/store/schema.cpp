#include "core/store/migration.h"

#include <array>

namespace hstudio::store
{
namespace
{

/// docs/database.md describes every table and column.
constexpr std::string_view kVersion1 = R"sql(
CREATE TABLE settings (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE datasets (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    name         TEXT NOT NULL UNIQUE,
    hash         TEXT NOT NULL UNIQUE,
    source       TEXT NOT NULL,
    format       TEXT NOT NULL,
    users        INTEGER NOT NULL,
    items        INTEGER NOT NULL,
    interactions INTEGER NOT NULL,
    refused      INTEGER NOT NULL,
    first_time   INTEGER NOT NULL,
    last_time    INTEGER NOT NULL,
    tied_share   REAL NOT NULL,
    imported_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE runs (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    dataset_id     INTEGER NOT NULL REFERENCES datasets (id) ON DELETE RESTRICT,
    name           TEXT NOT NULL,
    preset         TEXT NOT NULL DEFAULT '',
    config         TEXT NOT NULL,
    seed           INTEGER NOT NULL,
    state          TEXT NOT NULL
                   CHECK (state IN ('queued', 'running', 'paused', 'finished', 'stopped', 'failed', 'interrupted')),
    reason         TEXT NOT NULL DEFAULT '',
    run_group      TEXT NOT NULL DEFAULT '',
    notes          TEXT NOT NULL DEFAULT '',
    tags           TEXT NOT NULL DEFAULT '',
    colour         INTEGER NOT NULL DEFAULT 0,
    queue_position INTEGER NOT NULL DEFAULT 0,
    created_at     INTEGER NOT NULL,
    started_at     INTEGER NOT NULL DEFAULT 0,
    ended_at       INTEGER NOT NULL DEFAULT 0,
    trashed_at     INTEGER NOT NULL DEFAULT 0,
    best_epoch     INTEGER NOT NULL DEFAULT 0,
    epochs         INTEGER NOT NULL DEFAULT 0,
    owner_pid      INTEGER NOT NULL DEFAULT 0,
    owner_start    INTEGER NOT NULL DEFAULT 0,
    fingerprint    TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX runs_by_dataset ON runs (dataset_id);
CREATE INDEX runs_by_state ON runs (state, queue_position);

CREATE TABLE epochs (
    run_id                     INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    epoch                      INTEGER NOT NULL,
    global_step                INTEGER NOT NULL,
    train_loss                 REAL,
    val_loss                   REAL,
    seconds                    REAL,
    wall_seconds               REAL,
    tokens_per_second          REAL,
    learning_rate              REAL,
    finished_at                INTEGER NOT NULL,
    best                       INTEGER NOT NULL,
    epochs_without_improvement INTEGER NOT NULL,
    PRIMARY KEY (run_id, epoch)
) STRICT, WITHOUT ROWID;

CREATE TABLE epoch_metrics (
    run_id INTEGER NOT NULL,
    epoch  INTEGER NOT NULL,
    name   TEXT NOT NULL,
    value  REAL,
    PRIMARY KEY (run_id, epoch, name),
    FOREIGN KEY (run_id, epoch) REFERENCES epochs (run_id, epoch) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE checkpoints (
    run_id      INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    file        TEXT NOT NULL,
    epoch       INTEGER NOT NULL,
    global_step INTEGER NOT NULL,
    bytes       INTEGER NOT NULL,
    written_at  INTEGER NOT NULL,
    PRIMARY KEY (run_id, file)
) STRICT, WITHOUT ROWID;

CREATE TABLE evaluations (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id      INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    split       TEXT NOT NULL,
    ks          TEXT NOT NULL,
    filter_seen INTEGER NOT NULL,
    ranking     TEXT NOT NULL,
    weights     TEXT NOT NULL,
    query_time  TEXT NOT NULL,
    created_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX evaluations_by_run ON evaluations (run_id);

CREATE TABLE evaluation_metrics (
    evaluation_id INTEGER NOT NULL REFERENCES evaluations (id) ON DELETE CASCADE,
    name          TEXT NOT NULL,
    value         REAL,
    PRIMARY KEY (evaluation_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE evaluation_users (
    evaluation_id INTEGER NOT NULL REFERENCES evaluations (id) ON DELETE CASCADE,
    user_code     INTEGER NOT NULL,
    target_rank   INTEGER NOT NULL,
    PRIMARY KEY (evaluation_id, user_code)
) STRICT, WITHOUT ROWID;

CREATE TABLE recommendation_requests (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id       INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    query_rule   TEXT NOT NULL,
    query_time   INTEGER NOT NULL,
    k            INTEGER NOT NULL,
    filter_seen  INTEGER NOT NULL,
    users        INTEGER NOT NULL DEFAULT 0,
    created_at   INTEGER NOT NULL,
    completed_at INTEGER NOT NULL DEFAULT 0,
    owner_pid    INTEGER NOT NULL DEFAULT 0,
    owner_start  INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX recommendation_requests_by_run ON recommendation_requests (run_id);

CREATE TABLE recommendations (
    request_id INTEGER NOT NULL REFERENCES recommendation_requests (id) ON DELETE CASCADE,
    user_code  INTEGER NOT NULL,
    rank       INTEGER NOT NULL,
    query_time INTEGER NOT NULL,
    item_code  INTEGER NOT NULL,
    score      REAL,
    user       TEXT NOT NULL,
    item       TEXT NOT NULL,
    PRIMARY KEY (request_id, user_code, rank)
) STRICT, WITHOUT ROWID;

CREATE VIEW recommendation_lists AS
SELECT r.id AS request, r.run_id AS run, runs.name AS run_name, r.query_rule, r.k, r.filter_seen,
       l.user, l.query_time, l.rank, l.item, l.score
FROM recommendation_requests r
JOIN runs ON runs.id = r.run_id
JOIN recommendations l ON l.request_id = r.id
WHERE r.completed_at > 0;
)sql";

/// Who is at work on the workspace.
constexpr std::string_view kVersion2 = R"sql(
CREATE TABLE programs (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    name      TEXT NOT NULL,
    works_all INTEGER NOT NULL,
    pid       INTEGER NOT NULL,
    start     INTEGER NOT NULL,
    opened_at INTEGER NOT NULL
) STRICT;
)sql";

/// Edited histories that were saved by name.
constexpr std::string_view kVersion3 = R"sql(
CREATE TABLE what_ifs (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
    name       TEXT NOT NULL,
    user       TEXT NOT NULL,
    query_time INTEGER,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    UNIQUE (dataset_id, name)
) STRICT;

CREATE TABLE what_if_items (
    what_if_id INTEGER NOT NULL REFERENCES what_ifs (id) ON DELETE CASCADE,
    place      INTEGER NOT NULL,
    item_code  INTEGER NOT NULL,
    item       TEXT NOT NULL,
    time       INTEGER NOT NULL,
    PRIMARY KEY (what_if_id, place)
) STRICT, WITHOUT ROWID;
)sql";

constexpr std::array kMigrations = {Migration{1, kVersion1}, Migration{2, kVersion2}, Migration{3, kVersion3}};

} // namespace

std::span<const Migration> schemaMigrations() { return kMigrations; }

} // namespace hstudio::store
