package web

import (
	"net/http"
	"net/url"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// start lists the cases; one alone is shown at once.
func (s *Server) start(w http.ResponseWriter, r *http.Request) {
	all := s.shelf.list()
	if s.shelf.only != "" && len(all) == 1 {
		http.Redirect(w, r, "/"+url.PathEscape(all[0].Slug)+"/"+screens[0].name, http.StatusSeeOther)
		return
	}
	var items []markup
	for _, h := range all {
		items = append(items, tag("li", nil, link("/"+url.PathEscape(h.Slug)+"/"+screens[0].name,
			text(outlet.Name(h.Name)))))
	}
	s.write(w, &frame{title: said("cases"), heading: said("which case"),
		sheet: &sheet{lead: say("cases lead"), body: tag("ul", attrs{"class", "cases"}, items...)}})
}
