package brief

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/diff"
)

// says words a change of the case, without a full stop.
func (d *differ) says(x *diff.Change) string {
	switch x.Part {
	case diff.Title:
		return "the title"
	case diff.AsOf:
		return "As of " + date(orNothing(x.Old.Text)) + " → " + date(orNothing(x.New.Text))
	case diff.Parties:
		return d.saysParty(x)
	case diff.Options:
		return d.saysOption(x)
	case diff.Conditions, diff.Goals:
		return d.saysCondition(x)
	case diff.Impossible:
		return saysRule(x)
	case diff.Preferences:
		return d.saysPreference(x)
	case diff.Tracks:
		return d.saysTrack(x)
	case diff.Preconditions:
		return d.saysStance(x)
	case diff.Guarantees:
		return d.saysGuarantee(x)
	case diff.Exchanges:
		return d.saysExchange(x)
	case diff.Levers:
		return d.saysLever(x)
	case diff.Variants:
		return d.saysVariant(x)
	case diff.People:
		if x.Act != diff.Changed {
			return "person " + x.ID + " " + x.Act.String()
		}
		return wordsOf(x.ID, x.Key)
	}
	n, _ := strconv.Atoi(x.Old.Text + ifText(x.Old.Text == "", x.New.Text))
	return count(n, strings.TrimSuffix(x.ID, "s")) + " " + x.Act.String()
}

// whole begins the sentence about something new or gone.
func whole(act diff.Act) string {
	return map[diff.Act]string{diff.Added: "New ", diff.Dropped: "No longer there: the "}[act]
}

// arrowed shows a text before and after, where both may be missing.
func arrowed(old, new string) string {
	return orNothing(called(old)) + " → " + orNothing(called(new))
}

func orNothing(text string) string {
	if text == "" {
		return "none"
	}
	return text
}

// words of what only words differ in, as in what nk.talks says.
func wordsOf(what, key string) string {
	switch key {
	case "says":
		return "what " + what + " says"
	case "because":
		return "the reason of " + what
	case "want", "refuses", "until", "while", "give", "for", "accept", "":
		return what + " (worded otherwise, same meaning)"
	}
	return "the " + key + " of " + what
}

func (d *differ) saysParty(x *diff.Change) string {
	c := d.side(x).c
	name := called(c.Parties[c.PartyIndex(x.ID)].Name)
	if x.Act != diff.Changed {
		return whole(x.Act) + "party " + name + " (" + x.ID + ")"
	}
	if x.Key == "name" {
		return "the name of " + x.ID + ": " + arrowed(x.Old.Text, x.New.Text)
	}
	return wordsOf(x.ID, "other names")
}

// option is an option for readers: North Korea's programme.
func (d *differ) option(id string) string {
	party, _, _ := strings.Cut(id, ".")
	return possessive(d.party(party)) + " " + local(id)
}

// moved tells in a clause that an option stands at another level.
func (d *differ) moved(x *diff.Change) string {
	if x.Part != diff.Options || x.Key != "now" {
		return ""
	}
	return d.option(x.ID) + " went from " + called(x.Old.Text) + " to " + called(x.New.Text)
}

func (d *differ) saysOption(x *diff.Change) string {
	name := d.option(x.ID)
	if x.Act != diff.Changed {
		c := d.side(x).c
		o, levels, _ := c.Lookup(x.ID)
		return fmt.Sprintf("%soption %s (%s; %s)", whole(x.Act), name, called(strings.Join(levels, ", ")), "now "+called(levels[c.Options[o].Now]))
	}
	switch x.Key {
	case "now":
		return name + ": " + arrowed(x.Old.Text, x.New.Text)
	case "levels":
		return name + " has other levels: " + arrowed(x.Old.Text, x.New.Text)
	case "moves":
		return name + " may " + map[string]string{"both": "now rise and fall", "forward": "now only rise", "backward": "now only fall"}[x.New.Text]
	case "final":
		if x.New.Text == "" {
			return name + " can be taken back from any level now"
		}
		return name + " cannot be taken back from " + called(x.New.Text) + " on" + ifText(x.Old.Text != "", " (was: from "+called(x.Old.Text)+" on)")
	case "closed":
		switch {
		case x.New.Text == "":
			return name + " is open now (it was closed: " + clean(x.Old.Text) + ")"
		case x.Old.Text == "":
			return name + " is closed now: " + clean(x.New.Text)
		}
		return "why " + x.ID + " is closed"
	}
	return wordsOf(x.ID, x.Key)
}

// wording shows a condition before and after as the case file has it.
func wording(x *diff.Change) string {
	return "“" + clean(x.Old.Text) + "” → “" + clean(x.New.Text) + "”"
}

func (d *differ) saysCondition(x *diff.Change) string {
	kind := map[diff.Part]string{diff.Conditions: "condition", diff.Goals: "goal"}[x.Part]
	switch {
	case x.Act != diff.Changed:
		e, _ := d.side(x).c.Named(x.ID)
		return whole(x.Act) + kind + " " + x.ID + ": " + called(e.String())
	case x.Weight == diff.Words:
		return wordsOf("the "+kind+" "+x.ID, x.Key)
	}
	return "The " + kind + " " + x.ID + ": " + wording(x)
}

func saysRule(x *diff.Change) string {
	switch x.Act {
	case diff.Added:
		return "Impossible now: " + called(x.New.Text)
	case diff.Dropped:
		return "No longer impossible: " + called(x.Old.Text)
	}
	return wordsOf("an impossibility", "")
}

func (d *differ) saysPreference(x *diff.Change) string {
	who := d.party(x.Party)
	if x.Key == "ranking" {
		return who + map[diff.Act]string{
			diff.Added: " has its situations ranked outright now", diff.Dropped: " no longer has its situations ranked outright", diff.Changed: " ranks the situations otherwise",
		}[x.Act]
	}
	w, at := d.new, x.At.New
	if x.Act == diff.Dropped {
		w, at = d.old, x.At.Old
	}
	s := w.statement(w.c.PartyIndex(x.Party), at)
	switch {
	case x.Act == diff.Added:
		return fmt.Sprintf("%s: new wish %s, %s (%s)", who, s.exact(), d.place(x.Party, at), s.evidence())
	case x.Act == diff.Dropped:
		return who + ": wish dropped, " + s.exact()
	case x.Act == diff.Moved:
		return d.saysMoved(who, s, x)
	case x.Key == "how":
		return fmt.Sprintf("%s: “%s” is known otherwise: %s", who, s.short(), d.known(x))
	case x.Key == "passage":
		return fmt.Sprintf("%s: “%s” rests on other passages: %s", who, s.short(), arrowed(x.Old.Text, x.New.Text))
	case x.Weight == diff.Words:
		return wordsOf(fmt.Sprintf("the wish “%s” of %s", s.short(), who), x.Key)
	}
	return fmt.Sprintf("%s: wish “%s”: %s", who, x.ID, wording(x))
}

// exact is a statement with its condition.
func (s *Statement) exact() string {
	if short := s.short(); short != called(s.Want) {
		return "“" + short + "” (" + called(s.Want) + ")"
	}
	return "“" + called(s.Want) + "”"
}

// place tells where in the new list a statement stands.
func (d *differ) place(party string, at int) string {
	p := d.new.c.PartyIndex(party)
	n := len(d.new.c.Parties[p].Prefers.Statements)
	text := fmt.Sprintf("number %d of %d", at+1, n)
	if at+1 < n {
		text += ", above “" + d.new.statement(p, at+1).short() + "”"
	}
	return text
}

func (d *differ) saysMoved(who string, s *Statement, x *diff.Change) string {
	first, last := x.Past[0], x.Past[1]
	p := d.new.c.PartyIndex(x.Party)
	if x.At.New < first.New {
		return fmt.Sprintf("%s: “%s” moved up from %s to %s, now above “%s”", who, s.short(), x.Old.Text, x.New.Text, d.new.statement(p, first.New).short())
	}
	return fmt.Sprintf("%s: “%s” moved down from %s to %s, now below “%s”", who, s.short(), x.Old.Text, x.New.Text, d.new.statement(p, last.New).short())
}

// known shows how something is known, before and after, parties by name.
func (d *differ) known(x *diff.Change) string {
	name := func(text string) string {
		how, by, ok := strings.Cut(text, " by ")
		if !ok {
			return text
		}
		return how + " by " + d.party(by)
	}
	if old, new := name(x.Old.Text), name(x.New.Text); old != new {
		return old + " → " + new
	}
	return x.Old.Text + " → " + x.New.Text // two parties of one name
}

func (d *differ) saysTrack(x *diff.Change) string {
	w := d.side(x)
	name := x.ID
	for i := range w.c.Tracks {
		if w.c.Tracks[i].ID == x.ID {
			name = called(w.c.Tracks[i].Name)
		}
	}
	who := d.party(x.Party)
	switch {
	case x.Key == "seats" && x.Act == diff.Added:
		return who + " has a seat now: " + name
	case x.Key == "seats":
		return who + " no longer has a seat: " + name
	case x.Act != diff.Changed:
		return whole(x.Act) + "track " + name
	case x.Key == "from" || x.Key == "until":
		return name + ", there " + x.Key + ": " + arrowed(date(x.Old.Text), date(x.New.Text))
	case x.Option == "":
		return wordsOf(x.ID, x.Key)
	}
	key, how := strings.CutSuffix(x.Key, " how")
	may := map[string]string{"commit": "may commit to ", "discuss": "may discuss "}[key]
	text := fmt.Sprintf("%s, %s: %s%s", who, name, may, d.levels(x))
	if how {
		return text + ": " + d.known(x)
	}
	return text + ": " + x.Old.Text + " → " + x.New.Text
}

// levels tells of which option, and levels of it, a mandate speaks.
func (d *differ) levels(x *diff.Change) string {
	_, all, _ := d.new.c.Lookup(x.Option)
	name := d.option(x.Option)
	if len(x.Levels) == len(all) {
		return name
	}
	var levels []string
	for _, l := range x.Levels {
		levels = append(levels, called(l))
	}
	return name + " → " + joined(levels, "or")
}

// stance is a precondition in words: release before halt.
func stance(c *plenary.Case, p *plenary.Precondition) string {
	order := " first"
	if p.With || p.Soft {
		order = " together with it"
	}
	return phrase(c, p.Refuses) + " needs " + phrase(c, p.Until) + order
}

func (d *differ) saysStance(x *diff.Change) string {
	who, id := d.party(x.Party), x.ID
	w, at := d.new, x.At.New
	if x.Act == diff.Dropped {
		w, at = d.old, x.At.Old
	}
	p := &w.c.Preconditions[at]
	did := who + map[diff.Weight]string{diff.Softened: " softened its precondition ", diff.Hardened: " hardened its precondition ", diff.Plain: " changed its precondition "}[x.Weight] + id
	switch {
	case x.Act == diff.Added:
		return fmt.Sprintf("%s hardened: a new precondition, %s: %s (%s)", who, id, stance(w.c, p), w.known(&p.Claim))
	case x.Act == diff.Dropped:
		if len(d.came[x]) == 0 {
			return fmt.Sprintf("%s softened: the case no longer has its precondition %s: %s", who, id, stance(w.c, p))
		}
		return fmt.Sprintf("%s softened: it dropped its precondition %s: %s", who, id, stance(w.c, p))
	case x.Weight == diff.Words:
		return wordsOf(id, x.Key)
	}
	switch x.Key {
	case "order":
		return fmt.Sprintf("%s from %s to %s: %s", did, x.Old.Text, x.New.Text, stance(w.c, p))
	case "refuses", "until":
		verb := map[string]string{"refuses": "it refuses", "until": "it waits for"}[x.Key]
		if x.Old.Text == x.New.Text {
			return fmt.Sprintf("%s: %s %s as before, which means something else now", did, verb, phrase(d.new.c, x.New.Cond))
		}
		now, then := phrase(d.new.c, x.New.Cond), phrase(d.old.c, x.Old.Cond)
		if now == then { // two parties of one name, or two ways to write it
			now, then = called(x.New.Text), called(x.Old.Text)
		}
		return fmt.Sprintf("%s: %s %s, before: %s", did, verb, now, then)
	case "how":
		return fmt.Sprintf("%s, %s: known otherwise: %s", who, id, d.known(x))
	case "passage":
		return fmt.Sprintf("%s, %s: rests on other passages: %s", who, id, arrowed(x.Old.Text, x.New.Text))
	}
	old, new := d.party(x.Old.Text), d.party(x.New.Text)
	if old == new { // two parties of one name
		old, new = x.Old.Text, x.New.Text
	}
	return fmt.Sprintf("The precondition %s is another party's now: %s → %s", id, old, new)
}

// known is the evidence word of a claim.
func (w *weigher) known(c *plenary.Claim) string {
	return (&Statement{How: c.How.String(), By: w.claim(c).By}).evidence()
}

func (d *differ) saysGuarantee(x *diff.Change) string {
	name := "guarantee " + x.ID
	switch {
	case x.Act != diff.Changed:
		return whole(x.Act) + name + d.about(x)
	case x.Weight == diff.Words:
		return wordsOf(x.ID, x.Key)
	case x.Key == "while":
		return "The " + name + " binds while: " + wording(x)
	}
	return d.keyed("The "+name, x)
}

// about is what the case says of something that it has alone.
func (d *differ) about(x *diff.Change) string {
	c := d.side(x).c
	at := max(x.At.Old, x.At.New)
	says := map[diff.Part]func() string{
		diff.Guarantees: func() string { return c.Guarantees[at].Says },
		diff.Exchanges:  func() string { return c.Exchanges[at].Says },
		diff.Levers:     func() string { return c.Levers[at].Says },
		diff.Variants:   func() string { return c.Known[at].Says },
	}[x.Part]()
	return ifText(says != "", ": "+strings.TrimSuffix(clean(says), "."))
}

// keyed tells a change of which nothing more is to be said.
func (d *differ) keyed(name string, x *diff.Change) string {
	switch x.Key {
	case "how":
		return name + " is known otherwise: " + d.known(x)
	case "passage":
		return name + " rests on other passages: " + arrowed(x.Old.Text, x.New.Text)
	case "asks":
		return name + " asks others: " + arrowed(x.Old.Text, x.New.Text)
	case "does":
		return name + " does something else: " + arrowed(x.Old.Text, x.New.Text)
	}
	return name + ", " + x.Key + ": " + arrowed(x.Old.Text, x.New.Text)
}

func (d *differ) saysExchange(x *diff.Change) string {
	switch {
	case x.Act != diff.Changed:
		return whole(x.Act) + "exchange " + x.ID + d.about(x)
	case x.Weight == diff.Words:
		return wordsOf(x.ID, x.Key)
	case x.Key == "give" || x.Key == "for":
		return "The exchange " + x.ID + ", " + x.Key + ": " + wording(x)
	case x.Key == "order":
		return "The exchange " + x.ID + ": who goes first: " + arrowed(x.Old.Text, x.New.Text)
	}
	return d.keyed("The exchange "+x.ID, x)
}

func (d *differ) saysLever(x *diff.Change) string {
	switch {
	case x.Act != diff.Changed:
		return whole(x.Act) + "lever " + x.ID + d.about(x)
	case x.Weight == diff.Words:
		return wordsOf(x.ID, x.Key)
	case x.Key == "accept":
		return "The lever " + x.ID + " has this accepted: " + wording(x)
	}
	return d.keyed("The lever "+x.ID, x)
}

func (d *differ) saysVariant(x *diff.Change) string {
	switch {
	case x.Act != diff.Changed:
		return whole(x.Act) + "what-if " + x.ID + d.about(x)
	case x.Weight == diff.Words:
		return wordsOf("the what-if "+x.ID, x.Key)
	case x.Key == "changes":
		return "The what-if " + x.ID + " supposes something else now"
	}
	return d.keyed("The what-if "+x.ID, x)
}
