package casefile

import (
	"context"

	"github.com/plenary-talks/plenary/record"
)

// RecordDraft returns the record as it is written; an empty one when nothing is
// on record. It is read from the text again. The error is the context's.
func (f *File) RecordDraft(ctx context.Context) (record.Draft, error) {
	p := recordReader{files: f.Records}
	for _, r := range f.Records {
		p.parts = append(p.parts, newDecoder(r.source))
	}
	return p.read(ctx)
}
