package mcp

import (
	"context"
	"io"
	"io/fs"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/cite"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
	"github.com/plenary-talks/plenary/record"
)

type citeInput struct {
	Words  string `json:"words"`
	File   string `json:"file,omitempty"`
	Case   string `json:"case,omitempty"`
	Source string `json:"source,omitempty"`
	Date   string `json:"date,omitempty"`
	ID     string `json:"id,omitempty"`
}

func (s *Server) addCite() {
	add(s, &tool{name: "cite", title: "Find words, ready to be cited", answers: []string{"citation"}}, s.cite)
}

func (s *Server) cite(ctx context.Context, in *citeInput) (*told, error) {
	switch {
	case in.File == "" && (in.Case == "" || in.Source == ""):
		return nil, wrong(
			"give file, the path of a text, or case and source, the id of a source whose text lies beside it")
	case in.File != "" && in.Source != "":
		return nil, wrong("give file or source, not both; id is what the source of a file is to be called")
	case in.Source != "" && in.ID+in.Date != "":
		return nil, wrong("id and date are of a file; the source of a case has its own")
	}
	find := s.citeFile
	if in.File == "" {
		find = s.citeSource
	}
	found, of, err := find(ctx, in)
	if err != nil {
		return nil, err
	}
	out := answer.NewCitation(found, of)
	t, err := tell("citation", out, func() *page.Document { return prose.English().Citation(out) })
	if len(out.Matches) == 1 {
		t.after = "\n" + out.Matches[0].YAML
	}
	return t, err
}

// citeFile finds words in a text, for a case if one is named.
func (s *Server) citeFile(ctx context.Context, in *citeInput) (*cite.Found, *record.Record, error) {
	f, of, err := s.ofCase(ctx, in.Case)
	if err != nil {
		return nil, nil, err
	}
	name, raw, err := s.text(in.File)
	if err != nil {
		return nil, nil, err
	}
	found, err := desk.Cite(ctx, f, name, raw, in.Words, desk.ReportAsk{Date: in.Date, ID: in.ID})
	return found, of, err
}

// ofCase reads the case that a text is looked at for; nil where none is named.
func (s *Server) ofCase(ctx context.Context, path string) (*desk.File, *record.Record, error) {
	if path == "" {
		return nil, nil, nil
	}
	f, err := s.read(ctx, path)
	if err != nil {
		return nil, nil, err
	}
	return f, f.Record, nil
}

// citeSource finds words in the text of a source of a case.
func (s *Server) citeSource(ctx context.Context, in *citeInput) (*cite.Found, *record.Record, error) {
	c, err := s.open(ctx, in.Case, "", nil)
	if err != nil {
		return nil, nil, err
	}
	found, err := c.Cite(ctx, in.Source, in.Words)
	return found, c.File.Record, err
}

// text reads a text that a path names, of bearable size, and returns its name.
func (s *Server) text(path string) (name string, raw []byte, err error) {
	p, err := s.place(path)
	if err != nil {
		return "", nil, err
	}
	info, err := fs.Stat(p.files, p.name)
	switch {
	case err != nil:
		return "", nil, err
	case info.IsDir():
		return "", nil, misplaced("`%s` is a folder; name the file of one text", outlet.Name(path))
	case !info.Mode().IsRegular():
		return "", nil, misplaced("`%s` is not an ordinary file", outlet.Name(path))
	}
	f, err := p.files.Open(p.name)
	if err != nil {
		return "", nil, err
	}
	defer f.Close()
	raw, err = io.ReadAll(io.LimitReader(f, evidence.MaxSize+1))
	if err == nil && len(raw) > evidence.MaxSize {
		err = misplaced("`%s` has more than %d bytes (8 MiB); a report has fewer", outlet.Name(path), evidence.MaxSize)
	}
	return p.name, raw, err
}
