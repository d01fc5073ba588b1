package geniusweb

import (
	"context"
	"fmt"
	"math/big"
	"path"
	"slices"
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
	n      *tree.Node // the domain, or the space of the profile
	issues []issue
}

type issue struct {
	name   string
	values []string
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
			"there is no profile among the files: nothing says who wants what", "give the profiles with the domain"))
	}
	from := r.domain
	if from == nil {
		from = r.profiles[0]
	}
	for _, x := range from.issues {
		r.d.Issues = append(r.d.Issues, deal.Issue{Name: x.name, Values: x.values})
	}
	r.d.Title = from.title()
	if _, err := r.d.Outcomes(); err != nil {
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
	root, err := tree.JSON(s)
	if err != nil {
		return err
	}
	p := &part{Source: s, n: root}
	r.used[i] = true
	if space := root.Get("LinearAdditiveUtilitySpace"); space != nil {
		r.known(p, root, "LinearAdditiveUtilitySpace")
		r.known(p, space, "name", "issueUtilities", "issueWeights", "domain", "reservationBid")
		p.n = space
		r.profiles = append(r.profiles, p)
		domain := space.Get("domain")
		if domain == nil {
			return p.wrong(space, fault.MissingPart, "the profile has no `domain`", "")
		}
		return p.read(domain)
	}
	for i, k := range root.Keys {
		if strings.HasSuffix(k.Name, "UtilitySpace") {
			return p.Refuse(p.Fault(k.At, root.Kids[i].At-k.At, fault.WrongForm,
				fmt.Sprintf("this profile is not a sum over issues (%s), and is not read", k.Name), ""))
		}
	}
	if r.domain != nil {
		return p.wrong(root, fault.OneThingOnly, fmt.Sprintf("this is a second domain; %s is the first", r.domain.Name),
			"give the files of one domain")
	}
	r.known(p, root, "name", "issuesValues")
	r.domain = p
	return p.read(root)
}

func (p *part) wrong(n *tree.Node, code fault.Code, msg, hint string) error {
	return p.Refuse(p.Fault(n.At, n.End-n.At, code, msg, hint))
}

// known notes the keys of an object that nothing is made of.
func (r *reader) known(p *part, n *tree.Node, keys ...string) {
	for i, k := range n.Keys {
		if !slices.Contains(keys, k.Name) {
			r.im.Notes.Add(p.Note(k.At, foreign.Note{Code: foreign.UnknownKey, Kind: foreign.Lost, Name: k.Name,
				Was: n.Kids[i].Text}))
		}
	}
}

// object returns an object under a key.
func (p *part) object(n *tree.Node, key string) (*tree.Node, error) {
	v := n.Get(key)
	switch {
	case v == nil:
		return nil, p.wrong(n, fault.MissingPart, fmt.Sprintf("`%s` is missing", key), "")
	case v.Kind != tree.Object:
		return nil, p.wrong(v, fault.WrongForm, fmt.Sprintf("`%s` should be an object", key), "")
	}
	return v, nil
}

// read finds the issues of a domain.
func (p *part) read(domain *tree.Node) error {
	values, err := p.object(domain, "issuesValues")
	if err != nil {
		return err
	}
	for i, k := range values.Keys {
		x := issue{name: k.Name}
		if err := p.values(values.Kids[i], &x); err != nil {
			return err
		}
		p.issues = append(p.issues, x)
	}
	if len(p.issues) == 0 {
		return p.wrong(values, fault.Empty, "there are no issues in this domain", "")
	}
	return nil
}

// values lists the values of an issue: those that are named, or numbers of a
// range.
func (p *part) values(n *tree.Node, x *issue) error {
	if list := n.Get("values"); list != nil && list.Kind == tree.List && len(list.Kids) > 0 {
		for _, v := range list.Kids {
			x.values = append(x.values, v.Text)
		}
		return nil
	}
	list := n.Get("range")
	if list == nil || list.Kind != tree.List || len(list.Kids) != 3 {
		return p.wrong(n, fault.WrongForm, fmt.Sprintf("issue `%s` should have `values`, or a `range`", x.name),
			`write {"values": ["low", "high"]}, or {"range": [0, 10, 1]}`)
	}
	var bounds []*big.Rat
	for _, b := range list.Kids {
		r, err := p.number(b)
		if err != nil {
			return err
		}
		bounds = append(bounds, r)
	}
	if bounds[2].Sign() <= 0 || bounds[0].Cmp(bounds[1]) > 0 {
		return p.wrong(list, fault.WrongForm, "a range is its lowest value, its highest, and a step above 0", "")
	}
	for v := new(big.Rat).Set(bounds[0]); v.Cmp(bounds[1]) <= 0 && len(x.values) <= plenary.MaxLevels; {
		x.values = append(x.values, foreign.Decimal(v))
		v = new(big.Rat).Add(v, bounds[2])
	}
	return nil
}

// number reads a number, be it in quotes.
func (p *part) number(n *tree.Node) (*big.Rat, error) {
	r, ok := foreign.Number(n.Text)
	if !ok || n.Kind != tree.Number && n.Kind != tree.String {
		return nil, p.wrong(n, fault.WrongForm, "this should be a number", "")
	}
	return r, nil
}

// title is the name of a domain, or that of the file.
func (p *part) title() string {
	for _, n := range []*tree.Node{p.n.Get("domain"), p.n} {
		if n == nil {
			continue
		}
		if name := n.Get("name"); name != nil && strings.TrimSpace(name.Text) != "" {
			return strings.TrimSpace(name.Text)
		}
	}
	return stem(p.Name)
}

// stem is the name of a file without its folder and its ending.
func stem(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	return strings.TrimSuffix(name, path.Ext(name))
}

// party makes a party of a profile.
func (r *reader) party(p *part) error {
	name := stem(p.Name)
	if n := p.n.Get("name"); n != nil && strings.TrimSpace(n.Text) != "" {
		name = strings.TrimSpace(n.Text)
	}
	worth, err := r.worth(p, name)
	if err != nil {
		return err
	}
	out := deal.Party{Name: name, Gets: func(values []int) *big.Rat {
		sum := new(big.Rat)
		for i, v := range values {
			sum.Add(sum, worth[i][v])
		}
		return sum
	}}
	if out.None, err = r.reservation(p, name, worth); err != nil {
		return err
	}
	r.d.Parties = append(r.d.Parties, out)
	return nil
}

// worth is what each value of each issue of the deal is worth to a party.
func (r *reader) worth(p *part, party string) ([][]*big.Rat, error) {
	utilities, err := p.object(p.n, "issueUtilities")
	if err != nil {
		return nil, err
	}
	weights, err := p.object(p.n, "issueWeights")
	if err != nil {
		return nil, err
	}
	sum := new(big.Rat)
	var out [][]*big.Rat
	for _, issue := range r.d.Issues {
		n := utilities.Get(issue.Name)
		if n == nil {
			return nil, p.wrong(utilities, fault.MissingPart,
				fmt.Sprintf("issue `%s` is not in this profile", issue.Name), "")
		}
		weight := new(big.Rat)
		if w := weights.Get(issue.Name); w == nil {
			r.im.Notes.Add(p.Note(n.At, foreign.Note{Code: NoWeight, Kind: foreign.Assumed, Name: party,
				Was: issue.Name}))
		} else if weight, err = p.number(w); err != nil {
			return nil, err
		}
		sum.Add(sum, weight)
		values, err := r.utilities(p, party, n, issue.Values)
		if err != nil {
			return nil, err
		}
		for _, v := range values {
			v.Mul(v, weight)
		}
		out = append(out, values)
	}
	r.strangers(p, utilities)
	if sum.Cmp(big.NewRat(1, 1)) != 0 {
		r.im.Notes.Add(p.Note(weights.At, foreign.Note{Code: Weights, Kind: foreign.Odd, Name: party,
			Was: foreign.Decimal(sum)}))
	}
	return out, nil
}

// strangers notes utilities of issues that are none of the deal.
func (r *reader) strangers(p *part, utilities *tree.Node) {
	var names []string
	for _, x := range r.d.Issues {
		names = append(names, x.Name)
	}
	r.known(p, utilities, names...)
}

// utilities are what values of an issue are worth.
func (r *reader) utilities(p *part, party string, n *tree.Node, values []string) ([]*big.Rat, error) {
	if numbers := either(n, "numberutils", "NumberValueSetUtilities"); numbers != nil {
		return p.linear(numbers, values)
	}
	named := either(n, "discreteutils", "DiscreteValueSetUtilities")
	if named == nil {
		return nil, p.wrong(n, fault.WrongForm, "the utilities of this issue are in a form that is not read",
			`write {"discreteutils": {"valueUtilities": {…}}}`)
	}
	list, err := p.object(named, "valueUtilities")
	if err != nil {
		return nil, err
	}
	var out []*big.Rat
	for _, v := range values {
		worth := new(big.Rat)
		if u := list.Get(v); u == nil {
			r.im.Notes.Add(p.Note(list.At, foreign.Note{Code: NoEvaluation, Kind: foreign.Assumed, Name: party,
				Was: v}))
		} else if worth, err = p.number(u); err != nil {
			return nil, err
		}
		out = append(out, worth)
	}
	r.known(p, list, values...)
	return out, nil
}

func either(n *tree.Node, keys ...string) *tree.Node {
	for _, key := range keys {
		if v := n.Get(key); v != nil {
			return v
		}
	}
	return nil
}

// linear are what numbers are worth, between the worth of the lowest and that of
// the highest.
func (p *part) linear(n *tree.Node, values []string) ([]*big.Rat, error) {
	var at []*big.Rat
	for _, key := range []string{"lowValue", "lowUtility", "highValue", "highUtility"} {
		v := n.Get(key)
		if v == nil {
			return nil, p.wrong(n, fault.MissingPart, fmt.Sprintf("`%s` is missing", key), "")
		}
		r, err := p.number(v)
		if err != nil {
			return nil, err
		}
		at = append(at, r)
	}
	span := new(big.Rat).Sub(at[2], at[0])
	if span.Sign() == 0 {
		return nil, p.wrong(n, fault.WrongForm, "the lowest and the highest value are the same", "")
	}
	var out []*big.Rat
	for _, v := range values {
		x, ok := foreign.Number(v)
		if !ok {
			return nil, p.wrong(n, fault.WrongForm,
				fmt.Sprintf("the domain has a value `%s` here, which is no number", v), "")
		}
		share := new(big.Rat).Quo(new(big.Rat).Sub(x, at[0]), span)
		share.Mul(share, new(big.Rat).Sub(at[3], at[1]))
		out = append(out, share.Add(share, at[1]))
	}
	return out, nil
}

// reservation is what no deal is worth: as much as the bid that is named for it,
// in which issues may lack, or nothing.
func (r *reader) reservation(p *part, party string, worth [][]*big.Rat) (*big.Rat, error) {
	sum := new(big.Rat)
	bid := p.n.Get("reservationBid")
	var values *tree.Node
	if bid != nil {
		if values = either(bid, "issuevalues", "issueValues"); values == nil && len(bid.Keys) > 0 {
			return nil, p.wrong(bid, fault.WrongForm, "a bid should have `issuevalues`", "")
		}
	}
	if values == nil || len(values.Keys) == 0 {
		r.im.Notes.Add(foreign.Note{Code: NoReservation, Kind: foreign.Assumed, Name: party})
		return sum, nil
	}
	for i, issue := range r.d.Issues {
		v := values.Get(issue.Name)
		if v == nil {
			continue
		}
		at := slices.Index(issue.Values, v.Text)
		if at < 0 {
			return nil, p.wrong(v, fault.UnknownWord,
				fmt.Sprintf("issue `%s` has no value `%s`", issue.Name, v.Text), "")
		}
		sum.Add(sum, worth[i][at])
	}
	r.im.Notes.Add(p.Note(bid.At, foreign.Note{Code: Reservation, Kind: foreign.Changed, Name: party,
		Was: foreign.Decimal(sum)}))
	return sum, nil
}
