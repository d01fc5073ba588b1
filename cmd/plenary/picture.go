package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/draw"
	"github.com/plenary-talks/plenary/internal/keep"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

const aboutPicture = `Draws one picture of a case as SVG, with what its marks mean and what it cites in
it: who waits for whom (circle), who carries the risk step by step (risk), where
both halves could be agreed (table), what survives if we are wrong (doubt), how it
came to this (time), and who owes what (owes). Without a kind it lists the pictures
that the case has something to show for, and what each says.

With -o it goes into that file, which is made; nothing is overwritten. A name that
ends in .png gets pixels in the colours of paper, for programs that show no SVG; a
picture with letters that these cannot show, as Arabic or Chinese, is refused.
Without -o it goes to standard output, as SVG.`

func newPicture(a *app) *cobra.Command {
	p := &picturing{app: a}
	cmd := &cobra.Command{
		Use:     "picture [CASE] [KIND]",
		Short:   "Draw a picture: who waits for whom, who carries the risk ...",
		Long:    aboutPicture,
		Example: "  plenary picture cases/six-party-2006 circle -o circle.svg",
		Args:    cobra.MaximumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			kind := ""
			if n := len(args); n == 2 || n == 1 && caseHere() && isPicture(args[0]) {
				kind, args = args[n-1], args[:n-1]
			}
			path, err := named(cmd, args)
			if err != nil {
				return err
			}
			return p.run(cmd.Context(), path, kind)
		},
	}
	p.what.flags(cmd)
	cmd.Flags().StringVarP(&p.path, "out", "o", "", "the `file` to make, .svg or .png")
	return cmd
}

// isPicture reports whether a word is a kind of pictures, and no file.
func isPicture(word string) bool {
	_, err := os.Stat(word)
	return err != nil && slices.Contains(prose.PictureKinds(), strings.ToLower(word))
}

// A picturing draws a picture of a case.
type picturing struct {
	*app
	what
	path string
}

func (p *picturing) run(ctx context.Context, path, kind string) error {
	if p.path != "" && !slices.Contains([]string{".svg", ".png"}, p.ending()) {
		return usage("%s is no name of a picture; let it end in .svg or .png", outlet.Name(p.path))
	}
	kinds := prose.PictureKinds()
	if kind != "" {
		if kind = strings.ToLower(kind); !slices.Contains(kinds, kind) {
			return unknown("picture", kind, kinds)
		}
		kinds = []string{kind}
	} else if p.path != "" {
		return usage("say which picture: %s", strings.Join(kinds, ", "))
	}
	l, err := p.layOut(ctx, path, p.what)
	if err != nil {
		return err
	}
	answers, err := p.answers(ctx, p.talks(ctx, l), kinds)
	if err != nil {
		return err
	}
	if kind == "" {
		return p.say(ctx, func() string {
			return page.Text(prose.English().PictureList(answers...), p.textWidth(), commands)
		})
	}
	for _, drawn := range prose.English().Pictures(answers...) {
		if drawn.ID == kind {
			text, err := p.file(drawn.Alone(drawn.Notes))
			if err != nil {
				return err
			}
			return p.write(ctx, text)
		}
	}
	return fmt.Errorf("the case has nothing to show for the picture %s; "+
		"without a kind, the command lists those it has", kind)
}

// ending is how the name of the file to make ends.
func (p *picturing) ending() string { return strings.ToLower(filepath.Ext(p.path)) }

// file is what goes into the file, or to standard output. A picture too large for pixels
// has fewer of them.
func (p *picturing) file(drawn *draw.Picture, about draw.About) (string, error) {
	if p.ending() != ".png" {
		return draw.SVG(drawn, about), nil
	}
	if err := legible(drawn); err != nil {
		return "", err
	}
	const crisp = 2 // pixels a unit

	// the sides are rounded up
	most := math.Sqrt(draw.MostPixels/drawn.Width/drawn.Height) * 0.99
	text, err := draw.PNG(drawn, min(crisp, most), about.Cite)
	return string(text), err
}

// legible returns an error that names the letters which pixels cannot show.
func legible(drawn *draw.Picture) error {
	const most = 8
	boxes, err := draw.Boxes(drawn)
	if err != nil || len(boxes) == 0 {
		return err
	}
	var letters []string
	for _, r := range boxes[:min(most, len(boxes))] {
		letters = append(letters, outlet.Name(string(r)))
	}
	if len(boxes) > most {
		letters = append(letters, "...")
	}
	return fmt.Errorf("%d letters of this picture would be empty boxes in a .png: %s; "+
		"let the name end in .svg, which shows them", len(boxes), strings.Join(letters, " "))
}

// answers are what pictures of some kinds are made of, each once.
func (p *picturing) answers(ctx context.Context, talks answer.Talks, kinds []string) ([]any, error) {
	var out []any
	made := map[string]bool{}
	for _, kind := range kinds {
		of := prose.PictureOf(kind)
		name := fmt.Sprintf("%T", of)
		if made[name] {
			continue
		}
		made[name] = true
		switch of.(type) {
		case *answer.Brief:
			b, err := answer.NewBrief(ctx, talks)
			if err != nil {
				return nil, err
			}
			out = append(out, b)
		case *answer.Timeline:
			if talks.Day != nil {
				out = append(out, answer.NewTimeline(talks, answer.Pick{}))
			}
		case *answer.Commitments:
			if talks.Day != nil {
				c, err := answer.NewCommitments(ctx, talks, nil, answer.NoHistory)
				if err != nil {
					return nil, err
				}
				out = append(out, c)
			}
		}
	}
	return out, nil
}

// write makes the file, or writes to standard output.
func (p *picturing) write(ctx context.Context, text string) error {
	if p.path == "" {
		return p.say(ctx, func() string { return text })
	}
	p.writes.Store(true)
	held, err := p.pen.Lock(ctx, filepath.Dir(p.path))
	if err != nil {
		return err
	}
	defer held.Unlock()
	err = held.CreateAll(ctx, keep.New{Path: p.path, Text: []byte(text)})
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already; name another", outlet.Name(p.path))
	}
	return err
}
