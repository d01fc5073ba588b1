package sweep

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"regexp"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"github.com/plenary-talks/plenary/answer"
)

const (
	lost = 10 // seconds after which a process that was not heard of is taken to be dead

	tick      = 200 * time.Millisecond
	heartbeat = 2 * time.Second
	farewell  = 700 * time.Millisecond // that a process has to end
)

// A job is one part of a sweep.
type job struct {
	Sweep string `json:"sweep"`
	Part  int    `json:"part"`
}

// Kind is what River tells jobs apart by.
func (job) Kind() string { return "plenary_part" }

var notInQueues = regexp.MustCompile(`[^A-Za-z0-9]+`)

// queueOf is the queue of jobs for a version of the program: another would make other parts.
func queueOf(program string) string {
	name := "plenary_" + notInQueues.ReplaceAllString(program, "_")
	return name[:min(len(name), 64)]
}

// A Worker makes parts.
type Worker struct {
	Program string                // its version: it makes parts for this version alone
	Sweep   string                // works until this one is done; "" for all
	Stays   bool                  // waits for more when there is none
	Threads int                   // parts at a time; 0 for as many as there are processors
	Tell    func(sweeps []Status) // hears often how far sweeps are; may be nil
}

// Work makes parts until none is left for it. The error is the context's, or that of the database.
func (s *Store) Work(ctx context.Context, w Worker) error {
	r := &round{Worker: w, s: s, id: name(), sweeps: map[string]*opened{}}
	workers := river.NewWorkers()
	river.AddWorker(workers, r)
	threads := w.Threads
	if threads == 0 {
		threads = runtime.GOMAXPROCS(0)
	}
	client, err := river.NewClient(s.driver, &river.Config{
		ID: r.id, Queues: map[string]river.QueueConfig{queueOf(w.Program): {MaxWorkers: threads}}, Workers: workers,
		JobTimeout: -1, FetchCooldown: 5 * time.Millisecond, FetchPollInterval: tick, MaxAttempts: 5,
		Logger: slog.New(slog.DiscardHandler), SoftStopTimeout: farewell,
	})
	if err != nil {
		return err
	}
	if err := r.alive(ctx); err != nil {
		return err
	}
	working, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	if err := client.Start(working); err != nil {
		return err
	}
	err = r.watch(ctx)
	r.endAll()
	leaving, left := context.WithTimeout(context.WithoutCancel(ctx), farewell)
	defer left()
	if ctx.Err() == nil && err == nil {
		_ = client.Stop(leaving)
	} else {
		_ = client.StopAndCancel(leaving)
	}
	_, _ = s.exec(leaving, s.db, `DELETE FROM plenary_worker WHERE id = ?1`, r.id)
	return err
}

// name tells a process apart from all others.
func name() string {
	host, _ := os.Hostname()
	host = notInQueues.ReplaceAllString(host, "-")
	return fmt.Sprintf("plenary-%.40s-%d-%s", host, os.Getpid(), rand.Text()[:8])
}

// A round is one call of Work.
type round struct {
	river.WorkerDefaults[job]
	Worker
	s  *Store
	id string

	mu     sync.Mutex
	sweeps map[string]*opened
}

// An opened is a sweep that is worked at.
type opened struct {
	ctx   context.Context // of its parts
	end   context.CancelFunc
	ready chan struct{} // closed once the rest is there
	maker *answer.Parter
	err   error
}

// errEnded is the error of a part of a sweep that is no longer on.
var errEnded = errors.New("the sweep has ended")

// Work makes one part.
func (r *round) Work(ctx context.Context, j *river.Job[job]) error {
	var state string
	var made bool
	err := r.s.db.QueryRowContext(ctx, r.s.sql(`SELECT s.state, p.body IS NOT NULL FROM plenary_sweep s
		JOIN plenary_part p ON p.sweep = s.id WHERE s.id = ?1 AND p.part = ?2`),
		j.Args.Sweep, j.Args.Part).Scan(&state, &made)
	switch {
	case errors.Is(err, sql.ErrNoRows), err == nil && state != On:
		return river.JobCancel(errEnded)
	case err != nil:
		return err
	case made:
		return nil
	}
	of := r.open(j.Args.Sweep)
	within, end := context.WithCancel(of.ctx)
	defer end()
	defer context.AfterFunc(ctx, end)()
	text, err := of.part(within, r, j.Args)
	switch {
	case within.Err() != nil:
		return river.JobSnooze(0) // to be made by another
	case err != nil:
		if err := r.s.end(ctx, j.Args.Sweep, Failed, fmt.Sprintf("part %d: %v", j.Args.Part, err)); err != nil {
			return err
		}
		return river.JobCancel(err)
	}
	_, err = r.s.exec(ctx, r.s.db, `UPDATE plenary_part SET body = ?3
		WHERE sweep = ?1 AND part = ?2 AND body IS NULL`, j.Args.Sweep, j.Args.Part, string(text))
	return err
}

// open returns a sweep, which is read by who works at it first.
func (r *round) open(id string) *opened {
	r.mu.Lock()
	defer r.mu.Unlock()
	of := r.sweeps[id]
	if of == nil {
		of = &opened{ready: make(chan struct{})}
		of.ctx, of.end = context.WithCancel(context.Background())
		r.sweeps[id] = of
		go func() {
			defer close(of.ready)
			of.maker, of.err = r.s.parter(of.ctx, id)
		}()
	}
	return of
}

// part makes a part, as text.
func (of *opened) part(ctx context.Context, r *round, j job) (text []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the program failed: %v", p)
		}
	}()
	select {
	case <-of.ready:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if of.err != nil {
		return nil, of.err
	}
	p, err := of.maker.Part(ctx, j.Part)
	if err != nil {
		return nil, err
	}
	return p.Text()
}

// watch looks after sweeps until there is no more to do.
func (r *round) watch(ctx context.Context) error {
	beat := time.Time{}
	for {
		if time.Since(beat) > heartbeat {
			beat = time.Now()
			if err := errors.Join(r.alive(ctx), r.s.adopt(ctx, r.Program)); err != nil {
				return first(ctx, err)
			}
		}
		all, err := r.s.All(ctx, r.Sweep)
		if err != nil {
			return first(ctx, err)
		}
		if r.Tell != nil {
			r.Tell(all)
		}
		if !r.left(all) && !r.Stays {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(tick):
		}
	}
}

// first is the error of a context that has ended, or else another.
func first(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// left reports whether anything is left to do, and ends work at what has ended.
func (r *round) left(all []Status) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	left := false
	for id, of := range r.sweeps {
		at := slices.IndexFunc(all, func(x Status) bool { return x.ID == id })
		if at < 0 || all[at].State != On || all[at].Done == all[at].Parts {
			of.end()
			delete(r.sweeps, id)
		}
	}
	for _, x := range all {
		left = left || x.State == On && x.Done < x.Parts && x.Program == r.Program
	}
	return left
}

func (r *round) endAll() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, of := range r.sweeps {
		of.end()
	}
}

// alive has it known that the process is.
func (r *round) alive(ctx context.Context) error {
	_, err := r.s.exec(ctx, r.s.db, `INSERT INTO plenary_worker (id, seen) VALUES (?1, NOW_SECONDS)
		ON CONFLICT (id) DO UPDATE SET seen = excluded.seen`, r.id)
	return err
}

// parter reads a sweep, and lays its case out.
func (s *Store) parter(ctx context.Context, id string) (*answer.Parter, error) {
	a, err := s.asked(ctx, id)
	if err != nil {
		return nil, err
	}
	return a.parter(ctx)
}

// adopt has parts made again of which the process that was at them is dead, or the job is gone.
func (s *Store) adopt(ctx context.Context, program string) error {
	all, err := s.All(ctx, "")
	if err != nil {
		return err
	}
	for _, x := range all {
		if x.State == On && x.Done < x.Parts && x.Program == program {
			if err := s.requeue(ctx, x.ID, false); err != nil {
				return err
			}
		}
	}
	return nil
}

// requeue inserts jobs for parts that nobody is at and nobody will be, also for those of which the job was
// cancelled or given up; else the sweep has failed.
func (s *Store) requeue(ctx context.Context, id string, cancelled bool) error {
	list, err := s.unfinished(ctx, id)
	if err != nil {
		return err
	}
	all, err := s.All(ctx, id)
	if err != nil {
		return err
	}
	if len(list) < all[0].Parts-all[0].Done { // parts that were made meanwhile are in the list
		return s.end(ctx, id, Failed, errRows.Error())
	}
	for _, u := range list {
		switch u.state {
		case "", string(rivertype.JobStateCompleted):
		case string(rivertype.JobStateCancelled), string(rivertype.JobStateDiscarded):
			if !cancelled {
				return s.end(ctx, id, Failed, fmt.Sprintf("the job of part %d was %s outside; resume takes it up again",
					u.part, u.state))
			}
		case string(rivertype.JobStateRunning):
			if alive, err := s.heardOf(ctx, u.job); alive || err != nil {
				if err != nil {
					return err
				}
				continue
			}
		default:
			continue
		}
		if err := s.again(ctx, id, all[0].Program, u); err != nil {
			return err
		}
	}
	return nil
}

// heardOf reports whether the process that is at a job was heard of lately.
func (s *Store) heardOf(ctx context.Context, id int64) (bool, error) {
	j, err := s.client.JobGet(ctx, id)
	if errors.Is(err, river.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if j.State != rivertype.JobStateRunning || len(j.AttemptedBy) == 0 {
		return true, nil // it was a moment ago
	}
	n := 0
	err = s.db.QueryRowContext(ctx,
		s.sql(`SELECT count(*) FROM plenary_worker WHERE id = ?1 AND seen > NOW_SECONDS - ?2`),
		j.AttemptedBy[len(j.AttemptedBy)-1], lost).Scan(&n)
	return n > 0, err
}

// again inserts a new job for a part in place of one, unless somebody else has. River clears away the old one
// in time.
func (s *Store) again(ctx context.Context, id, program string, u undone) error {
	return s.within(ctx, func(tx *sql.Tx) error {
		n, err := s.exec(ctx, tx, `UPDATE plenary_part SET job = -1 WHERE sweep = ?1 AND part = ?2 AND job = ?3
			AND body IS NULL`, id, u.part, u.job)
		if n == 0 || err != nil {
			return err
		}
		if _, err := s.client.JobCancelTx(ctx, tx, u.job); err != nil && !errors.Is(err, river.ErrNotFound) {
			return err
		}
		return s.queue(ctx, tx, id, program, []int{u.part})
	})
}

// asked reads what a sweep is of.
func (s *Store) asked(ctx context.Context, id string) (*Asked, error) {
	var text string
	err := s.db.QueryRowContext(ctx, s.sql(`SELECT asked FROM plenary_sweep WHERE id = ?1`), id).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, &NoSweep{id}
	}
	if err != nil {
		return nil, err
	}
	a := &Asked{}
	if err := json.Unmarshal([]byte(text), a); err != nil {
		return nil, errRow
	}
	if is, err := a.ID(); err != nil || is != id {
		return nil, errors.Join(err, errRow)
	}
	return a, nil
}
