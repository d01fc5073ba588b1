package plenary

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/spell"
)

// Case checks the draft and resolves its names. It reports every fault it
// finds, in the order of the parts of a case file, but looks no further into
// conditions, references and codes once there are a thousand; with any fault
// the Case is nil.
func (d *Draft) Case() (*Case, []Fault) {
	k := &checker{draft: d, c: &Case{Title: d.Title}}
	k.c.AsOf = k.date(d.AsOf, "as_of")
	k.parties()
	k.options()
	k.sources()
	k.impossible()
	k.preferences()
	k.variants()
	if len(k.faults) > 0 {
		return nil, k.faults
	}
	return k.c, nil
}

type checker struct {
	draft    *Draft
	c        *Case
	faults   []Fault
	passages []string        // source#passage of every passage, in order
	known    map[string]bool // the same
}

// Beyond so many faults no more are sought, and nothing is suggested for a
// reference: both could take minutes in a file that is wrong throughout.
const (
	maxFaults      = 1000
	maxSuggestions = 100
)

func (k *checker) enough() bool { return len(k.faults) >= maxFaults }

// add notes a fault of the value at path.
func (k *checker) add(hint, msg string, path ...string) {
	k.faults = append(k.faults, Fault{Path: path, Msg: msg, Hint: hint})
}

// addKey notes a fault of the last key of path.
func (k *checker) addKey(hint, msg string, path ...string) {
	k.faults = append(k.faults, Fault{Path: path, Key: true, Msg: msg, Hint: hint})
}

func (k *checker) date(text string, path ...string) time.Time {
	if text == "" {
		return time.Time{}
	}
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		k.add("write year-month-day, as in 2006-12-22", fmt.Sprintf("`%s` is not a date", text), path...)
	}
	return t
}

func (k *checker) parties() {
	if len(k.draft.Parties) == 0 {
		k.add("name at least one, as in parties: {up: {name: Upstream}}", "the case has no parties", "parties")
	}
	if n := len(k.draft.Parties); n > MaxParties {
		k.add("", fmt.Sprintf("%d parties; at most %d are read", n, MaxParties), "parties")
	}
	for _, p := range k.draft.Parties {
		path := []string{"parties", p.ID}
		if !expr.IsID(p.ID) {
			k.addKey(idRule, fmt.Sprintf("`%s` cannot be the id of a party", p.ID), path...)
		}
		if k.c.PartyIndex(p.ID) >= 0 {
			k.addKey("", fmt.Sprintf("party `%s` is declared twice", p.ID), path...)
			continue
		}
		name := p.Name
		if name == "" {
			name = p.ID
		}
		k.c.Parties = append(k.c.Parties, Party{ID: p.ID, Name: name, Also: p.Also})
	}
}

const idRule = "ids are lower-case letters, digits, - and _, beginning with a letter"

func (k *checker) options() {
	if len(k.draft.Options) == 0 {
		k.add("declare at least one, as in options: {up.release: {says: Release water}}", "the case has no options", "options")
	}
	if n := len(k.draft.Options); n > MaxOptions {
		k.add("", fmt.Sprintf("%d options; at most %d are read", n, MaxOptions), "options")
	}
	for i := range k.draft.Options {
		k.option(&k.draft.Options[i])
	}
}

func (k *checker) option(d *OptionDraft) {
	path := []string{"options", d.ID}
	if _, _, ok := k.c.Lookup(d.ID); ok {
		k.addKey("", fmt.Sprintf("option `%s` is declared twice", d.ID), path...)
		return
	}
	o := Option{ID: d.ID, Says: d.Says, Levels: d.Levels, Final: -1, Party: k.owner(d.ID, path)}
	if o.Levels == nil {
		o.Levels = []string{"no", "yes"}
	}
	k.levels(o.Levels, append(path, "levels"))
	if d.Now != "" {
		o.Now = max(0, k.level(&o, d.Now, append(path, "now")))
	}
	if d.Final != "" {
		o.Final = k.level(&o, d.Final, append(path, "final"))
	}
	o.Moves = Direction(k.oneOf(d.Moves, directions, "a direction", append(path, "moves")))
	if o.Party >= 0 {
		p := &k.c.Parties[o.Party]
		p.Options = append(p.Options, len(k.c.Options))
	}
	k.c.Options = append(k.c.Options, o)
}

// owner returns the party that the option's id names, or -1.
func (k *checker) owner(id string, path []string) int {
	party, option, dotted := strings.Cut(id, ".")
	switch {
	case !dotted:
		k.addKey("write party.option", fmt.Sprintf("option `%s` does not name its party", id), path...)
		return -1
	case !expr.IsID(option):
		k.addKey(idRule, fmt.Sprintf("`%s` cannot be the id of an option", option), path...)
	}
	at := k.c.PartyIndex(party)
	if at < 0 {
		k.addKey(k.nearParty(party), fmt.Sprintf("option `%s` belongs to an unknown party `%s`", id, party), path...)
	}
	return at
}

func (k *checker) nearParty(id string) string {
	ids := k.partyIDs()
	if near := spell.Nearest(id, ids); near != "" {
		return "did you mean `" + near + "`?"
	}
	if len(ids) == 0 {
		return ""
	}
	return "the parties are " + strings.Join(ids, ", ")
}

func (k *checker) partyIDs() []string {
	var ids []string
	for _, p := range k.c.Parties {
		ids = append(ids, p.ID)
	}
	return ids
}

func (k *checker) levels(levels []string, path []string) {
	switch n := len(levels); {
	case n < 2:
		k.add("", "an option needs at least two levels", path...)
	case n > MaxLevels:
		k.add("", fmt.Sprintf("%d levels; an option has at most %d", n, MaxLevels), path...)
	}
	for i, l := range levels {
		at := append(slices.Clone(path), strconv.Itoa(i))
		switch {
		case strings.TrimSpace(l) == "":
			k.add("", "a level needs a name", at...)
		case slices.Contains(levels[:i], l):
			k.add("", fmt.Sprintf("level `%s` stands twice", l), at...)
		}
	}
}

// level returns the position of a level of o, or -1.
func (k *checker) level(o *Option, name string, path []string) int {
	at := slices.Index(o.Levels, name)
	if at < 0 {
		hint := "its levels are " + strings.Join(o.Levels, ", ")
		if near := spell.Nearest(name, o.Levels); near != "" {
			hint = "did you mean `" + near + "`?"
		}
		k.add(hint, fmt.Sprintf("option `%s` has no level `%s`", o.ID, name), path...)
	}
	return at
}

// oneOf returns the position of word among allowed; "" is the first.
func (k *checker) oneOf(word string, allowed []string, what string, path []string) int {
	if word == "" {
		return 0
	}
	if at := slices.Index(allowed, word); at >= 0 {
		return at
	}
	hint := "write " + strings.TrimPrefix(strings.Join(allowed, ", "), ", ")
	if near := spell.Nearest(word, allowed); near != "" {
		hint = "did you mean `" + near + "`?"
	}
	k.add(hint, fmt.Sprintf("`%s` is not %s", word, what), path...)
	return 0
}

// condition reads and resolves a condition, noting its faults; nil when it has any.
func (k *checker) condition(text string, path ...string) *expr.Expr {
	if k.enough() {
		return nil
	}
	e, err := expr.Parse(text)
	if err != nil {
		var fault *expr.Error
		errors.As(err, &fault)
		k.addCondition(fault, path)
		return nil
	}
	faults := e.Resolve(k.c)
	for _, f := range faults {
		k.addCondition(f, path)
	}
	if len(faults) > 0 {
		return nil
	}
	return e
}

func (k *checker) addCondition(f *expr.Error, path []string) {
	k.faults = append(k.faults, Fault{
		Path: path, Off: f.Pos.Start, Len: max(1, f.Pos.End-f.Pos.Start), Msg: f.Msg, Hint: f.Hint,
	})
}

// impossible reads the rules and checks that they leave the status quo, and
// so at least one state, feasible.
func (k *checker) impossible() {
	before := len(k.faults)
	for i, text := range k.draft.Impossible {
		if e := k.condition(text, "impossible", strconv.Itoa(i)); e != nil {
			k.c.Impossible = append(k.c.Impossible, e)
		}
	}
	if len(k.faults) > before || !k.evaluable() {
		return
	}
	rule := k.c.forbiddenBy(k.c.StatusQuo())
	if rule < 0 {
		return
	}
	path := []string{"impossible", strconv.Itoa(rule)}
	if k.c.noState() {
		k.add("remove or narrow a rule", "no state is feasible: the rules exclude every combination of levels", "impossible")
		return
	}
	k.add("change the rule, or `now` of an option it speaks of",
		fmt.Sprintf("this rule excludes the status quo (%s)", Code(k.c.StatusQuo())), path...)
}

// evaluable says whether the options are sound enough to evaluate conditions.
func (k *checker) evaluable() bool {
	for i := range k.c.Options {
		if n := len(k.c.Options[i].Levels); n < 1 || n > MaxLevels {
			return false
		}
	}
	return len(k.c.Options) > 0 && len(k.c.Options) <= MaxOptions
}

// noState says whether the rules certainly exclude every state. The search is
// bounded; when it gives up the answer is no.
func (c *Case) noState() bool {
	sets := make([]uint64, len(c.Options))
	for i := range sets {
		sets[i] = 1<<len(c.Options[i].Levels) - 1
	}
	budget := 1 << 16
	var none func(o int) bool
	none = func(o int) bool {
		budget--
		if slices.ContainsFunc(c.Impossible, func(e *expr.Expr) bool { return e.Over(sets) == expr.True }) {
			return true
		}
		if o < 0 || budget < 0 {
			return false
		}
		all := sets[o]
		defer func() { sets[o] = all }()
		for l := range c.Options[o].Levels {
			if sets[o] = 1 << l; !none(o - 1) {
				return false
			}
		}
		return true
	}
	return none(len(c.Options) - 1)
}

func (k *checker) preferences() {
	seen := map[string]bool{}
	for i := range k.draft.Preferences {
		d := &k.draft.Preferences[i]
		path := []string{"preferences", d.Party}
		at := k.c.PartyIndex(d.Party)
		if at < 0 {
			k.addKey(k.nearParty(d.Party), fmt.Sprintf("unknown party `%s`", d.Party), path...)
		}
		if seen[d.Party] {
			k.addKey("", fmt.Sprintf("the preferences of `%s` stand twice", d.Party), path...)
		}
		seen[d.Party] = true
		if len(d.Statements) > 0 && len(d.Ranking) > 0 {
			k.add("keep one of them", fmt.Sprintf("`%s` has both statements and a ranking", d.Party), path...)
		}
		pref := Preference{Statements: k.statements(d, path), Ranking: k.ranking(d, append(path, "ranking"))}
		if at >= 0 {
			k.c.Parties[at].Prefers = pref
		}
	}
}

// statements reads a list of statements that stands at path.
func (k *checker) statements(d *PreferenceDraft, path []string) []Statement {
	var out []Statement
	ids := map[string]bool{}
	for i := range d.Statements {
		s, at := &d.Statements[i], append(slices.Clone(path), strconv.Itoa(i))
		k.statementID(s.ID, ids, at)
		out = append(out, k.statement(s, at))
	}
	return out
}

func (k *checker) statementID(id string, taken map[string]bool, path []string) {
	switch at := append(slices.Clone(path), "id"); {
	case id == "":
	case !expr.IsID(id):
		k.add(idRule, fmt.Sprintf("`%s` cannot be the id of a statement", id), at...)
	case taken[id]:
		k.add("give each statement of a party its own", fmt.Sprintf("statement id `%s` stands twice", id), at...)
	}
	taken[id] = true
}

func (k *checker) statement(s *StatementDraft, path []string) Statement {
	return Statement{
		ID:      s.ID,
		Want:    k.condition(s.Want, append(slices.Clone(path), "want")...),
		Because: s.Because,
		Claim:   k.claim(s, path),
	}
}

func (k *checker) claim(s *StatementDraft, path []string) Claim {
	c := Claim{By: -1, Passages: s.Passages}
	if s.By != "" {
		if c.By = k.c.PartyIndex(s.By); c.By < 0 {
			k.add(k.nearParty(s.By), fmt.Sprintf("unknown party `%s`", s.By), append(slices.Clone(path), "by")...)
		}
	}
	c.How = Evidence(k.oneOf(s.How, evidence, "a kind of evidence", append(slices.Clone(path), "how")))
	for i, ref := range s.Passages {
		k.reference(ref, append(slices.Clone(path), "passage", strconv.Itoa(i)))
	}
	return c
}

var referencePattern = regexp.MustCompile(`^[a-z][a-z0-9_-]*#[a-z0-9][a-z0-9_-]*$`)

// reference checks a passage reference: its form always, its target when the
// case lists sources.
func (k *checker) reference(ref string, path []string) {
	switch {
	case k.enough() || k.known[ref]:
	case !referencePattern.MatchString(ref):
		k.add("write source#passage, as in cbs-1#3", fmt.Sprintf("`%s` is not a reference to a passage", ref), path...)
	case len(k.draft.Sources) > 0:
		hint := "describe it under sources"
		if near := k.nearPassage(ref); near != "" {
			hint = "did you mean `" + near + "`?"
		}
		k.add(hint, fmt.Sprintf("no source has the passage `%s`", ref), path...)
	}
}

func (k *checker) nearPassage(ref string) string {
	if len(k.faults) >= maxSuggestions {
		return ""
	}
	return spell.Nearest(ref, k.passages)
}

// ranking reads the tiers of a ranking that stands at path.
func (k *checker) ranking(d *PreferenceDraft, path []string) [][][]uint8 {
	var out [][][]uint8
	seen := map[string]bool{}
	for i, tier := range d.Ranking {
		var states [][]uint8
		for j, code := range tier {
			at := append(slices.Clone(path), strconv.Itoa(i), strconv.Itoa(j))
			if levels := k.rankedState(code, seen, at); levels != nil {
				states = append(states, levels)
			}
		}
		if len(tier) == 0 {
			k.add("remove it", "this tier is empty", append(slices.Clone(path), strconv.Itoa(i))...)
		}
		out = append(out, states)
	}
	return out
}

// rankedState reads one code of a ranking; nil when it is at fault.
func (k *checker) rankedState(code string, seen map[string]bool, path []string) []uint8 {
	if !k.evaluable() || k.enough() {
		return nil
	}
	levels, err := k.c.ParseCode(code)
	switch {
	case err != nil:
		k.add("", err.Error(), path...)
		return nil
	case seen[code]:
		k.add("keep one of them", fmt.Sprintf("state `%s` is ranked twice", code), path...)
		return nil
	}
	seen[code] = true
	if len(k.c.Impossible) == len(k.draft.Impossible) && !k.c.Feasible(levels) {
		rule := k.draft.Impossible[k.c.forbiddenBy(levels)]
		k.add("take it out of the ranking", fmt.Sprintf("state `%s` is not feasible (impossible: %s)", code, rule), path...)
		return nil
	}
	return levels
}

var (
	digestPattern   = regexp.MustCompile(`^sha256:[0-9a-f]{16,64}$`)
	positionPattern = regexp.MustCompile(`^([1-9][0-9]{0,8}):([1-9][0-9]{0,8})$`)
)

func (k *checker) sources() {
	k.known = map[string]bool{}
	for i := range k.draft.Sources {
		d := &k.draft.Sources[i]
		path := []string{"sources", d.ID}
		if !expr.IsID(d.ID) {
			k.addKey(idRule, fmt.Sprintf("`%s` cannot be the id of a source", d.ID), path...)
		}
		s := Source{ID: d.ID, Title: d.Title, Publisher: d.Publisher, Digest: d.Digest}
		s.Date = k.date(d.Date, append(path, "date")...)
		k.digest(d.Digest, append(path, "digest"))
		for j := range d.Passages {
			ref := d.ID + "#" + d.Passages[j].ID
			k.passages, k.known[ref] = append(k.passages, ref), true
			s.Passages = append(s.Passages, k.passage(&d.Passages[j], []string{"sources", d.ID, "passages", d.Passages[j].ID}))
		}
		k.c.Sources = append(k.c.Sources, s)
	}
}

func (k *checker) passage(d *PassageDraft, path []string) Passage {
	p := Passage{ID: d.ID, Length: d.Length, Digest: d.Digest, Says: d.Says}
	if !referencePattern.MatchString("s#" + d.ID) {
		k.addKey("use lower-case letters, digits, - and _", fmt.Sprintf("`%s` cannot be the id of a passage", d.ID), path...)
	}
	if d.At != "" {
		m := positionPattern.FindStringSubmatch(d.At)
		if m == nil {
			k.add("write line:column, as in 33:1", fmt.Sprintf("`%s` is not a position", d.At), append(path, "at")...)
		} else {
			p.Line, _ = strconv.Atoi(m[1])
			p.Column, _ = strconv.Atoi(m[2])
		}
	}
	k.digest(d.Digest, append(path, "digest"))
	return p
}

func (k *checker) digest(digest string, path []string) {
	if digest != "" && !digestPattern.MatchString(digest) {
		k.add("write sha256: and at least 16 hexadecimal digits", fmt.Sprintf("`%s` is not a digest", digest), path...)
	}
}
