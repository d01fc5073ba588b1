package brief

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/plenary-talks/plenary"
)

// short tells in three sentences at most what happened, who hardened or
// softened, and what that opened or closed.
func (d *Diff) short() string {
	if d.Shared != nil {
		return d.apart()
	}
	var out []string
	for _, s := range []string{d.happened(), d.stances(), d.Answers.opened()} {
		if s != "" {
			out = append(out, upperFirst(s)+".")
		}
	}
	return strings.Join(out, " ")
}

// oneSentence ends prose where its first sentence ends. A stop after a short
// word, as in St. Petersburg, ends none.
func oneSentence(text string) string {
	words := strings.Fields(text)
	for i, w := range words[:max(0, len(words)-1)] {
		next, _ := utf8.DecodeRuneInString(words[i+1])
		if bare := strings.TrimRight(w, ".!?"); bare != w && utf8.RuneCountInString(bare) > 3 && (unicode.IsUpper(next) || w[len(w)-1] != '.') {
			words = words[:i+1]
			break
		}
	}
	return strings.TrimRight(strings.Join(words, " "), ".!?")
}

// happened tells what came on record and what else changed, less what stances
// became, in a sentence without its stop.
func (d *Diff) happened() string {
	recorded, rest := d.Record.happened(d), slices.Concat(d.moves(), d.others())
	switch {
	case len(rest) > 0:
		return joinedClauses(slices.Concat(recorded, rest, d.names()))
	case d.anyStance():
		return joinedClauses(slices.Concat(recorded, d.names()))
	}
	return joinedClauses(append(recorded, d.nothing(len(recorded) > 0)))
}

func joinedClauses(parts []string) string { return strings.Join(parts, "; ") }

// nothing tells that nothing to speak of changed in the case.
func (d *Diff) nothing(besides bool) string {
	text := "nothing " + ifText(besides, "else ") + "changed in the case"
	slight := d.slight()
	if slight == "names" {
		slight += ": " + d.names()[0]
	}
	return text + ifText(slight != "", " but "+slight)
}

// slight names the changes that are none to speak of.
func (d *Diff) slight() string {
	words, date := false, false
	for _, x := range d.Changes {
		words, date = words || x.Weight == "words", date || x.Part == "as_of"
	}
	var out []string
	if len(d.Renamed) > 0 {
		out = append(out, "names")
	}
	if date && !d.days {
		out = append(out, "its date")
	}
	if words {
		out = append(out, "words")
	}
	if out == nil {
		return ""
	}
	return and(out) + ifText(words, ", on which no answer depends")
}

// happened counts what differs on record.
func (c *RecordChanges) happened(d *Diff) []string {
	if c == nil {
		return nil
	}
	if c.Other != nil {
		return []string{"each has a record of its own"}
	}
	var out []string
	if n := len(c.Came); n > 0 {
		out = append(out, entries(n)+" came on record")
	}
	if n := len(c.Edited); n > 0 {
		out = append(out, entries(n)+verb(n, " is", " are")+" told otherwise")
	}
	words, n := []string{}, map[string]int{}
	for i := range c.Gone {
		word := d.goneWord(&c.Gone[i])
		if n[word]++; n[word] == 1 {
			words = append(words, word)
		}
	}
	for _, word := range words {
		out = append(out, entries(n[word])+verb(n[word], " is ", " are ")+word)
	}
	return append(out, c.owed()...)
}

// owed counts the commitments that are new, and those that stand otherwise.
func (c *RecordChanges) owed() []string {
	fresh := 0
	for i := range c.Commitments {
		if c.Commitments[i].Old == "" {
			fresh++
		}
	}
	var out []string
	if fresh > 0 {
		out = append(out, count(fresh, "commitment")+verb(fresh, " is", " are")+" new")
	}
	if n := len(c.Commitments) - fresh; n > 0 {
		what := ifText(fresh == 0, " "+ifText(n == 1, "commitment")+ifText(n > 1, "commitments"))
		out = append(out, thousands(n)+what+verb(n, " stands", " stand")+" otherwise")
	}
	return out
}

// mostGist is how many changes of one sort are told in short.
const mostGist = 2

// moves tells which options stand at another level.
func (d *Diff) moves() []string {
	var out []string
	for i := range d.Changes {
		if x := &d.Changes[i]; x.isMove() {
			out = append(out, x.moved+ifText(x.recorded, hedge(x.how)))
		}
	}
	if n := len(out) - mostGist; n > 0 {
		out = append(out[:mostGist], fmt.Sprintf("%s moved", count(n, "further option")))
	}
	return out
}

func (x *CaseChange) isMove() bool { return x.Part == "options" && x.Key == "now" }

// isStance reports whether a change is one that stances tells of.
func (x *CaseChange) isStance() bool { return x.Weight == "softened" || x.Weight == "hardened" }

// others tells what else changed: the weightiest, and how many more.
func (d *Diff) others() []string {
	var list []*CaseChange
	for i := range d.Changes {
		if x := &d.Changes[i]; x.rank > 0 && !x.isMove() && !x.isStance() && !x.recorded {
			list = append(list, x)
		}
	}
	slices.SortStableFunc(list, func(a, b *CaseChange) int { return b.rank - a.rank })
	marks := len(list)
	for marks > 0 && list[marks-1].rank == markRank { // of evidence, which matter where nothing else does
		marks--
	}
	if marks > 0 || d.anyStance() {
		list = list[:marks]
	}
	var out []string
	for _, x := range list[:min(len(list), mostGist)] {
		out = append(out, x.clause())
	}
	if n := len(list) - mostGist; n > 0 {
		out = append(out, count(n, "further change")+" below")
	}
	return out
}

// clause is a change within a sentence; of prose in it the first one.
func (x *CaseChange) clause() string {
	if head, prose, ok := strings.Cut(x.Says, ": "); ok && (x.Act != "changed" || x.Key == "closed") {
		short := *x
		short.Says, short.Act, short.Key = head+": "+oneSentence(prose), "changed", ""
		return short.clause()
	}
	for _, ours := range []string{"New ", "No longer ", "Impossible now", "The "} { // and no name
		if strings.HasPrefix(x.Says, ours) {
			return lowerFirst(x.Says)
		}
	}
	return x.Says
}

// names tells what was renamed, where that is little, or how much is.
func (d *Diff) names() []string {
	switch n := len(d.Renamed); {
	case n == 0:
		return nil
	case n == 1:
		return []string{d.Renamed[0].Says}
	default:
		return []string{count(n, "thing") + " have other names"}
	}
}

// stances tells who softened and who hardened, with how that is known.
func (d *Diff) stances() string {
	list := d.stanceChanges()
	switch {
	case len(list) == 0 && !(d.stancesThere && d.anyChange()):
		return ""
	case len(list) == 0:
		return "nobody hardened or softened a stance"
	case len(list) == 1:
		return list[0].Says + ifText(list[0].Act == "changed" || list[0].recorded, hedge(list[0].how))
	}
	return strings.Join(whoDid(list), "; ")
}

// whoDid tells party by party how many stances it softened and hardened, each with
// the weakest of how that is known.
func whoDid(list []*CaseChange) []string {
	var parties []string
	for _, x := range list {
		if !slices.Contains(parties, x.Party) {
			parties = append(parties, x.Party)
		}
	}
	var out []string
	for _, party := range parties {
		var did []string
		who := ""
		for _, weight := range []string{"softened", "hardened"} {
			n, worst := 0, plenary.Stated
			for _, x := range list {
				if x.Party == party && x.Weight == weight {
					n, worst, who = n+1, plenary.Weakest(worst, x.how), x.who
				}
			}
			if n > 0 {
				did = append(did, weight+" "+count(n, "stance")+known(worst))
			}
		}
		out = append(out, who+" "+and(did))
	}
	return out
}

// known tells how something is known, also where the party itself says so.
func known(how plenary.Evidence) string {
	if how == plenary.Stated {
		return " (stated)"
	}
	return hedge(how)
}

// anyChange reports whether anything changed in the case that answers rest on.
func (d *Diff) anyChange() bool {
	return slices.ContainsFunc(d.Changes, func(x CaseChange) bool { return x.rank > markRank })
}

func (d *Diff) anyStance() bool { return len(d.stanceChanges()) > 0 }

// stanceChanges lists one change of each precondition that softened or hardened.
func (d *Diff) stanceChanges() []*CaseChange {
	var out []*CaseChange
	seen := map[string]bool{}
	for i := range d.Changes {
		x := &d.Changes[i]
		if key := x.ID + " " + x.Weight; x.isStance() && !seen[key] {
			seen[key] = true
			out = append(out, x)
		}
	}
	return out
}

// hedge tells how something is known, where that is not from the party itself.
func hedge(how plenary.Evidence) string {
	switch how {
	case plenary.Stated:
		return ""
	case plenary.Unmarked:
		return " (how that is known is not said)"
	}
	return " (" + how.String() + ")"
}

// opened tells what differs in the answers, as far as the case goes.
func (a *AnswerChanges) opened() string {
	if a.Same {
		return "the answers are the same"
	}
	out := slices.Concat(a.circles(), a.reach(), a.firstWays(), a.holdGist())
	if out == nil {
		return "the answers differ in detail only, below"
	}
	return "as the case has it, " + strings.Join(out[:min(len(out), mostOpened)], "; ")
}

// mostOpened is how many things that opened or closed are told in short.
const mostOpened = 3

// firstWays counts the ways out to the first goal for which they differ.
func (a *AnswerChanges) firstWays() []string {
	if len(a.Ways) == 0 {
		return nil
	}
	g := &a.Ways[0]
	to := "to " + lowerFirst(oneSentence(g.name()))
	switch {
	case g.New == 0 && g.Old == 1:
		return []string{"the one way out " + to + " is gone"}
	case g.New == 0:
		return []string{fmt.Sprintf("none of %s %s is left", count(g.Old, "way"), "out "+to)}
	case g.Old == 0:
		return []string{fmt.Sprintf("%s out %s%s there, before none", count(g.New, "way"), to, verb(g.New, " is", " are"))}
	}
	return []string{"of the ways out " + to + ", " + g.tallied()}
}

// circles tells of circles that came or went.
func (a *AnswerChanges) circles() []string {
	var out []string
	for _, act := range []string{"dropped", "added"} {
		var of []string
		for i := range a.Findings {
			if f := &a.Findings[i]; f.Kind == "circle" && f.Act == act {
				of = append(of, f.links)
			}
		}
		switch words := map[string][2]string{"dropped": {"a circle is gone: ", " circles are gone"}, "added": {"there is a new circle: ", " circles are new"}}[act]; len(of) {
		case 0:
		case 1:
			out = append(out, words[0]+of[0])
		default:
			out = append(out, thousands(len(of))+words[1])
		}
	}
	return out
}

// reach tells what is within reach, and what is better, in numbers that differ.
func (a *AnswerChanges) reach() []string {
	var out []string
	figure := func(of string) int {
		return slices.IndexFunc(a.Figures, func(f FigureChange) bool { return f.Of == of })
	}
	all := figure("better")
	both := all >= 0 && a.Figures[all].Old > 0 && a.Figures[all].New > 0
	for _, of := range []string{"deals", "singly", "better", "acceptable"} {
		at := figure(of)
		switch {
		case at < 0 || of == "singly" && len(out) > 0 || of == "better" && both && len(out) > 0:
		case both && (of == "deals" || of == "singly"):
			out = append(out, a.Figures[at].gistOf(&a.Figures[all]))
		default:
			out = append(out, a.Figures[at].gist())
		}
	}
	return out
}

// gistOf tells how much is within reach of how much, where both are other numbers.
func (f *FigureChange) gistOf(all *FigureChange) string {
	how := map[string]string{"deals": "of the talks", "singly": "by single steps"}[f.Of]
	return fmt.Sprintf("%s%s of %s%s within reach %s, before %s of %s", f.open(), numberOrNone(f.New), count(all.New, "better situation"),
		verb(f.New, " is", " are"), how, numberOrNone(f.Old), thousands(all.Old))
}

func (f *FigureChange) gist() string {
	before := ", before " + numberOrNone(f.Old)
	noun := f.noun
	if f.Of == "better" || f.Of == "acceptable" {
		noun = "situation"
	}
	n, is := count(f.New, noun), verb(f.New, " is", " are")
	if f.New == 0 {
		n, is = "no "+noun, " is"
	}
	switch f.Of {
	case "deals":
		return f.open() + n + is + " within reach of the talks" + before
	case "singly":
		return f.open() + n + is + " within reach by single steps" + before
	case "better":
		return n + is + " better for everyone" + before
	}
	return n + is + " worse for nobody and better for somebody" + before
}

// open tells whether more or less is within reach.
func (f *FigureChange) open() string {
	switch {
	case f.New == 0:
		return "nothing is open any longer: "
	case f.Old == 0:
		return "something is open now: "
	case f.New > f.Old:
		return "more is open: "
	}
	return "less is open: "
}

// holdGist tells whether everybody would stay in today's situation, where that
// is another answer.
func (a *AnswerChanges) holdGist() []string {
	for _, v := range a.StatusQuo {
		switch {
		case v.Party != "":
		case v.Concept == "nash":
			return []string{map[bool]string{true: "nobody would gain by leaving today's situation alone any longer", false: "somebody would now gain by leaving today's situation, replies aside"}[v.New]}
		case v.Concept == "seq":
			return []string{map[bool]string{true: "today's situation holds while breaches are answered, as it did not before", false: "today's situation no longer holds, even where breaches are answered"}[v.New]}
		}
	}
	return nil
}
