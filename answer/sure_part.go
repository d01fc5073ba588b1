package answer

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/robust"
)

// A SurePart is one of several parts of how sure the conclusions of a brief are: what was counted in its
// share of the orders drawn, and in the first all else. It follows from its plan and its number alone,
// whoever makes it. All parts of a plan make a [Sure] ([Merging]).
type SurePart struct {
	Format int    `json:"format"` // the version of this form
	Digest string `json:"digest"` // sha256: and the hash of this part without its digest
	Plan   Plan   `json:"plan"`
	Part   int    `json:"part"` // its number, from 1
	Tally  Tally  `json:"tally"`
	Answer *Sure  `json:"answer,omitempty"` // of the first part: the answer, with orders of that part alone
}

// A Plan is what parts are parts of.
type Plan struct {
	Parts      int         `json:"parts"`              // in so many
	Program    string      `json:"program"`            // the version of the program
	Case       string      `json:"case"`               // sha256: and the hash of the text of the case
	Record     string      `json:"record,omitempty"`   // the same of its record; none where there is none
	AsOf       string      `json:"as_of,omitempty"`    // the day of which it is, year-month-day
	Variants   []VariantID `json:"variants,omitempty"` // those laid over the case, in this order
	Work       int64       `json:"work"`               // what searches for ways may spend; 0 for no bound
	Pairs      int         `json:"pairs"`              // of changes, that are tried at most
	Sets       int         `json:"sets"`               // of what is marked as unsure, that are tried at most
	Samples    int         `json:"samples"`            // orders that are drawn, in all parts together
	Seed       uint64      `json:"seed"`               // which
	Dispersion float64     `json:"dispersion"`         // as of [Drawn]
}

// Bounds of plans.
const (
	MostParts   = 1_000_000
	MostSamples = 1_000_000_000
)

// PlanOf is whose text and which program a plan is of.
type PlanOf struct{ Program, Case, Record string }

// NewPlan plans to make the answer of [NewSure] in parts.
func NewPlan(t Talks, of PlanOf, asked Doubts, parts int) Plan {
	head := t.head()
	return Plan{Parts: parts, Program: of.Program, Case: of.Case, Record: of.Record, AsOf: head.AsOf,
		Variants: head.Variants, Work: t.Work, Pairs: asked.Pairs, Sets: asked.Sets, Samples: asked.Samples,
		Seed: asked.Seed, Dispersion: asked.Dispersion}
}

func (p *Plan) doubts() Doubts {
	return Doubts{Pairs: p.Pairs, Samples: p.Samples, Seed: p.Seed, Dispersion: p.Dispersion, Sets: p.Sets}
}

// samples are those of a part, by number: from the first to before the last. The first parts have one
// more where they do not come out even.
func (p *Plan) samples(part int) (from, to int) {
	each, more := p.Samples/p.Parts, p.Samples%p.Parts
	from = (part-1)*each + min(part-1, more)
	to = from + each
	if part <= more {
		to++
	}
	return from, to
}

// sound reports whether there can be such a plan.
func (p *Plan) sound() bool {
	return p.Parts >= 1 && p.Parts <= MostParts && p.Samples >= 1 && p.Samples <= MostSamples && p.Pairs >= 0 &&
		p.Sets >= 0 && p.Work >= 0 && p.Dispersion >= 0 && p.Dispersion <= 1
}

// differs says what one plan has otherwise than another; "" for nothing.
func (p *Plan) differs(q *Plan) string {
	type pair struct {
		what string
		a, b any
	}
	for _, x := range []pair{
		{"the text of the case", p.Case, q.Case}, {"the record", p.Record, q.Record},
		{"the version of the program", p.Program, q.Program}, {"the number of parts", p.Parts, q.Parts},
		{"the day", p.AsOf, q.AsOf}, {"the bound of work", p.Work, q.Work},
		{"the variants laid over the case", fmt.Sprint(p.Variants), fmt.Sprint(q.Variants)},
		{"the number of samples", p.Samples, q.Samples}, {"the seed", p.Seed, q.Seed},
		{"the dispersion", p.Dispersion, q.Dispersion}, {"the number of pairs", p.Pairs, q.Pairs},
		{"the number of sets", p.Sets, q.Sets},
	} {
		if x.a != x.b {
			return fmt.Sprintf("%s differs (%v there, %v here)", x.what, x.a, x.b)
		}
	}
	return ""
}

// A Parter makes parts of one plan. It may be used from several goroutines.
type Parter struct {
	talks Talks
	plan  Plan
	ready chan *sampling // holds one, nil until it is needed
}

// A sampling is what parts but the first have in common.
type sampling struct {
	side  *tried
	draws *robust.Sampler
}

// NewParter returns what makes the parts of a plan of the talks.
func NewParter(t Talks, plan Plan) *Parter {
	ready := make(chan *sampling, 1)
	ready <- nil
	return &Parter{t, plan, ready}
}

// Part makes a part, by number from 1. The first costs what [NewSure] does, but for orders of
// other parts. The errors are those of [NewSure].
func (p *Parter) Part(ctx context.Context, part int) (*SurePart, error) {
	out := &SurePart{Format: Format, Plan: p.plan, Part: part}
	from, to := p.plan.samples(part)
	if part == 1 {
		sure, tally, err := newSure(ctx, p.talks, p.plan.doubts(), to)
		if err != nil {
			return nil, err
		}
		out.Answer, out.Tally = sure, *tally
	} else {
		s, err := p.sampling(ctx)
		if err != nil {
			return nil, err
		}
		r, err := s.draws.Draw(ctx, from, to, to-from)
		if err != nil {
			return nil, err
		}
		out.Tally = *s.side.tally(r)
	}
	var err error
	out.Digest, err = out.digest()
	return out, err
}

// sampling is what is needed to draw, worked out once.
func (p *Parter) sampling(ctx context.Context) (*sampling, error) {
	var s *sampling
	select {
	case s = <-p.ready:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { p.ready <- s }()
	if s != nil {
		return s, nil
	}
	g, err := fromNow(ctx, p.talks)
	if err != nil {
		return nil, err
	}
	side, err := g.sides()
	if err != nil {
		return nil, err
	}
	draws, err := side.sampler(ctx, p.plan.doubts())
	if err != nil {
		return nil, err
	}
	s = &sampling{side, draws}
	return s, nil
}

// digest is the hash of a part without its digest.
func (p *SurePart) digest() (string, error) {
	bare := *p
	bare.Digest = ""
	text, err := outlet.JSON(&bare, false)
	sum := sha256.Sum256(text)
	return "sha256:" + hex.EncodeToString(sum[:]), err
}

// Text is a part as one line of JSON.
func (p *SurePart) Text() ([]byte, error) { return outlet.JSON(p, false) }

// A PartError is what is wrong with a part, or with parts as they are together.
type PartError struct{ Msg string }

func (e *PartError) Error() string { return e.Msg }

// ReadPart reads a part that a program of this version made. The error is a *[PartError].
func ReadPart(text []byte, program string) (*SurePart, error) {
	p := &SurePart{}
	if err := outlet.ReadJSON(text, p); err != nil || p.Plan.Parts == 0 {
		return nil, &PartError{"is not a part, or not all of one; make it again"}
	}
	if p.Plan.Program != program || p.Format != Format {
		return nil, &PartError{fmt.Sprintf("was made by plenary %s, and this is %s; merge parts by the program that "+
			"made them", outlet.Line(p.Plan.Program), program)}
	}
	if is, err := p.digest(); err != nil || is != p.Digest || !p.sound() {
		return nil, &PartError{"was changed since it was made; make it again"}
	}
	return p, nil
}

// sound reports whether there can be such a part.
func (p *SurePart) sound() bool {
	if !p.Plan.sound() || p.Part < 1 || p.Part > p.Plan.Parts || (p.Part == 1) != (p.Answer != nil) {
		return false
	}
	from, to := p.Plan.samples(p.Part)
	t, most := &p.Tally, to-from
	if t.Pairs < 0 || t.Exchanged < 0 || t.Exchanged > t.Pairs {
		return false
	}
	for i := range t.Counts {
		c := &t.Counts[i]
		if c.Stands < 0 || c.Stands > most || len(c.Alone) != len(t.Parties) ||
			slices.ContainsFunc(c.Alone, func(n int) bool { return n < 0 || n > most }) {
			return false
		}
	}
	return p.Answer == nil || p.Answer.points()
}

// points reports whether all places that an answer names are there.
func (s *Sure) points() bool {
	in := func(list []int, n int) bool {
		return !slices.ContainsFunc(list, func(at int) bool { return at < 0 || at >= n })
	}
	for _, list := range [][]Upset{s.Upsets, s.Pairs.Upsets} {
		for i := range list {
			if !in(list[i].Turned, len(s.Conclusions)) || len(list[i].Changes) == 0 || len(list[i].Changes) > 2 {
				return false
			}
		}
	}
	u := s.Supposed
	if u == nil {
		return true
	}
	for i := range u.Conclusions {
		if c := &u.Conclusions[i]; !in([]int{c.Of}, len(s.Conclusions)) || !in([]int{c.Driver}, len(u.Things)) {
			return false
		}
	}
	return !slices.ContainsFunc(u.Sets, func(set SupposedSet) bool { return !in(set.Things, len(u.Things)) })
}
