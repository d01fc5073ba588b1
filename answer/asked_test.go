package answer

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/depth"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/far"
	"github.com/plenary-talks/plenary/robust"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/stability"
)

// An asked is an answer with the name of its schema, and its glossary.
type asked struct {
	name     string
	answer   any
	glossary *Glossary
}

// withConditions is the data of a finding with its conditions written out, which have numbers of the answer
// they are in.
func withConditions(f *Finding, g *Glossary) string {
	text, err := json.Marshal(f)
	if err != nil {
		return err.Error()
	}
	return numberedCondition.ReplaceAllStringFunc(string(text), func(id string) string {
		for _, c := range g.Conditions {
			if id == `"`+string(c.ID)+`"` {
				return c.Text
			}
		}
		return id
	})
}

var numberedCondition = regexp.MustCompile(`"#[0-9]+"`)

// askAll asks all that can be asked of talks without the files of their case,
// with little work for ways out.
func askAll(talks Talks) ([]asked, error) {
	ctx := context.Background()
	talks.Work = 1 << 20
	var out []asked
	b, err := NewBrief(ctx, talks)
	if err != nil {
		return nil, err
	}
	list, err := askList(ctx, talks)
	if err != nil {
		return nil, err
	}
	out = append(out, asked{"states", list, &list.Glossary})
	out = append(out, asked{"brief", b, &b.Glossary})
	report, err := NewReport(ctx, talks, Made{"plenary/1.0", []Input{
		{Kind: OfCaseFile, File: "case.yaml", Digest: "sha256:e3"},
	}})
	if err != nil {
		return nil, err
	}
	out = append(out, asked{"report", report, &report.Glossary})
	if talks.Space.Case().NoStatusQuo { // what else there is starts from there
		state, err := NewState(ctx, talks, 0, everyParty(talks), stability.Concepts[:])
		return append(out, asked{"state", state, &state.Glossary}), err
	}
	number := 1
	if of := len(b.Findings); of > 0 {
		number = talks.Space.Len()%of + 1
	}
	one, err := NewFinding(ctx, talks, number)
	if err != nil {
		return nil, err
	}
	if of := len(b.Findings); of > 0 {
		alone, within := withConditions(one.Finding, &one.Glossary), withConditions(&b.Findings[number-1], &b.Glossary)
		if alone != within {
			return nil, fmt.Errorf("finding %d by itself is\n%s\nand in the brief\n%s", number, alone, within)
		}
	}
	out = append(out, asked{"finding", one, &one.Glossary})
	for _, full := range []bool{false, true} {
		sheet, err := NewSheet(ctx, talks, nil, full)
		if err != nil {
			return nil, err
		}
		out = append(out, asked{"ways", sheet, &sheet.Glossary})
	}
	way, err := NewWay(ctx, talks, "a")
	if err != nil {
		return nil, err
	}
	out = append(out, asked{"way", way, &way.Glossary})
	if last := talks.Space.Len() - 1; last < 16 { // what is counted doubles with each state
		inverse, err := NewInverse(ctx, talks, last, []stability.Concept{stability.SMR, stability.SEQ}, 1)
		if err != nil {
			return nil, err
		}
		out = append(out, asked{"inverse", inverse, &inverse.Glossary})
	}
	state, err := NewState(ctx, talks, talks.Space.StatusQuo(), everyParty(talks), stability.Concepts[:])
	if err != nil {
		return nil, err
	}
	out = append(out, asked{"state", state, &state.Glossary})
	large, err := askLarge(ctx, talks)
	if err != nil {
		return nil, err
	}
	out = append(out, large...)
	c := talks.Space.Case()
	against, err := NewAgainst(ctx, talks, "A", "b")
	if err != nil {
		return nil, err
	}
	out = append(out, asked{"against", against, &against.Glossary})
	for _, want := range whether(c) {
		not, err := NewWhyNot(ctx, talks, want)
		if err != nil {
			return nil, err
		}
		out = append(out, asked{"why-not", not, &not.Glossary})
	}
	for i, ref := range passagesOf(c) {
		if i%32 > 0 {
			continue
		}
		r, err := NewRests(ctx, talks, ref)
		if err != nil {
			return nil, err
		}
		out = append(out, asked{"passage", r, &r.Glossary})
	}
	ways, err := NewWays(ctx, talks, route.Query{Levers: c.Levers, Most: 2, Work: &route.Work{Bound: talks.Work}},
		nil, true)
	if err != nil {
		return nil, err
	}
	out = append(out, asked{"ways", ways, &ways.Glossary})
	lines, err := NewBottomLines(ctx, talks, everyParty(talks))
	if err != nil {
		return nil, err
	}
	out = append(out, asked{"bottom-lines", lines, &lines.Glossary})
	if len(c.Parties) > 1 {
		bargain, err := NewBargain(ctx, talks, 1, 0)
		if err != nil {
			return nil, err
		}
		out = append(out, asked{"bottom-lines", bargain, &bargain.Glossary})
	}
	wishes, err := NewWishes(ctx, talks)
	if err != nil {
		return nil, err
	}
	out = append(out, asked{"wishes", wishes, &wishes.Glossary})
	trials, err := askTrials(ctx, talks)
	if err != nil {
		return nil, err
	}
	out = append(out, trials...)
	if c := talks.Space.Case(); len(robust.Changes(c))*talks.Space.Len() < mostSure {
		sure, err := NewSure(ctx, talks, Doubts{Pairs: 2, Samples: 20, Dispersion: 0.7})
		if err != nil {
			return nil, err
		}
		out = append(out, asked{"robust", sure, &sure.Glossary})
	}
	preferred, err := NewPreferences(ctx, talks, []int{0})
	if err != nil {
		return nil, err
	}
	out = append(out, asked{"preferences", preferred, &preferred.Glossary})
	seen, err := NewPerceptions(ctx, talks, stability.Concepts)
	if err != nil {
		return nil, err
	}
	out = append(out, asked{"perceptions", seen, &seen.Glossary})
	alike, err := NewSame(ctx, talks, stability.Concepts)
	if err != nil {
		return nil, err
	}
	out = append(out, asked{"same", alike, &alike.Glossary})
	drifts, err := NewDrift(ctx, talks, Drifting{Rounds: 3})
	if err != nil {
		return nil, err
	}
	out = append(out, asked{"drift", drifts, &drifts.Glossary})
	deep, err := NewDepth(ctx, talks, 3)
	if err == nil {
		out = append(out, asked{"depth", deep, &deep.Glossary})
	} else if !errors.Is(err, depth.ErrMovers) {
		return nil, err
	}
	if len(c.Parties) <= 6 {
		together, err := NewCoalitions(ctx, talks, talks.Space.Len()/2)
		if err != nil {
			return nil, err
		}
		out = append(out, asked{"coalitions", together, &together.Glossary})
	}
	if talks.Day == nil {
		return out, nil
	}
	line := NewTimeline(talks, Pick{All: true})
	out = append(out, asked{"timeline", line, &line.Glossary})
	owed, err := NewCommitments(ctx, talks, nil, AllHistory)
	if err != nil {
		return nil, err
	}
	return append(out, asked{"commitments", owed, &owed.Glossary}), nil
}

// mostSure bounds changes times states of cases of which it is asked how sure they are.
const mostSure = 1 << 11

// whether lists conditions that somebody may ask of a case why they are not so:
// its goals, that an option stands otherwise, that all do, and what contradicts itself.
func whether(c *plenary.Case) []*expr.Expr {
	var out []*expr.Expr
	for i := range c.Goals {
		out = append(out, c.Goals[i].Want)
	}
	var all []string
	for o := range c.Options {
		option := &c.Options[o]
		all = append(all, option.ID+" != "+expr.QuoteLevel(option.Levels[option.Now]))
	}
	some := []string{strings.Join(all, " and "), all[0] + " and not (" + all[0] + ")"}
	for _, text := range append(some, all[:min(len(all), 4)]...) {
		if want, err := c.Condition(text); err == nil {
			out = append(out, want)
		}
	}
	return out
}

// askList lists a few states in the middle.
func askList(ctx context.Context, talks Talks) (*Listing, error) {
	a, err := stability.Analyse(ctx, talks.Space, ListedBy()...)
	if err != nil {
		return nil, err
	}
	return NewListing(ctx, talks, a, List{From: talks.Space.Len() / 2, Most: 3})
}

func everyParty(talks Talks) []int {
	var out []int
	for p := range talks.Space.Case().Parties {
		out = append(out, p)
	}
	return slices.Clip(out)
}

// askTrials asks how far a wish can move, of the first party with two wishes once it has
// them the other way round; of what becomes of answers see TestTrial.
func askTrials(ctx context.Context, talks Talks) ([]asked, error) {
	c := talks.Space.Case()
	p := slices.IndexFunc(c.Parties, func(p plenary.Party) bool { return len(p.Prefers.Statements) > 1 })
	if p < 0 {
		return nil, nil
	}
	var list []int
	for i := range c.Parties[p].Prefers.Statements {
		list = append([]int{i}, list...)
	}
	other, err := c.Amend(plenary.SetWishes{Party: p, Wishes: list})
	if err != nil {
		return nil, err
	}
	now := talks
	if now.Space, err = talks.Space.Reranked(ctx, other, p); err != nil {
		return nil, err
	}
	x, err := NewTrying(ctx, talks)
	if err != nil {
		return nil, err
	}
	moving, err := x.Moving(ctx, now, p, 0)
	if err != nil {
		return nil, err
	}
	return []asked{{"moving", moving, &moving.Glossary}}, nil
}

// askLarge asks of talks as if their states could not be listed, with much work for a
// question and with little.
func askLarge(ctx context.Context, talks Talks) ([]asked, error) {
	var out []asked
	for _, work := range []int64{0, 60} {
		f, err := far.New(ctx, talks.Space.Case(), work)
		if limit := (*plenary.Limit)(nil); errors.As(err, &limit) {
			continue
		} else if err != nil {
			return nil, err
		}
		of := talks
		of.Space, of.Far = nil, f
		brief, err := NewLargeBrief(ctx, of)
		if err != nil {
			return nil, err
		}
		state, err := NewLarge(ctx, of, talks.Space.Levels(talks.Space.Len()-1, nil), everyParty(talks),
			stability.Concepts[1:3])
		if err != nil {
			return nil, err
		}
		lines, err := NewBottomLines(ctx, of, everyParty(talks))
		if limit := (*plenary.Limit)(nil); err != nil && !errors.As(err, &limit) {
			return nil, err
		} else if err == nil {
			out = append(out, asked{"bottom-lines", lines, &lines.Glossary})
		}
		out = append(out, asked{"large", brief, &brief.Glossary}, asked{"large", state, &state.Glossary})
	}
	return out, nil
}
