package english

// Address returns the edit that turns what somebody does into what they are asked
// to do: halt its facilities, halt your facilities. The first its, their, his or her
// is taken to be theirs.
func Address(phrase string) Edit {
	for at := 0; at < len(phrase); {
		p := first(phrase, at)
		if p.low == "" {
			break
		}
		if possessives[p.low] && p.low != "our" {
			return p.put(phrase, "your")
		}
		at = p.to
	}
	return Edit{}
}
