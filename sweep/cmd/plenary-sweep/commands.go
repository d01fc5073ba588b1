package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/prose"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/sweep"
)

// answerWork bounds the search for ways out unless asked otherwise, as of plenary.
const answerWork = route.DefaultWork

func (p *program) run() *cobra.Command {
	var a asking
	var f form
	var threads int
	cmd := &cobra.Command{
		Use:     "run CASE",
		Short:   "Make an answer here, or go on with it, and write it",
		Example: "  plenary-sweep run cases/six-party-2006 --samples 1000000 --json",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.check(); err != nil {
				return err
			}
			return p.begin(cmd, func(ctx context.Context, s *sweep.Store) error {
				id, err := a.start(ctx, s, args[0], p.version)
				if err == nil {
					err = s.Resume(ctx, id)
				}
				if err == nil {
					err = p.workAt(ctx, s, sweep.Worker{Sweep: id, Threads: threads})
				}
				if err != nil {
					return err
				}
				return p.write(ctx, s, &f, id)
			})
		},
	}
	a.flags(cmd)
	f.flags(cmd)
	cmd.Flags().IntVar(&threads, "threads", 0, "parts at a time; 0 for as many as there are processors")
	return cmd
}

// workAt makes parts for this version of the program.
func (p *program) workAt(ctx context.Context, s *sweep.Store, w sweep.Worker) error {
	if w.Threads < 0 {
		return usage{errors.New("--threads takes a number, 0 for as many as there are processors")}
	}
	m := &meter{w: p.errs}
	defer m.end()
	w.Program, w.Tell = p.version, m.tell
	return s.Work(ctx, w)
}

// write writes the answer of a sweep.
func (p *program) write(ctx context.Context, s *sweep.Store, f *form, id string) error {
	all, err := s.All(ctx, id)
	if err != nil {
		return err
	}
	if x := all[0]; x.State != sweep.On && x.State != sweep.Done {
		return ended(x)
	}
	sure, err := s.Result(ctx, id)
	if err != nil {
		return err
	}
	if err := prose.English().Tellable(sure); err != nil {
		return err
	}
	return p.tell(f, sure)
}

// ended is the error of a sweep that was cancelled, or failed.
func ended(x sweep.Status) error {
	if x.State == sweep.Failed {
		return fmt.Errorf("sweep %s failed: %s", outlet.Line(x.ID), outlet.Line(x.Fault))
	}
	return fmt.Errorf("sweep %s was cancelled; resume takes it up again", outlet.Line(x.ID))
}

func (p *program) start() *cobra.Command {
	var a asking
	cmd := &cobra.Command{
		Use:   "start CASE",
		Short: "Put a sweep into the database, and write its ID; it is worked at by work",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.begin(cmd, func(ctx context.Context, s *sweep.Store) error {
				id, err := a.start(ctx, s, args[0], p.version)
				if err == nil {
					_, err = fmt.Fprintln(p.out, id)
				}
				return err
			})
		},
	}
	a.flags(cmd)
	return cmd
}

func (p *program) work() *cobra.Command {
	var w sweep.Worker
	cmd := &cobra.Command{
		Use:   "work",
		Short: "Work at all sweeps in the database until there is nothing left to do",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.open(cmd, func(ctx context.Context, s *sweep.Store) error { return p.workAt(ctx, s, w) })
		},
	}
	cmd.Flags().BoolVar(&w.Stays, "stay", false, "wait for more when there is nothing left to do")
	cmd.Flags().IntVar(&w.Threads, "threads", 0, "parts at a time; 0 for as many as there are processors")
	return cmd
}

func (p *program) status() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "status [ID]",
		Short: "Tell how far sweeps are",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.open(cmd, func(ctx context.Context, s *sweep.Store) error {
				id := ""
				if len(args) == 1 {
					id = args[0]
				}
				all, err := s.All(ctx, id)
				if err != nil {
					return err
				}
				if asJSON {
					text, err := outlet.JSON(append([]sweep.Status{}, all...), true)
					if err == nil {
						_, err = p.out.Write(text)
					}
					return err
				}
				return p.list(all)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as data")
	return cmd
}

// list tells how far sweeps are, one a line.
func (p *program) list(all []sweep.Status) error {
	if len(all) == 0 {
		_, err := fmt.Fprintln(p.out, "no sweeps")
		return err
	}
	for _, x := range all {
		if _, err := fmt.Fprintln(p.out, p.line(&x)); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(p.out, "processes at work: %d\n", all[0].Workers)
	return err
}

// line tells how far a sweep is.
func (p *program) line(x *sweep.Status) string {
	line := fmt.Sprintf("%s  %s  %d of %d parts, %d orders of %s", outlet.Line(x.ID), x.State,
		x.Done, x.Parts, x.Samples, outlet.Line(x.Name))
	switch {
	case x.Fault != "":
		line += "; " + outlet.Line(x.Fault)
	case x.Program != p.version && x.Done < x.Parts:
		line += "; for plenary-sweep " + outlet.Line(x.Program) + ", and this is " + p.version
	}
	return line
}

// byID is a command about one sweep.
func (p *program) byID(use, short string, do func(*sweep.Store, context.Context, string) error) *cobra.Command {
	return &cobra.Command{
		Use:   use + " ID",
		Short: short,
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.open(cmd, func(ctx context.Context, s *sweep.Store) error { return do(s, ctx, args[0]) })
		},
	}
}

func (p *program) cancel() *cobra.Command {
	return p.byID("cancel", "End a sweep; what has been made of it is kept", p.telling((*sweep.Store).Cancel))
}

func (p *program) resume() *cobra.Command {
	return p.byID("resume", "Take a sweep up again that was cancelled, or failed", p.telling((*sweep.Store).Resume))
}

// telling does something to a sweep, and tells how it stands then.
func (p *program) telling(do func(*sweep.Store, context.Context, string) error) func(*sweep.Store, context.Context,
	string) error {
	return func(s *sweep.Store, ctx context.Context, id string) error {
		if err := do(s, ctx, id); err != nil {
			return err
		}
		all, err := s.All(ctx, id)
		if err != nil {
			return err
		}
		x := all[0]
		line := p.line(&x)
		switch x.State {
		case sweep.Cancelled:
			line += "; resume takes it up again"
		case sweep.On:
			line += "; work makes the rest"
		case sweep.Done:
			line += "; result writes the answer"
		}
		_, err = fmt.Fprintln(p.out, line)
		return err
	}
}

func (p *program) forget() *cobra.Command {
	return p.byID("forget", "Remove a sweep, with what has been made of it",
		func(s *sweep.Store, ctx context.Context, id string) error {
			err := s.Forget(ctx, id)
			if err == nil {
				_, err = fmt.Fprintln(p.out, outlet.Line(id)+"  forgotten")
			}
			return err
		})
}

func (p *program) result() *cobra.Command {
	var f form
	cmd := p.byID("result", "Write the answer of a sweep, as plenary robust does",
		func(s *sweep.Store, ctx context.Context, id string) error { return p.write(ctx, s, &f, id) })
	cmd.PreRunE = func(*cobra.Command, []string) error { return f.check() }
	f.flags(cmd)
	return cmd
}
