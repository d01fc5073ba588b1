package record

import (
	"context"
	"testing"

	"github.com/plenary-talks/plenary"
)

// Every name in a record that stands for nothing gets the id that was probably
// meant, also by the name, or what to write instead.
func TestHintsForNames(t *testing.T) {
	c, faults := (&plenary.Draft{
		Parties: []plenary.PartyDraft{
			{ID: "us", Name: "United States", Also: []string{"Washington"}}, {ID: "nk", Name: "North Korea"}},
		Options: []plenary.OptionDraft{
			{ID: "us.ease", Says: "Ease the measures", Levels: []string{"none", "some", "all"}}, {ID: "nk.freeze"}},
		Tracks: []plenary.TrackDraft{
			{ID: "plenary", Name: "Six-Party Talks", Seats: []plenary.SeatDraft{{Party: "us"}, {Party: "nk"}}}},
		Preconditions: []plenary.PreconditionDraft{
			{ID: "measures-first", Party: "nk", Refuses: "nk.freeze", Until: "us.ease >= some"}},
		Levers: []plenary.LeverDraft{{ID: "waive-it", Waive: []string{"measures-first"}}},
	}).Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	people := []plenary.PersonDraft{
		{ID: "hill", Name: "Christopher Hill", Party: "us"},
		{ID: "kim-gg", Name: "Kim Kye Gwan", Also: []string{"Kim Gye-gwan"}, Party: "nk"},
		{ID: "chair", Name: "Wu Dawei"}}
	sources := []plenary.SourceDraft{
		{ID: "kcna-1", Title: "Statement of the foreign ministry", Passages: []plenary.PassageDraft{{ID: "2"}}}}
	said := func(edit func(e *EntryDraft)) EntryDraft {
		e := EntryDraft{ID: "e1", On: "2006-12-22", Kind: "statement", Of: "demand", Who: "hill"}
		edit(&e)
		return e
	}
	for _, tc := range []struct {
		entry EntryDraft
		want  string
	}{
		{said(func(e *EntryDraft) { e.Who = "hil" }), "unknown person `hil`; did you mean `hill`?"},
		{said(func(e *EntryDraft) { e.Who = "Christopher Hill" }),
			"unknown person `Christopher Hill`; did you mean `hill`?"},
		{said(func(e *EntryDraft) { e.Who = "Kim Gye Gwan" }), "unknown person `Kim Gye Gwan`; did you mean `kim-gg`?"},
		{said(func(e *EntryDraft) { e.Who = "us" }), "unknown person `us`; that is a party: write `party: us`"},
		{said(func(e *EntryDraft) { e.Who = "United States" }),
			"unknown person `United States`; that is a party: write `party: us`"},
		{said(func(e *EntryDraft) { e.Who = "somebody" }), "unknown person `somebody`; there are chair, hill, kim-gg"},
		{said(func(e *EntryDraft) { e.Party = "usa" }), "unknown party `usa`; did you mean `us`?"},
		{said(func(e *EntryDraft) { e.Party = "Washington" }), "unknown party `Washington`; did you mean `us`?"},
		{said(func(e *EntryDraft) { e.To = []string{"North Korea"} }),
			"unknown party `North Korea`; did you mean `nk`?"},
		{said(func(e *EntryDraft) { e.To = []string{"kim-gg"} }),
			"unknown party `kim-gg`; that is a person, who speaks for `nk`"},
		{said(func(e *EntryDraft) { e.To = []string{"Wu Dawei"} }),
			"unknown party `Wu Dawei`; that is the person chair, and a party is meant here"},
		{said(func(e *EntryDraft) { e.By = "United States" }), "unknown party `United States`; did you mean `us`?"},
		{said(func(e *EntryDraft) { e.Sources = []string{"kcna"} }), "unknown source `kcna`; did you mean `kcna-1`?"},
		{said(func(e *EntryDraft) { e.Sources = []string{"Statement of the Foreign Ministry"} }),
			"unknown source `Statement of the Foreign Ministry`; did you mean `kcna-1`?"},
		{said(func(e *EntryDraft) { e.Passages = []string{"kcna#2"} }),
			"unknown source `kcna`; did you mean `kcna-1`?"},
		{said(func(e *EntryDraft) { e.Passages = []string{"kcna-1#3"} }),
			"the source `kcna-1` has no passage `3`; describe it under sources"},
		{said(func(e *EntryDraft) { e.Contradicts = []string{"e2"} }), "unknown entry `e2`; there are e1, pact"},
		{said(func(e *EntryDraft) { e.Corrects = "first" }), "unknown entry `first`; there are e1, pact"},
		{EntryDraft{On: "2006-12-18", Kind: "opened", Of: "plenery"},
			"unknown track `plenery`; did you mean `plenary`?"},
		{EntryDraft{On: "2006-12-18", Kind: "opened", Of: "Six-Party Talks"},
			"unknown track `Six-Party Talks`; did you mean `plenary`?"},
		{EntryDraft{On: "2006-12-18", Kind: "move", Of: "freeze", To: []string{"yes"}},
			"unknown option `freeze`; did you mean `nk.freeze`?"},
		{EntryDraft{On: "2006-12-18", Kind: "move", Of: "Ease the measures", To: []string{"all"}},
			"unknown option `Ease the measures`; did you mean `us.ease`?"},
		{EntryDraft{On: "2006-12-18", Kind: "move", Of: "us.ease", From: "none", To: []string{"Al"}},
			"`Al` is not a level of `us.ease`; did you mean `all`?"},
		{EntryDraft{On: "2006-12-18", Kind: "dropped", Of: "measure-first"},
			"unknown precondition `measure-first`; did you mean `measures-first`?"},
		{EntryDraft{On: "2006-12-18", Kind: "lever", Of: "waive_it"},
			"unknown lever `waive_it`; did you mean `waive-it`?"},
		{EntryDraft{On: "2006-12-18", Kind: "commitment", Of: "oil", Status: "met"},
			"unknown commitment `oil`; did you mean `pact/oil`?"},
		{EntryDraft{On: "2006-12-18", Kind: "commitment", Of: "pact/sael", Status: "met"},
			"unknown commitment `pact/sael`; did you mean `pact/seal`?"},
		{EntryDraft{On: "2006-12-18", Kind: "commitment", Of: "pact/x", Status: "met"},
			"unknown commitment `pact/x`; there are pact/oil, pact/seal"},
		{EntryDraft{On: "2006-12-18", Kind: "commitment", Of: "pakt/oil", Status: "met"},
			"unknown commitment `pakt/oil`; did you mean `pact/oil`?"},
		{EntryDraft{On: "2006-12-18", Kind: "event", Of: "visit", Parties: []string{"North  korea"}},
			"unknown party `North  korea`; did you mean `nk`?"},
	} {
		d := Draft{Files: []FileDraft{{
			People: people, Sources: sources,
			Entries: []EntryDraft{{ID: "e1", On: "2006-12-01", Kind: "event", Of: "visit"},
				{ID: "pact", On: "2006-12-02", Kind: "event", Of: "visit"}},
			Agreements: []AgreementDraft{{ID: "pact", On: "2006-12-02", Signed: []string{"us", "nk"},
				Commitments: []CommitmentDraft{{ID: "oil", Says: "Ship oil"}, {ID: "seal", Says: "Seal it"}}}},
		}}}
		if tc.entry.ID == "e1" {
			tc.entry.ID = ""
		}
		d.Files[0].Entries = append(d.Files[0].Entries, tc.entry)
		_, faults, err := d.Record(context.Background(), c)
		if err != nil || len(faults) != 1 || faults[0].Error() != tc.want {
			t.Errorf("%v\n%v\nwant %s", err, faults, tc.want)
		}
	}
}
