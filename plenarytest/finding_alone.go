package plenarytest

// Alone sorts the parties by what they have to gain by moving alone.
type Alone struct {
	Nothing  []int // those without an improvement
	Credibly []int // whose every improvement is answered, credibly
	Somehow  []int // whose every improvement is answered, but not each credibly
	Leave    []int // of whose improvements some is answered by nothing
}

func (f *Finder) alone() []Found {
	var a Alone
	for p := range f.Case.Parties {
		switch s := f.StatusQuo; {
		case len(f.Improvements[p][s]) == 0:
			a.Nothing = append(a.Nothing, p)
		case f.seq(p, s):
			a.Credibly = append(a.Credibly, p)
		case f.gmr(p, s):
			a.Somehow = append(a.Somehow, p)
		default:
			a.Leave = append(a.Leave, p)
		}
	}
	kind := "deterred gain"
	switch {
	case len(a.Nothing) == len(f.Case.Parties):
		kind = "no gain"
	case len(a.Leave) > 0:
		kind = "undeterred gain"
	}
	return []Found{{Kind: kind, Proof: a, Evidence: Ranking}}
}
