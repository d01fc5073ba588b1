package web

// The table now: where the talks stand.
var _ = register(&screen{name: "now", order: 1, show: func(v *visit) (*sheet, error) {
	b, err := v.brief()
	if err != nil {
		return nil, err
	}
	return &sheet{body: v.document(v.voice().Brief(b))}, nil
}})
