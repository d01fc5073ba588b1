package reading

import (
	"fmt"
	"strings"
)

// A worst is a kind of page that is made to be slow to read, or large.
type worst struct {
	name              string
	head, again, tail string // again is repeated until there is enough; %d in it is a number
}

// page is such a page of about size bytes.
func (w worst) page(size int) []byte {
	var b strings.Builder
	b.WriteString(w.head)
	for i := 0; b.Len()+len(w.tail) < size; i++ {
		if strings.Contains(w.again, "%") {
			fmt.Fprintf(&b, w.again, i)
		} else {
			b.WriteString(w.again)
		}
	}
	b.WriteString(w.tail)
	return []byte(b.String())
}

const said = `"We will not sign before the funds are back," Kim Kye-gwan told reporters on Monday. He left. `

var worstPages = []worst{
	{"prose", "", said + "\n\n", ""},
	{"one line", "", said, ""},
	{"one line of words", "", "The minister of trade and the envoy said that they would go ", ""},
	{"one word", "", "a", ""},
	{"page of prose", "<html><body>", "<p>" + said + "</p>\n", ""},
	{"page of one paragraph", "<html><body><p>", said, ""},
	{"page of other paragraphs", "<html><body>", "<p>%d " + said + "</p>\n", ""},
	{"labels", "", "KIM: We will not sign before the funds are back.\n", ""},
	{"labels of many", "", "KIM%d: We will not sign before the funds are back.\n", ""},
	{"labels in paragraphs", "", "Q: Will you sign?\n\nKIM: We will not sign before they are back.\n\n", ""},
	{
		"labels in a page", "<html><body>",
		"<p>Q: Will you?</p><p>MR. KIM: We will not sign before they are back, he said.</p>", "",
	},
	{"short labels", "", "A: b\n", ""},
	{"divs", "<html><body>", "<div>", ""},
	{"divs with a letter", "<html><body>", "<div>a", ""},
	{"divs closed", "<html><body>", "<div>a</div>", ""},
	{"spans", "<html><body>", "<span>", ""},
	{"spans closed", "<html><body>", "<span>a</span>", ""},
	{"bold", "<html><body>", "<b>", ""},
	{"bold in paragraphs", "<html><body>", "<p><b>a", ""},
	{"links", "<html><body>", "<a href=x>a", ""},
	{"fonts", "<html><body>", "<p><font size=%d>a", ""},
	{"lists", "<html><body>", "<ul><li>a", ""},
	{"tables", "<html><body>", "<table><tr><td>a", ""},
	{"tables misnested", "<html><body>", "<table>a<b>", ""},
	{"rows", "<html><body><table>", "<tr><td>a</td></tr>", ""},
	{"quotes in a page", "<html><body><p>", "&quot;", ""},
	{"blockquotes", "<html><body>", "<blockquote>a", ""},
	{"articles", "<html><body>", "<article><p>" + said, ""},
	{"sections", "<html><body>", "<section><p>" + said + "</p></section>", ""},
	{"forms", "<html><body>", "<form><input><select><option>a", ""},
	{"breaks", "<html><body>", "a<br>", ""},
	{"breaks alone", "<html><body>", "<br>", ""},
	{"comments", "<html><body>", "<!--a-->", ""},
	{"comment", "<html><body>", "<!--", ""},
	{"scripts", "<html><body>", "<script>a</script>", ""},
	{
		"json scripts", "<html><head>",
		`<script type="application/ld+json">{"@context":"https://schema.org",` +
			`"@type":"Article","name":"x"}</script>`, "",
	},
	{"metas", "<html><head>", `<meta property="og:title" content="The title of the page">`, "</head><body><p>" + said},
	{"titles", "<html><head>", "<title>The title of the page | and more</title>", "</head><body><p>" + said},
	{"title", "<html><head><title>", "The title of the page | and more ", "</title></head><body><p>" + said},
	{"headings", "<html><body>", "<h1>The title of the page</h1>", ""},
	{
		"headings and titles", "<html><head><title>The title of the page</title></head><body>",
		"<h2>The title of the page %d</h2>", "",
	},
	{"attributes", "<html><body><div", " a%d=x", ">" + said},
	{
		"attributes alike", "<html><body>",
		"<div class='article body' id='main-content'><p class=comment>a</p></div>", "",
	},
	{"attribute", "<html><body><div title='", "comment ", "'>" + said},
	{"class", "<html><body><div class='", "comment ", "'><p>" + said},
	{"images", "<html><body>", "<img src='data:image/png;base64,aaaa' alt='a'>", ""},
	{"image", "<html><body><p>" + said + "<img src='data:image/png;base64,", "aaaa", "'>"},
	{"entities", "<html><body><p>", "&amp;", ""},
	{"no entities", "<html><body><p>", "&", ""},
	{"long references", "<html><body><p>", "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", ""},
	{"open tag", "<html><body><p>", "<", ""},
	{"end tags", "<html><body><p>", "</p>", ""},
	{"pre", "<html><body><pre>", said + "\n", ""},
	{"textareas", "<html><body>", "<textarea>a", ""},
	{"svg", "<html><body>", "<svg><g>", ""},
	{"math", "<html><body>", "<math><mi>", ""},
	{"templates", "<html><body>", "<template>", ""},
	{"quotes", "", `"`, ""},
	{"quotes of letters", "", `"a" `, ""},
	{"quotes that open", "", "“a ", ""},
	{"quotes in quotes", "", "“a ‘b ", ""},
	{"single quotes", "", "'a ", ""},
	{"quotes of two kinds", "", "“A b c d said ‘e’ ", "”"},
	{"brackets", "", "(", ""},
	{"quoted brackets", "", "“We [they] (sic) ... will go,” said Kim. ", ""},
	{"quoted open brackets", "", "“We ((([ ((([ ((([ ((( go,” said Kim. ", ""},
	{"names", "", "Aa%d Bb%[1]d met Cc%[1]d. ", ""},
	{"names alike", "", "Anna Bell%d met Anna. She said they would go. ", ""},
	{"names in paragraphs", "", "Anna Bell%d said they would go.\n\nBell said she would not go there.\n\n", ""},
	{"one long name", "", "Anna ", ""},
	{"long names", "", strings.Repeat("Anna ", 1000) + "said they would go. ", ""},
	{"pronouns", "", "He said she said they said it said ", ""},
	{
		"pronouns in sentences", "",
		"Anna Bell met Carl Dent. He said that he would go. She said that they would go. ", "",
	},
	{"verbs", "", "said ", ""},
	{"verbs with commas", "", "said, adding, warning, saying, ", ""},
	{"and said", "", "Kim said that they go, and said that they go, and warned that they go, ", ""},
	{"according", "", "according to Kim, according to Hill, ", ""},
	{"days", "", "on Monday, 12 May 2006, last week, ", ""},
	{"days in sentences", "", "They met on 12 May 2006. ", ""},
	{"numbers", "", "1", ""},
	{"numbers apart", "", "1 2 ", ""},
	{"commas", "", ",", ""},
	{"commas apart", "", "a, ", ""},
	{"colons", "", "a: ", ""},
	{"full stops", "", ".", ""},
	{"sentences", "", "A b. ", ""},
	{"lines", "", "\n", ""},
	{"lines of a letter", "", "a\n", ""},
	{"lines and blanks", "", "a \n \n", ""},
	{"carriage returns", "", "a\r", ""},
	{"blanks", "a", " ", "a"},
	{"bars", "", "a | ", ""},
	{"capitals", "", "A", ""},
	{"capitals apart", "", "A ", ""},
	{"hyphens", "", "a-", ""},
	{"letters of others", "", "ж", ""},
	{"marks that combine", "a", "\u0301", ""},
	{"frames", "", "Share this page\n\nRead more\n\n", ""},
	{"by", "", "By Anna Bell in Rome for us\n\n", ""},
	{"doctype", "", "<!doctype html>", ""},
	{"comments before", "", "<!-- -->", "<html>"},
	{"blanks before", "", " ", "<html>"},
	{"letters and blanks of others", "", "жж ж ", ""},
	{"deep little", "<html><body>" + strings.Repeat("<div>", 480), "<i>a</i>", ""},
	{"rather deep", "<html><body>" + strings.Repeat("<div>", 24), "<p>" + said + "</p>", ""},
	{"rather deep links", "<html><body>" + strings.Repeat("<div>", 20), "<p><a href=x>" + said + "</a></p>", ""},
	{"deep prose", "<html><body>" + strings.Repeat("<div>", 480), "<p>" + said + "</p>", ""},
	{"deep links", "<html><body>" + strings.Repeat("<div>", 480), "<p><a href=x>" + said + "</a></p>", ""},
	{"deep long", "<html><body>" + strings.Repeat("<div>", 480) + "<p>", said, ""},
	{
		"deep in turns", "<html><body>",
		strings.Repeat("<div>", 100) + "<p>" + said + "</p>" + strings.Repeat("</div>", 100), "",
	},
	{"deep and not closed", "<html><body>", "<div><p>" + said + "</p><div>" + said + "</div>", ""},
	{"deep tables", "<html><body>", "<table><tr><td>" + said, ""},
	{"deep lists", "<html><body>", "<ul><li>" + said + "</li><li>", ""},
	{"deep bold", "<html><body>" + strings.Repeat("<b><i><u>", 100), "<p>" + said + "</p>", ""},
	{"bold within", "<html><body>", "<p><b><i>" + said + "</i></b></p>", ""},
	{
		"articles and classes", "<html><body>",
		"<div class='article content'><p>" + said + "</p></div>" +
			"<div class='comment sidebar'><p>" + said + "</p></div>", "",
	},
	{"hidden", "<html><body>", "<div style='display:none'><p>" + said + "</p></div>", ""},
	{"breaks in prose", "<html><body><div>", said + "<br><br>", ""},
	{"rows of prose", "<html><body><table>", "<tr><td>" + said + "</td></tr>", ""},
	{"lists of links", "<html><body><ul>", "<li><a href=x>" + said + "</a></li>", ""},
	{"headings of prose", "<html><body>", "<h2>" + said + "</h2><p>" + said + "</p>", ""},
	{"long words", "", strings.Repeat("a", 5000) + " said that they would go. ", ""},
	{
		"long sentences", "",
		strings.Repeat("Kim, who met the envoy of Anna Bell in Rome on Monday, ", 200) +
			"said that they would go. ", "",
	},
	{"one sentence", "", "Kim said that the envoy, who met Anna Bell, would go; ", ""},
	{"quotes in sentences", "", "“We go,” said Kim, “and we will not come back,” adding “never,” ", ""},
	{"quotes over paragraphs", "", "“We will not go there and we will not come back.\n\n", ""},
	{"quotes that only close", "", "a” ", ""},
	{"people", "", "Minister Anna Bell%d, the envoy, said on 12 May 2006 that she would go. ", ""},
	{"initials", "", "A. B. C. ", ""},
	{"apostrophes", "", "a's b' ", ""},
	{"titles of people", "", "Minister President Envoy Mr Dr ", ""},
	{"offices", "", "the minister the envoy an official his ambassador ", ""},
	{"months", "", "May June May ", ""},
	{"words of cookies", "", "sign up to our newsletter ", ""},
	{"ends of sentences", "", "a!?. ", ""},
	{"brackets that close", "", "(a) [b] ", ""},
	{"dots", "", "... . . . ", ""},
}
