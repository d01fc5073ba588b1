package nfg

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/internal/fault"
)

// A token is a word, a number, a text in quotes, or a brace.
type token struct {
	kind byte // 'w' a word or a number, '"' a text, '{', '}', 0 the end
	text string
	at   int
	end  int
}

// A parser reads a file token by token.
type parser struct {
	*foreign.Source
	next token
}

// parse reads a game.
func parse(s *foreign.Source) (*game, error) {
	p := &parser{Source: s}
	if err := p.step(); err != nil {
		return nil, err
	}
	g := &game{}
	for _, part := range []func(*game) error{p.head, p.playersOf, p.strategiesOf, p.commentOf, p.body} {
		if err := part(g); err != nil {
			return nil, err
		}
	}
	if p.next.kind != 0 {
		return nil, p.wrong(fault.TooMany, "something follows the last number that the game has room for", "remove it")
	}
	return g, nil
}

func (p *parser) wrong(code fault.Code, msg, hint string) error {
	return p.Refuse(p.Fault(p.next.at, p.next.end-p.next.at, code, msg, hint))
}

// step reads the next token. Commas are blanks.
func (p *parser) step() error {
	at := p.next.end
	for at < len(p.Text) && strings.IndexByte(" \t\r\n,", p.Text[at]) >= 0 {
		at++
	}
	p.next = token{at: at, end: at}
	if at == len(p.Text) {
		return nil
	}
	switch c := p.Text[at]; c {
	case '{', '}':
		p.next.kind, p.next.end = c, at+1
	case '"':
		return p.quoted()
	default:
		end := at
		for end < len(p.Text) && strings.IndexByte(" \t\r\n,{}\"", p.Text[end]) < 0 {
			end++
		}
		p.next.kind, p.next.end, p.next.text = 'w', end, p.Text[at:end]
	}
	return nil
}

// quoted reads a text in quotes; a backslash makes the character after it plain.
func (p *parser) quoted() error {
	var b strings.Builder
	for i := p.next.at + 1; i < len(p.Text); i++ {
		switch c := p.Text[i]; {
		case c == '"':
			p.next.kind, p.next.end, p.next.text = '"', i+1, b.String()
			return nil
		case c == '\\' && i+1 < len(p.Text):
			i++
			_, size := utf8.DecodeRuneInString(p.Text[i:])
			b.WriteString(p.Text[i : i+size])
			i += size - 1
		default:
			b.WriteByte(c)
		}
	}
	p.next.end = p.next.at + 1
	return p.wrong(fault.Unclosed, "this quote is not closed", `close it with "`)
}

// take reads a token of a kind.
func (p *parser) take(kind byte, what string) (token, error) {
	t := p.next
	if t.kind != kind {
		return t, p.wrong(fault.WrongForm, what+" is expected here", "")
	}
	return t, p.step()
}

func (p *parser) head(g *game) error {
	form, err := p.take('w', "NFG")
	switch {
	case err != nil:
		return err
	case form.text == "EFG":
		return p.Refuse(p.Fault(form.at, 3, fault.WrongFile, "this is a game in extensive form, which is not read",
			"save it in strategic form (.nfg); Gambit does that"))
	case form.text != "NFG":
		return p.Refuse(p.Fault(form.at, 3, fault.WrongFile, "a game in strategic form begins with NFG", ""))
	}
	for _, want := range []string{"1", "R D"} {
		t, err := p.take('w', strings.ReplaceAll(want, " ", " or "))
		if err != nil {
			return err
		}
		if t.text == "" || !strings.Contains(want, t.text) {
			return p.Refuse(p.Fault(t.at, t.end-t.at, fault.WrongVersion,
				fmt.Sprintf("`%s` stands where %s is expected", t.text, strings.ReplaceAll(want, " ", " or ")), ""))
		}
	}
	title, err := p.take('"', "the title, in quotes,")
	g.title = title.text
	return err
}

func (p *parser) playersOf(g *game) error {
	if _, err := p.take('{', "{ with the names of the players"); err != nil {
		return err
	}
	for p.next.kind == '"' {
		g.players = append(g.players, player{name: p.next.text, at: p.next.at})
		if len(g.players) > plenary.MaxParties {
			return p.wrong(fault.TooMany, fmt.Sprintf("there are more than %d players", plenary.MaxParties), "")
		}
		if err := p.step(); err != nil {
			return err
		}
	}
	if len(g.players) == 0 {
		return p.wrong(fault.Empty, "the game has no players", "")
	}
	_, err := p.take('}', "the name of a player in quotes, or }")
	return err
}

// strategiesOf reads how many strategies each player has, or their names.
func (p *parser) strategiesOf(g *game) error {
	open, err := p.take('{', "{ with the strategies of the players")
	if err != nil {
		return err
	}
	for i := range g.players {
		switch {
		case p.next.kind == '{':
			if err := p.named(&g.players[i]); err != nil {
				return err
			}
		case p.next.kind == 'w':
			if err := p.counted(&g.players[i]); err != nil {
				return err
			}
		default:
			return p.wrong(fault.MissingPart, fmt.Sprintf("the strategies of %d players are expected, not of %d",
				len(g.players), i), "")
		}
	}
	if g.profiles() < 0 {
		return fmt.Errorf("%s: %w", p.Name, &plenary.Limit{Code: plenary.LimitStates, Bound: foreign.MaxRanked,
			What: "profiles of strategies, each of which is ranked"})
	}
	if p.next.kind != '}' {
		p.next.at, p.next.end = min(p.next.at, len(p.Text)), max(p.next.end, open.end)
		return p.wrong(fault.TooMany,
			fmt.Sprintf("there are strategies of more than the %d players", len(g.players)), "")
	}
	return p.step()
}

func (p *parser) named(of *player) error {
	if err := p.step(); err != nil {
		return err
	}
	for p.next.kind == '"' {
		of.strategies = append(of.strategies, p.next.text)
		if err := p.step(); err != nil {
			return err
		}
	}
	if err := p.enough(of); err != nil {
		return err
	}
	_, err := p.take('}', "the name of a strategy in quotes, or }")
	return err
}

func (p *parser) counted(of *player) error {
	n, err := strconv.Atoi(p.next.text)
	if err != nil || n < 1 || n > 1<<20 {
		return p.wrong(fault.WrongForm, "the number of strategies of a player is expected here", "")
	}
	for i := range min(n, plenary.MaxLevels+1) {
		of.strategies = append(of.strategies, strconv.Itoa(i+1))
	}
	if err := p.enough(of); err != nil {
		return err
	}
	return p.step()
}

// enough refuses a player with no strategy, or more than an option has levels.
func (p *parser) enough(of *player) error {
	switch n := len(of.strategies); {
	case n == 0:
		return p.wrong(fault.Empty, fmt.Sprintf("player `%s` has no strategy", of.name), "")
	case n > plenary.MaxLevels:
		return fmt.Errorf("%s: player %q: %w", p.Name, of.name, &plenary.Limit{Code: plenary.LimitCombinations,
			Bound: plenary.MaxLevels, What: "strategies of a player"})
	}
	return nil
}

func (p *parser) commentOf(g *game) error {
	if p.next.kind != '"' {
		return nil
	}
	g.comment, g.commentAt = p.next.text, p.next.at
	return p.step()
}

// body reads what players get in each profile, or the outcomes by which it is told.
func (p *parser) body(g *game) error {
	if p.next.kind == '{' {
		return p.outcomes(g)
	}
	for i := range g.profiles() {
		var pays []*big.Rat
		for j := range g.players {
			n, err := p.pay(i*len(g.players)+j, g.profiles()*len(g.players))
			if err != nil {
				return err
			}
			pays = append(pays, n)
		}
		g.pays = append(g.pays, pays)
	}
	return nil
}

// pay reads the next number, of which there are so many before and in all.
func (p *parser) pay(before, all int) (*big.Rat, error) {
	if p.next.kind == 0 {
		return nil, p.wrong(fault.MissingPart,
			fmt.Sprintf("the file ends after %d numbers, where %d are expected", before, all), "")
	}
	n, ok := foreign.Number(p.next.text)
	if p.next.kind != 'w' || !ok {
		return nil, p.wrong(fault.WrongForm, fmt.Sprintf("`%s` is no number", p.Text[p.next.at:p.next.end]),
			"write a whole number, a decimal or a fraction")
	}
	return n, p.step()
}

// outcomes reads outcomes, and for each profile the number of one; 0 for that in
// which everybody gets 0.
func (p *parser) outcomes(g *game) error {
	nothing := make([]*big.Rat, len(g.players))
	for i := range nothing {
		nothing[i] = new(big.Rat)
	}
	list := [][]*big.Rat{nothing}
	if err := p.step(); err != nil {
		return err
	}
	for p.next.kind == '{' {
		one, err := p.outcome(g)
		if err != nil {
			return err
		}
		list = append(list, one)
	}
	if _, err := p.take('}', "{ with an outcome, or }"); err != nil {
		return err
	}
	for i := range g.profiles() {
		if p.next.kind == 0 {
			return p.wrong(fault.MissingPart,
				fmt.Sprintf("the file ends after the outcomes of %d profiles, where there are %d", i, g.profiles()), "")
		}
		n, err := strconv.Atoi(p.next.text)
		if err != nil || p.next.kind != 'w' || n < 0 || n >= len(list) {
			return p.wrong(fault.WrongForm, fmt.Sprintf("the number of an outcome is expected here, from 0 to %d",
				len(list)-1), "")
		}
		g.pays = append(g.pays, list[n])
		if err := p.step(); err != nil {
			return err
		}
	}
	return nil
}

func (p *parser) outcome(g *game) ([]*big.Rat, error) {
	if err := p.step(); err != nil {
		return nil, err
	}
	if p.next.kind == '"' { // its name
		if err := p.step(); err != nil {
			return nil, err
		}
	}
	var pays []*big.Rat
	for i := range g.players {
		if p.next.kind == '}' {
			return nil, p.wrong(fault.MissingPart,
				fmt.Sprintf("an outcome has %d numbers here, where there are %d players", i, len(g.players)), "")
		}
		n, err := p.pay(i, len(g.players))
		if err != nil {
			return nil, err
		}
		pays = append(pays, n)
	}
	_, err := p.take('}', "}")
	return pays, err
}
