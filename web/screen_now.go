package web

// The table now: where the talks stand.
var _ = register(&screen{name: "now", order: 1, show: func(v *visit) (*sheet, error) {
	return v.told(v.tableNow)
}})
