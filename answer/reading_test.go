package answer

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/reading"
)

// TestReading holds what is proposed of a report: whose words, where they stand,
// of which day, and that nothing is confirmed.
func TestReading(t *testing.T) {
	const text = "GENEVA, May 2, 2031 - Mo Pike said on Friday that the boats would stay out.\n\n" +
		"“We will not land before June,” Pike said. Talks began on April 28.\n"
	f, err := casefile.Parse(t.Context(), "tide.yaml", []byte(tide))
	if err != nil {
		t.Fatal(err)
	}
	r, err := reading.Read(t.Context(), "report.txt", []byte(text), reading.Options{
		People:  []reading.Person{{ID: "mo", Name: "Mo Pike", Party: "west"}},
		Parties: []reading.Party{{ID: "west", Name: "West"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	a := NewReading(r, f.Case)
	if a.Date != "2031-05-02" || a.DateFrom == "" || !a.OfCase || a.Extractor != reading.Extractor {
		t.Errorf("%+v", a)
	}
	if len(a.Proposals) != 2 {
		t.Fatalf("%+v", a.Proposals)
	}
	said := a.Proposals[1]
	if said.Number != 2 || said.Words != "We will not land before June," && said.Words != "We will not land "+
		"before June" ||
		said.Form != "quoted" || said.Person != "mo" || said.Party != "west" || said.Confirmed || said.At != "3:2" ||
		said.Digest != evidence.DigestOf(said.Words) || said.Length != len(said.Words) {
		t.Errorf("%+v", said)
	}
	if first := a.Proposals[0]; first.Form != "reported" || first.On != "2031-05-02" || first.Person != "mo" {
		t.Errorf("%+v", first)
	}
	if want := []PersonName{{ID: "mo", Name: "Mo Pike", Party: "west"}}; !cmp.Equal(a.Glossary.People, want) {
		t.Errorf("%+v", a.Glossary.People)
	}
	if len(a.Dates) == 0 || a.Dates[len(a.Dates)-1].On != "2031-04-28" {
		t.Errorf("%+v", a.Dates)
	}
	for _, a := range []*Reading{a, NewReading(r, nil)} {
		if err := lawful(t, "reading", a); err != nil {
			t.Error(err)
		}
	}
}
