package sweep

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
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
)

// A Store is a database with sweeps. It may be used from several goroutines, and its database by
// several processes.
type Store struct {
	db       *sql.DB
	driver   riverdriver.Driver[*sql.Tx]
	client   *river.Client[*sql.Tx] // that inserts and cancels, and works at nothing
	postgres bool
}

// Open opens the database at a place, a URL that begins with postgres:// or the path of a file of SQLite, which
// it makes where there is none. The tables of River and its own are made where they are missing.
func Open(ctx context.Context, where string) (*Store, error) {
	s := &Store{postgres: strings.HasPrefix(where, "postgres://") || strings.HasPrefix(where, "postgresql://")}
	if err := s.connect(ctx, where); err != nil {
		return nil, err
	}
	err := s.migrate(ctx, where)
	if err == nil {
		s.client, err = river.NewClient(s.driver, &river.Config{Logger: slog.New(slog.DiscardHandler)})
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// Close closes the database.
func (s *Store) Close() error { return s.db.Close() }

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
		path, err := filepath.Abs(where)
		if err != nil {
			return err
		}
		file := url.URL{Scheme: "file", Path: path,
			RawQuery: "_pragma=busy_timeout(20000)&_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)" +
				"&_txlock=immediate"}
		if s.db, err = sql.Open("sqlite", file.String()); err != nil {
			return err
		}
		s.db.SetMaxOpenConns(1)
		s.driver = riversqlite.New(s.db)
	}
	asked, end := context.WithTimeout(ctx, 10*time.Second)
	defer end()
	if err := s.db.PingContext(asked); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return errors.Join(fmt.Errorf("the database does not answer: %w", err), s.db.Close())
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
		return 0, err
	}
	return r.RowsAffected()
}

// within calls f within a transaction.
func (s *Store) within(ctx context.Context, f func(tx *sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		_ = tx.Rollback() // the first error counts
		return err
	}
	return tx.Commit()
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
		return nil, err
	}
	defer rows.Close()
	var out []undone
	for rows.Next() {
		var u undone
		if err := rows.Scan(&u.part, &u.job, &u.state); err != nil {
			return nil, err
		}
		out = append(out, u)
	}
	return out, rows.Err()
}
