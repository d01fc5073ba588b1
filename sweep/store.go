package sweep

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver pgx
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riverdatabasesql"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"
	_ "modernc.org/sqlite" // the driver sqlite

	"github.com/plenary-talks/plenary/internal/keep"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// A Store is a database with sweeps. It may be used from several goroutines, and its database by
// several processes.
type Store struct {
	name     string // of the database, for people
	db       *sql.DB
	driver   riverdriver.Driver[*sql.Tx]
	client   *river.Client[*sql.Tx] // that inserts and cancels, and works at nothing
	postgres bool
}

// Open opens the database at a place, a URL that begins with postgres:// or the path of a file of SQLite, which
// it makes where there is none. The tables of River and its own are made where they are missing. A file of SQLite
// in which somebody else has tables is refused.
func Open(ctx context.Context, where string) (*Store, error) { return open(ctx, where, true) }

// Find opens a database as [Open] does, but makes none: a file of SQLite has to be there, with sweeps. The error
// of one that is not is a *[NoStore].
func Find(ctx context.Context, where string) (*Store, error) { return open(ctx, where, false) }

// A NoStore is the error of a file in which there are no sweeps.
type NoStore struct {
	File string
	Is   bool // there is such a file
}

func (e *NoStore) Error() string {
	if e.Is {
		return outlet.Name(e.File) + ": this is no database of sweeps; name another with --db"
	}
	return outlet.Name(e.File) + ": there is no such database; name one with --db, or make one with start or run"
}

func open(ctx context.Context, where string, make bool) (*Store, error) {
	s := &Store{name: "the database",
		postgres: strings.HasPrefix(where, "postgres://") || strings.HasPrefix(where, "postgresql://")}
	if at, err := url.Parse(where); s.postgres && err == nil {
		s.name = outlet.Line(at.Redacted())
	}
	if !s.postgres {
		s.name = outlet.Name(where)
		at, err := os.Stat(where)
		switch {
		case errors.Is(err, fs.ErrNotExist) && !make:
			return nil, &NoStore{where, false}
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return nil, err
		case err == nil && at.IsDir():
			return nil, fmt.Errorf("%s is a folder; name a file in it", s.name)
		}
	}
	if err := s.ours(ctx, where, make); err != nil {
		return nil, s.of(err)
	}
	if err := s.connect(ctx, where); err != nil {
		return nil, s.of(err)
	}
	err := s.migrate(ctx, where)
	if err == nil {
		s.client, err = river.NewClient(s.driver, &river.Config{Logger: slog.New(slog.DiscardHandler)})
	}
	if err != nil {
		return nil, errors.Join(s.of(err), s.Close())
	}
	return s, nil
}

// of says which database an error is of.
func (s *Store) of(err error) error {
	if err == nil || errors.As(err, new(*NoStore)) || errors.As(err, new(*storeError)) {
		return err
	}
	return &storeError{s.name, err}
}

// A storeError says which database an error is of.
type storeError struct {
	name string
	err  error
}

func (e *storeError) Error() string { return e.name + ": " + e.err.Error() }
func (e *storeError) Unwrap() error { return e.err }

// ours returns an error of a file of SQLite that is somebody else's, or, unless it may be made, none yet. It changes
// nothing there.
func (s *Store) ours(ctx context.Context, where string, make bool) error {
	if at, err := os.Stat(where); s.postgres || err != nil || at.Size() == 0 && make {
		return nil
	}
	db, err := sqlite(where, "mode=rw&_pragma=busy_timeout(20000)")
	if err != nil {
		return err
	}
	defer db.Close()
	var tables, of int
	err = db.QueryRowContext(ctx, `SELECT count(*), count(*) FILTER (WHERE name LIKE 'plenary!_%' ESCAPE '!' OR
		name LIKE 'river!_%' ESCAPE '!') FROM sqlite_master WHERE type = 'table'`).Scan(&tables, &of)
	if err == nil && of == 0 && (tables > 0 || !make) {
		err = &NoStore{where, true}
	}
	return err
}

// sqlite opens a file of SQLite, with one connection at a time.
func sqlite(where, how string) (*sql.DB, error) {
	path, err := filepath.Abs(where)
	if err != nil {
		return nil, err
	}
	file := url.URL{Scheme: "file", Path: path, RawQuery: how}
	db, err := sql.Open("sqlite", file.String())
	if err == nil {
		db.SetMaxOpenConns(1)
	}
	return db, err
}

// Close closes the database. What still waits for it is left, so that a file of SQLite is alone where nobody else has
// it open.
func (s *Store) Close() error {
	waiting, end := context.WithTimeout(context.Background(), farewell)
	defer end()
	last, err := s.db.Conn(waiting)
	closed := s.db.Close()
	if err == nil {
		closed = errors.Join(closed, last.Close())
	}
	return closed
}

// connect opens the database, and asks it something.
func (s *Store) connect(ctx context.Context, where string) (err error) {
	if s.postgres {
		if s.db, err = sql.Open("pgx", where); err != nil {
			return errors.New("the URL of the database cannot be read; " +
				"write postgres://USER:PASSWORD@HOST:PORT/DATABASE")
		}
		s.db.SetMaxOpenConns(8)
		s.driver = riverdatabasesql.New(s.db)
	} else {
		if s.db, err = sqlite(where, "_pragma=busy_timeout(20000)&_pragma=journal_mode(WAL)"+
			"&_pragma=synchronous(NORMAL)&_txlock=immediate"); err != nil {
			return err
		}
		s.driver = riversqlite.New(s.db)
	}
	asked, end := context.WithTimeout(ctx, 10*time.Second)
	defer end()
	if err := s.db.PingContext(asked); err != nil {
		if ctx.Err() != nil {
			return errors.Join(ctx.Err(), s.db.Close())
		}
		if s.postgres {
			err = fmt.Errorf("the database does not answer: %w", err)
		}
		return errors.Join(err, s.db.Close())
	}
	return nil
}

// tables are those beside River's.
var tables = []string{
	`CREATE TABLE IF NOT EXISTS plenary_sweep (id TEXT PRIMARY KEY, name TEXT NOT NULL, program TEXT NOT NULL,
		parts BIGINT NOT NULL, samples BIGINT NOT NULL, asked TEXT NOT NULL, state TEXT NOT NULL, fault TEXT NOT NULL,
		made_at BIGINT NOT NULL)`,
	`CREATE TABLE IF NOT EXISTS plenary_part (sweep TEXT NOT NULL, part BIGINT NOT NULL, job BIGINT NOT NULL,
		body TEXT,
		PRIMARY KEY (sweep, part))`,
	`CREATE INDEX IF NOT EXISTS plenary_part_left ON plenary_part (sweep) WHERE body IS NULL`,
	`CREATE TABLE IF NOT EXISTS plenary_worker (id TEXT PRIMARY KEY, seen BIGINT NOT NULL)`,
}

// migrate makes the tables that are missing. One process does at a time.
func (s *Store) migrate(ctx context.Context, where string) error {
	if s.postgres {
		conn, err := s.db.Conn(ctx)
		if err != nil {
			return err
		}
		defer conn.Close()
		const ours = 0x706c656e // any number that is always the same
		if _, err := conn.ExecContext(ctx, `SELECT pg_advisory_lock($1)`, ours); err != nil {
			return err
		}
		defer func() { _, _ = conn.ExecContext(context.WithoutCancel(ctx), `SELECT pg_advisory_unlock($1)`, ours) }()
	} else {
		var pen keep.Pen
		held, err := pen.Lock(ctx, filepath.Dir(where))
		if err != nil {
			return err
		}
		defer held.Unlock()
	}
	m, err := rivermigrate.New(s.driver, &rivermigrate.Config{Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		return err
	}
	if _, err := m.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return fmt.Errorf("the tables of River cannot be made: %w", err)
	}
	for _, table := range tables {
		if _, err := s.db.ExecContext(ctx, table); err != nil {
			return err
		}
	}
	return nil
}

// sql is a statement in the words of the database: ?1 and so on are what is given to it, NOW_SECONDS is its
// clock.
func (s *Store) sql(text string) string {
	now := "unixepoch()"
	if s.postgres {
		text = strings.ReplaceAll(text, "?", "$")
		now = "CAST(extract(epoch FROM now()) AS BIGINT)"
	}
	return strings.ReplaceAll(text, "NOW_SECONDS", now)
}

// exec executes a statement and returns how many rows it changed.
func (s *Store) exec(ctx context.Context, on interface {
	ExecContext(context.Context, string, ...any) (sql.Result, error)
}, text string, args ...any) (int64, error) {
	r, err := on.ExecContext(ctx, s.sql(text), args...)
	if err != nil {
		return 0, s.of(err)
	}
	return r.RowsAffected()
}

// within calls f within a transaction.
func (s *Store) within(ctx context.Context, f func(tx *sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return s.of(err)
	}
	if err := f(tx); err != nil {
		_ = tx.Rollback() // the first error counts
		return s.of(err)
	}
	return s.of(tx.Commit())
}

// An undone is a part that has not been made, with its job and the state of that; "" where there is none.
type undone struct {
	part  int
	job   int64
	state string
}

// unfinished lists the parts of a sweep that have not been made.
func (s *Store) unfinished(ctx context.Context, id string) ([]undone, error) {
	rows, err := s.db.QueryContext(ctx, s.sql(`SELECT p.part, p.job, COALESCE(CAST(j.state AS TEXT), '')
		FROM plenary_part p LEFT JOIN river_job j ON j.id = p.job WHERE p.sweep = ?1 AND p.body IS NULL
		ORDER BY p.part`), id)
	if err != nil {
		return nil, s.of(err)
	}
	defer rows.Close()
	var out []undone
	for rows.Next() {
		var u undone
		if err := rows.Scan(&u.part, &u.job, &u.state); err != nil {
			return nil, fmt.Errorf("sweep %s: %w", id, errRows)
		}
		out = append(out, u)
	}
	return out, s.of(rows.Err())
}
