package answer

// Under is what is left of what a brief found if a variant is laid over the
// case: a type that a party may be of, or impatience.
type Under struct {
	Variant    VariantID  `json:"variant"`
	Kind       string     `json:"kind"`            // type or impatience
	Party      PartyID    `json:"party,omitempty"` // of whom it is; none where that is not written
	Laid       []Laid     `json:"laid,omitempty"`  // what it lays over the case
	Better     int        `json:"better"`          // better states then; acceptable ones where none is better
	Acceptable bool       `json:"acceptable"`      // whether these are acceptable states, as none is better
	Ways       []UnderWay `json:"ways"`            // each way of the brief, in its order
	Open       *UnderWay  `json:"open,omitempty"`  // what is open as things are; none where nothing is
	// where nothing of these stays: the nearest that is open then with all levers
	// pulled, those first that hold; none where nothing is
	Instead *Outcome `json:"instead,omitempty"`
}

// An UnderWay is what is left of one way.
type UnderWay struct {
	Way   string `json:"way,omitempty"` // its letter; none of what is open as things are
	Stays bool   `json:"stays"`         // whether its levers still open where it leads, which is still better
	// whether they do with nobody more exposed than without the variant
	AsSafe bool `json:"as_safe"`
	Holds  bool `json:"holds"` // whether what it reaches would hold then while breaches are answered willingly
}
