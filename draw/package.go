// Package draw makes pictures of lines, boxes and words. It knows nothing of
// talks: whoever calls gives labels and what stands in which relation, and gets
// a [Picture], which every medium shows in its own colours.
//
//	Picture  marks on a sheet, in units of about a pixel of a screen
//	Mark     Line, Shape, Rect, Circle, Text
//	Paint    what a mark is painted with, by its part and not by a colour
//	Dash     how a line is broken
//	SVG      a picture as an element of a page, or as a file of its own
//	Waits    boxes, and arrows between them: what waits for what
//	PNG      a picture as a file of pixels
//	Width    how wide words are, about; Wrap breaks them
//
// Pictures are values, nothing here changes one, and any number of goroutines may
// write the same. The same picture has the same bytes.
package draw
