package answer

import (
	"context"

	"github.com/plenary-talks/plenary/diff"
)

// NewChanges compares two versions of a case, and none of their answers. The error is
// the context's; the cost is that of [diff.Cases].
func NewChanges(ctx context.Context, old, now Talks) (*Diff, error) {
	d := &differ{old: newGatherer(ctx, old), new: newGatherer(ctx, now)}
	out := &Diff{Format: Format, Cases: Versions, Renamed: []Rename{}, Changes: []CaseChange{}, Complete: true,
		Answers: d.answers(&diff.Difference{})}
	changes := diff.Cases(remembering(d.old.c), remembering(d.new.c))
	for i := range changes {
		out.Changes = append(out.Changes, d.change(&changes[i]))
	}
	out.Glossary = Glossaries{d.old.gloss(out.partsOf(&out.Old, true)), d.new.gloss(out.partsOf(&out.New, false))}
	return out, d.new.failed()
}
