package web

import "github.com/plenary-talks/plenary/page"

// Why stuck: who waits for whom, and what was found.
var _ = register(&screen{name: "stuck", order: 2, show: func(v *visit) (*sheet, error) {
	return v.told(func() (*page.Document, error) {
		b, err := v.brief()
		if err != nil {
			return nil, err
		}
		return v.voice().WhyStuck(b), nil
	})
}})
