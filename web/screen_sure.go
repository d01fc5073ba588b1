package web

import "github.com/plenary-talks/plenary/page"

// How sure: what survives if the case is wrong.
var _ = register(&screen{name: "sure", order: 6, show: func(v *visit) (*sheet, error) {
	return v.told(func() (*page.Document, error) {
		b, err := v.brief()
		if err != nil {
			return nil, err
		}
		return v.voice().HowSure(b), nil
	})
}})
