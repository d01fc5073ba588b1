package casefile

// traits tell what may stand under the keys of one name, wherever it is one.
type traits struct {
	class class // of a text there
	lists bool  // it may be a list, or is not too far from one
	maps  bool  // it may be a mapping
}

// traitsOf has the traits of every key of the format, by its name.
var traitsOf = map[string]traits{}

// The table leads to functions that look at traits, so they are gathered here.
func init() {
	forms := map[string][]form{}
	for _, root := range []*shape{caseShape, recordShape} {
		eachShape(root, func(s *shape) {
			for _, k := range s.keys {
				forms[k.name] = append(forms[k.name], k.form)
			}
		})
	}
	for name, list := range forms {
		traitsOf[name] = traitsIn(list)
	}
}

// traitsIn are the traits of a key that is of several forms in different
// mappings. What is right in one of them is not taken for a slip in the other.
func traitsIn(forms []form) traits {
	t, section := traits{}, false
	for _, f := range forms {
		t.class = max(t.class, f.class)
		t.lists = t.lists || f.lists
		t.maps = t.maps || f.maps
		section = section || f.ids != nil
	}
	if section {
		t.class = structure
	}
	t.lists = t.lists || t.class != prose && !t.maps
	return t
}
