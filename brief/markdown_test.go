package brief

import "testing"

// TestMarkdownPage holds that the marks of a page are ours alone.
func TestMarkdownPage(t *testing.T) {
	md := &markdown{}
	md.block("# ", "a # b\n# c")
	md.items([]string{"- x", "<b>"})
	md.items(nil)
	md.steps([]string{"1. y", "[z](w)"})
	md.block("", "# p")
	const want = "# a \\# b\\\\u000a\\# c\n\n- \\- x\n- \\<b\\>\n\n1. 1\\. y\n2. \\[z\\](w)\n\n\\# p\n"
	if got := md.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
