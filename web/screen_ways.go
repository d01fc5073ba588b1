package web

import (
	"context"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/page"
)

// Ways out: what would get it moving, and who carries the risk; with a letter, one way
// with its proof.
var _ = register(&screen{name: "ways", order: 3, show: func(v *visit) (*sheet, error) {
	if letter := v.r.URL.Query().Get("way"); letter != "" {
		return v.oneWay(letter)
	}
	all := v.r.URL.Query().Get("all") != ""
	return v.told(func() (*page.Document, error) {
		w, err := v.ways(all)
		if err != nil {
			return nil, err
		}
		if all {
			return v.voice().AllWays(w), nil
		}
		b, err := v.brief()
		if err != nil {
			return nil, err
		}
		return v.voice().WaysOut(w, b), nil
	})
}})

func (v *visit) oneWay(letter string) (*sheet, error) {
	w, err := v.way(letter)
	if err != nil {
		return nil, err
	}
	return &sheet{lead: link(v.at("ways"), say("all ways")), body: v.document(v.voice().OneWay(w))}, nil
}

// way is one way out, by its letter.
func (v *visit) way(letter string) (*answer.OneWay, error) {
	w, err := ask(v, "way\x00"+letter, func(ctx context.Context, talks answer.Talks) (*answer.OneWay, error) {
		return answer.NewWay(ctx, talks, letter)
	})
	if err == nil && w.Way == nil {
		return nil, desk.Unknown("", "way", letter, w.Letters)
	}
	return w, err
}
