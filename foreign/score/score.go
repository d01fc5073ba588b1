// Package score reads games of score sheets, as the LLM-Deliberation games are
// written.
//
//	Format  a folder: config.txt with the parties, scores_files/ with a sheet each
//
// A sheet has a line for each issue, with the score of each of its options, and
// last the score from which on a deal is acceptable. The game is a deal, as
// package deal makes it: what a party gets is the sum of its scores, and a deal
// that is just acceptable is better than none.
package score

import (
	"context"
	"fmt"
	"math/big"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/foreign/internal/deal"
	"github.com/plenary-talks/plenary/internal/fault"
)

// Format is that of folders with score sheets.
var Format = &foreign.Format{ID: "score", Name: "score sheets"}

func init() { Format.Fits, Format.Read = fits, read }

// What notes tell of these files alone.
const (
	Role      foreign.Code = "role"      // lost: what else a list of parties says of one
	Opening   foreign.Code = "opening"   // lost: the deal with which the game opens
	Threshold foreign.Code = "threshold" // assumed: a deal of this score at least is better than none
)

const (
	configName = "config.txt"
	dealName   = "initial_deal.txt"
	sheets     = "scores_files"
)

// named returns the file of a name, in any folder that has a list of parties.
func named(files []foreign.File, name string) (foreign.File, bool) {
	for _, f := range files {
		clean := path.Clean(strings.ReplaceAll(f.Name, `\`, "/"))
		if clean == name || strings.HasSuffix(clean, "/"+name) {
			return f, true
		}
	}
	return foreign.File{}, false
}

// fits reports whether there is a list of parties with a sheet of the first.
func fits(files []foreign.File) bool {
	config, ok := named(files, configName)
	if !ok {
		return false
	}
	s, err := foreign.Text(config)
	if err != nil {
		return false
	}
	for _, l := range lines(s) {
		if cells := l.cells(); len(cells) > 1 {
			_, ok := named(files, sheetName(cells[1].text))
			return ok
		}
	}
	return false
}

// sheetName is where the sheet of a party stands, named with its ending or without.
func sheetName(name string) string { return sheets + "/" + strings.TrimSuffix(name, ".txt") + ".txt" }

// A line is a line of a text that is not blank.
type line struct {
	text string
	at   int
}

// lines divides a text; lines end in LF, CR LF or CR.
func lines(s *foreign.Source) []line {
	var out []line
	for at := 0; at < len(s.Text); {
		end := at + strings.IndexAny(s.Text[at:]+"\n", "\r\n")
		if text := s.Text[at:end]; strings.TrimSpace(text) != "" {
			out = append(out, line{text, at})
		}
		at = end + 1
	}
	return out
}

// cells divides a line at its commas.
func (l line) cells() []line {
	var out []line
	at := l.at
	for cell := range strings.SplitSeq(l.text, ",") {
		blanks := len(cell) - len(strings.TrimLeft(cell, " \t"))
		out = append(out, line{strings.TrimSpace(cell), at + blanks})
		at += len(cell) + 1
	}
	return out
}

// A sheet is the scores of one party.
type sheet struct {
	scores    [][]*big.Rat // by issue and option
	threshold *big.Rat
	at        int // where the threshold stands
	was       string
}

func read(_ context.Context, files []foreign.File) (*foreign.Import, error) {
	r := &reader{files: files, im: Format.Begin(files), used: map[string]bool{}, d: &deal.Deal{}}
	if err := r.parties(); err != nil {
		return nil, err
	}
	r.opening()
	r.unread()
	r.d.Title = r.title()
	return r.im, r.d.Case(r.im)
}

type reader struct {
	files []foreign.File
	im    *foreign.Import
	used  map[string]bool
	d     *deal.Deal
}

// text opens a file that is there.
func (r *reader) text(name string) (*foreign.Source, bool, error) {
	f, ok := named(r.files, name)
	if !ok {
		return nil, false, nil
	}
	r.used[f.Name] = true
	s, err := foreign.Text(f)
	return s, true, err
}

// parties reads who takes part, each with its sheet.
func (r *reader) parties() error {
	config, ok, err := r.text(configName)
	switch {
	case err != nil:
		return err
	case !ok:
		s, err := foreign.Text(r.files[0])
		if err != nil {
			return err
		}
		return s.Refuse(s.Fault(0, 0, fault.MissingPart, "there is no "+configName+" with the parties among the files",
			"give the folder in which it is"))
	}
	for _, l := range lines(config) {
		cells := l.cells()
		if len(cells) < 2 || cells[1].text == "" {
			return config.Refuse(config.Fault(l.at, len(l.text), fault.MissingPart,
				"the name of a party and that of its sheet are expected", "write: name,file,role,incentive,model"))
		}
		if len(r.d.Parties) >= plenary.MaxParties {
			return config.Refuse(config.Fault(l.at, len(l.text), fault.TooMany,
				fmt.Sprintf("there are more than %d parties", plenary.MaxParties), ""))
		}
		if err := r.party(config, l, cells); err != nil {
			return err
		}
	}
	if len(r.d.Parties) == 0 {
		return config.Refuse(config.Fault(0, 0, fault.Empty, "there are no parties", ""))
	}
	return nil
}

func (r *reader) party(config *foreign.Source, l line, cells []line) error {
	s, ok, err := r.text(sheetName(cells[1].text))
	switch {
	case err != nil:
		return err
	case !ok:
		return config.Refuse(config.Fault(cells[1].at, len(cells[1].text), fault.UnknownWord,
			fmt.Sprintf("there is no %s", sheetName(cells[1].text)), ""))
	}
	sh, err := r.sheet(s)
	if err != nil {
		return err
	}
	name := cells[0].text
	var role []string
	for _, c := range cells[2:] {
		role = append(role, c.text)
	}
	if len(role) > 0 {
		r.im.Notes.Add(config.Note(cells[2].at, foreign.Note{Code: Role, Kind: foreign.Lost, Name: name,
			Was: strings.Join(role, ", ")}))
	}
	r.im.Notes.Add(s.Note(sh.at, foreign.Note{Code: Threshold, Kind: foreign.Assumed, Name: name, Was: sh.was}))
	r.d.Parties = append(r.d.Parties, deal.Party{Name: name, None: sh.threshold, Below: true, Gets: sh.gets})
	return nil
}

// gets is the sum of the scores of an outcome.
func (sh *sheet) gets(values []int) *big.Rat {
	sum := new(big.Rat)
	for issue, v := range values {
		sum.Add(sum, sh.scores[issue][v])
	}
	return sum
}

// sheet reads a sheet. The first says how many options the issues have.
func (r *reader) sheet(s *foreign.Source) (*sheet, error) {
	list := lines(s)
	if len(list) < 2 {
		return nil, s.Refuse(s.Fault(0, 0, fault.MissingPart,
			"a line for each issue is expected, and last the score that is acceptable", ""))
	}
	sh := &sheet{}
	var faults []casefile.Fault
	for i, l := range list {
		var scores []*big.Rat
		for _, c := range l.cells() {
			n, ok := foreign.Number(c.text)
			if !ok {
				faults = append(faults, s.Fault(c.at, len(c.text), fault.WrongForm,
					fmt.Sprintf("`%s` is no number", c.text), ""))
			}
			scores = append(scores, n)
		}
		if i < len(list)-1 {
			sh.scores = append(sh.scores, scores)
			faults = append(faults, r.like(s, l, i, len(scores))...)
			continue
		}
		if len(scores) > 1 {
			faults = append(faults, s.Fault(l.at, len(l.text), fault.WrongForm,
				"the last line should be the score from which on a deal is acceptable", "add it"))
		}
		sh.threshold, sh.at, sh.was = scores[0], l.at, strings.TrimSpace(l.text)
	}
	if n := len(sh.scores); len(faults) == 0 && n != len(r.d.Issues) {
		last := list[len(list)-1]
		faults = append(faults, s.Fault(last.at, len(last.text), fault.MissingPart,
			fmt.Sprintf("there are lines for %d issues, where other sheets have %d", n, len(r.d.Issues)), ""))
	}
	if len(faults) > 0 {
		return nil, s.Refuse(faults...)
	}
	return sh, nil
}

// like has issue i have n options, or finds that it has others already.
func (r *reader) like(s *foreign.Source, l line, i, n int) []casefile.Fault {
	if len(r.d.Parties) == 0 {
		label := letters(i)
		issue := deal.Issue{Name: label, Says: r.issues()[label]}
		for v := range n {
			issue.Values = append(issue.Values, fmt.Sprintf("%s%d", label, v+1))
		}
		r.d.Issues = append(r.d.Issues, issue)
		return nil
	}
	if i < len(r.d.Issues) && len(r.d.Issues[i].Values) != n {
		return []casefile.Fault{s.Fault(l.at, len(l.text), fault.WrongForm, fmt.Sprintf(
			"there are %d scores, where other sheets have %d for this issue", n, len(r.d.Issues[i].Values)), "")}
	}
	return nil
}

// letters is what the issue of a number is called: A to Z, then A1 and so on.
func letters(i int) string {
	name := string(rune('A' + i%26))
	if i >= 26 {
		name += fmt.Sprint(i / 26)
	}
	return name
}

// titled is how the description of a game names its issues.
var titled = regexp.MustCompile(`(?m)^Issue ([A-Z]): "?([^"\r\n]{1,200})"?`)

// issues is what the description of the game calls the issues, by letter.
func (r *reader) issues() map[string]string {
	out := map[string]string{}
	s, ok, err := r.text("global_instructions.txt")
	if !ok || err != nil {
		return out
	}
	for _, m := range titled.FindAllStringSubmatch(s.Text, -1) {
		out[m[1]] = m[2]
	}
	return out
}

// opening notes the deal with which the game opens.
func (r *reader) opening() {
	if s, ok, err := r.text(dealName); ok && err == nil {
		r.im.Notes.Add(s.Note(0, foreign.Note{Code: Opening, Kind: foreign.Lost, Was: strings.TrimSpace(s.Text)}))
	}
}

// unread notes the files of which nothing is read.
func (r *reader) unread() {
	for _, f := range r.files {
		if !r.used[f.Name] {
			r.im.Notes.Add(foreign.Note{Code: foreign.UnreadFile, Kind: foreign.Lost, Name: f.Name})
		}
	}
	r.im.Used(func(i int) bool { return r.used[r.files[i].Name] })
}

// title is the name of the folder.
func (r *reader) title() string {
	config, _ := named(r.files, configName)
	dir := path.Base(path.Dir(strings.ReplaceAll(config.Name, `\`, "/")))
	if slices.Contains([]string{".", "/", ".."}, dir) {
		return Format.Name
	}
	return dir
}
