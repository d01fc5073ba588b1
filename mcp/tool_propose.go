package mcp

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path"
	"path/filepath"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/edit"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/proposal"
	"github.com/plenary-talks/plenary/prose"
)

type proposeInput struct {
	Report    string         `json:"report"`
	Extractor string         `json:"extractor"`
	Items     []proposedItem `json:"items"`
	Case      string         `json:"case,omitempty"`
	ID        string         `json:"id,omitempty"`
	Date      string         `json:"date,omitempty"`
	Add       bool           `json:"add,omitempty"`
}

func (in *proposeInput) changes() bool { return in.Add }

// A proposedItem is one statement, in the form that package proposal reads.
type proposedItem struct {
	Words   string `json:"words"`
	Nth     int    `json:"nth,omitempty"`
	Speaker string `json:"speaker,omitempty"`
	Party   string `json:"party,omitempty"`
	Kind    string `json:"kind"`
	Day     string `json:"day,omitempty"`
	About   string `json:"about,omitempty"`
	Why     string `json:"why,omitempty"`
}

// proposed is an answer about proposals, with what was written.
type proposed struct {
	*answer.Proposals
	Written []string `json:"written,omitempty"`
}

func (s *Server) addPropose() {
	add(s, &tool{name: "propose", title: "Check who is said to have said what", answers: []string{"proposals"},
		writes: true}, s.propose)
}

func (s *Server) propose(ctx context.Context, in *proposeInput) (*told, error) {
	if in.Add && in.Case == "" {
		return nil, wrong("add needs `case`, whose record is meant")
	}
	file, err := in.file()
	if err != nil {
		return nil, err
	}
	name, raw, err := s.text(in.Report)
	if err != nil {
		return nil, err
	}
	check := func(f *desk.File) (*desk.Proposed, error) {
		return desk.CheckProposals(ctx, f, name, raw, file, desk.ReportAsk{Date: in.Date, ID: in.ID})
	}
	if in.Add {
		return s.addProposed(ctx, in, check)
	}
	f, _, err := s.ofCase(ctx, in.Case)
	if err != nil {
		return nil, err
	}
	checked, err := check(f)
	if err != nil {
		return nil, err
	}
	out := tellProposed(checked, nil)
	if passing := checked.Passing(); len(passing) > 0 {
		id := cmp.Or(checked.ID, "report-1")
		out.after = "\n" + said("entries") + "\n\n" + string(casefile.WriteRecord(checked.Draft(id, passing, false)))
	}
	return out, nil
}

// file is what is proposed, read as a file with an item a line.
func (in *proposeInput) file() (*proposal.File, error) {
	who, err := outlet.JSON(in.Extractor, false)
	if err != nil {
		return nil, err
	}
	text := []byte(fmt.Sprintf(`{"proposals": %d, "extractor": %s, "items": [`, proposal.Format, who))
	for i := range in.Items {
		item, err := outlet.JSON(in.Items[i], false)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			text = append(text, ',')
		}
		text = append(text, item...)
	}
	file, err := proposal.Read("items", append(text, "]}"...))
	var faults proposal.Faults
	if errors.As(err, &faults) {
		return nil, wrong("%v", err)
	}
	return file, err
}

func tellProposed(checked *desk.Proposed, written []string) *told {
	out := answer.NewProposals(checked.Checked)
	return &told{name: "proposals", data: proposed{out, written},
		words: func() *page.Document { return prose.English().Proposals(out) }}
}

// addProposed writes what passes into a new file of the record, not confirmed.
func (s *Server) addProposed(ctx context.Context, in *proposeInput,
	check func(*desk.File) (*desk.Proposed, error)) (*told, error) {
	p, dir, err := s.recordOf(ctx, in.Case)
	if err != nil {
		return nil, err
	}
	held, err := edit.HoldRecord(ctx, s.opt.Pen, dir)
	if err != nil {
		return nil, err
	}
	defer held.Unlock()
	f, err := desk.Read(ctx, dir)
	if err != nil {
		return nil, err
	}
	checked, err := check(f)
	if err != nil {
		return nil, err
	}
	if checked.ID == "" {
		return nil, wrong("add needs `id`, the id that the source has or is to have in the case")
	}
	if len(checked.Passing()) == 0 {
		return nil, wrong("nothing was written, as none of the proposals passes; call propose without add to see why")
	}
	made, err := checked.Entries(nil, false)
	if err != nil {
		return nil, err
	}
	at, err := held.AddToRecord(ctx, f, checked.ID, made.Text)
	if err != nil {
		return nil, err
	}
	name := outlet.Name(p.called(path.Join(p.name, "record", filepath.Base(at)), len(s.roots)))
	out := tellProposed(checked, []string{name})
	out.after = "\n" + said("written") + " " + name + "\n"
	return out, nil
}

// recordOf finds the folder of a case whose record can be added to, and where that
// is on the disk: it, its case and its record are within the root by whatever name.
func (s *Server) recordOf(ctx context.Context, given string) (place, string, error) {
	p, err := s.place(given)
	if err != nil {
		return place{}, "", err
	}
	if path.Base(p.name) == "case.yaml" {
		p.name = path.Dir(p.name)
	}
	if _, err := desk.ReadFS(ctx, p.files, path.Join(p.name, "case.yaml")); err != nil { // by no link out of the root
		return place{}, "", err
	}
	dir, err := filepath.EvalSymlinks(p.disk())
	if err != nil {
		return place{}, "", err
	}
	for _, path := range []string{dir, filepath.Join(dir, "record"), filepath.Join(dir, "case.yaml")} {
		if real, err := filepath.EvalSymlinks(path); err == nil {
			if _, ok := p.within(real); !ok {
				return place{}, "", s.outside(given)
			}
		}
	}
	return p, dir, nil
}
