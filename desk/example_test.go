package desk_test

import (
	"context"
	"fmt"
	"log"
	"testing/fstest"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/record"
	"github.com/plenary-talks/plenary/stability"
)

// A case made in Go, laid out, and asked in which states everybody would stay.
func Example() {
	ctx := context.Background()
	f, err := desk.FromDraft(ctx, plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "up"}, {ID: "down"}},
		Options: []plenary.OptionDraft{{ID: "up.release"}, {ID: "down.attack"}},
		Preferences: []plenary.PreferenceDraft{
			{Party: "up", Statements: []plenary.StatementDraft{{Want: "not down.attack"}, {Want: "not up.release"}}},
			{Party: "down", Statements: []plenary.StatementDraft{{Want: "up.release"}, {Want: "not down.attack"}}},
		},
	}, record.Draft{})
	if err != nil {
		log.Fatal(err)
	}
	c, err := f.Open(ctx, desk.Ask{})
	if err != nil {
		log.Fatal(err)
	}
	sp, err := c.LayOut(ctx)
	if err != nil {
		log.Fatal(err)
	}
	answers, err := stability.Analyse(ctx, sp, stability.Nash)
	if err != nil {
		log.Fatal(err)
	}
	for state := range sp.Len() {
		fmt.Println(sp.Code(state), answers.Equilibrium(stability.Nash, state))
	}
	// Output:
	// 00 true
	// 10 false
	// 01 false
	// 11 false
}

const harbour = `plenary: 1
as_of: 2006-12-22
parties: {city: , port: }
options: {city.road: , port.quay: {levels: [old, mended]}}
variants: {rich: {preferences: {city: {instead: [city.road]}}}}
`

const harbourRecord = `record: 1
entries: [{on: 2006-05-02, move: port.quay, from: mended, to: old}]
`

// A case in memory, read once, and opened as of several days.
func ExampleFile_Open() {
	ctx := context.Background()
	files := fstest.MapFS{ // as of a zip.Reader, or an embed.FS
		"case.yaml":   {Data: []byte(harbour)},
		"record.yaml": {Data: []byte(harbourRecord)},
	}
	f, err := desk.ReadFS(ctx, files, ".")
	if err != nil {
		log.Fatal(err)
	}
	for _, day := range []string{"2006-05-01", "2006-05-02"} {
		c, err := f.Open(ctx, desk.Ask{AsOf: day, Variants: []string{"rich"}})
		if err != nil {
			log.Fatal(err)
		}
		quay := &c.Case.Options[1]
		fmt.Println(day, quay.Levels[quay.Now])
	}
	_, err = f.Open(ctx, desk.Ask{Variants: []string{"ritch"}})
	fmt.Println(err)
	// Output:
	// 2006-05-01 mended
	// 2006-05-02 old
	// unknown variant `ritch`; did you mean `rich`?
}

// A question within limits.
func ExampleLimits_Begin() {
	limits := desk.Limits{States: 100_000, Work: 1_000_000}
	ctx, end := limits.Begin(context.Background())
	f, err := desk.ReadText(ctx, "harbour", []byte(harbour))
	if err != nil {
		log.Fatal(err)
	}
	c, err := f.Open(ctx, desk.Ask{Limits: limits})
	if err != nil {
		log.Fatal(err)
	}
	sp, err := c.LayOut(ctx)
	if err := end(); err != nil {
		log.Fatal(err) // what was allowed is used up
	}
	fmt.Println(sp.Len(), err)
	// Output: 4 <nil>
}
