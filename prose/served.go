package prose

import "github.com/plenary-talks/plenary/page"

// Day is a day, year-month-day, in words, or a month, or a stretch of days with two dots.
func (v *Voice) Day(iso string) page.Spans { return v.day(iso) }
