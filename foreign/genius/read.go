package genius

import (
	"context"
	"fmt"
	"math/big"
	"path"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/foreign/internal/deal"
	"github.com/plenary-talks/plenary/foreign/internal/tree"
	"github.com/plenary-talks/plenary/internal/fault"
)

// A part is a file that is a domain or a profile.
type part struct {
	*foreign.Source
	root   *tree.Element
	issues []issue
}

// An issue is one of a file.
type issue struct {
	e      *tree.Element
	index  string
	name   string
	whole  bool // its values are whole numbers
	values []string
	lowest int // of whole numbers
}

// read makes a case of files.
func read(_ context.Context, files []foreign.File) (*foreign.Import, error) {
	r := &reader{im: Format.Begin(files), used: make([]bool, len(files)), d: &deal.Deal{}}
	for i, f := range files {
		if err := r.file(i, f); err != nil {
			return nil, err
		}
	}
	if len(r.profiles) == 0 {
		s, err := foreign.Text(files[0])
		if err != nil {
			return nil, err
		}
		return nil, s.Refuse(s.Fault(0, 0, fault.MissingPart,
			"there is no profile among the files: nothing says who wants what",
			"give the profiles, each a utility_space, with the domain"))
	}
	if err := r.domainOf(); err != nil {
		return nil, err
	}
	for _, p := range r.profiles {
		if err := r.party(p); err != nil {
			return nil, err
		}
	}
	r.im.Used(func(i int) bool { return r.used[i] })
	return r.im, r.d.Case(r.im)
}

type reader struct {
	im       *foreign.Import
	used     []bool
	domain   *part
	profiles []*part
	d        *deal.Deal
}

// file reads a file, if it is one of these.
func (r *reader) file(i int, f foreign.File) error {
	if !fits([]foreign.File{f}) {
		r.im.Notes.Add(foreign.Note{Code: foreign.UnreadFile, Kind: foreign.Lost, Name: f.Name})
		return nil
	}
	s, err := foreign.Text(f)
	if err != nil {
		return err
	}
	p := &part{Source: s}
	if p.root, err = tree.XML(s); err != nil {
		return err
	}
	switch {
	case p.root.Name == "utility_space":
		r.profiles = append(r.profiles, p)
	case p.root.Name != "negotiation_template":
		r.im.Notes.Add(foreign.Note{Code: foreign.UnreadFile, Kind: foreign.Lost, Name: f.Name})
		return nil
	case r.domain != nil:
		return s.Refuse(s.Fault(p.root.At, p.root.End-p.root.At, fault.OneThingOnly,
			fmt.Sprintf("this is a second domain; %s is the first", r.domain.Name), "give the files of one domain"))
	default:
		r.domain = p
	}
	r.used[i] = true
	r.strangers(p, p.root)
	return p.read()
}

// read finds the issues of a file.
func (p *part) read() error {
	if kind, _ := p.root.Attr("type"); kind == "nonlinear" || len(p.root.All("hyperRectangle")) > 0 {
		return p.wrong(p.root, "type", "this profile is not a sum over issues (nonlinear), and is not read", "")
	}
	for _, e := range p.root.All("issue") {
		x := issue{e: e}
		x.name, _ = e.Attr("name")
		if x.index, _ = e.Attr("index"); x.name == "" {
			x.name = x.index
		}
		if err := p.values(&x); err != nil {
			return err
		}
		p.issues = append(p.issues, x)
	}
	if len(p.issues) == 0 {
		return p.wrong(p.root, "", "there are no issues in this file", "")
	}
	return nil
}

func (p *part) wrong(e *tree.Element, attr, msg, hint string) error {
	at, length := e.At, e.End-e.At
	if attr != "" {
		at, length = e.AttrAt(p.Source, attr)
	}
	return p.Refuse(p.Fault(at, length, fault.WrongForm, msg, hint))
}

// kind is how the values of an issue are given; discrete where it is not said.
func kind(e *tree.Element) string {
	for _, name := range []string{"vtype", "etype", "type"} {
		if v, ok := e.Attr(name); ok && v != "" {
			return strings.ToLower(v)
		}
	}
	return "discrete"
}

func (p *part) values(x *issue) error {
	switch kind(x.e) {
	case "integer":
		x.whole = true
		return p.whole(x)
	case "real":
		return p.wrong(x.e, "", fmt.Sprintf("issue `%s` takes any number between two, which has no levels", x.name),
			"give it the values that matter, as discrete ones")
	}
	for _, item := range x.e.All("item") {
		v, ok := item.Attr("value")
		if !ok {
			return p.wrong(item, "", "an item without `value`", "")
		}
		x.values = append(x.values, v)
	}
	if len(x.values) == 0 {
		return p.wrong(x.e, "", fmt.Sprintf("issue `%s` has no items", x.name), "")
	}
	return nil
}

// whole lists the whole numbers between two bounds.
func (p *part) whole(x *issue) error {
	from := x.e
	if ranges := x.e.All("range"); len(ranges) > 0 {
		from = ranges[0]
	}
	var bounds [2]int
	for i, name := range []string{"lowerbound", "upperbound"} {
		text, _ := from.Attr(name)
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || n < -1<<30 || n > 1<<30 {
			return p.wrong(from, name, fmt.Sprintf("`%s` of issue `%s` should be a whole number", name, x.name), "")
		}
		bounds[i] = n
	}
	if bounds[0] > bounds[1] {
		return p.wrong(from, "upperbound", fmt.Sprintf("issue `%s` ends before it begins", x.name), "")
	}
	x.lowest = bounds[0]
	for n := bounds[0]; n <= bounds[1] && len(x.values) <= plenary.MaxLevels; n++ {
		x.values = append(x.values, strconv.Itoa(n))
	}
	return nil
}

// domainOf takes the issues from the domain, or from the first profile where
// there is none.
func (r *reader) domainOf() error {
	from := r.domain
	if from == nil {
		from = r.profiles[0]
	}
	for _, x := range from.issues {
		r.d.Issues = append(r.d.Issues, deal.Issue{Name: x.name, Values: x.values})
	}
	r.d.Title = stem(from.Name)
	for _, o := range from.root.All("objective") {
		if name, _ := o.Attr("name"); strings.TrimSpace(name) != "" {
			r.d.Title = strings.TrimSpace(name)
			break
		}
	}
	_, err := r.d.Outcomes()
	return err
}

// stem is the name of a file without its folder and its ending.
func stem(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	return strings.TrimSuffix(name, path.Ext(name))
}

// number reads an attribute that is a number.
func (p *part) number(e *tree.Element, attr string) (*big.Rat, error) {
	text, _ := e.Attr(attr)
	n, ok := foreign.Number(text)
	if !ok {
		return nil, p.wrong(e, attr, fmt.Sprintf("`%s` should be a number, not `%s`", attr, text), "")
	}
	return n, nil
}

// party makes a party of a profile.
func (r *reader) party(p *part) error {
	out := deal.Party{Name: stem(p.Name), None: new(big.Rat)}
	weights, err := r.weights(p, out.Name)
	if err != nil {
		return err
	}
	worth, err := r.worth(p, out.Name, weights)
	if err != nil {
		return err
	}
	out.Gets = func(values []int) *big.Rat {
		sum := new(big.Rat)
		for i, v := range values {
			sum.Add(sum, worth[i][v])
		}
		return sum
	}
	if err := r.reservation(p, &out); err != nil {
		return err
	}
	r.d.Parties = append(r.d.Parties, out)
	return nil
}

// reservation reads what no deal is worth, and notes a discount.
func (r *reader) reservation(p *part, out *deal.Party) error {
	found := p.root.All("reservation")
	if len(found) == 0 {
		r.im.Notes.Add(foreign.Note{Code: NoReservation, Kind: foreign.Assumed, Name: out.Name})
	} else {
		n, err := p.number(found[0], "value")
		if err != nil {
			return err
		}
		out.None = n
		was, _ := found[0].Attr("value")
		r.im.Notes.Add(p.Note(found[0].At, foreign.Note{Code: Reservation, Kind: foreign.Changed, Name: out.Name,
			Was: was}))
	}
	for _, e := range p.root.All("discount_factor") {
		was, _ := e.Attr("value")
		if n, ok := foreign.Number(was); !ok || n.Cmp(big.NewRat(1, 1)) != 0 {
			r.im.Notes.Add(p.Note(e.At, foreign.Note{Code: Discount, Kind: foreign.Lost, Name: out.Name, Was: was}))
		}
	}
	return nil
}

// weights reads what issues count, by their index, and notes a sum that is not 1.
func (r *reader) weights(p *part, party string) (map[string]*big.Rat, error) {
	out, sum := map[string]*big.Rat{}, new(big.Rat)
	for _, e := range p.root.All("weight") {
		index, _ := e.Attr("index")
		n, err := p.number(e, "value")
		if err != nil {
			return nil, err
		}
		for _, x := range p.issues {
			if x.index == index && out[index] == nil {
				out[index] = n
				sum.Add(sum, n)
			}
		}
	}
	if len(out) > 0 && sum.Cmp(big.NewRat(1, 1)) != 0 {
		r.im.Notes.Add(p.Note(p.root.At, foreign.Note{Code: Weights, Kind: foreign.Odd, Name: party,
			Was: foreign.Decimal(sum)}))
	}
	return out, nil
}

// worth is what each value of each issue of the deal is worth to a party.
func (r *reader) worth(p *part, party string, weights map[string]*big.Rat) ([][]*big.Rat, error) {
	var out [][]*big.Rat
	for i, issue := range r.d.Issues {
		x := p.match(i, issue.Name)
		if x == nil {
			return nil, p.wrong(p.root, "", fmt.Sprintf("issue `%s` is not in this profile", issue.Name), "")
		}
		weight := weights[x.index]
		if weight == nil {
			weight = new(big.Rat)
			r.im.Notes.Add(p.Note(x.e.At, foreign.Note{Code: NoWeight, Kind: foreign.Assumed, Name: party,
				Was: x.name}))
		}
		values, err := r.evaluations(p, party, x, issue.Values)
		if err != nil {
			return nil, err
		}
		for _, v := range values {
			v.Mul(v, weight)
		}
		out = append(out, values)
	}
	return out, nil
}

// match finds the issue of the deal at position i: the one of its name, or where
// there is none the one at its position.
func (p *part) match(i int, name string) *issue {
	for j := range p.issues {
		if p.issues[j].name == name {
			return &p.issues[j]
		}
	}
	if i < len(p.issues) {
		return &p.issues[i]
	}
	return nil
}

// evaluations are what values of an issue are worth, where the best counts as 1.
func (r *reader) evaluations(p *part, party string, x *issue, values []string) ([]*big.Rat, error) {
	if x.whole {
		return p.linear(x, values)
	}
	found, best := map[string]*big.Rat{}, new(big.Rat)
	for _, item := range x.e.All("item") {
		name, _ := item.Attr("value")
		if _, ok := item.Attr("evaluation"); !ok {
			continue
		}
		n, err := p.number(item, "evaluation")
		if err != nil {
			return nil, err
		}
		if found[name] = n; n.Cmp(best) > 0 {
			best = n
		}
	}
	var out []*big.Rat
	for _, v := range values {
		n := new(big.Rat)
		switch e := found[v]; {
		case e == nil:
			r.im.Notes.Add(p.Note(x.e.At, foreign.Note{Code: NoEvaluation, Kind: foreign.Assumed, Name: party, Was: v}))
		case best.Sign() > 0:
			n.Quo(e, best)
		}
		out = append(out, n)
	}
	return out, nil
}

// linear are what whole numbers are worth by an evaluator: between 0 and 1.
func (p *part) linear(x *issue, values []string) ([]*big.Rat, error) {
	slope, offset := new(big.Rat), new(big.Rat)
	found := x.e.All("evaluator")
	if len(found) == 0 {
		return nil, p.wrong(x.e, "", fmt.Sprintf("issue `%s` has whole numbers and no evaluator", x.name), "")
	}
	for i, name := range []string{"slope", "offset"} {
		if _, ok := found[0].Attr(name); !ok {
			continue
		}
		n, err := p.number(found[0], name)
		if err != nil {
			return nil, err
		}
		[]*big.Rat{slope, offset}[i].Set(n)
	}
	var out []*big.Rat
	one := big.NewRat(1, 1)
	for _, v := range values {
		at, err := strconv.Atoi(v)
		if err != nil {
			return nil, p.wrong(x.e, "",
				fmt.Sprintf("issue `%s` has whole numbers here, and others in the domain", x.name), "")
		}
		n := new(big.Rat).Mul(slope, big.NewRat(int64(at-x.lowest), 1))
		if n.Add(n, offset); n.Sign() < 0 {
			n.SetInt64(0)
		} else if n.Cmp(one) > 0 {
			n.Set(one)
		}
		out = append(out, n)
	}
	return out, nil
}
