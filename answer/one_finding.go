package answer

import "context"

// OneFinding is a finding by itself.
type OneFinding struct {
	Head
	Of       int      `json:"of"`                // how many findings the brief has
	Finding  *Finding `json:"finding,omitempty"` // none where the brief has none of the number
	Glossary Glossary `json:"glossary"`
}

// NewFinding answers one finding of the brief, by its number from 1; where the
// brief has none of that number, Finding is nil. The error is the context's.
// The cost is that of a brief.
func NewFinding(ctx context.Context, t Talks, number int) (*OneFinding, error) {
	g, err := fromNow(ctx, t)
	if err != nil {
		return nil, err
	}
	var b Brief
	if err := g.table(&b); err != nil {
		return nil, err
	}
	out := &OneFinding{Head: t.head(), Of: len(b.Findings)}
	if number >= 1 && number <= len(b.Findings) {
		out.Finding = &b.Findings[number-1]
	}
	out.Glossary = g.gloss(out)
	return out, g.failed()
}
