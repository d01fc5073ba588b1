// Package deal makes cases of agreements that are wanted or not: issues that are
// settled together by everybody, or not at all, and what each party gets of it.
//
//	Deal  issues, parties, and what a party gets in each outcome
//
// An agreement is a joint signature: every party has every issue as an option of
// its own, and rules let these stand only where all stand alike. The status quo
// is that nothing is settled.
package deal

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/foreign"
)

// What notes tell of agreements.
const (
	NoDeal     foreign.Code = "no-deal"     // assumed: the status quo is that nothing is settled
	Everybody  foreign.Code = "everybody"   // assumed: everybody has to agree
	FirstValue foreign.Code = "first-value" // changed: what issues stand at while nothing is settled
)

// A Deal is what files say.
type Deal struct {
	Title   string
	Issues  []Issue
	Parties []Party
}

// An Issue is settled at one of some values.
type Issue struct {
	Name   string
	Says   string // in words; "" for its name
	Values []string
}

// A Party wants some outcomes more than others.
type Party struct {
	Name string
	// Gets is what it gets where every issue is settled at the value of the given
	// position.
	Gets func(values []int) *big.Rat
	// None is what it gets where nothing is settled. With Below that is less than
	// what it gets by a deal of the same worth.
	None  *big.Rat
	Below bool
}

// Outcomes is how many ways there are to settle all issues. The error is a
// *[plenary.Limit] where they are more than are ranked, or an issue has more
// values than an option has levels.
func (d *Deal) Outcomes() (int, error) {
	n := 1
	for _, issue := range d.Issues {
		if len(issue.Values) >= plenary.MaxLevels {
			return 0, &plenary.Limit{Code: plenary.LimitCombinations,
				What:  fmt.Sprintf("values of issue %q", issue.Name),
				Bound: plenary.MaxLevels - 1, Met: int64(len(issue.Values))}
		}
		if n *= len(issue.Values); n > foreign.MaxRanked {
			return 0, &plenary.Limit{Code: plenary.LimitStates,
				What:  "ways to settle all issues, each of which is ranked",
				Bound: foreign.MaxRanked}
		}
	}
	return n, nil
}

// Case makes the case, and notes what it assumes. There are issues, each with a
// value, and parties. The error is that of [Deal.Outcomes], or a *[plenary.Limit]
// where parties and issues are too many together.
func (d *Deal) Case(im *foreign.Import) error {
	n, err := d.Outcomes()
	if err != nil {
		return err
	}
	m := &maker{Deal: d, im: im, whole: d.fits(true)}
	if !m.whole && !d.fits(false) {
		return &plenary.Limit{Code: plenary.LimitCombinations,
			What: "combinations of what all parties sign, in bits", Bound: mostBits}
	}
	im.Case.Title = strings.TrimSpace(d.Title)
	m.parties()
	m.options()
	m.rules()
	m.rankings(n)
	im.Notes.Add(foreign.Note{Code: NoDeal, Kind: foreign.Assumed})
	im.Notes.Add(foreign.Note{Code: foreign.OrderOnly, Kind: foreign.Lost})
	if len(d.Parties) > 1 {
		im.Notes.Add(foreign.Note{Code: Everybody, Kind: foreign.Assumed})
	}
	if !m.whole {
		im.Notes.Add(foreign.Note{Code: FirstValue, Kind: foreign.Changed})
	}
	return nil
}

// mostBits bounds the combinations of levels of all options, as a power of two.
const mostBits = 61

// fits reports whether a case has room for all that everybody signs; with whole
// every issue has a level for not being settled, otherwise only the first has.
func (d *Deal) fits(whole bool) bool {
	one := big.NewInt(1)
	for i, issue := range d.Issues {
		levels := len(issue.Values) + unsettled(&issue, i, whole)
		one.Mul(one, big.NewInt(int64(levels)))
	}
	all := new(big.Int).Exp(one, big.NewInt(int64(len(d.Parties))), nil)
	return all.BitLen() <= mostBits && len(d.Issues)*len(d.Parties) <= plenary.MaxOptions
}

type maker struct {
	*Deal
	im     *foreign.Import
	whole  bool
	ids    []string   // of issues
	levels [][]string // by issue; the first is that it is not settled, of those that have it
}

// open is the level of what is not settled.
const open = "none"

func (m *maker) parties() {
	ids := foreign.NewIDs()
	for i, p := range m.Parties {
		party := plenary.PartyDraft{ID: ids.Of(p.Name, fmt.Sprintf("p%d", i+1)), Name: strings.TrimSpace(p.Name)}
		if party.Name == "" {
			m.im.Notes.Add(foreign.Note{Code: foreign.Unnamed, Kind: foreign.Changed, Is: party.ID})
		}
		m.im.Case.Parties = append(m.im.Case.Parties, party)
	}
}

// unsettled is 1 where the issue at position i has a level for not being settled.
func unsettled(issue *Issue, i int, whole bool) int {
	if whole || i == 0 || len(issue.Values) == 1 {
		return 1
	}
	return 0
}

func (m *maker) unsettled(i int) int { return unsettled(&m.Issues[i], i, m.whole) }

func (m *maker) options() {
	ids := foreign.NewIDs()
	for i, issue := range m.Issues {
		m.ids = append(m.ids, ids.Of(issue.Name, fmt.Sprintf("i%d", i+1)))
		names := issue.Values
		if m.unsettled(i) > 0 {
			names = append([]string{open}, names...)
		}
		m.levels = append(m.levels, foreign.Levels(names, func(j int, is string) {
			m.im.Notes.Add(foreign.Note{Code: foreign.Renamed, Kind: foreign.Changed, Name: issue.Name,
				Was: names[j], Is: is})
		}))
	}
	for _, p := range m.im.Case.Parties {
		for i, issue := range m.Issues {
			says := issue.Says
			if says == "" {
				says = issue.Name
			}
			m.im.Case.Options = append(m.im.Case.Options, plenary.OptionDraft{ID: p.ID + "." + m.ids[i],
				Says: strings.TrimSpace(says), Levels: m.levels[i]})
		}
	}
}

// at writes that a party signs an issue at a level.
func (m *maker) at(party, issue, level int) string {
	return m.im.Case.Parties[party].ID + "." + m.ids[issue] + " = " + expr.QuoteLevel(m.levels[issue][level])
}

// rules let parties sign the same only, and all issues or none. They are such as
// leave few combinations to be tried: each party follows the one after it.
func (m *maker) rules() {
	last := len(m.Parties) - 1
	for i := 1; i < len(m.Issues); i++ {
		if m.unsettled(i) > 0 {
			m.forbid("not (%s iff %s)", m.at(last, 0, 0), m.at(last, i, 0))
		} else {
			m.forbid("%s and not %s", m.at(last, 0, 0), m.at(last, i, 0))
		}
	}
	for p := 1; p < len(m.Parties); p++ {
		for i := range m.Issues {
			for level := 1; level < len(m.levels[i]); level++ {
				m.forbid("not (%s iff %s)", m.at(p-1, i, level), m.at(p, i, level))
			}
		}
	}
}

func (m *maker) forbid(format string, args ...any) {
	m.im.Case.Impossible = append(m.im.Case.Impossible, fmt.Sprintf(format, args...))
}

// code is the code of the state in which the issues are settled so, or not at
// all with nil.
func (m *maker) code(values []int) string {
	var one []int
	for i := range m.Issues {
		if values == nil {
			one = append(one, 0)
		} else {
			one = append(one, values[i]+m.unsettled(i))
		}
	}
	return strings.Repeat(foreign.StateCode(one), len(m.Parties))
}

// rankings ranks n outcomes and that nothing is settled, which is the last.
func (m *maker) rankings(n int) {
	all := make([][]int, n+1)
	for s := range n {
		rest := s
		for _, issue := range m.Issues {
			all[s] = append(all[s], rest%len(issue.Values))
			rest /= len(issue.Values)
		}
	}
	for i, p := range m.Parties {
		gets := make([]*big.Rat, n+1)
		for s := range n {
			gets[s] = p.Gets(all[s])
		}
		gets[n] = p.None
		draft := plenary.PreferenceDraft{Party: m.im.Case.Parties[i].ID, Order: m.im.Case.Order()}
		for _, t := range foreign.Tiers(n+1, func(s int) *big.Rat { return gets[s] }) {
			var deals, none []string
			for _, s := range t {
				if s == n && p.Below {
					none = append(none, m.code(nil))
				} else {
					deals = append(deals, m.code(all[s]))
				}
			}
			for _, tier := range [][]string{deals, none} {
				if tier != nil {
					draft.Ranking = append(draft.Ranking, tier)
				}
			}
		}
		m.im.Case.Preferences = append(m.im.Case.Preferences, draft)
	}
}
