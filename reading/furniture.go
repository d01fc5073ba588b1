package reading

import (
	"bytes"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	nethtml "golang.org/x/net/html"

	"github.com/plenary-talks/plenary/evidence"
)

const shortBlock = 12 // words; a shorter block without the end of a sentence is not prose

// leaveOutFurniture decides which blocks are the report. Of a page, first
// what the reader mode of a browser would hide; then, as of a plain text, by
// the rules of ours in their order.
func (d *document) leaveOutFurniture() {
	titles := d.hideClutter()
	if d.refused != nil {
		return
	}
	d.repeated()
	for i := range d.blocks {
		if b := &d.blocks[i]; b.why == "" && !d.ended() {
			b.why = d.furniture(b.words)
		}
	}
	d.beforeProse()
	if len(titles) == 0 {
		d.inLists()
	}
	d.findTitle(titles)
}

// Reasons that a headline may have too.
const (
	shortWhy = "short and without the end of a sentence"
	aboveWhy = "above the text and without the end of a sentence"
	againWhy = "stands in the text more than once"
)

// furniture names the rule by which a block is not part of a report, or "".
func (d *document) furniture(words string) string {
	count := len(strings.Fields(words))
	if barred(words, count) {
		return "words between bars, as in a menu"
	}
	if why := d.language.Furniture(words, count); why != "" {
		return why
	}
	switch {
	case count < shortBlock && !endsSentence(words) && !labelled([]rune(words)):
		return shortWhy
	case strings.Trim(words, "()[]") != words && count <= 5 && !strings.ContainsAny(words, ".!?\"“”"):
		return "short and in brackets"
	}
	return ""
}

// barred reports whether a block is short words between bars: World | Trade | Search.
func barred(words string, count int) bool {
	bars := strings.Count(words, "|")
	return bars > 0 && count <= 6*(bars+1) && !endsSentence(words) && !strings.ContainsAny(words, "\"“„«")
}

// endsSentence reports whether words end as a sentence or a lead-in does.
func endsSentence(words string) bool {
	if open := strings.LastIndex(words, " ("); open > 0 && strings.HasSuffix(words, ")") {
		if before := strings.TrimSpace(words[:open]); strings.ContainsAny(before[len(before)-1:], ".?!") {
			return true // … said. (Agency)
		}
	}
	words = strings.TrimRightFunc(words, func(r rune) bool { return strings.ContainsRune("\"'”’“»«‘)]", r) })
	r, _ := utf8.DecodeLastRuneInString(words)
	return strings.ContainsRune(".?!:…,;", r)
}

// repeated leaves out what stands in the text more than once.
func (d *document) repeated() {
	seen := map[string]int{}
	for _, b := range d.blocks {
		seen[b.words]++
	}
	lead := d.lead(leadWords)
	for i := range d.blocks {
		b := &d.blocks[i]
		if i == lead || b.why != "" || seen[b.words] < 2 || labelled([]rune(b.words)) {
			continue
		}
		if len(strings.Fields(b.words)) < 5*shortBlock {
			b.why = againWhy
		}
	}
}

const leadWords = 6 // a lead paragraph has as many

// lead returns the index of the first paragraph that is a sentence of so many
// words and speaks of no page; -1 when there is none.
func (d *document) lead(words int) int {
	for i := range d.blocks {
		b := &d.blocks[i]
		if len(strings.Fields(b.words)) >= words && endsSentence(b.words) && d.furniture(b.words) == "" {
			return i
		}
	}
	return -1
}

const headBlock = 25 // words; above the first sentence, a shorter block without an end is a headline

// beforeProse leaves out the long headlines above the first paragraph.
func (d *document) beforeProse() {
	for i := range d.blocks {
		b := &d.blocks[i]
		if b.why != "" {
			continue
		}
		if endsSentence(b.words) || len(strings.Fields(b.words)) > headBlock || labelled([]rune(b.words)) {
			return
		}
		b.why = aboveWhy
	}
}

// inLists leaves out the short blocks between a heading of the page's
// frame, such as a list of other stories, and the next long paragraph.
func (d *document) inLists() {
	listing := false
	for i := range d.blocks {
		b := &d.blocks[i]
		long := len(strings.Fields(b.words)) > shortBlock && endsSentence(b.words)
		switch {
		case b.why == "" && listing && !long && !strings.ContainsAny(b.words, "\"“„«‘"):
			b.why = "in a list after a heading of the page's frame"
		case b.why == "":
			listing = false
		case d.language.HeadsList(b.words):
			listing = true
		}
	}
}

// hideClutter asks the reader mode which blocks of a page to keep, and
// returns the titles the page gives itself. It keeps everything when the
// reader mode finds no article worth the name.
func (d *document) hideClutter() []string {
	if !d.text.HTML() {
		return nil
	}
	doc, err := nethtml.Parse(strings.NewReader(d.text.Source()))
	if err != nil {
		return nil
	}
	if d.refused = nestedWithinBounds(doc); d.refused != nil {
		return nil
	}
	titles := pageTitles(doc)
	article, err := parser().ParseDocument(doc, &url.URL{})
	if err != nil || article.Node == nil {
		return titles
	}
	var out bytes.Buffer
	if article.RenderHTML(&out) != nil {
		return titles
	}
	kept, err := evidence.Read(d.ctx, out.Bytes())
	if err != nil {
		return titles
	}
	d.keepOnly(kept)
	return append(titles, article.Title())
}

func parser() *readability.Parser {
	p := readability.NewParser()
	p.KeepClasses = false
	return &p
}

// keepOnly leaves out blocks that are not in the article, if it holds a fair
// part of the page's prose.
func (d *document) keepOnly(article *evidence.Text) {
	text := evidence.Fold(strings.ReplaceAll(string(article.Visible()), "\u2029", " "))
	whole := map[string]bool{}
	ends := func(r rune) bool { return r == '\u2029' || r == '\n' }
	for _, b := range strings.FieldsFunc(string(article.Visible()), ends) {
		whole[evidence.Fold(b)] = true
	}
	budget := 400 << 20 // bytes to search for parts of blocks
	in := func(b *block) bool {
		if whole[b.words] || len(b.words) <= 60 || budget < 0 || d.ended() {
			return whole[b.words]
		}
		budget -= len(text)
		return strings.Contains(text, b.words)
	}
	prose, held := 0, 0
	for i := range d.blocks {
		if b := &d.blocks[i]; d.furniture(b.words) == "" {
			prose += len(b.words)
			if in(b) {
				held += len(b.words)
			}
		}
	}
	if held*3 < prose {
		return
	}
	lead := d.lead(shortBlock) // which stands above what some pages call the article
	for i := range d.blocks {
		if b := &d.blocks[i]; i != lead && !in(b) {
			b.why = "not in the article by the reader mode"
		}
	}
}

// findTitle takes the block the page calls its title. Of a plain text it takes
// the first headline above the text with five words and more, or else the
// longest; one in capitals throughout only when there is no other.
func (d *document) findTitle(titles []string) {
	d.title = -1
	best := 0
	for i, b := range d.blocks {
		if b.why == "" && len(titles) == 0 {
			break
		}
		rank := 0
		switch {
		case len(titles) == 0:
			rank = d.titleRank(b)
		case isTitle(b.words, titles):
			rank = len(strings.Fields(b.words))
		}
		if rank > best {
			d.title, best = i, rank
		}
	}
	if d.title >= 0 {
		d.blocks[d.title].why = "title"
	}
}

func (d *document) titleRank(b block) int {
	size := len(strings.Fields(b.words))
	switch {
	case b.why != shortWhy && b.why != aboveWhy && b.why != againWhy, size < 2, size > headBlock, b.lines > 1,
		d.language.HasDay(b.words), strings.HasPrefix(b.words, "("), d.language.Credit(b.words):
		return 0
	case isUpperWord(b.words):
		return 1
	case size < 5:
		return size
	}
	return 5
}

func isTitle(words string, titles []string) bool {
	for _, t := range titles {
		t = evidence.Fold(t)
		if strings.EqualFold(t, words) {
			return true
		}
		rest, ok := strings.CutPrefix(strings.ToLower(t), strings.ToLower(words))
		if ok && len(strings.Fields(words)) >= 3 && !startsWithLetter(strings.TrimSpace(rest)) {
			return true
		}
	}
	return false
}

func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// pageTitles lists the titles a page gives in its head.
func pageTitles(n *nethtml.Node) []string {
	var out []string
	for c := range n.Descendants() {
		switch {
		case c.Type != nethtml.ElementNode:
		case c.Data == "title" && c.FirstChild != nil:
			out = append(out, c.FirstChild.Data)
		case c.Data == "meta" && (attr(c, "property") == "og:title" || attr(c, "name") == "twitter:title"):
			out = append(out, attr(c, "content"))
		}
	}
	return out
}

func attr(n *nethtml.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
