package web

import (
	"context"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/prose"
)

// changedLines words what differs between two texts of the case.
func (v *visit) changedLines(ctx context.Context, was, is *desk.File) ([]prose.CaseLine, error) {
	old, err := talksOf(ctx, was)
	if err != nil {
		return nil, err
	}
	now, err := talksOf(ctx, is)
	if err != nil {
		return nil, err
	}
	d, err := answer.NewChanges(ctx, old, now)
	if err != nil {
		return nil, err
	}
	return v.voice().CaseChanges(d), nil
}

// listed shows lines, each an item.
func listed(lines []prose.CaseLine) markup {
	var items []markup
	for _, l := range lines {
		whose := when(len(l.Whose) > 0, tag("b", nil, spans(l.Whose), ": "))
		items = append(items, tag("li", nil, whose, spans(l.Says)))
	}
	return tag("ul", nil, items...)
}

// saving is what would be saved, folded, and what saves it: the changes and what they do to
// the answers, and then the lines of the file.
func (v *visit) saving(at *screen) markup {
	n := len(v.edits.Steps)
	waits := len(v.edits.pending()) > 0 || v.print != v.edits.Base || n == 0
	save := tag("form", attrs{"method", "post", "action", v.at("wishes/save")}, v.revision(),
		tag("button", attrs{"class", "do", "id", "save", "?disabled", on(waits)}, say("save")))
	first, ok := v.firstText()
	if !ok {
		return save
	}
	return tag("details", attrs{"class", "saving", "id", "saving"}, tag("summary", nil, say("what would be saved")),
		v.wouldBeSaved(at, first)) + save
}

func (v *visit) wouldBeSaved(at *screen, first string) markup {
	was, err := v.read(first)
	if err != nil {
		return tag("p", nil, text(failureOf(err).message))
	}
	is, err := v.file()
	if err != nil {
		return tag("p", nil, text(failureOf(err).message))
	}
	lines, err := v.changedLines(v.cancelled, was, is)
	switch {
	case err != nil:
		return tag("p", nil, text(failureOf(err).message))
	case len(lines) == 0 && first == string(is.Text.Text):
		return tag("p", nil, say("nothing to save"))
	}
	return v.changesTable(at, lines) + v.linesTable(first, string(is.Text.Text))
}

// changesTable has whose each change is, what it changes in the case, and what all of them
// do to the answers.
func (v *visit) changesTable(at *screen, lines []prose.CaseLine) markup {
	head := []markup{heading("saving whose"), heading("saving change")}
	effect := v.effect(at)
	if effect != "" {
		head = append(head, heading("saving effect"))
	}
	var rows []markup
	pending := v.edits.pending()
	last := markup("")
	row := func(whose, says markup) {
		shown := attrs{"scope", "row"}
		if whose == last {
			shown = append(shown, "class", "again")
		}
		last = whose
		cells := []markup{tag("th", shown, tag("span", nil, whose)), tag("td", nil, says)}
		if len(rows) == 0 && effect != "" {
			cells = append(cells, tag("td", attrs{"rowspan", count(len(lines) + len(pending)), "class", "effect",
				"data-head", said("saving effect")}, effect))
		}
		rows = append(rows, tag("tr", nil, cells...))
	}
	for _, l := range lines {
		whose := spans(l.Whose)
		if whose == "" {
			whose = say("saving case")
		}
		row(whose, spans(l.Says))
	}
	for _, p := range pending {
		row(v.partyName(p.party), say("saving unread", "want", outlet.Text(p.fault.text)))
	}
	return tag("table", attrs{"class", "changes"}, tag("thead", nil, tag("tr", nil, head...)),
		tag("tbody", nil, rows...))
}

func heading(key string) markup { return tag("th", attrs{"scope", "col"}, say(key)) }

// partyName is what a party is called.
func (v *visit) partyName(party string) markup {
	a, err := v.wishLists()
	if err != nil {
		return ""
	}
	for _, l := range v.voice().WishLists(a) {
		if string(l.Party) == party {
			return spans(l.Name)
		}
	}
	return ""
}

// effect is what the changes do to the answers, on the screen that works that out.
func (v *visit) effect(at *screen) markup {
	if at == nil || at.name != "wishes" {
		return ""
	}
	out, _, _ := v.s.flights.partOf(v.trialKey())
	a, ok := out.(*answer.Trial)
	if !ok {
		return say("working")
	}
	return spans(v.voice().TrialInShort(a))
}

// linesTable has the lines that a text has otherwise than another.
func (v *visit) linesTable(old, new string) markup {
	edits := lineEdits(old, new)
	if len(edits) == 0 {
		return ""
	}
	side := func(from int, all []string, i int, sign string) []markup {
		if i >= len(all) {
			return []markup{tag("td", attrs{"class", "n"}), tag("td", nil)}
		}
		return []markup{tag("td", attrs{"class", "n"}, text(count(from+i+1))),
			tag("td", attrs{"class", "line " + sign}, codeLine(all[i]))}
	}
	var rows []markup
	for k, e := range edits {
		for i := range max(len(e.gone), len(e.come)) {
			class := attrs{}
			if i == 0 && k > 0 {
				class = attrs{"class", "next"}
			}
			rows = append(rows, tag("tr", class, append(side(e.old.from, e.gone, i, "gone"),
				side(e.new.from, e.come, i, "come")...)...))
		}
	}
	return tag("table", attrs{"class", "lines", "id", "lines"},
		tag("caption", nil, say("saving lines", "file", outlet.Name(v.ownFile()))),
		tag("thead", nil, tag("tr", nil, tag("th", attrs{"scope", "col", "colspan", "2"}, say("saving before")),
			tag("th", attrs{"scope", "col", "colspan", "2"}, say("saving after")))), tag("tbody", nil, rows...))
}

// codeLine is a line of a file as it is written.
func codeLine(line string) markup {
	if line == "" {
		return ""
	}
	return tag("code", nil, text(outlet.Text(line)))
}
