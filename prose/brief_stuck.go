package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// ranksOf is how soon findings of a kind are shortened: what decides what to do
// last, then what explains it, then when and whom to doubt.
var ranksOf = map[string]int{
	"circle": 1, "cannot-be-met": 2, "no-overlap": 2, "undeterred-gain": 2, "first-mover": 2, "no-table": 0,
	"deterred-gain": 4, "would-not-hold": 5, "running-out": 5, "costly-stance": 6, "dormant-agreement": 6,
	"silent-on-order": 7, "no-gain": 7,
}

// stuckPieces is the findings, the weightiest first. Those that find no room, and
// those whose removal brings nothing more within reach, are named together; the first
// circle is told in short.
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
		if t.toldInShort(f) {
			seen[f.Kind]++
			continue
		}
		rank, known := ranksOf[f.Kind]
		if !known {
			rank = 5
		}
		seen[f.Kind]++
		rank += min(3, 3*(seen[f.Kind]-1))
		later := func() {
			if !t.toldElsewhere(f) {
				also = append(also, f)
			}
		}
		if seen[f.Kind] > s.most {
			out = append(out, always(later))
			continue
		}
		out = append(out, piece{
			{rank + 3, func() { t.grounded(groundOf(f.Evidence), func() { t.finding(f) }); t.proved(f) }},
			{rank, func() { t.grounded(groundOf(f.Evidence), func() { t.findingInShort(f) }); t.proved(f) }},
			{0, later}})
	}
	alsoTold := func(most int) func() {
		return func() {
			if len(also) > 0 && !t.foldsTold {
				t.grounded(fromModel, func() { t.likewise(also, most) })
			}
		}
	}
	return append(out, piece{{6, alsoTold(mostFurther)}, {2, alsoTold(3)}, {1, alsoTold(1)}, {}})
}

// toldInShort reports whether IN SHORT, or what follows on it, tells a finding: the first circle, that its
// exchange can be agreed nowhere, and that whoever begins loses by it.
func (t *briefTeller) toldInShort(f *answer.Finding) bool {
	c := first[*answer.Circle](t.a)
	n, is := f.Proof.(*answer.NoTable)
	_, begins := f.Proof.(*answer.FirstMover)
	return f.Proof == answer.Proof(c) || is && n == t.tableless(c) || begins && t.beginCosts() != nil
}

// toldElsewhere reports whether a finding is told where it says what could come of it if things change.
func (t *briefTeller) toldElsewhere(f *answer.Finding) bool {
	r, is := f.Proof.(*answer.RunningOut)
	return is && r == t.patienceEnds()
}

// proved has the proof of a finding follow, where the page wants it.
func (t *briefTeller) proved(f *answer.Finding) {
	if t.proofOf != nil {
		t.proofOf(f)
	}
}

// findingInShort words the heart of a finding, without what would follow.
func (t *briefTeller) findingInShort(f *answer.Finding) {
	if p, is := f.Proof.(*answer.FirstMover); is {
		t.findingHead(f)
		t.firstMoverOf(p, first[*answer.Circle](t.a))
		return
	}
	if p, is := f.Proof.(*answer.NoTable); is && len(p.Pairings) > 0 {
		t.findingHead(f)
		t.para(2, t.pairingInARow(&p.Pairings[0]))
		return
	}
	if c, is := f.Proof.(*answer.Circle); is {
		t.findingHead(f)
		t.circleInShort(c)
		return
	}
	at := len(t.doc.Blocks)
	t.finding(f)
	if most := at + 3; len(t.doc.Blocks) > most {
		t.doc.Blocks = slices.Delete(t.doc.Blocks, most, len(t.doc.Blocks))
	}
}

// circleInShort tells a circle by what waits for what, and how that is known.
func (t *briefTeller) circleInShort(c *answer.Circle) {
	var links []page.Spans
	for i := range c.Links {
		s := &c.Links[i].Stance
		links = append(links, on(groundOf(s.How), t.say("circle.waits", args{
			"what": t.noun(s.Refuses), "until": t.noun(s.Until), "how": word(orNone(s.How)), "party": t.short(s.Party),
			"by": t.claimant(&s.Claim), "cite": cite(s.Passages)})))
	}
	t.para(2, inARow(links...))
}
