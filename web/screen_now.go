package web

import "github.com/plenary-talks/plenary/page"

// The table now: where the talks stand.
var _ = register(&screen{name: "now", order: 1, show: func(v *visit) (*sheet, error) {
	return v.told(func() (*page.Document, error) {
		b, err := v.brief()
		if err != nil {
			return nil, err
		}
		return v.voice().TableNow(b), nil
	})
}})
