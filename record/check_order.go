package record

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/fault"
)

// order checks what only shows when entries are taken together: circles of
// corrections, moves that do not follow one another, and what the case says of
// its own day.
func (k *checker) order() {
	k.circular()
	k.prevailing()
	if len(k.Faults) > 0 {
		return
	}
	end := k.r.forceOn(nil)
	k.chain(end)
	k.stays(end)
	if len(k.Faults) == 0 {
		k.agree()
	}
}

// circular refuses corrections and withdrawals that come back to where they
// began; a circle is told once.
func (k *checker) circular() {
	const going, done = 1, 2
	state := make([]uint8, len(k.r.Entries))
	var follow func(i int)
	follow = func(i int) {
		state[i] = going
		e := &k.r.Entries[i]
		for at, other := range []int{e.Corrects, e.Withdraws} {
			switch {
			case other < 0 || state[other] == done:
			case state[other] == going:
				k.Add(fault.Circle, "correct the latest of them", "these corrections go round in a circle",
					under(e.path(), []string{"corrects", "withdraws"}[at])...)
			default:
				follow(other)
			}
		}
		state[i] = done
	}
	for i := range state {
		if state[i] == 0 {
			follow(i)
		}
	}
}

// prevailing refuses two readings of one contradiction that are both marked as
// in force, mere proposals aside.
func (k *checker) prevailing() {
	confirmed := make([]bool, len(k.r.Entries))
	for i := range confirmed {
		confirmed[i] = k.r.Entries[i].Confirmed
	}
	for _, g := range k.r.contradictions(confirmed) {
		if len(g) > MaxReadings {
			k.Add(fault.TooMany, "", fmt.Sprintf("%d entries contradict one another; at most %d are read", len(g),
				MaxReadings), under(k.r.Entries[g[MaxReadings]].path(), "contradicts")...)
		}
		marked := slices.DeleteFunc(slices.Clone(g), func(i int) bool { return !k.r.Entries[i].Prevails })
		if len(marked) > 1 {
			k.Add(fault.TwoInForce, "leave it at one of them",
				"two readings of one contradiction are marked as in force",
				under(k.r.Entries[marked[1]].path(), "in_force")...)
		}
	}
}

// chain checks that each move of an option follows from the one before.
func (k *checker) chain(end *force) {
	last := map[int]int{}
	for i := range k.r.Entries {
		e := &k.r.Entries[i]
		if e.Kind != Move || !end.has(i) {
			continue
		}
		option, path := &k.r.Case.Options[e.Option], e.path()
		before, ok := last[e.Option]
		last[e.Option] = i
		if !ok {
			if e.From < 0 {
				k.Add(fault.MissingPart, "add `from: …`, the level it had before",
					fmt.Sprintf("the first move of `%s` does not say from which level", option.ID), path...)
			}
			continue
		}
		b := &k.r.Entries[before]
		switch {
		case e.From >= 0 && e.From == b.Level:
		case b.On == e.On && b.Level != e.Level:
			k.Add(fault.BrokenChain, "say which continues the other with `from`, or add `contradicts: …` to one",
				fmt.Sprintf("two moves of `%s` on %s lead to different levels", option.ID, e.On), path...)
		case e.From >= 0:
			k.Add(fault.BrokenChain, "add the move between, or correct one of them",
				fmt.Sprintf("`%s` moves from `%s` here, and the move before, of %s, left it at `%s`", option.ID,
					option.Levels[e.From], b.On, option.Levels[b.Level]), under(path, "from")...)
		case e.Level == b.Level:
			k.Add(fault.NothingNew, "remove it, or add `contradicts: …` or `corrects: …`",
				fmt.Sprintf("`%s` is at `%s` since %s already", option.ID, option.Levels[e.Level], b.On), path...)
		}
	}
}

// agree checks that the case, on the day it is written as of, says what the
// record says of that day.
func (k *checker) agree() {
	day, err := k.r.AsOf(k.ctx, k.r.Date())
	if k.ctx.Err() != nil {
		return
	}
	if err != nil {
		var broken *ruleError
		if msg := err.Error(); errors.As(err, &broken) {
			k.Add(fault.BreaksRule, "correct this move or one before it, or add the one that is missing", broken.what(),
				k.lastMove().path()...)
		} else {
			k.Add(fault.BreaksRule, "", msg, k.lastMove().path()...)
		}
		return
	}
	on := "at the end of the record"
	if !k.r.Date().IsZero() {
		on = "on " + k.r.Date().Format(time.DateOnly)
	}
	plain, err := k.r.Case.Amend(day.says()...)
	if err != nil {
		k.Add(fault.BreaksRule, "", err.Error(), "0")
		return
	}
	for _, i := range slices.Backward(day.InForce) {
		e := &k.r.Entries[i]
		switch e.Kind {
		case Move:
			k.agreeLevel(day, e, on)
		case Changed:
			k.agreeStance(plain, e, e.Stance, on, e.path()...)
		case Mandate:
			k.agreeMandate(plain, e, on, "may")
		}
	}
	for _, i := range day.later {
		e := &k.r.Entries[i]
		switch e.Kind {
		case Changed:
			k.agreeStance(plain, e, e.Was, on, under(e.path(), "was")...)
		case Mandate:
			k.agreeMandate(plain, e, on, "was")
		}
	}
	for i := range k.r.Case.Options { // by the first later move
		o, then := &k.written.Options[i], &day.Case.Options[i]
		if (then.Now != o.Now || len(then.OrNow) < len(o.OrNow)) && len(k.Faults) == 0 {
			k.agreeLater(day, i, on)
		}
	}
}

func (k *checker) agreeLevel(day *Day, e *Entry, on string) {
	o := &k.written.Options[e.Option]
	if now := day.Case.Options[e.Option].Now; now == e.Level && (now != o.Now || len(o.OrNow) > 0) &&
		!k.told("option "+o.ID) {
		k.Add(fault.CaseDisagrees,
			fmt.Sprintf("in the case write `now: %s`, or bring its as_of up to date", o.Levels[now]),
			fmt.Sprintf("%s the record has `%s` at `%s`; the case says %s", on, o.ID, o.Levels[now], nowIn(o)),
			under(e.path(), "to")...)
	}
}

// nowIn is where a case says that an option stands, or may.
func nowIn(o *plenary.Option) string {
	out := "`" + o.Levels[o.Now] + "`"
	for _, l := range o.OrNow {
		out += " or `" + o.Levels[l] + "`"
	}
	return out
}

// lastMove is the last move until the day of the case.
func (k *checker) lastMove() *Entry {
	var last *Entry
	for i := range k.r.Entries {
		if e := &k.r.Entries[i]; e.Kind == Move && (last == nil || k.r.Date().IsZero() || e.counted(k.r.Date())) {
			last = e
		}
	}
	return last
}

// told reports whether something was told before, and that it is told now.
func (k *checker) told(what string) bool {
	done := k.said[what]
	k.said[what] = true
	return done
}

func (k *checker) agreeLater(day *Day, option int, on string) {
	o := &k.written.Options[option]
	inForce := func(i int) bool { _, is := slices.BinarySearch(day.InForce, i); return is }
	for i := range k.r.Entries {
		if e := &k.r.Entries[i]; e.Kind == Move && e.Option == option && e.From == day.Case.Options[option].Now &&
			!inForce(i) {
			hint := fmt.Sprintf("write `from: %s`, or in the case `now: %s`", o.Levels[o.Now], o.Levels[e.From])
			if len(o.OrNow) > 0 {
				hint = fmt.Sprintf("in the case write `now: %s`", o.Levels[e.From])
			}
			k.Add(fault.CaseDisagrees, hint, fmt.Sprintf("`%s` moves from `%s` here; the case has it at %s %s", o.ID,
				o.Levels[e.From], nowIn(o), on), under(e.path(), "from")...)
			return
		}
	}
}

// agreeStance checks the parts of a precondition that are as an entry says.
func (k *checker) agreeStance(plain *plenary.Case, e *Entry, says Stance, on string, path ...string) {
	if e.Precondition >= len(k.written.Preconditions) {
		return // described in the record
	}
	was, is := &k.written.Preconditions[e.Precondition], &plain.Preconditions[e.Precondition]
	for _, part := range []struct {
		key, is, was string
		says         bool // the entry says so
	}{
		{"order", ordered(is.With), ordered(was.With), says.With != Unset && (says.With == On) == is.With},
		{"until", is.Until.String(), was.Until.String(), says.Until != nil && says.Until.String() == is.Until.String()},
		{"refuses", is.Refuses.String(), was.Refuses.String(), says.Refuses != nil &&
			says.Refuses.String() == is.Refuses.String()},
	} {
		if part.says && part.is != part.was && !k.told(part.key+" "+was.ID) {
			k.Add(fault.CaseDisagrees,
				fmt.Sprintf("in the case write `%s: %s`, or bring its as_of up to date", part.key, part.is),
				fmt.Sprintf("%s the record has `%s` in `%s`; the case has `%s`", on, part.key+": "+part.is, was.ID,
					part.was), under(path, part.key)...)
		}
	}
}

func ordered(with bool) string {
	if with {
		return "with"
	}
	return "before"
}

func (k *checker) agreeMandate(plain *plenary.Case, e *Entry, on, key string) {
	for _, at := range e.permissions() {
		was, m := direct(&k.written.Tracks[at.track], at)
		is, _ := direct(&plain.Tracks[at.track], at)
		if m != nil && was != is && !k.told(fmt.Sprint("mandate ", at)) {
			o := &k.written.Options[at.option]
			k.Add(fault.CaseDisagrees, "write it so in the case, or bring its as_of up to date",
				fmt.Sprintf("%s the record says `%s` to %s `%s = %s` on `%s`; the case says `%s`", on,
					is, map[bool]string{true: "committing to", false: "discussing"}[at.commit], o.ID,
					o.Levels[at.level], k.written.Tracks[at.track].ID, was), under(e.path(), key)...)
			return
		}
	}
}

// direct is what a mandate says of one level, with what says so. Where a lever
// adds a yes it is that.
func direct(t *plenary.Track, at permission) (plenary.Answer, *plenary.Mandate) {
	answer, by := plenary.NotReported, (*plenary.Mandate)(nil)
	seat := t.Seat(at.party)
	for i := range seat.Mandate {
		m := &seat.Mandate[i]
		if m.Option != at.option || m.Commit != at.commit || m.Levels>>at.level&1 == 0 {
			continue
		}
		if m.May {
			return plenary.Yes, m
		}
		answer, by = plenary.No, m
	}
	return answer, by
}
