package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/foreign/formats"
	"github.com/plenary-talks/plenary/internal/keep"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
	"github.com/plenary-talks/plenary/space"
)

const aboutImport = `Makes a case of files of other programs. Which format they are in is told by what
is in them, not by their names; --from says it where that is not enough. Several
files, or a folder, may hold one model.

With -o the case goes into that folder, which is made; nothing is overwritten.
Without it, what would come in is told and nothing is written. The files are sources
of the case, with their digests. What has no counterpart in a case, and what had to
be assumed, is told, and stands as remarks above the case.

Tables in workbooks and CSV files (docs/tables.md) may also go onto the record of a
case that is there: --into CASE adds a file to it with statements, agreements and
commitments as proposals, which never count until somebody confirms them; what is
on record already is left out. --template writes empty tables to begin with.

Formats:
`

func newImport(a *app) *cobra.Command {
	i := &importer{app: a}
	cmd := &cobra.Command{
		Use:     "import FILE...",
		Short:   "Make a case of files of other programs",
		Long:    aboutImport + listed(formats.Readable()),
		Example: "  plenary import model.gmcr\n  plenary import model.gmcr -o talks/model",
		Args:    i.args,
		RunE:    func(cmd *cobra.Command, args []string) error { return i.start(cmd.Context(), args) },
	}
	cmd.Flags().StringVarP(&i.folder, "out", "o", "", "the `folder` to make the case in")
	cmd.Flags().StringVar(&i.format, "from", "", "the format of the files: "+ids(formats.Readable()))
	cmd.Flags().StringVar(&i.into, "into", "", "add the rows of tables to the record of this `case`, as proposals")
	cmd.Flags().StringVar(&i.template, "template", "",
		"write empty tables, with what their columns are for: xlsx or csv")
	cmd.Flags().BoolVar(&i.asJSON, "json", false, "write the answer as JSON")
	return cmd
}

// listed lists formats for a help text.
func listed(list []*foreign.Format) string {
	var lines []string
	for _, f := range list {
		lines = append(lines, fmt.Sprintf("  %-10s %s", f.ID, f.Name))
	}
	return strings.Join(lines, "\n")
}

func ids(list []*foreign.Format) string {
	var out []string
	for _, f := range list {
		out = append(out, f.ID)
	}
	return strings.Join(out, ", ")
}

// chosen returns the format of a name.
func chosen(name string, list []*foreign.Format) (*foreign.Format, error) {
	var known []string
	for _, f := range list {
		if f.ID == strings.ToLower(name) {
			return f, nil
		}
		known = append(known, f.ID)
	}
	return nil, unknown("format", name, known)
}

// An importer makes a case of files.
type importer struct {
	*app
	folder, format string
	into, template string
	asJSON         bool

	of     *foreign.Format
	im     *foreign.Import
	c      *plenary.Case
	states int
}

func (i *importer) run(ctx context.Context, paths []string) error {
	if i.folder != "" {
		i.writes.Store(true)
	}
	files, err := gather(paths)
	if err != nil {
		return err
	}
	files, left, err := i.model(files)
	if err != nil {
		return err
	}
	if i.im, err = i.of.Read(ctx, files); err != nil {
		return err
	}
	for _, f := range left {
		i.im.Notes.Add(foreign.Note{Code: foreign.UnreadFile, Kind: foreign.Lost, Name: f.Name})
	}
	made, err := i.made(ctx)
	if err != nil {
		return err
	}
	var written []string
	if i.folder != "" {
		if err := i.write(ctx, made); err != nil {
			return err
		}
		for _, f := range made {
			written = append(written, f.Path)
		}
	}
	out := i.answer(written)
	return i.tell(ctx, i.asJSON, out, func() *page.Document { return prose.English().Import(out) })
}

func (i *importer) answer(written []string) *answer.Import {
	return answer.NewImport(i.of, i.im, i.c, i.states, written)
}

// model finds the format of files, and those of them that it is read from; the
// others are left.
func (i *importer) model(files []foreign.File) (of, left []foreign.File, err error) {
	if i.of, err = i.formatOf(files); err == nil && !(i.of.Alone && len(files) > 1) {
		return files, nil, nil
	}
	alone := formats.Alone(files)
	switch {
	case len(files) > 1 && len(alone) == 1:
		at := alone[0]
		if i.of, err = i.formatOf(files[at : at+1]); err != nil {
			return nil, nil, err
		}
		return files[at : at+1], slices.Delete(slices.Clone(files), at, at+1), nil
	case len(alone) > 1:
		return nil, nil, fmt.Errorf("%s and %s hold a model each; import them one at a time",
			outlet.Name(files[alone[0]].Name), outlet.Name(files[alone[1]].Name))
	case err == nil:
		err = fmt.Errorf("a file of %s holds a model by itself; give that file", i.of.ID)
	}
	return nil, nil, err
}

func (i *importer) formatOf(files []foreign.File) (*foreign.Format, error) {
	if i.format != "" {
		return chosen(i.format, formats.Readable())
	}
	if f := formats.Of(files); f != nil {
		return f, nil
	}
	return nil, fmt.Errorf("%s: this is in none of the formats that are read (%s); if it is in one of them, say which "+
		"with --from", outlet.Name(files[0].Name), ids(formats.Readable()))
}

// made is the files of the case, which is checked.
func (i *importer) made(ctx context.Context) ([]keep.New, error) {
	path := filepath.Join(i.folder, "case.yaml")
	f, err := casefile.Parse(ctx, path, casefile.WriteCase(&i.im.Case))
	if err != nil {
		return nil, fmt.Errorf("what these files say is no sound case:\n%w", err)
	}
	i.c = f.Case
	sp, err := space.New(ctx, f.Case, space.Limits{States: i.maxStates, Memory: i.memory.asked})
	var limit *plenary.Limit
	switch {
	case err == nil:
		i.states = sp.Len()
	case !errors.As(err, &limit):
		return nil, err
	}
	made := []keep.New{{Path: path, Text: casefile.WriteCase(&i.im.Case, i.remarks()...)}}
	if i.im.Record == nil {
		return made, nil
	}
	record := keep.New{Path: filepath.Join(i.folder, "record.yaml"), Text: casefile.WriteRecord(*i.im.Record)}
	if err := f.Admits(ctx, record.Path, record.Text); err != nil {
		return nil, fmt.Errorf("what these files say is no sound record:\n%w", err)
	}
	return append(made, record), nil
}

// remarks are what stands above the case.
func (i *importer) remarks() []string {
	text := page.Text(prose.English().ImportRemarks(i.answer(nil)), 100, commands)
	return strings.Split(strings.TrimRight(text, "\n"), "\n")
}

// write makes the folder and the files in it.
func (i *importer) write(ctx context.Context, made []keep.New) error {
	for _, name := range []string{"case.yaml", "record.yaml", "record"} {
		path := filepath.Join(i.folder, name)
		if _, err := os.Lstat(path); err == nil {
			return fmt.Errorf("%s is there already; name another folder", outlet.Name(path))
		}
	}
	lock := i.folder
	if _, err := os.Stat(lock); errors.Is(err, fs.ErrNotExist) {
		lock = filepath.Dir(filepath.Clean(i.folder))
	}
	held, err := i.pen.Lock(ctx, lock)
	if err != nil {
		return err
	}
	defer held.Unlock()
	return held.CreateAll(ctx, made...)
}

// Bounds of what is read together.
const (
	mostFiles = 1000
	mostDeep  = 4 // folders inside one another
)

// gather reads files, and those in folders.
func gather(paths []string) ([]foreign.File, error) {
	g := &gathering{}
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case err == nil && info.IsDir():
			err = g.folder(path, 0)
		default:
			err = g.file(path)
		}
		if err != nil {
			return nil, err
		}
	}
	if len(g.files) == 0 {
		return nil, fmt.Errorf("%s: there is no file in this folder", outlet.Name(paths[0]))
	}
	return g.files, nil
}

type gathering struct {
	files []foreign.File
	bytes int
}

func (g *gathering) file(path string) error {
	name, text, err := casefile.Read(path)
	if err != nil {
		return err
	}
	g.bytes += len(text)
	if g.bytes > foreign.MaxBytes || len(g.files) >= mostFiles {
		return &plenary.Limit{Code: plenary.LimitSize, Bound: foreign.MaxBytes, Says: fmt.Sprintf(
			"%d files of %d bytes, with %s; at most %d of %d bytes together are read", len(g.files)+1, g.bytes,
			outlet.Name(path), mostFiles, foreign.MaxBytes)}
	}
	g.files = append(g.files, foreign.File{Name: name, Text: text})
	return nil
}

// folder reads the files of a folder, in the order of their names, but those
// whose names begin with a full stop.
func (g *gathering) folder(path string, depth int) error {
	list, err := os.ReadDir(path)
	if err != nil {
		return err
	}
	for _, e := range list {
		inside := filepath.Join(path, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), "."):
		case e.IsDir() && depth < mostDeep:
			err = g.folder(inside, depth+1)
		case e.Type().IsRegular():
			err = g.file(inside)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
