package web

import (
	"crypto/rand"
	"strings"
	"sync"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// A notices is what there is to say of something that was written, until it was shown or many
// others came.
type notices struct {
	mu  sync.Mutex
	all map[string][]string
}

// mostNotices is how many are kept before all are forgotten.
const mostNotices = 100

// put keeps some, and returns by what they are found.
func (n *notices) put(says []string) string {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.all == nil || len(n.all) >= mostNotices {
		n.all = map[string][]string{}
	}
	id := strings.ToLower(rand.Text()[:12])
	n.all[id] = says
	return id
}

// shown is what was kept, as a notice.
func (n *notices) shown(id string) markup {
	n.mu.Lock()
	says := n.all[id]
	n.mu.Unlock()
	var items []markup
	for _, s := range says {
		items = append(items, tag("p", nil, text(outlet.Net(s))))
	}
	return when(len(items) > 0, tag("div", attrs{"class", "note", "role", "status", "id", "told"}, items...))
}
