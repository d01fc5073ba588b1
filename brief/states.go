package brief

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// States writes feasible states in order of their numbers.
type States struct {
	sp       *space.Space
	a        *stability.Answers
	concepts []stability.Concept
	shown    []uint64 // which states, as bits; nil for all
}

// NewStates prepares a listing; shown is a set as from [space.Space.Where], or nil for all.
func NewStates(sp *space.Space, a *stability.Answers, shown []uint64) *States {
	s := &States{sp: sp, a: a, shown: shown}
	for _, c := range stability.Concepts {
		if a.Has(c) {
			s.concepts = append(s.concepts, c)
		}
	}
	return s
}

// each calls f for every state shown, until it fails.
func (s *States) each(f func(state int) error) error {
	for state := range s.sp.Len() {
		if s.shown != nil && s.shown[state/64]>>(state%64)&1 == 0 {
			continue
		}
		if err := f(state); err != nil {
			return err
		}
	}
	return nil
}

func (s *States) stable(party, state int) []string {
	out := []string{}
	for _, c := range s.concepts {
		if s.a.Stable(c, party, state) {
			out = append(out, c.String())
		}
	}
	return out
}

func (s *States) equilibrium(state int) []string {
	out := []string{}
	for _, c := range s.concepts {
		if s.a.Equilibrium(c, state) {
			out = append(out, c.String())
		}
	}
	return out
}

// JSON writes one object a line. Its form is fixed; users' scripts rest on it.
func (s *States) JSON(w io.Writer) error {
	c := s.sp.Case()
	levels := make([][][]byte, len(c.Options)) // "option":"level", by option and level
	for o := range c.Options {
		for _, l := range c.Options[o].Levels {
			levels[o] = append(levels[o], fmt.Appendf(nil, "%s:%s", quote(c.Options[o].ID), quote(l)))
		}
	}
	var b []byte
	var at []uint8
	return s.each(func(state int) error {
		at = s.sp.Levels(state, at)
		b = fmt.Appendf(b[:0], `{"state":%d,"code":%s,"levels":{`, state+1, quote(s.sp.Code(state)))
		for o, l := range at {
			b = append(comma(b, o), levels[o][l]...)
		}
		b = append(b, `},"tier":{`...)
		for p := range c.Parties {
			b = fmt.Appendf(comma(b, p), "%s:%d", quote(c.Parties[p].ID), s.sp.Tier(p, state))
		}
		b = append(b, `},"stable":{`...)
		for p := range c.Parties {
			b = fmt.Appendf(comma(b, p), "%s:%s", quote(c.Parties[p].ID), list(s.stable(p, state)))
		}
		b = fmt.Appendf(b, `},"equilibrium":%s}`+"\n", list(s.equilibrium(state)))
		_, err := w.Write(b)
		return err
	})
}

func comma(b []byte, i int) []byte {
	if i > 0 {
		b = append(b, ',')
	}
	return b
}

// quote writes a JSON string.
func quote(text string) []byte {
	out, _ := outlet.JSON(text, false) // a string cannot fail
	return bytes.TrimSuffix(out, []byte("\n"))
}

// list writes concept names as a JSON list.
func list(names []string) string {
	if len(names) == 0 {
		return "[]"
	}
	return `["` + strings.Join(names, `","`) + `"]`
}

// CSV writes a header and one row a state: state, code, a column per option
// with its level, per party tier.ID and stable.ID, and equilibrium; lists of
// concepts are separated by spaces. Raw, levels are as they are; otherwise they
// are safe in a spreadsheet.
func (s *States) CSV(w io.Writer, raw bool) error {
	c := s.sp.Case()
	out := outlet.NewCSV(w, raw)
	header := []string{"state", "code"}
	header = append(header, c.OptionNames()...)
	for _, p := range c.Parties {
		header = append(header, "tier."+p.ID, "stable."+p.ID)
	}
	if err := out.Row(append(header, "equilibrium")...); err != nil {
		return err
	}
	levels := make([][]string, len(c.Options))
	for o := range c.Options {
		for _, l := range c.Options[o].Levels {
			levels[o] = append(levels[o], out.Name(l))
		}
	}
	err := s.each(func(state int) error {
		row := []string{strconv.Itoa(state + 1), s.sp.Code(state)}
		for o, l := range s.sp.Levels(state, nil) {
			row = append(row, levels[o][l])
		}
		for p := range c.Parties {
			row = append(row, strconv.Itoa(s.sp.Tier(p, state)), strings.Join(s.stable(p, state), " "))
		}
		return out.Row(append(row, strings.Join(s.equilibrium(state), " "))...)
	})
	if err != nil {
		return err
	}
	return out.Flush()
}

// Table writes a table for people: per party the tier, with a mark telling
// whether it would stay, and the concepts by which everybody would.
func (s *States) Table(w io.Writer, width int) error {
	c := s.sp.Case()
	if width <= 0 {
		width = DefaultWidth
	}
	numbers := max(5, len(strconv.Itoa(s.sp.Len())))
	codes := max(4, len(c.Options))
	heads, widths, legend := s.partyColumns(width - numbers - codes - 2 - 2 - equilibriumWidth)
	var b strings.Builder
	b.WriteString(padLeft("state", numbers) + "  " + pad("code", codes))
	for p, h := range heads {
		b.WriteString("  " + padLeft(h, widths[p]) + " ")
	}
	b.WriteString("  equilibrium\n")
	if _, err := io.WriteString(w, b.String()); err != nil {
		return err
	}
	shown, now := 0, s.sp.StatusQuo()
	err := s.each(func(state int) error {
		shown++
		b.Reset()
		b.WriteString(padLeft(strconv.Itoa(state+1), numbers) + "  " + pad(s.sp.Code(state), codes))
		for p := range c.Parties {
			b.WriteString("  " + padLeft(strconv.Itoa(s.sp.Tier(p, state)), widths[p]) + s.mark(p, state))
		}
		b.WriteString("  " + s.equilibriumCell(state) + ifText(state == now, "  <- now"))
		_, err := io.WriteString(w, strings.TrimRight(b.String(), " ")+"\n")
		return err
	})
	if err != nil {
		return err
	}
	foot := newPage(width)
	foot.line()
	foot.para("", fmt.Sprintf("%s of %s. Per party its tier (1 = best) and: = nothing to gain, + gains are answered willingly, ~ gains can be answered somehow, ! would leave.%s", count(shown, "state"), thousands(s.sp.Len()), legend))
	_, err = io.WriteString(w, foot.String())
	return err
}

const equilibriumWidth = 16 // of the widest list of concepts but all of them

func (s *States) equilibriumCell(state int) string {
	names := s.equilibrium(state)
	if len(names) == len(stability.Concepts) {
		return "all five"
	}
	return strings.Join(names, " ")
}

// partyColumns fits a column per party into the given width, numbering the
// parties where their names are too long.
func (s *States) partyColumns(room int) (heads []string, widths []int, legend string) {
	c, total := s.sp.Case(), 0
	for p := range c.Parties {
		digits := len(strconv.Itoa(s.sp.Tiers(p)))
		heads, widths = append(heads, c.Parties[p].ID), append(widths, max(digits, len(c.Parties[p].ID)))
		total += widths[p] + 3
	}
	if total <= room {
		return heads, widths, ""
	}
	for p := range c.Parties {
		heads[p] = "p" + strconv.Itoa(p+1)
		widths[p] = max(2, len(strconv.Itoa(s.sp.Tiers(p))))
		legend += ifText(p > 0, ",") + " " + heads[p] + " " + c.Parties[p].ID
	}
	return heads, widths, " Parties:" + legend + "."
}

// mark tells how firmly a party would stay; a blank where the concepts asked
// for do not say.
func (s *States) mark(party, state int) string {
	marks := []struct {
		concept stability.Concept
		mark    string
	}{{stability.Nash, "="}, {stability.SEQ, "+"}, {stability.GMR, "~"}}
	for _, m := range marks {
		if !s.a.Has(m.concept) {
			return " "
		}
		if s.a.Stable(m.concept, party, state) {
			return m.mark
		}
	}
	return "!"
}
