-- A workspace as version 3 of the schema left it. Never edited: later programs must still open it.
BEGIN TRANSACTION;
CREATE TABLE checkpoints (
    run_id      INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    file        TEXT NOT NULL,
    epoch       INTEGER NOT NULL,
    global_step INTEGER NOT NULL,
    bytes       INTEGER NOT NULL,
    written_at  INTEGER NOT NULL,
    PRIMARY KEY (run_id, file)
) STRICT, WITHOUT ROWID;
INSERT INTO "checkpoints" VALUES(1,'best.safetensors',2,16,123456,1767225604);
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
INSERT INTO "datasets" VALUES(1,'MovieLens-100K','00c0ffee','/home/user/ml-100k','ml-100k',943,1682,100000,0,874724710,893286638,0.72,1767225600);
CREATE TABLE epoch_metrics (
    run_id INTEGER NOT NULL,
    epoch  INTEGER NOT NULL,
    name   TEXT NOT NULL,
    value  REAL,
    PRIMARY KEY (run_id, epoch, name),
    FOREIGN KEY (run_id, epoch) REFERENCES epochs (run_id, epoch) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO "epoch_metrics" VALUES(1,1,'recall@10',0.15);
INSERT INTO "epoch_metrics" VALUES(1,2,'recall@10',0.21);
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
INSERT INTO "epochs" VALUES(1,1,8,5.5,5.75,1.5,1.5,10000.0,0.001,1767225602,1,0);
INSERT INTO "epochs" VALUES(1,2,16,5.25,5.5,1.5,3.0,10000.0,0.001,1767225604,1,0);
CREATE TABLE evaluation_metrics (
    evaluation_id INTEGER NOT NULL REFERENCES evaluations (id) ON DELETE CASCADE,
    name          TEXT NOT NULL,
    value         REAL,
    PRIMARY KEY (evaluation_id, name)
) STRICT, WITHOUT ROWID;
INSERT INTO "evaluation_metrics" VALUES(1,'recall@10',0.19);
CREATE TABLE evaluation_users (
    evaluation_id INTEGER NOT NULL REFERENCES evaluations (id) ON DELETE CASCADE,
    user_code     INTEGER NOT NULL,
    target_rank   INTEGER NOT NULL,
    PRIMARY KEY (evaluation_id, user_code)
) STRICT, WITHOUT ROWID;
INSERT INTO "evaluation_users" VALUES(1,0,4);
INSERT INTO "evaluation_users" VALUES(1,1,0);
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
INSERT INTO "evaluations" VALUES(1,1,'leave-one-out','[10]',1,'full','best','test interaction',1767225650);
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
INSERT INTO "recommendation_requests" VALUES(1,1,'test',0,2,1,1,1767225660,1767225661,0,0);
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
INSERT INTO "recommendations" VALUES(1,0,1,893286638,7,0.75,'196','242');
INSERT INTO "recommendations" VALUES(1,0,2,893286638,9,0.5,'196','302');
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
INSERT INTO "runs" VALUES(1,1,'hstu seed 1','hstu','{"model": "hstu"}',1,'finished','max_epochs','seeds','kept from version 1','baseline',0,1,1767225600,1767225601,1767225700,0,2,2,0,0,'{"seed": 1}');
INSERT INTO "runs" VALUES(2,1,'hstu seed 2','hstu','{"model": "hstu"}',2,'running','','seeds','','',1,2,1767225600,1767225700,0,0,0,0,1,-1,'');
CREATE TABLE settings (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "settings" VALUES('theme','dark');
CREATE INDEX runs_by_dataset ON runs (dataset_id);
CREATE INDEX runs_by_state ON runs (state, queue_position);
CREATE INDEX evaluations_by_run ON evaluations (run_id);
CREATE INDEX recommendation_requests_by_run ON recommendation_requests (run_id);
CREATE VIEW recommendation_lists AS
SELECT r.id AS request, r.run_id AS run, runs.name AS run_name, r.query_rule, r.k, r.filter_seen,
       l.user, l.query_time, l.rank, l.item, l.score
FROM recommendation_requests r
JOIN runs ON runs.id = r.run_id
JOIN recommendations l ON l.request_id = r.id
WHERE r.completed_at > 0;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('datasets',1);
INSERT INTO "sqlite_sequence" VALUES('runs',2);
INSERT INTO "sqlite_sequence" VALUES('evaluations',1);
INSERT INTO "sqlite_sequence" VALUES('recommendation_requests',1);
CREATE TABLE programs (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    name      TEXT NOT NULL,
    works_all INTEGER NOT NULL,
    pid       INTEGER NOT NULL,
    start     INTEGER NOT NULL,
    opened_at INTEGER NOT NULL
) STRICT;
INSERT INTO "programs" VALUES(1,'hstudio',1,999999,12345,1767225600);
INSERT INTO "sqlite_sequence" VALUES('programs',1);
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
INSERT INTO "what_ifs" VALUES(1,1,'Only westerns','196',893286700,1767225670,1767225671);
INSERT INTO "what_if_items" VALUES(1,1,7,'242',893286600);
INSERT INTO "what_if_items" VALUES(1,2,9,'302',893286638);
INSERT INTO "sqlite_sequence" VALUES('what_ifs',1);
COMMIT;
PRAGMA application_id = 1213420629;
PRAGMA user_version = 3;
