package answer

import (
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/foreign"
)

// An Import is what came in from files of another program.
type Import struct {
	Format     int            `json:"format"`
	Kind       string         `json:"kind"`              // the format that the files are in
	Name       string         `json:"name"`              // how its people call it
	Files      []ImportedFile `json:"files"`             // in the order in which they were read
	Title      string         `json:"title,omitempty"`   // of the case
	Parties    int            `json:"parties"`           // how many
	Options    int            `json:"options"`           // how many
	States     int            `json:"states,omitempty"`  // feasible ones; none where they were not counted
	Wishing    int            `json:"wishing"`           // parties whose preferences are wishes
	Ranking    int            `json:"ranking"`           // parties that rank states outright
	Silent     int            `json:"silent"`            // parties of which no preference came in
	Into       string         `json:"into,omitempty"`    // the case to whose record they were added; none of a new one
	Entries    int            `json:"entries,omitempty"` // how many proposals were added to it
	Notes      []ForeignNote  `json:"notes"`             // what is not in the case as it was in the files
	Written    []string       `json:"written"`           // the files made; empty where none was to be made
	Provenance string         `json:"provenance"`        // what read the files, and its version
}

// An ImportedFile is a file that was read. The case has it as a source.
type ImportedFile struct {
	Name   string   `json:"name"`
	Bytes  int      `json:"bytes"`
	Digest string   `json:"digest"`           // sha256: and the hash of its bytes
	Source SourceID `json:"source,omitempty"` // what it is in the case; left out of tables
}

// A ForeignNote is one thing that has no counterpart, was assumed, was changed,
// or is odd. docs/formats.md has the codes.
type ForeignNote struct {
	Code  string `json:"code"`            // what it tells
	Kind  string `json:"kind"`            // lost, assumed, changed or odd
	File  string `json:"file,omitempty"`  // where it was read
	At    string `json:"at,omitempty"`    // line:column there, or the cell of a table, as in B7
	About string `json:"about,omitempty"` // whose it is, or what is spoken of: a party, an option, a key
	Was   string `json:"was,omitempty"`   // as it was written
	Is    string `json:"is,omitempty"`    // what was made of it
	Count int    `json:"count"`           // how many there are of it
}

// NewImport answers what came in. c is the case that was made of it, states how
// many feasible ones it has, 0 where they were not counted, and written the files
// in which it is now.
func NewImport(f *foreign.Format, im *foreign.Import, c *plenary.Case, states int, written []string) *Import {
	out := &Import{
		Format: Format, Kind: im.Format, Name: f.Name, Files: []ImportedFile{}, Title: c.Title, States: states,
		Parties: len(c.Parties), Options: len(c.Options), Notes: foreignNotes(&im.Notes),
		Written: append([]string{}, written...),
	}
	for _, p := range im.From {
		out.Files = append(out.Files, ImportedFile{p.Name, p.Bytes, p.Digest, SourceID(p.Source)})
		out.Provenance = p.Version
	}
	for i := range c.Parties {
		switch p := &c.Parties[i].Prefers; {
		case p.Silent():
			out.Silent++
		case len(p.Ranking) > 0:
			out.Ranking++
		default:
			out.Wishing++
		}
	}
	return out
}

// NewAddition answers what came in for the record of a case that is there.
func NewAddition(im *foreign.Import, c *plenary.Case, into string, written []string) *Import {
	out := NewImport(&foreign.Format{ID: im.Format, Name: im.Format}, im, c, 0, written)
	out.Into = into
	if im.Record != nil {
		out.Entries = len(im.Record.Entries)
	}
	return out
}

// An Export is what went out into a file of another program.
type Export struct {
	Format  int           `json:"format"`
	Kind    string        `json:"kind"`            // the format of the file
	Name    string        `json:"name"`            // how its people call it
	Title   string        `json:"title,omitempty"` // of the case
	Bytes   int           `json:"bytes"`
	Notes   []ForeignNote `json:"notes"`   // what is not in the file as it is in the case
	Written []string      `json:"written"` // the file made; empty where none was to be made
}

// NewExport answers what went out.
func NewExport(f *foreign.Format, ex *foreign.Export, c *plenary.Case, written []string) *Export {
	bytes := len(ex.Text)
	for _, file := range ex.Files {
		bytes += len(file.Text)
	}
	return &Export{Format: Format, Kind: f.ID, Name: f.Name, Title: c.Title, Bytes: bytes,
		Notes: foreignNotes(&ex.Notes), Written: append([]string{}, written...)}
}

func foreignNotes(notes *foreign.Notes) []ForeignNote {
	out := []ForeignNote{}
	for _, n := range notes.List {
		x := ForeignNote{Code: string(n.Code), Kind: string(n.Kind), File: n.File, About: n.Name, Was: n.Was, Is: n.Is,
			Count: n.Count}
		if n.Line > 0 {
			x.At = fmt.Sprintf("%d:%d", n.Line, n.Col)
		}
		if n.Cell != "" {
			x.At = n.Cell
		}
		out = append(out, x)
	}
	return out
}
