package sweep

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/outlet"
)

const program = "1.0.0"

// stored is a database in a file that is gone after the test.
func stored(t *testing.T) (*Store, string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "sweeps.db")
	s, err := Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s, file
}

var few = answer.Doubts{Samples: 90, Dispersion: 0.5, Seed: 5}

// talks are those of a small case.
func talks(t *testing.T) *desk.Case {
	t.Helper()
	c, err := desk.Open(t.Context(), "../cases/classics/chicken", desk.Ask{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// started starts a sweep of a small case in so many parts.
func started(t *testing.T, s *Store, of answer.Doubts, parts int, program string) string {
	t.Helper()
	a, err := Ask(t.Context(), talks(t), desk.Ask{}, of, parts, program)
	if err != nil {
		t.Fatal(err)
	}
	id, err := s.Start(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// status is how far a sweep is.
func status(t *testing.T, s *Store, id string) Status {
	t.Helper()
	all, err := s.All(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return all[0]
}

// work works until nothing is left, and fails a test in which that does not come about.
func work(t *testing.T, s *Store) {
	t.Helper()
	ctx, end := context.WithTimeout(t.Context(), time.Minute)
	defer end()
	if err := s.Work(ctx, Worker{Program: program}); err != nil {
		t.Fatal(err)
	}
}

// change makes a row otherwise than the package writes it.
func change(t *testing.T, s *Store, text string, args ...any) {
	t.Helper()
	if _, err := s.db.ExecContext(t.Context(), text, args...); err != nil {
		t.Fatal(err)
	}
}

func TestSameBytes(t *testing.T) {
	s, _ := stored(t)
	id := started(t, s, few, 7, program)
	work(t, s)
	made, err := s.Result(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	c := talks(t)
	sp, err := c.LayOut(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want, err := answer.NewSure(t.Context(), answer.Talks{Space: sp, Day: c.Day, Words: c.Words(t.Context())}, few)
	if err != nil {
		t.Fatal(err)
	}
	a, err := outlet.JSON(made, true)
	if err != nil {
		t.Fatal(err)
	}
	b, err := outlet.JSON(want, true)
	if err != nil {
		t.Fatal(err)
	}
	if string(a) != string(b) {
		t.Errorf("%s\nis not\n%s", a, b)
	}
}

// TestEnded cancels a sweep, takes it up, ends it, and forgets it.
func TestEnded(t *testing.T) {
	s, _ := stored(t)
	id := started(t, s, few, 3, program)
	if err := s.Cancel(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	work(t, s) // nothing is left
	if x := status(t, s, id); x.State != Cancelled || x.Done != 0 {
		t.Errorf("cancelled: %+v", x)
	}
	if _, err := s.Result(t.Context(), id); !errors.Is(err, ErrUnfinished) {
		t.Errorf("a result: %v", err)
	}
	if err := s.Resume(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	work(t, s)
	if x := status(t, s, id); x.State != Done || x.Done != 3 {
		t.Errorf("resumed: %+v", x)
	}
	if err := s.Forget(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	for what, err := range map[string]error{"cancel": s.Cancel(t.Context(), id), "resume": s.Resume(t.Context(), id),
		"forget": s.Forget(t.Context(), id)} {
		if !errors.As(err, new(*NoSweep)) {
			t.Errorf("%s of what was forgotten: %v", what, err)
		}
	}
}

// TestOthersVersion leaves the parts of another version of the program alone.
func TestOthersVersion(t *testing.T) {
	s, _ := stored(t)
	id := started(t, s, few, 3, "2.0.0")
	work(t, s)
	if x := status(t, s, id); x.State != On || x.Done != 0 || x.Program != "2.0.0" {
		t.Errorf("%+v", x)
	}
}

// TestChangedRows changes rows in ways that nobody should, and wants it said, and worked to an end.
func TestChangedRows(t *testing.T) {
	for what, x := range map[string]struct{ change, says string }{
		"parts are no number": {"UPDATE plenary_sweep SET parts = 'many'", "none that plenary-"},
		"too many orders":     {"UPDATE plenary_sweep SET samples = 1e18", "none that plenary-"},
		"the id is another":   {"UPDATE plenary_sweep SET id = 'other'", "its parts in the database"},
		"all ids are others": {"UPDATE plenary_sweep SET id = 'other'; " +
			"UPDATE plenary_part SET sweep = 'other'",
			"of part 1 was cancelled"},
		"a part is gone":         {"DELETE FROM plenary_part WHERE part = 2", "its parts in the database"},
		"a part is no number":    {"UPDATE plenary_part SET part = 'two' WHERE part = 2", "its parts in the database"},
		"what is asked is a bit": {"UPDATE plenary_sweep SET asked = substr(asked, 1, 40)", "none that plenary-"},
		"another case": {"UPDATE plenary_sweep SET asked = replace(asked, 'icken', 'ick')",
			"none that plenary-"},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			s, _ := stored(t)
			id := started(t, s, few, 3, program)
			for _, one := range strings.Split(x.change, "; ") {
				change(t, s, one)
			}
			if strings.Contains(x.change, "id = 'other'") {
				id = "other"
			}
			ctx, end := context.WithTimeout(t.Context(), time.Minute)
			defer end()
			err := s.Work(ctx, Worker{Program: program})
			if ctx.Err() != nil {
				t.Fatal("it does not end")
			}
			said := ""
			if err != nil {
				said = err.Error()
			} else if x := status(t, s, id); x.State != Failed {
				t.Errorf("%+v", x)
			} else {
				said = x.Fault
			}
			if !strings.Contains(said, x.says) {
				t.Errorf("said %q", said)
			}
			if err := s.Forget(t.Context(), id); err != nil {
				t.Errorf("forgotten: %v", err)
			}
		})
	}
}

// TestFind finds what is there, and makes nothing.
func TestFind(t *testing.T) {
	_, file := stored(t)
	s, err := Find(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	if err := os.WriteFile(at("text.db"), []byte(strings.Repeat("no database\n", 100)), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at("empty.db"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	others, err := sql.Open("sqlite", at("others.db"))
	if err == nil {
		_, err = others.ExecContext(t.Context(), "CREATE TABLE notes (text TEXT)")
	}
	if err := errors.Join(err, others.Close()); err != nil {
		t.Fatal(err)
	}
	before, _ := os.ReadFile(at("others.db"))
	for name, says := range map[string]string{
		"none.db": "there is no such database", "empty.db": "no database of sweeps", "text.db": "not a database",
		"others.db": "no database of sweeps", ".": "is a folder", "none/none.db": "there is no such database",
	} {
		_, err := Find(t.Context(), at(name))
		if err == nil || !strings.Contains(err.Error(), says) || !strings.Contains(err.Error(), dir) {
			t.Errorf("%s: %v, want %q and the file", name, err, says)
		}
	}
	if _, err := Open(t.Context(), at("others.db")); !errors.As(err, new(*NoStore)) {
		t.Errorf("somebody else's was opened: %v", err)
	}
	after, err := os.ReadFile(at("others.db"))
	if err != nil || string(before) != string(after) {
		t.Errorf("somebody else's was changed: %v", err)
	}
	if list, _ := os.ReadDir(dir); len(list) != 3 {
		t.Errorf("there is more than before: %v", list)
	}
	if s, err = Open(t.Context(), at("empty.db")); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// TestStopped stops work at any moment, and wants nothing left beside the database but what is in it.
func TestStopped(t *testing.T) {
	file := filepath.Join(t.TempDir(), "sweeps.db")
	of := few
	of.Samples = 100_000
	for i := range 12 {
		s, err := Open(t.Context(), file)
		if err != nil {
			t.Fatal(err)
		}
		started(t, s, of, 1000, program)
		ctx, end := context.WithTimeout(t.Context(), time.Duration(i*40)*time.Millisecond)
		err = s.Work(ctx, Worker{Program: program})
		end()
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if ctx.Err() == nil || !errors.Is(err, ctx.Err()) {
			t.Logf("after %d ms: %v", i*40, err)
		}
		list, _ := filepath.Glob(file + "-*")
		if len(list) > 0 {
			t.Errorf("after %d ms there are %v", i*40, list)
		}
	}
}
