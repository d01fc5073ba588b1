package web

import (
	"context"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// told is a document on a screen, put together once for what is asked.
func (v *visit) told(make func() (*page.Document, error)) (*sheet, error) {
	weight := func(s *sheet) int64 { return int64(len(s.body)) + 1<<10 }
	key := "sheet\x00" + v.on.name + "\x00" + v.r.URL.Query().Encode() + "\x00" + v.key()
	if s, ok := v.s.flights.kept(key); ok {
		return s.(*sheet), nil
	}
	d, err := make()
	if err != nil {
		return nil, err
	}
	return once(v, key, weight, func(context.Context) (*sheet, error) {
		return &sheet{body: v.document(d)}, nil
	})
}

// ways is the chair's sheet of the case, with the ways that a brief tells or with all.
func (v *visit) ways(all bool) (*answer.Ways, error) {
	name := "ways"
	if all {
		name = "all ways"
	}
	return ask(v, name, func(ctx context.Context, talks answer.Talks) (*answer.Ways, error) {
		return answer.NewSheet(ctx, talks, nil, all)
	})
}
