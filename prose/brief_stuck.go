package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
)

// ranksOf is how soon findings of a kind are shortened: what decides what to do
// last, then what explains it, then when and whom to doubt.
var ranksOf = map[string]int{
	"circle": 1, "cannot-be-met": 1, "first-mover": 2, "no-table": 2, "no-overlap": 2, "would-not-hold": 3,
	"running-out": 4, "deterred-gain": 3, "undeterred-gain": 1, "costly-stance": 5, "dormant-agreement": 5,
	"silent-on-order": 6, "no-gain": 6,
}

// stuckPieces is the findings, the weightiest first. Those that find no room, and
// those whose removal brings nothing more within reach, are named together.
func (t *briefTeller) stuckPieces() []piece {
	var out []piece
	var also []*answer.Finding // those that are not told, as this page is made
	seen := map[string]int{}
	for i := range t.a.Findings {
		f := &t.a.Findings[i]
		s := tellingOf(f)
		if s.inShort || f.Kind == "doubt" {
			continue
		}
		rank, known := ranksOf[f.Kind]
		if !known {
			rank = 4
		}
		seen[f.Kind]++
		rank += min(3, 3*(seen[f.Kind]-1))
		later := func() { also = append(also, f) }
		if seen[f.Kind] > s.most {
			out = append(out, always(later))
			continue
		}
		out = append(out, piece{rank, []func(){func() { t.finding(f) }, func() { t.findingInShort(f) }, later}})
	}
	return append(out, passing(7, func() {
		if len(also) > 0 {
			t.likewise(also)
		}
	}))
}

// findingInShort words the heart of a finding, without what would follow.
func (t *briefTeller) findingInShort(f *answer.Finding) {
	at := len(t.doc.Blocks)
	t.finding(f)
	if most := at + 3; len(t.doc.Blocks) > most {
		t.doc.Blocks = slices.Delete(t.doc.Blocks, most, len(t.doc.Blocks))
	}
}
