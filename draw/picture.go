package draw

// A Picture is marks on a sheet, the later ones over the earlier.
type Picture struct {
	Width, Height float64 // units; one is about a pixel of a screen
	Marks         []Mark
}

// Add puts marks over those that are there.
func (p *Picture) Add(marks ...Mark) { p.Marks = append(p.Marks, marks...) }

// A Mark is one of [Line], [Shape], [Rect], [Circle] and [Text].
type Mark interface{ mark() }

// A Point is a place: X to the right, Y down.
type Point struct{ X, Y float64 }

// A Line goes through its points; a curve through every third.
type Line struct {
	Points []Point
	Curve  bool // whether it bends: cubic Bézier curves behind one another, each with two points between its ends
	Stroke Stroke
	Head   bool // whether an arrow head stands at its last point
	Tail   bool // whether one stands at its first
}

// A Shape is an area with corners.
type Shape struct {
	Points []Point
	Fill   Paint
	Stroke Stroke
}

// A Rect is an area with four right corners.
type Rect struct {
	X, Y, W, H float64
	Fill       Paint
	Stroke     Stroke
	Hatch      bool // whether it is hatched over its fill
	Fade       bool // whether its fill fades out to the right
	Down       bool // whether it fades out downwards instead
}

// A Circle is a circle.
type Circle struct {
	X, Y, R float64
	Fill    Paint
	Stroke  Stroke
}

// A Text is one line of words. How wide it is depends on the fonts of whoever
// looks at it: leave a seventh of room ([Width]).
type Text struct {
	X, Y   float64  // where it is anchored, on the line that letters stand on
	Text   string   // as it is shown ([outlet.Text], [outlet.Name]); a net stands behind it in each medium
	Refs   []string // what it cites; the number stands behind it
	Anchor Anchor
	Bold   bool
	Size   float64 // units; 0 for [Size]
	Paint  Paint   // the zero Paint is Ink here
	Halo   bool    // whether paper stands around the letters, over what is behind them
}

// Size is the size of letters.
const Size = 12.5

// An Anchor is which part of a text its place is.
type Anchor uint8

// The anchors.
const (
	Start Anchor = iota
	Middle
	End
)

// A Paint is the part that something has in a picture. The medium has a colour
// for each, for paper and for dark screens.
type Paint uint8

// The paints.
const (
	None   Paint = iota
	Ink          // what is said
	Second       // what is said besides
	Third        // labels
	Rule         // lines of a table
	Faint        // fainter ones
	Paper        // the ground
	Wash         // a ground that is set apart
	Accent       // what is open
)

// A Stroke is how a line is drawn; of width 0 it is not.
type Stroke struct {
	Paint Paint
	Width float64
	Dash  Dash
}

// A Dash is how a line is broken.
type Dash uint8

// The dashes.
const (
	Solid Dash = iota
	Long
	Short
	Dots
)

func (Line) mark()   {}
func (Shape) mark()  {}
func (Rect) mark()   {}
func (Circle) mark() {}
func (Text) mark()   {}
