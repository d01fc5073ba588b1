package impasse

import "github.com/plenary-talks/plenary"

// Inefficient says that better states exist, and how many are within reach.
type Inefficient struct {
	Better int
	Singly int // within reach by single steps
	Deals  int // and with deals too
	States int
}

// Kind names the finding.
func (Inefficient) Kind() string { return "inefficient" }

func (q *inquiry) inefficient() error {
	if len(q.better) > 0 {
		q.found(Inefficient{len(q.better), q.r.Reached, q.r.Deals, q.sp.Len()}, plenary.Unmarked, nil)
	}
	return nil
}
