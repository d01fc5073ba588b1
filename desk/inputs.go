package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"strings"
)

// An Input is a file of which answers about a case are made.
type Input struct {
	Kind   InputKind
	Source string // of a source: its ID
	Name   string // with slashes, from the folder of the case where it stands in that; of a source without folders
	Digest string // sha256: and the hash of its bytes
}

// An InputKind is what an [Input] holds.
type InputKind string

// The kinds of inputs.
const (
	InputCase   InputKind = "case"
	InputRecord InputKind = "record"
	InputSource InputKind = "source"
)

// Inputs lists the files of which answers about the case are made: its own, those of its
// record, and the texts of those of its sources that are at hand. Of a case made in Go
// there are none. Sources are looked for as [Case.Words] does. The error is the
// context's.
func (c *Case) Inputs(ctx context.Context) ([]Input, error) {
	f := c.File.Text
	if f == nil {
		return nil, nil
	}
	dir := filepath.Dir(f.Path)
	out := []Input{{Kind: InputCase, Name: filepath.Base(f.Path), Digest: digest(f.Text)}}
	for _, r := range f.Records {
		out = append(out, Input{Kind: InputRecord, Name: within(dir, r.Path), Digest: digest(r.Text)})
	}
	sources, err := c.sourceInputs(ctx)
	return append(out, sources...), err
}

// Digests are the hash of the text of the case, and that of its record, as of [Input]; of several files of
// a record that of their hashes, in their order. What there is none of has none.
func (c *Case) Digests() (text, record string) {
	f := c.File.Text
	if f == nil {
		return "", ""
	}
	var all []string
	for _, r := range f.Records {
		all = append(all, digest(r.Text))
	}
	switch len(all) {
	case 0:
	case 1:
		record = all[0]
	default:
		record = digest([]byte(strings.Join(all, "\n")))
	}
	return digest(f.Text), record
}

// sourceInputs are the texts of sources that are at hand.
func (c *Case) sourceInputs(ctx context.Context) ([]Input, error) {
	var out []Input
	shelf := c.Shelf()
	for i := range c.Case.Sources {
		found, err := shelf.Find(ctx, &c.Case.Sources[i])
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			continue // not at hand
		}
		out = append(out, Input{Kind: InputSource, Source: c.Case.Sources[i].ID, Name: filepath.Base(found.File),
			Digest: found.Text.Digest()})
	}
	return out, nil
}

// digest is the hash of bytes, as files of cases give it.
func digest(text []byte) string {
	sum := sha256.Sum256(text)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// within is a path from a folder, where it stands in that; else its last part.
func within(dir, file string) string {
	rel, err := filepath.Rel(dir, file)
	if err != nil || strings.HasPrefix(rel, "..") {
		rel = filepath.Base(file)
	}
	return filepath.ToSlash(rel)
}
