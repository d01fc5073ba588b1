package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// A partOf is which part of an answer is asked for, and into which file.
type partOf struct {
	*app
	shard      string
	part, many int
	path       string
}

func (p *partOf) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&p.shard, "shard", "", "make one part of the answer, as in 3/40, for plenary merge")
	cmd.Flags().StringVarP(&p.path, "output", "o", "", "with --shard: a `file` that is not there yet for the part")
}

// asked reports whether a part is asked for.
func (p *partOf) asked() bool { return p.shard != "" }

// check reads which part is asked for, and reports what cannot be asked for with it.
func (p *partOf) check(cmd *cobra.Command, f *forms, samples int, all bool) error {
	switch {
	case !p.asked() && (p.path != "" || cmd.Flags().Changed("shard")):
		return usage("-o is for a part, made with --shard, as in --shard 3/40; write an answer to a file with >")
	case !p.asked():
		return nil
	case f.asJSON || f.table != "" || f.format != "text" || all:
		return usage("--shard makes a part; plenary merge takes --json, --csv, --format and --all")
	case samples == 0:
		return usage("--shard divides orders that are drawn; --samples says how many")
	}
	part, many, ok := strings.Cut(p.shard, "/")
	var errs [2]error
	p.part, errs[0] = strconv.Atoi(part)
	p.many, errs[1] = strconv.Atoi(many)
	if !ok || errors.Join(errs[:]...) != nil || p.part < 1 || p.part > p.many || p.many > answer.MostParts {
		return usage("--shard takes a part of so many, as in 3/40, of at most %d, not %s", answer.MostParts,
			outlet.Name(p.shard))
	}
	return nil
}

// place reports, before anything is worked out, that the part has no place to be written to.
func (p *partOf) place() error {
	if p.path == "" {
		return nil
	}
	if _, err := os.Lstat(p.path); err == nil {
		return fmt.Errorf("%s is there already; name another", outlet.Name(p.path))
	}
	dir := filepath.Dir(p.path)
	if at, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no folder %s to write %s into; make it first",
			outlet.Name(dir), outlet.Name(p.path))
	} else if err == nil && !at.IsDir() {
		return fmt.Errorf("%s is no folder; name another place for the part", outlet.Name(dir))
	}
	return nil
}

// make makes the part.
func (p *partOf) make(ctx context.Context, l laid, of answer.Doubts) error {
	if err := p.place(); err != nil {
		return err
	}
	written, record := l.Digests()
	talks := p.talks(ctx, l)
	text := answer.PlanOf{Program: version, Case: written, Record: record}
	made, err := answer.NewParter(talks, answer.NewPlan(talks, text, of, p.many)).Part(ctx, p.part)
	if err != nil {
		return err
	}
	line, err := made.Text()
	if err != nil {
		return err
	}
	if p.path == "" {
		_, err := p.out.Write(line)
		return err
	}
	p.writes.Store(true)
	held, err := p.pen.Lock(ctx, filepath.Dir(p.path))
	if err != nil {
		return err
	}
	defer held.Unlock()
	if err = held.Create(ctx, p.path, line); errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already; name another", outlet.Name(p.path))
	}
	return err
}
