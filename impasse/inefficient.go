package impasse

func init() { register(70, (*inquiry).inefficient, "inefficient") }

// Inefficient says that better states exist, and how many are within reach.
type Inefficient struct {
	Better int
	Singly int // within reach by single steps
	Deals  int // and with deals too
	States int
}

// Kind names the finding.
func (Inefficient) Kind() string { return "inefficient" }

func (Inefficient) weight() int { return fact }

func (q *inquiry) inefficient() error {
	if better := q.sp.Better(); len(better) > 0 {
		q.found(Inefficient{len(better), q.r.Reached, q.r.Deals, q.sp.Len()}, nil)
	}
	return nil
}
