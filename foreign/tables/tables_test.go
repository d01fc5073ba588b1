package tables

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/internal/book"
)

// files are tables by their names.
func files(texts map[string]string) []foreign.File {
	var out []foreign.File
	for _, name := range []string{"parties.csv", "options.csv", "wishes.csv", "rules.csv", "statements.csv",
		"preconditions.csv", "agreements.csv", "commitments.csv", "t.csv", "notes.txt"} {
		if text, ok := texts[name]; ok {
			out = append(out, foreign.File{Name: name, Text: []byte(text)})
		}
	}
	return out
}

// TestByHand reads tables as people write them.
func TestByHand(t *testing.T) {
	im, err := CSV.Read(t.Context(), files(map[string]string{
		"options.csv": "Our list of moves\n\nWhose;Option;Description;Values;Status quo;colour\n" +
			"Upstream;Release water;;none; half; full;none;blue\n",
	}))
	if err == nil {
		t.Errorf("levels that run over columns are read: %+v", im.Case.Options)
	}
	im, err = CSV.Read(t.Context(), files(map[string]string{
		"options.csv": "Our list of moves\n\nWhose;Option;Descripton;Values;Status quo;colour\n" +
			"Upstream;Release water;;\"none; half; full\";none;blue\n" +
			"Down Stream;Attack the dam;With planes;;;\n",
		"wishes.csv": "Because\tWants\tParty\tOption\tLevel\n" +
			"The reservoir comes first\tnot down-stream.attack-the-dam\tUpstream\t\t\n" +
			"\t\tUpstream\tRelease water\tnone\n" +
			"\thalf of release water\tdown stream\t\t\n\tnot Full of Release water\tDown Stream\t\t\n" +
			"\tAttack the dam\tDown Stream\t\t\n",
		"rules.csv": "impossible\nupstream.release-water = full and down-stream.attack-the-dam\n",
		"notes.txt": "what else there is\n",
	}))
	if err != nil {
		t.Fatal(err)
	}
	got := string(casefile.WriteCase(&im.Case))
	const want = `plenary: 1

parties:
  upstream: {name: Upstream}
  down-stream: {name: Down Stream}

options:
  upstream.release-water: {says: Release water, levels: [none, half, full], now: none}
  down-stream.attack-the-dam: {says: With planes}

impossible:
  - upstream.release-water = full and down-stream.attack-the-dam

preferences:
  upstream:
    - {want: not down-stream.attack-the-dam, because: The reservoir comes first}
    - upstream.release-water = none
  down-stream:
    - upstream.release-water = half
    - not upstream.release-water = full
    - down-stream.attack-the-dam
`
	if strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(want), " ") {
		t.Errorf("%s", got)
	}
	var told []string
	for _, n := range im.Notes.List {
		told = append(told, fmt.Sprintf("%s %s/%s/%s", n.Code, n.Name, n.Was, n.Is))
	}
	if got := strings.Join(told, ", "); got != "above options//, column-as Descripton//says, column colour//, "+
		"sheet notes//, made /Upstream/upstream, made /Down Stream/down-stream" {
		t.Errorf("%s", got)
	}
}

// TestOnRecord reads statements and commitments of a case of tables.
func TestOnRecord(t *testing.T) {
	im, err := CSV.Read(t.Context(), files(map[string]string{
		"parties.csv": "id,name,other names\nup,Upstream,the Uplands; North\ndown,\"Korea, South\",\n",
		"options.csv": "option\nup.release\n",
		"statements.csv": "date said,delegation,speaker,kind,quote,source id,locator,to\n" +
			"39073,north,Ada Brook,Demand,Stop it,\"CBS, evening\",page 4,\"Korea, South\"\n" +
			"1 May 2006,up,ada brook,offer,Water,\"CBS, evening\",,\"the uplands and down\"\n",
		"agreements.csv": "title,on,signed\nThe Accord,2006-05,Upstream; down\n",
		"commitments.csv": "agreement,owes,commitment,due\nthe accord,Upstream / down,Release,60 days\n" +
			"The Accord,up,More,31.12.2006\n",
	}))
	if err != nil {
		t.Fatal(err)
	}
	got := string(casefile.WriteRecord(*im.Record))
	const want = `record: 1
people: ada-brook: {name: Ada Brook, party: up}
sources: cbs-evening: title: "CBS, evening" passages: page-4: {says: page 4}
entries:
  - {on: 2006-12-22, statement: demand, who: ada-brook, to: down, says: “Stop it”, passage: cbs-evening#page-4}
  - {on: 2006-05-01, statement: offer, who: ada-brook, to: [up, down], says: “Water”, source: cbs-evening}
agreements:
  the-accord:
    title: The Accord
    on: 2006-05
    signed: [up, down]
    commitments:
      c-1: {owes: [up, down], says: Release, due: 60 days}
      c-2: {owes: up, says: More, due: 2006-12-31}
`
	plain := strings.NewReplacer(`"`, "", "[", "", "]", "").Replace
	if strings.Join(strings.Fields(plain(got)), " ") != strings.Join(strings.Fields(plain(want)), " ") {
		t.Errorf("%s", got)
	}
}

// TestFaults holds that what is wrong is told at its cell.
func TestFaults(t *testing.T) {
	for name, c := range map[string]struct {
		texts map[string]string
		want  string
	}{
		"unknown option": {map[string]string{"options.csv": "option\nup.release\n",
			"wishes.csv": "wish;party\n\n\nup.relese;up\n"},
			"wishes.csv, row 4, column A (A4): unknown option `up.relese`\n      | up.relese\n" +
				"      = did you mean `up.release`?"},
		"which day": {map[string]string{"options.csv": "option\nup.release\n",
			"statements.csv": "on,party,kind,says\n03/04/2031,up,offer,x\n"},
			"statements.csv, row 2, column A (A2): it is not certain which day `03/04/2031` is\n      | 03/04/2031\n" +
				"      = write 2031-04-03 or 2031-03-04"},
		"kind": {map[string]string{"options.csv": "option\nup.release\n",
			"statements.csv": "on,party,kind,says\n2031-01-01,up,ofer,x\n"}, "column C (C2)"},
		"now": {map[string]string{"options.csv": "party,option,now,levels\nup,up.release,hlf,none; half\n"},
			"column C (C2): option `up.release` has no level `hlf`\n      | hlf\n      = did you mean `half`?"},
		"whose": {map[string]string{"options.csv": "option,says\nRelease water,x\n"},
			"column A (A2): it is not said whose"},
		"twice": {map[string]string{"options.csv": "option,says,option\nup.x,x,up.y\n"},
			"row 1, column C (C1): this is a second"},
		"party": {map[string]string{"parties.csv": "id,name\nup,Upstream\n", "options.csv": "option\nup.release\n",
			"wishes.csv": "party,wish\nUpstrem,up.release\n"}, "wishes.csv, row 2, column A (A2): unknown party"},
		"no agreement": {map[string]string{"options.csv": "option\nup.x\ndown.x\n",
			"commitments.csv": "agreement,owes,says\nPact,up,x\n"}, "column A (A2): there is no agreement `Pact`"},
		"nothing known": {map[string]string{"t.csv": "a,b\n1,2\n"}, "no sheet has columns that are known here"},
		"the file":      {map[string]string{"t.csv": "option\n\"up.x\n"}, "row 2, column A (A2): the double quote"},
	} {
		im, err := CSV.Read(t.Context(), files(c.texts))
		var faults *casefile.Faults
		if !errors.As(err, &faults) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s; %+v", name, err, c.want, im)
		}
	}
}

// TestWorkbookByHand holds that days and merged cells of a workbook count as they show.
func TestWorkbookByHand(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	_ = f.SetSheetName("Sheet1", "Options")
	_ = f.SetSheetRow("Options", "A1", &[]any{"Party", "Option", "Levels", "Now"})
	_ = f.SetSheetRow("Options", "A2", &[]any{"Upstream", "Release", "10; 20", 10})
	_ = f.SetSheetRow("Options", "A3", &[]any{nil, "Gauges"})
	_ = f.MergeCell("Options", "A2", "A3")
	var b bytes.Buffer
	if _, err := f.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	im, err := XLSX.Read(t.Context(), []foreign.File{{Name: "dir/t.xlsx", Text: b.Bytes()}})
	if err != nil {
		t.Fatal(err)
	}
	if o := im.Case.Options; len(o) != 2 || o[0].Now != "10" || o[1].ID != "upstream.gauges" {
		t.Errorf("%+v", o)
	}
	day, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
	_ = f.SetCellStyle("Options", "D2", "D2", day)
	b.Reset()
	if _, err := f.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	_, err = XLSX.Read(t.Context(), []foreign.File{{Name: "t.xlsx", Text: b.Bytes()}})
	if err == nil || !strings.Contains(err.Error(),
		"t.xlsx, sheet Options, row 2, column D (D2): the spreadsheet has made a day of this (1900-01-10)") {
		t.Errorf("%v", err)
	}
}

func TestTemplate(t *testing.T) {
	text, err := book.XLSX(Template())
	if err != nil {
		t.Fatal(err)
	}
	file := []foreign.File{{Name: "t.xlsx", Text: text}}
	_, err = XLSX.Read(t.Context(), file)
	if err == nil || !strings.Contains(err.Error(), "row") && !strings.Contains(err.Error(), "parties") {
		t.Errorf("%v", err)
	}
	names := map[string]bool{}
	for _, table := range all {
		if names[table.name] {
			t.Errorf("two tables %s", table.name)
		}
		names[table.name] = true
		for c := range table.columns {
			col := &table.columns[c]
			if _, ok := table.row.FieldByName(col.fieldOf()); !ok {
				t.Errorf("%s: column %s fills no field", table.name, col.name)
			}
			if table.column(col.name) != c || col.says == "" {
				t.Errorf("%s: column %s is taken for another, or says nothing", table.name, col.name)
			}
		}
	}
}

// FuzzJoined holds that texts written in one cell are read as they were.
func FuzzJoined(f *testing.F) {
	f.Add("a; b", `"c"`, `\`)
	f.Add(" padded ", "", "x\ny")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		got := divided(joined([]string{a, b, c}), false)
		if len(got) != 3 || got[0] != a || got[1] != b || got[2] != c {
			t.Errorf("%q, %q and %q are read as %q", a, b, c, got)
		}
	})
}
