package tables

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/foreign"
)

// river is a case with a record.
func river(t *testing.T) *casefile.File {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "case.yaml"), []byte(`plenary: 1
parties: {up: {name: Upstream}, down: {name: "Down, the Stream"}}
options: {up.release: {levels: [none, half, full]}, down.attack: }
`))
	write(t, filepath.Join(dir, "record.yaml"), []byte(`record: 1
people: {ada: {name: Ada Brook, party: up}}
entries:
  - {on: 2006-05-01, id: first, statement: offer, who: ada, says: Half the water, how: assumed}
`))
	f, err := casefile.Load(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func into(t *testing.T, f *casefile.File, name, text string) (string, string) {
	t.Helper()
	im, err := Into(t.Context(), []foreign.File{{Name: name, Text: []byte(text)}}, f)
	if err != nil {
		return err.Error(), ""
	}
	var told []string
	for _, n := range im.Notes.List {
		told = append(told, fmt.Sprintf("%s %s/%s/%s %s", n.Code, n.Name, n.Was, n.Is, n.Cell))
	}
	out := casefile.WriteRecord(*im.Record)
	if err := f.Admits(t.Context(), filepath.Join(filepath.Dir(f.Path), "record", "x.yaml"), out); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	return string(out), strings.Join(told, ", ")
}

// TestInto holds that rows become proposals, and that nothing is there twice.
func TestInto(t *testing.T) {
	f := river(t)
	got, told := into(t, f, "dir/said.csv", "id,date,speaker,kind,says,confirmed\n"+
		"first,2 May 2006,ada brook,demand,More,yes\n,1 May 2006,Ada Brook,offer,half the  water,\n"+
		",3 May 2006,Bo Hill,threat,War,\n,3 May 2006,Bo Hill,threat,War,\n")
	for _, want := range []string{
		`{on: 2006-05-02, statement: demand, who: ada, says: More, confirmed: "no", extractor: said.csv}`,
		`{on: 2006-05-03, statement: threat, who: bo-hill, says: War, confirmed: "no", extractor: said.csv}`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s lacks %s", got, want)
		}
	}
	if strings.Count(got, "\n  - ") != 2 ||
		told != "double /half the  water/ E3, made /Bo Hill/bo-hill C4, double /War/ E5" {
		t.Errorf("%s\n%s", got, told)
	}
	got, told = into(t, f, "c.csv", "owes,to,commitment,condition,due,on\n"+
		"\"Down, the Stream; up\",,Calm,not down.attack,60 days,2006-06\n")
	if !strings.Contains(got, `{on: 2006-06, statement: promise, party: down, about: not down.attack, `+
		`says: "Calm (due: 60 days)", confirmed: "no", extractor: c.csv}`) || told != "" {
		t.Errorf("%s\n%s", got, told)
	}
	for text, want := range map[string]string{
		"date,party,kind,says\n2006-05-01,Upsteam,offer,x\n": "x.csv, row 2, column B (B2): unknown party",
		"owes,says\nup,x\n":                "row 2: it is not said when this was promised",
		"date,party,kind,says\n1,up,x,y\n": "it is not certain which day `1` is",
		"a,b\n1,2\n":                       "no sheet has columns that are known here",
	} {
		if got, _ := into(t, f, "x.csv", text); !strings.Contains(got, want) {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	if _, told = into(t, f, "wishes.csv", "party,wish\nup,down.attack\n"); told != "sheet-of-case wishes// " {
		t.Errorf("%s", told)
	}
}

// TestPAX reads rows as the PA-X database has them.
func TestPAX(t *testing.T) {
	const heads = "Con,Contp,PP,PPName,Reg,AgtId,Ver,Agt,Dat,Status,Stage,Part,ThrdPart,GCh\n"
	got, told := into(t, river(t), "pax.csv", heads+
		"River,x,77,The river process,y,12,1,The =Accord,38445,Signed,Cea,\"Upstream;\nThe army\",NA,2\n"+
		"River,x,77,The river process,y,13,1,Of others,38445,Signed,Cea,Kenya; Uganda,NA,2\n")
	if !strings.Contains(got, `{on: 2005-04-03, event: agreement, parties: up, says: "The =Accord; PA-X 12; `+
		`stage Cea; Signed; The river process; also took part: The army", how: reported, source: pa-x, `+
		`confirmed: "no", extractor: "PA-X, pax.csv"}`) {
		t.Errorf("%s", got)
	}
	if told != "pax-columns // , made /PA-X/pa-x A2, pax-others // " {
		t.Errorf("%s", told)
	}
	got, _ = into(t, river(t), "pax.csv", heads+"River,x,77,p,y,12,1,Accord,03/04/2005,Signed,Cea,Upstream,NA,2\n")
	if !strings.Contains(got, "pax.csv, row 2, column I (I2): it is not certain which day `03/04/2005` is") {
		t.Errorf("%s", got)
	}
	if !CSV.Fits([]foreign.File{{Name: "x", Text: []byte(heads)}}) {
		t.Error("PA-X is not known for a table")
	}
	if _, err := CSV.Read(t.Context(), []foreign.File{{Name: "pax.csv", Text: []byte(heads)}}); err == nil ||
		!strings.Contains(err.Error(), "--into") {
		t.Errorf("%v", err)
	}
}
