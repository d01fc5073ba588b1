package plenary

import (
	"fmt"
	"time"

	"github.com/plenary-talks/plenary/expr"
)

func (a SetDay) String() string {
	if a.Day.IsZero() {
		return "as of no day"
	}
	return "as of " + a.Day.Format(time.DateOnly)
}

func (a SetLevel) String() string { return fmt.Sprintf("option %d at level %d", a.Option, a.Level) }

func (a SetStance) String() string {
	text := fmt.Sprintf("precondition %d", a.Precondition)
	switch {
	case a.Refuses == expr.Never:
		text += " refuses nothing"
	case a.Refuses != nil:
		text += " refuses " + a.Refuses.String()
	}
	if a.Until != nil {
		text += " until " + a.Until.String()
	}
	if a.Order != Silent {
		text += ", order " + a.Order.String()
	}
	return text
}

func (a AddPrecondition) String() string { return "precondition " + a.Precondition.ID + " added" }

func (a SetMandate) String() string {
	verb := "discuss"
	if a.Commit {
		verb = "commit to"
	}
	return fmt.Sprintf("party %d may %s levels %b of option %d on track %d: %s", a.Party, verb, a.Levels, a.Option,
		a.Track, a.May)
}

func (a AddPerson) String() string { return "person " + a.Person.ID + " added" }

func (a SetSource) String() string { return fmt.Sprintf("source %d is %s", a.At, a.Source.ID) }

func (a RemoveExchanges) String() string { return fmt.Sprintf("without exchanges %v", a.Exchanges) }

func (a ForgetSources) String() string { return fmt.Sprintf("without what sources %v say", a.Sources) }

func (a PullLever) String() string { return "lever " + a.Lever.ID + " pulled" }

func (a RemoveTracks) String() string { return fmt.Sprintf("without tracks %v", a.Tracks) }

func (a SetWishes) String() string {
	return fmt.Sprintf("statements %v of party %d", a.Wishes, a.Party)
}

func (a AddWish) String() string {
	if a.Statement.Want == nil {
		return fmt.Sprintf("a statement more of party %d", a.Party)
	}
	return fmt.Sprintf("party %d wants %s after all else", a.Party, a.Statement.Want)
}

func (a SetRanking) String() string {
	return fmt.Sprintf("party %d ranks %d tiers", a.Party, len(a.Ranking))
}

func (a SetDirection) String() string {
	text := fmt.Sprintf("option %d moves %s", a.Option, a.Moves)
	if a.Final >= 0 {
		text += fmt.Sprintf(", final from level %d", a.Final)
	}
	return text
}

func (a RemoveRule) String() string { return fmt.Sprintf("without rule %d", a.Rule) }

func (a RemoveGuarantee) String() string { return fmt.Sprintf("without guarantee %d", a.Guarantee) }
