package answer

import "context"

// A Report is what is handed on of talks: the brief with what stands behind it, and of
// which files it was made, so that anybody can check that it belongs to them.
type Report struct {
	Head
	Program string  `json:"program"` // that made it, with its version, as in plenary/1.0
	Inputs  []Input `json:"inputs"`  // the files of which it was made: the case, its record, its sources
	// the brief; none where there are more states than can be listed
	Brief       *Brief       `json:"brief,omitempty"`
	Large       *Large       `json:"large,omitempty"`       // in its place, of such a case
	Timeline    *Timeline    `json:"timeline,omitempty"`    // none where nothing is on record
	Commitments *Commitments `json:"commitments,omitempty"` // none where nothing is on record
	Glossary    Glossary     `json:"glossary"`
}

// An Input is a file of which an answer was made.
type Input struct {
	Kind   string   `json:"kind"`             // case, record or source
	Source SourceID `json:"source,omitempty"` // of a source: which
	File   string   `json:"file"`             // its name, without the folders around the case
	Digest string   `json:"digest"`           // sha256: and the hash of its bytes
}

// The kinds of inputs.
const (
	OfCaseFile = "case"
	OfRecord   = "record"
	OfSource   = "source"
)

// A Made says of what, and by which program, a report is made.
type Made struct {
	Program string // as in plenary/1.0
	Inputs  []Input
}

// NewReport answers what is handed on of talks. The error and the cost are those of a
// brief, and of timeline and commitments where something is on record.
func NewReport(ctx context.Context, t Talks, made Made) (*Report, error) {
	out := &Report{Head: t.head(), Program: made.Program, Inputs: made.Inputs}
	if out.Inputs == nil {
		out.Inputs = []Input{}
	}
	g, err := out.answer(ctx, t)
	if err != nil {
		return nil, err
	}
	if t.Day != nil {
		out.Timeline = g.timeline(t, Pick{})
		if out.Commitments, err = g.promised(t, nil, NoHistory); err != nil {
			return nil, err
		}
	}
	out.Glossary = g.gloss(out)
	return out, nil
}

// answer gathers the brief of a report, as the size of the case allows.
func (r *Report) answer(ctx context.Context, t Talks) (g *gatherer, err error) {
	if t.Far != nil {
		r.Large, err = NewLargeBrief(ctx, t)
		return newGatherer(ctx, t), err
	}
	if g, err = analysed(ctx, t); err == nil {
		r.Brief, err = g.brief(t)
	}
	return g, err
}
