package expr

// MarshalText writes e as [Expr.String] does; [Never] is written as no text.
// The error is always nil.
func (e *Expr) MarshalText() ([]byte, error) { return []byte(e.String()), nil }

// UnmarshalText reads a condition into e as [Parse] does, and no text as a
// condition that no state satisfies. Its names are then to be resolved.
func (e *Expr) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*e = *Never
		return nil
	}
	read, err := Parse(string(text))
	if err != nil {
		return err
	}
	*e = *read
	return nil
}

// Resolved reports whether [Expr.Resolve] has tied every name of e to an
// option, so that it may be evaluated.
func (e *Expr) Resolved() bool {
	if e.Op == Term {
		return e.full != 0
	}
	for _, a := range e.Args {
		if !a.Resolved() {
			return false
		}
	}
	return true
}
