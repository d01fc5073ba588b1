package casefile

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestFormatMessy lays out texts that are well formed but written in every
// careless way: odd indentation, comments anywhere, folded and block text,
// brackets over several lines.
func TestFormatMessy(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	sound := 0
	for seed := range uint64(3000) {
		m := &messy{Rand: rand.New(rand.NewPCG(seed, 1))}
		m.mapping(m.IntN(3)*m.IntN(2), 3)
		text := m.String()
		if _, flaws, _ := newSource("", []byte(text)).tree(t.Context()); len(flaws) > 0 {
			continue
		}
		sound++
		once, err := Format(t.Context(), "messy.yaml", []byte(text))
		if err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, text)
		}
		if twice, err := Format(t.Context(), "messy.yaml", once); err != nil || string(twice) != string(once) {
			t.Fatalf("seed %d: not settled: %v\n%s\nonce:\n%s\ntwice:\n%s", seed, err, text, once, twice)
		}
		if strings.Count(text, "#") != strings.Count(string(once), "#") {
			t.Fatalf("seed %d: a comment is lost", seed)
		}
	}
	if sound < 2000 {
		t.Errorf("only %d texts were well formed", sound)
	}
}

// messy writes random YAML. What it writes is nearly always well formed.
type messy struct {
	*rand.Rand
	strings.Builder
	keys int
}

func (m *messy) pick(of ...string) string { return of[m.IntN(len(of))] }

func (m *messy) blanks(n int) string { return strings.Repeat(" ", n) }

// rest ends a line.
func (m *messy) rest() {
	m.WriteString(m.pick("", "", "", "  ", " # remark", "   # aligned  ", " \t"))
	m.WriteString(m.pick("\n", "\n", "\n", "\n", "\r\n", "\n\n", "\n  \n\n\n"))
}

func (m *messy) remark(at int) {
	if m.IntN(4) == 0 {
		m.WriteString(m.blanks(max(0, at+m.pickInt(0, 0, 0, -1, -2, 2, 5))) + m.pick("# note", "## a: b", "#- c", "#") +
			"\n")
	}
}

func (m *messy) pickInt(of ...int) int { return of[m.IntN(len(of))] }

func (m *messy) mapping(at, depth int) {
	for i := range 1 + m.IntN(4) {
		if i > 0 || depth == 3 {
			m.remark(at)
		}
		if i > 0 || depth == 3 {
			m.WriteString(m.blanks(at))
		}
		m.keys++
		m.WriteString(fmt.Sprintf(m.pick("k%d", "k%d", "key%d", `"k %d"`, "'k%d'"), m.keys) + m.pick("", "", "", " ") +
			":")
		m.value(at, depth, true)
	}
}

func (m *messy) list(at, depth int) {
	for i := range 1 + m.IntN(4) {
		if i > 0 {
			m.remark(at)
			m.WriteString(m.blanks(at))
		}
		m.WriteString("-")
		if gap := 1 + m.IntN(3)*m.IntN(2); depth > 0 && m.IntN(4) == 0 {
			m.WriteString(m.blanks(gap))
			if m.IntN(2) == 0 {
				m.mapping(at+1+gap, depth-1)
			} else {
				m.list(at+1+gap, depth-1)
			}
			continue
		}
		m.value(at, depth, false)
	}
}

func (m *messy) value(at, depth int, key bool) {
	in := at + 1 + m.IntN(5)
	switch n := m.IntN(12); {
	case n < 3 && depth > 0:
		m.rest()
		m.remark(in)
		m.WriteString(m.blanks(in))
		m.mapping(in, depth-1)
	case n < 5 && depth > 0:
		if key && m.IntN(2) == 0 {
			in = at
		}
		m.rest()
		m.remark(in)
		m.WriteString(m.blanks(in))
		m.list(in, depth-1)
	case n < 6:
		m.text(at, in)
	case n < 8:
		m.WriteString(m.pick(" ", " ", "   ", "\n"+m.blanks(in)))
		m.brackets(in, 2)
		m.rest()
	case n < 9:
		m.rest()
	default:
		m.WriteString(m.pick(" ", " ", "  ", "     ", "\t", "\n"+m.blanks(in), " # why\n"+m.blanks(in)))
		m.scalar(in)
		m.rest()
	}
}

func (m *messy) scalar(in int) {
	fold := "\n" + m.pick("", "\n", " \n\n") + m.blanks(in+m.IntN(3))
	m.WriteString(m.pick("x", "1", "~", "a b  c", "not up.dam", "x"+fold+"y"+fold+"z", `"q \" \u00e9 é 日本"`,
		`"a  `+fold+` b\n\`+fold+`c"`,
		`"t \ `+fold+`u\\"`, "'it''s"+fold+" so'", `''`, "a#b", "-x", "http://x", "a:b"))
}

// text writes block text below its sign.
func (m *messy) text(at, in int) {
	in = max(in, 1)
	sign := m.pick("|", ">") + m.pick("", "", "+", "-")
	if m.IntN(4) == 0 && in-at < 10 && in > at {
		sign += fmt.Sprint(in - at)
	}
	m.WriteString(" " + sign + m.pick("", "", " # sign", "   "))
	for range m.IntN(4) {
		m.WriteString("\n" + m.pick(m.blanks(in)+"words here ", m.blanks(in)+"more # words", "",
			m.blanks(in+2)+"further in", "  ", m.blanks(in)+"\ttab", m.blanks(in+3)))
	}
	m.WriteString(m.pick("\n", "\n", "\n\n\n", "\n  \n"))
}

func (m *messy) brackets(in, depth int) {
	space := func() {
		m.WriteString(m.pick("", "", " ", "  ", "\n"+m.blanks(in+m.IntN(4)), " # in\n"+m.blanks(in), "\n\t "))
	}
	item := func() {
		if depth > 0 && m.IntN(4) == 0 {
			m.brackets(in, depth-1)
			return
		}
		m.WriteString(m.pick("a", "b c", `"d"`, "'e'", "01", "x\n"+m.blanks(in+1)+"y", `"s\n`+"\n\n"+m.blanks(in)+`t"`))
	}
	mapping := m.IntN(2) == 0
	m.WriteString(map[bool]string{true: "{", false: "["}[mapping])
	space()
	for i := range m.IntN(4) {
		if i > 0 {
			m.WriteString(",")
			space()
		}
		if mapping {
			m.keys++
			fmt.Fprintf(m, m.pick("k%d", `"k%d"`), m.keys)
			if m.IntN(4) == 0 {
				space()
				continue
			}
			m.WriteString(m.pick("", " ") + ":" + m.pick(" ", "  "))
		}
		item()
		space()
	}
	if m.IntN(6) == 0 && strings.HasSuffix(m.String(), "x") {
		m.WriteString(",")
	}
	m.WriteString(map[bool]string{true: "}", false: "]"}[mapping])
}
