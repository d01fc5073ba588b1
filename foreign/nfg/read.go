package nfg

import (
	"context"
	"fmt"
	"math/big"
	"path"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/internal/fault"
)

// read makes a case of a file.
func read(_ context.Context, files []foreign.File) (*foreign.Import, error) {
	s, err := foreign.Text(files[0])
	if err != nil {
		return nil, err
	}
	g, err := parse(s)
	if err != nil {
		return nil, err
	}
	im := Format.Begin(files)
	im.Case.Title = strings.Join(strings.Fields(g.title), " ")
	if im.Case.Title == "" {
		im.Case.Title = strings.TrimSpace(strings.TrimSuffix(im.From[0].Name, path.Ext(im.From[0].Name)))
	}
	im.NoStatusQuo()
	if strings.TrimSpace(g.comment) != "" {
		im.Notes.Add(s.Note(g.commentAt, foreign.Note{Code: Remark, Kind: foreign.Lost, Was: g.comment}))
	}
	codes := g.parties(s, im)
	if len(im.Case.Options) == 0 {
		return nil, s.Refuse(s.Fault(g.players[0].at, 1, fault.Empty, "no player has anything to choose", ""))
	}
	g.rankings(im, codes)
	im.Notes.Add(foreign.Note{Code: foreign.OrderOnly, Kind: foreign.Lost})
	return im, nil
}

// parties makes the parties and their options, and returns the code of each
// profile.
func (g *game) parties(s *foreign.Source, im *foreign.Import) []string {
	ids := foreign.NewIDs()
	codes := []string{""}
	for i, p := range g.players {
		party := plenary.PartyDraft{ID: ids.Of(p.name, fmt.Sprintf("p%d", i+1)), Name: strings.TrimSpace(p.name)}
		if party.Name == "" {
			im.Notes.Add(s.Note(p.at, foreign.Note{Code: foreign.Unnamed, Kind: foreign.Changed, Is: party.ID}))
		}
		im.Case.Parties = append(im.Case.Parties, party)
		if len(p.strategies) == 1 {
			im.Notes.Add(s.Note(p.at, foreign.Note{Code: OneStrategy, Kind: foreign.Lost, Name: p.name,
				Was: p.strategies[0]}))
			continue
		}
		levels := foreign.Levels(p.strategies, func(j int, is string) {
			im.Notes.Add(s.Note(p.at, foreign.Note{Code: foreign.Renamed, Kind: foreign.Changed, Name: p.name,
				Was: p.strategies[j], Is: is}))
		})
		im.Case.Options = append(im.Case.Options, plenary.OptionDraft{ID: party.ID + ".strategy", Levels: levels})
		var longer []string
		for level := range levels {
			for _, code := range codes {
				longer = append(longer, code+foreign.StateCode([]int{level}))
			}
		}
		codes = longer
	}
	return codes
}

func (g *game) rankings(im *foreign.Import, codes []string) {
	for i := range g.players {
		p := plenary.PreferenceDraft{Party: im.Case.Parties[i].ID, Order: im.Case.Order()}
		for _, t := range foreign.Tiers(len(codes), func(profile int) *big.Rat { return g.pays[profile][i] }) {
			var tier []string
			for _, profile := range t {
				tier = append(tier, codes[profile])
			}
			p.Ranking = append(p.Ranking, tier)
		}
		im.Case.Preferences = append(im.Case.Preferences, p)
	}
}
