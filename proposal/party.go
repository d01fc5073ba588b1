package proposal

// person looks whether the case knows the speaker.
func (p *Checked) person(c *CheckedItem) {
	check := Check{Of: OfPerson, Found: "new", Verdict: Doubtful, Given: c.Speaker}
	switch {
	case c.Person != "":
		check.Found, check.Verdict, check.There = "known", Passed, c.Person
	case c.Speaker == "" && c.Item.Party == "":
		check.Found, check.Verdict = "nobody", Failed
	case c.Speaker == "" || p.isParty(c):
		check.Found, check.Verdict, check.Given = "party", Passed, ""
	case p.Source.Case == nil:
		check.Verdict = Open
	}
	c.add(check)
}

// party looks whether the case has the party, and the speaker in it.
func (p *Checked) party(c *CheckedItem) {
	check := Check{Of: OfParty, Given: c.Item.Party}
	var named string
	if p.Source.Case != nil {
		if party := p.partyCalled(c.Item.Party); party != nil {
			named = party.ID
		}
	}
	switch {
	case p.Source.Case == nil, c.Item.Party == "" && c.Party == "":
		check.Found, check.Verdict = "none", Open
	case c.Item.Party == "":
		check.Found, check.Verdict, check.There = "known", Passed, c.Party
	case named == "":
		check.Found, check.Verdict = "unknown", Failed
	case named != c.Party:
		check.Found, check.Verdict, check.There = "other", Failed, c.Party
	case c.Person != "":
		check.Found, check.Verdict, check.There = "agrees", Passed, named
	default:
		check.Found, check.Verdict, check.There = "named", Passed, named
	}
	c.add(check)
}
