package web

import (
	"context"

	"github.com/plenary-talks/plenary/answer"
)

// Ways out: what would get it moving.
var _ = register(&screen{name: "ways", order: 3, show: func(v *visit) (*sheet, error) {
	w, err := ask(v, "ways", func(ctx context.Context, talks answer.Talks) (*answer.Ways, error) {
		return answer.NewSheet(ctx, talks, nil, false)
	})
	if err != nil {
		return nil, err
	}
	return &sheet{body: v.document(v.voice().Ways(w))}, nil
}})
