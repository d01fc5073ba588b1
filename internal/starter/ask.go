package starter

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// ErrNothing is the error of [Ask] when the answers end before there is a case.
var ErrNothing = errors.New("the answers ended before there was a case")

// Ask asks for talks. say shows a line or several; answer shows a prompt and
// returns a line, and io.EOF when there are no more. Then the talks are as far
// as they were told, if that is a case, and else the error is [ErrNothing]. Any
// other error of answer ends it. No more is asked than the answers leave open.
func Ask(say func(string), answer func(prompt string) (string, error)) (*Talks, error) {
	c := &conversation{talks: &Talks{Title: noTitle}, say: say, answer: answer}
	err := c.all()
	if errors.Is(err, io.EOF) {
		if all, _ := c.talks.steps(-1); len(all) == 0 {
			return nil, ErrNothing
		}
		err = nil
	}
	return c.talks, err
}

type conversation struct {
	talks  *Talks
	say    func(string)
	answer func(string) (string, error)
}

func (c *conversation) all() error {
	c.say(sayBegin)
	steps := []func() error{c.title, c.parties, c.eachCan}
	for i := 0; i < 64; i++ {
		steps = append(steps, func() error { return c.wants(i) })
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// line asks for a line until there is nothing in it that nobody sees. Blanks
// are folded.
func (c *conversation) line(prompt string) (string, error) {
	for {
		text, err := c.answer(prompt)
		if text = strings.Join(strings.Fields(text), " "); err != nil || !strings.ContainsFunc(text, outlet.Hidden) {
			return text, err
		}
		c.say(sayHidden)
	}
}

func (c *conversation) title() error {
	c.say(askTitle)
	_, err := c.try("> ", func(title string) { c.talks.Title = title })
	return err
}

// try asks for a line, which set is given unless it is empty, until the case is
// sound with it, and reports whether something was said.
func (c *conversation) try(prompt string, set func(string)) (bool, error) {
	for {
		text, err := c.line(prompt)
		if err != nil || text == "" {
			return false, err
		}
		before := c.talks.clone()
		set(text)
		fault := c.fault()
		if fault == "" {
			return true, nil
		}
		*c.talks = *before
		c.say(fmt.Sprintf(sayFault, fault))
	}
}

// fault is what is wrong with the case as far as it was told; that it is not
// whole yet is no fault.
func (c *conversation) fault() string {
	t := c.talks.clone()
	if len(t.Parties) == 0 {
		t.add(noTitle)
	}
	if all, _ := t.steps(-1); len(all) == 0 {
		t.Parties[0].add("wait")
	}
	d := t.Draft()
	_, faults := d.Case()
	switch {
	case len(faults) == 0:
		return ""
	case faults[0].Hint == "":
		return faults[0].Msg
	}
	return faults[0].Msg + "; " + faults[0].Hint
}

func (c *conversation) parties() error {
	c.say(askParties)
	for {
		said, err := c.try(fmt.Sprintf("%d> ", len(c.talks.Parties)+1), c.party)
		switch {
		case err != nil:
			return err
		case said:
		case len(c.talks.Parties) < 2:
			c.say(sayTwo)
		default:
			return nil
		}
	}
}

func (c *conversation) party(name string) {
	for _, p := range c.talks.Parties {
		if alike(p.Name, name) {
			c.say(fmt.Sprintf(sayThere, outlet.Name(p.Name)))
			return
		}
	}
	c.talks.add(name)
}

func alike(a, b string) bool { return strings.EqualFold(latin(a), latin(b)) }

// eachCan asks of each party what it could do, until somebody could do something.
func (c *conversation) eachCan() error {
	for {
		for i := range c.talks.Parties {
			if err := c.can(i); err != nil {
				return err
			}
		}
		if all, _ := c.talks.steps(-1); len(all) > 0 {
			return nil
		}
		c.say(sayNothing)
	}
}

func (c *conversation) can(i int) error {
	c.say(fmt.Sprintf(askCan, outlet.Name(c.talks.Parties[i].Name)))
	for {
		said, err := c.try("> ", func(does string) { c.step(i, does) })
		if err != nil || !said {
			return err
		}
	}
}

func (c *conversation) step(i int, does string) {
	p := &c.talks.Parties[i]
	does = strings.TrimRight(does, " .!;,")
	if rest, ok := strings.CutPrefix(does, "to "); ok {
		does = rest
	}
	if slices.ContainsFunc(p.Can, func(s Step) bool { return alike(s.Does, does) }) {
		c.say(fmt.Sprintf(sayCanThere, outlet.Name(p.Name)))
		return
	}
	p.add(does)
}

// wants asks what a party wants of what the others could do, and what of it it
// insists on, where there is anything.
func (c *conversation) wants(i int) error {
	if i >= len(c.talks.Parties) {
		return nil
	}
	p := &c.talks.Parties[i]
	others, whose := c.talks.steps(i)
	if len(others) == 0 {
		return nil
	}
	for n, s := range others {
		c.say(fmt.Sprintf("  %d  %s: %s", n+1, outlet.Name(whose[n]), outlet.Text(s.Does)))
	}
	c.say(fmt.Sprintf(askWants, outlet.Name(p.Name)))
	wants, err := c.numbers(len(others), func(int) string { return "" })
	for _, n := range wants {
		p.Wants = append(p.Wants, others[n].ID)
	}
	if err != nil || len(wants) == 0 || len(p.Can) == 0 {
		return err
	}
	c.say(fmt.Sprintf(askFirst, outlet.Name(p.Name)))
	first, err := c.numbers(len(others), func(n int) string {
		if slices.Contains(wants, n) {
			return ""
		}
		return fmt.Sprintf(sayNotIt, outlet.Name(p.Name), strconv.Itoa(n+1))
	})
	for _, n := range first {
		p.First = append(p.First, others[n].ID)
	}
	return err
}

// numbers asks for numbers up to n, each once, of which none is wrong, and
// returns them less one.
func (c *conversation) numbers(n int, wrong func(int) string) ([]int, error) {
	for {
		text, err := c.line("> ")
		if err != nil {
			return nil, err
		}
		out, complaint := parseNumbers(text, n, wrong)
		if complaint == "" {
			return out, nil
		}
		c.say(complaint)
	}
}

func parseNumbers(text string, n int, wrong func(int) string) (out []int, complaint string) {
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == ',' || r == ';' }) {
		k, err := strconv.Atoi(strings.TrimRight(word, ".)"))
		switch {
		case err != nil || k < 1 || k > n:
			return nil, fmt.Sprintf(sayNumber, outlet.Name(word))
		case slices.Contains(out, k-1):
			return nil, fmt.Sprintf(sayTwice, outlet.Name(word))
		}
		if complaint := wrong(k - 1); complaint != "" {
			return nil, complaint
		}
		out = append(out, k-1)
	}
	return out, ""
}
