// Package sweep makes an answer of how sure the conclusions of a brief are in parts
// ([answer.SurePart]), by as many processes as there are, on River: jobs stand in a database, a file
// of SQLite or a team's PostgreSQL, with the case and what has been counted.
//
//	Store   the database: Open, Start, All, Cancel, Resume, Forget, Result
//	Asked   what a sweep is of
//	Status  how far one is
//	Work    works off what there is to do, until there is no more of it
//
// A part follows from its plan and its number alone, so that it does not matter who makes it, in which
// order, or how often: what a killed process was at is made again by another, and the answer has
// the bytes that plenary robust writes.
package sweep

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"github.com/riverqueue/river"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
)

// An Asked is what a sweep is of: all that is needed to work at it anywhere.
type Asked struct {
	Name     string          `json:"name"` // of the case, for people
	Text     string          `json:"text"` // of the case with its record, as one file
	AsOf     string          `json:"as_of,omitempty"`
	Variants []string        `json:"variants,omitempty"`
	Words    map[string]Word `json:"words"` // of its passages, as far as their sources are at hand, by reference
	Plan     answer.Plan     `json:"plan"`
}

// A Word is what [answer.Words] gives of a passage.
type Word struct {
	Text string `json:"text"`
	At   string `json:"at"`
}

// Ask asks how sure the conclusions of a case are, in so many parts. The error is that of [desk.Case.LayOut],
// or the context's.
func Ask(ctx context.Context, c *desk.Case, ask desk.Ask, of answer.Doubts, parts int,
	program string) (*Asked, error) {
	sp, err := c.LayOut(ctx)
	if err != nil {
		return nil, err
	}
	if err := c.Case.NeedStatusQuo(); err != nil {
		return nil, err
	}
	text, err := c.File.Text.OneFile(ctx)
	if err != nil {
		return nil, err
	}
	out := &Asked{Name: c.File.Name, Text: string(text), AsOf: ask.AsOf, Variants: ask.Variants,
		Words: map[string]Word{}}
	words := c.Words(ctx)
	for i := range c.Case.Sources {
		for j := range c.Case.Sources[i].Passages {
			ref := c.Case.Sources[i].ID + "#" + c.Case.Sources[i].Passages[j].ID
			if text, at, ok := words(ref); ok {
				out.Words[ref] = Word{text, at}
			}
		}
	}
	written, record := c.Digests()
	talks := answer.Talks{Space: sp, Day: c.Day, Work: ask.Limits.Work}
	out.Plan = answer.NewPlan(talks, answer.PlanOf{Program: program, Case: written, Record: record}, of, parts)
	return out, ctx.Err()
}

// ID is the same of sweeps of the same.
func (a *Asked) ID() (string, error) {
	text, err := json.Marshal(a)
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:6]), err
}

// parter lays the case out.
func (a *Asked) parter(ctx context.Context) (*answer.Parter, error) {
	f, err := desk.ReadText(ctx, a.Name, []byte(a.Text))
	if err != nil {
		return nil, err
	}
	c, err := f.Open(ctx, desk.Ask{AsOf: a.AsOf, Variants: a.Variants})
	if err != nil {
		return nil, err
	}
	sp, err := c.LayOut(ctx)
	if err != nil {
		return nil, err
	}
	words := func(ref string) (string, string, bool) {
		w, ok := a.Words[ref]
		return w.Text, w.At, ok
	}
	return answer.NewParter(answer.Talks{Space: sp, Day: c.Day, Words: words, Work: a.Plan.Work}, a.Plan), nil
}

// States of sweeps.
const (
	On        = "on"
	Done      = "done" // all parts are made; it is not kept, but told
	Cancelled = "cancelled"
	Failed    = "failed"
)

// A Status is how far a sweep is.
type Status struct {
	ID      string `json:"id"`
	Name    string `json:"name"` // of the case
	State   string `json:"state"`
	Program string `json:"program"`         // that it is for
	Fault   string `json:"fault,omitempty"` // why it failed
	Done    int    `json:"done"`            // parts
	Parts   int    `json:"parts"`
	Samples int    `json:"samples"`
	Workers int    `json:"workers"` // processes that were heard of lately, at this sweep or another
}

// A NoSweep is the error of a sweep that is not there.
type NoSweep struct{ ID string }

func (e *NoSweep) Error() string {
	return fmt.Sprintf("there is no sweep %q; status lists those there are", e.ID)
}

// Start puts a sweep into the store, with its parts still to be made, and returns its ID; one that is there
// already is left as it is.
func (s *Store) Start(ctx context.Context, a *Asked) (id string, err error) {
	id, err = a.ID()
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(a)
	if err != nil {
		return "", err
	}
	return id, s.within(ctx, func(tx *sql.Tx) error {
		n, err := s.exec(ctx, tx, `INSERT INTO plenary_sweep (id, name, program, parts, samples, asked, state,
			fault, made_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'on', '', NOW_SECONDS) ON CONFLICT DO NOTHING`,
			id, a.Name, a.Plan.Program, a.Plan.Parts, a.Plan.Samples, string(text))
		if n == 0 || err != nil {
			return err
		}
		var parts []int
		for part := 1; part <= a.Plan.Parts; part++ {
			parts = append(parts, part)
		}
		return s.queue(ctx, tx, id, a.Plan.Program, parts)
	})
}

// queue inserts a job for each of some parts, and has them stand for these.
func (s *Store) queue(ctx context.Context, tx *sql.Tx, id, program string, parts []int) error {
	const batch = 500
	for len(parts) > 0 {
		some := parts[:min(batch, len(parts))]
		parts = parts[len(some):]
		var jobs []river.InsertManyParams
		for _, part := range some {
			jobs = append(jobs, river.InsertManyParams{Args: job{id, part}, InsertOpts: &river.InsertOpts{
				Queue: queueOf(program), Priority: priority(part)}})
		}
		in, err := s.client.InsertManyTx(ctx, tx, jobs)
		if err != nil {
			return err
		}
		for i, part := range some {
			_, err := s.exec(ctx, tx, `INSERT INTO plenary_part (sweep, part, job) VALUES (?1, ?2, ?3)
				ON CONFLICT (sweep, part) DO UPDATE SET job = excluded.job`, id, part, in[i].Job.ID)
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// priority has the first part, which takes longest, made first.
func priority(part int) int {
	if part == 1 {
		return 1
	}
	return 2
}

// All tells of all sweeps, the newest first, or of the one with an ID.
func (s *Store) All(ctx context.Context, id string) ([]Status, error) {
	workers := 0
	if err := s.db.QueryRowContext(ctx, s.sql(`SELECT count(*) FROM plenary_worker WHERE seen > NOW_SECONDS - ?1`),
		lost).Scan(&workers); err != nil {
		return nil, s.of(err)
	}
	rows, err := s.db.QueryContext(ctx, s.sql(`SELECT id, name, state, program, fault, parts, samples,
		(SELECT count(*) FROM plenary_part p WHERE p.sweep = s.id AND p.body IS NOT NULL)
		FROM plenary_sweep s WHERE ?1 = '' OR id = ?1 ORDER BY made_at DESC, id`), id)
	if err != nil {
		return nil, s.of(err)
	}
	defer rows.Close()
	var out []Status
	for rows.Next() {
		x := Status{Workers: workers}
		var parts, samples string // SQLite keeps in a column of numbers whatever is put there
		if err := rows.Scan(&x.ID, &x.Name, &x.State, &x.Program, &x.Fault, &parts, &samples, &x.Done); err != nil {
			return nil, s.of(err)
		}
		x.Parts, _ = strconv.Atoi(parts) // what is no number is 0, which no sweep has
		x.Samples, _ = strconv.Atoi(samples)
		switch {
		case x.Parts < 1 || x.Parts > answer.MostParts || x.Samples < 1 || x.Samples > answer.MostSamples ||
			x.Done > x.Parts:
			x.State, x.Fault = Failed, errRow.Error()
		case x.Done == x.Parts:
			x.State = Done
		}
		out = append(out, x)
	}
	if len(out) == 0 && id != "" && rows.Err() == nil {
		return nil, &NoSweep{id}
	}
	return out, s.of(rows.Err())
}

// errRow is the error of a row of a sweep that is none of ours.
var errRow = errors.New("its row in the database is none that plenary-sweep wrote; remove it with forget")

// errRows is the error of rows of parts that are none of ours.
var errRows = errors.New("its parts in the database are none that plenary-sweep wrote; " +
	"remove it with forget, and start it again")

// Cancel ends a sweep; what has been made of it is kept.
func (s *Store) Cancel(ctx context.Context, id string) error {
	if err := s.end(ctx, id, Cancelled, ""); err != nil {
		return err
	}
	jobs, err := s.unfinished(ctx, id)
	if err != nil {
		return err
	}
	return s.within(ctx, func(tx *sql.Tx) error {
		for _, u := range jobs {
			if _, err := s.client.JobCancelTx(ctx, tx, u.job); err != nil && !errors.Is(err, river.ErrNotFound) {
				return err
			}
		}
		return nil
	})
}

// end has a sweep that is on ended in a state.
func (s *Store) end(ctx context.Context, id, state, fault string) error {
	if _, err := s.All(ctx, id); err != nil {
		return err
	}
	_, err := s.exec(ctx, s.db, `UPDATE plenary_sweep SET state = ?2, fault = ?3 WHERE id = ?1 AND state = 'on'`,
		id, state, fault)
	return err
}

// Resume takes a sweep up again that was cancelled or failed, or of which a process was killed.
func (s *Store) Resume(ctx context.Context, id string) error {
	if _, err := s.All(ctx, id); err != nil {
		return err
	}
	_, err := s.exec(ctx, s.db, `UPDATE plenary_sweep SET state = 'on', fault = '' WHERE id = ?1`, id)
	if err != nil {
		return err
	}
	return s.requeue(ctx, id, true)
}

// Forget removes a sweep with what has been made of it.
func (s *Store) Forget(ctx context.Context, id string) error {
	if err := s.Cancel(ctx, id); err != nil && !errors.Is(err, errRows) {
		return err
	}
	return s.within(ctx, func(tx *sql.Tx) error {
		_, err := s.exec(ctx, tx, `DELETE FROM plenary_part WHERE sweep = ?1`, id)
		if err == nil {
			_, err = s.exec(ctx, tx, `DELETE FROM plenary_sweep WHERE id = ?1`, id)
		}
		return err
	})
}

// ErrUnfinished is the error of a result that is not there yet.
var ErrUnfinished = errors.New("not all parts have been made; status says how many, and work makes them")

// Result is the answer, once all parts have been made.
func (s *Store) Result(ctx context.Context, id string) (*answer.Sure, error) {
	all, err := s.All(ctx, id)
	if err != nil {
		return nil, err
	}
	if all[0].Done < all[0].Parts {
		return nil, fmt.Errorf("sweep %s: %w (%d of %d)", id, ErrUnfinished, all[0].Done, all[0].Parts)
	}
	rows, err := s.db.QueryContext(ctx,
		s.sql(`SELECT part, body FROM plenary_part WHERE sweep = ?1 ORDER BY part`), id)
	if err != nil {
		return nil, s.of(err)
	}
	defer rows.Close()
	var merging answer.Merging
	for rows.Next() {
		var part int
		var body string
		if err := rows.Scan(&part, &body); err != nil {
			return nil, fmt.Errorf("sweep %s: %w", id, errRows)
		}
		p, err := answer.ReadPart([]byte(body), all[0].Program)
		if err == nil {
			err = merging.Add(fmt.Sprintf("part %d", part), p)
		}
		if err != nil {
			return nil, fmt.Errorf("part %d of sweep %s %w", part, id, err)
		}
	}
	if err := rows.Err(); err != nil {
		return nil, s.of(err)
	}
	return merging.Sure()
}
