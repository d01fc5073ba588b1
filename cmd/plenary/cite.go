package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/cite"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/edit"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
	"github.com/plenary-talks/plenary/record"
)

const aboutCite = `Finds words in a text (a saved page or a plain text; - for standard input) and
gives what it takes to cite them: line, column, length and digest, with the
paragraph around them, as YAML to be put among the sources of a case or record.

Words are found as they stand; else with other quotation marks, dashes, line
ends and the like; else with other capitals; what was written otherwise is told.
Of several places all are listed: give more words, or --nth. Of words that the
text does not have, what stands nearest to them is shown, with the differences;
it cannot be cited by them.

With a CASE and the id of a SOURCE of it, the words are looked for in the text of
that source, in sources/ beside the case or a folder named by --sources, and what
the case cites there already is told. In the folder of a case it may be left out.
--add writes the passage under that source, into the case, or into the file of
its record that describes it: whole, or not at all where the case would not be
sound with it.

Exit status: 0 the words are there, 1 they are not, or --yaml and --add have
several places to choose from, 4 a text or a case cannot be read or written.`

// citer is what the cite command was asked.
type citer struct {
	a              *app
	ask            desk.ReportAsk
	sources        []string
	nth            int
	add            bool
	as, says       string // of the passage that is added
	asJSON, asYAML bool
	found          *cite.Found
	file           *desk.File
	held           *edit.Held     // with add, from when the case is read to when it is written
	record         *record.Record // of the case; nil for none
}

func newCite(a *app) *cobra.Command {
	c := &citer{a: a}
	cmd := &cobra.Command{
		Use:   `cite FILE "WORDS" | [CASE] SOURCE "WORDS"`,
		Short: "Find words in a text, ready to be cited",
		Long:  aboutCite,
		Example: "  plenary cite report.html \"any authority\"\n" +
			"  plenary cite cases/six-party-2006 cbs-1 \"any authority\"",
		Args: cobra.RangeArgs(2, 3),
		RunE: func(cmd *cobra.Command, args []string) error {
			args, err := c.where(cmd.Context(), args)
			if err != nil {
				return err
			}
			if err := c.check(args); err != nil {
				return err
			}
			defer c.done()
			defer desk.KeepMemory(readMemory)()
			a.exit.asked.Store(true)
			find := c.inFile
			if len(args) == 3 {
				find = c.inSource
			}
			if err := find(cmd.Context(), args); err != nil {
				return err
			}
			return c.answer(cmd.Context())
		},
	}
	cmd.Flags().IntVar(&c.nth, "nth", 0, "of several places, the one with this number")
	cmd.Flags().StringVar(&c.ask.Date, "date", "", "the day of the text, where it does not say")
	cmd.Flags().StringVar(&c.ask.ID, "id", "", "of a FILE: the id that its source is to have in the case")
	sourcesFlag(cmd, &c.sources)
	cmd.Flags().BoolVar(&c.add, "add", false, "of a SOURCE: write the passage under it, into the case or its record")
	cmd.Flags().StringVar(&c.as, "as", "", "with --add: the `id` of the passage; by line and column when left out")
	cmd.Flags().StringVar(&c.says, "says", "", "with --add: what stands there, in your own `words`")
	cmd.Flags().BoolVar(&c.asJSON, "json", false, "write all of it as JSON")
	cmd.Flags().BoolVar(&c.asYAML, "yaml", false, "write what is to be pasted, and nothing else")
	return cmd
}

// where has a source of the case here stand with its case. What is a file of
// that name too is refused rather than guessed.
func (c *citer) where(ctx context.Context, args []string) ([]string, error) {
	if len(args) == 3 || args[0] == "-" || !caseHere() {
		return args, nil
	}
	if !there(args[0]) {
		return slices.Concat([]string{here}, args), nil
	}
	of, err := c.a.open(ctx, here, what{})
	if err == nil && slices.ContainsFunc(of.File.Whole().Sources,
		func(s plenary.Source) bool { return s.ID == args[0] }) {
		return nil, usage("`%s` may be the file of that name or a source of the case here: write plenary cite ./%s, "+
			"or plenary cite . %s", args[0], args[0], args[0])
	}
	return args, nil
}

func (c *citer) check(args []string) error {
	switch {
	case c.asJSON && c.asYAML, c.add && (c.asJSON || c.asYAML):
		return usage("--json, --yaml and --add exclude one another")
	case c.add && len(args) == 2:
		return usage("--add needs a CASE and a SOURCE of it; what --yaml writes can be put into any file")
	case !c.add && c.as+c.says != "":
		return usage("--as and --says go with --add")
	case c.nth < 0:
		return usage("--nth is the number of a place, from 1")
	case len(args) == 3 && (c.ask.ID != "" || c.ask.Date != ""):
		return usage("--id and --date are of a FILE; the source %s of a case has its own", args[1])
	case len(args) == 2 && len(c.sources) > 0:
		return usage("--sources is of a CASE; %s is the text itself", args[0])
	}
	if info, err := os.Stat(args[0]); len(args) == 2 && err == nil && info.IsDir() {
		return usage("%s is a folder; give the id of a source too, as in plenary cite CASE SOURCE \"WORDS\"", args[0])
	}
	return nil
}

// inFile looks into a text.
func (c *citer) inFile(ctx context.Context, args []string) error {
	progress.Begin(ctx, "reading the text", 0)
	raw, err := progress.Await(ctx, func() ([]byte, error) { return c.a.text(args[0]) })
	if err != nil {
		return err
	}
	c.found, err = desk.Cite(ctx, nil, args[0], raw, args[1], c.ask)
	return err
}

// inSource looks into the text of a source of a case.
func (c *citer) inSource(ctx context.Context, args []string) error {
	if c.add {
		c.a.writes.Store(true)
		var err error
		if c.held, err = edit.Hold(ctx, c.a.pen, args[0]); err != nil {
			return err
		}
	}
	of, err := c.a.open(ctx, args[0], what{sources: c.sources})
	if err != nil {
		return err
	}
	c.file, c.record = of.File, of.File.Record
	c.found, err = of.Cite(ctx, args[1], args[2])
	return err
}

func (c *citer) answer(ctx context.Context) error {
	out := answer.NewCitation(c.found, c.record)
	if n := len(out.Matches); c.nth > n && n > 0 {
		return usage("--nth %d: the words stand at %d places", c.nth, n+out.More)
	}
	if c.nth > 0 && len(out.Matches) > 0 {
		out.Matches, out.More = out.Matches[c.nth-1:c.nth], 0
	}
	c.a.exit.differs.Store(len(out.Matches) == 0 || len(out.Matches) > 1 && (c.add || c.asYAML))
	switch {
	case c.add:
		return c.write(ctx, out)
	case c.asYAML:
		return c.paste(out)
	}
	err := c.a.tell(ctx, c.asJSON, out, func() *page.Document { return prose.English().Citation(out) })
	if err != nil || c.asJSON || len(out.Matches) != 1 {
		return err
	}
	_, err = c.a.out.Write([]byte("\n" + indented(out.Matches[0].YAML)))
	return err
}

// one is the one place that is meant; the error says why there is none.
func one(out *answer.Citation) (*answer.WordsAt, error) {
	switch n := len(out.Matches); {
	case n == 0:
		return nil, fmt.Errorf("%s does not have these words", outlet.Name(out.File))
	case n > 1:
		return nil, fmt.Errorf("the words stand at %d places; give more of them, or --nth", n+out.More)
	}
	return &out.Matches[0], nil
}

// paste writes the YAML alone.
func (c *citer) paste(out *answer.Citation) error {
	at, err := one(out)
	if err != nil {
		return err
	}
	_, err = c.a.out.Write([]byte(at.YAML))
	return err
}

// write puts the passage under its source. The files of the case are held.
func (c *citer) write(ctx context.Context, out *answer.Citation) error {
	at, err := one(out)
	switch {
	case err != nil:
		return err
	case out.Differs:
		return fmt.Errorf("%s is another version of %s than the case describes, and places in it may be others; "+
			"its digest is %s", outlet.Name(out.File), out.Source, out.Digest)
	case at.Present:
		return fmt.Errorf("the case has this passage already: %s", at.Ref)
	}
	p := c.found.Stands[at.Number-1].Passage
	if p.Says = c.says; c.as != "" {
		p.ID = c.as
	}
	path, notes, err := c.held.AddPassage(ctx, c.file, string(out.Source), p)
	if err != nil {
		return err
	}
	for _, note := range notes {
		fmt.Fprintln(c.a.err, "plenary: "+outlet.Line(note))
	}
	_, err = fmt.Fprintf(c.a.out, "%s: %s added.\n", outlet.Name(path), c.found.Ref(p))
	return err
}

// done lets go of what is held.
func (c *citer) done() {
	if c.held != nil {
		c.held.Unlock()
	}
}

func indented(text string) string {
	return "  " + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n  ") + "\n"
}
