// Package revision reads the files of a git revision. They go from the objects
// of the repository into memory: nothing is written, and nothing that the
// repository names is run or fetched.
//
//	Split      takes REV:PATH apart
//	Open       finds the commit, and a tree to read from
//	Tree       an [fs.FS] of what the commit holds
//
// A repository may be anybody's. git.go has what git is kept from, names.go
// which names of a tree are refused, objects.go what is checked of what git says.
package revision

import (
	"context"
	"fmt"
	"path"
	"strings"
)

// Split takes REV:PATH apart at the first colon outside braces; ok is false
// when there is none.
func Split(name string) (rev, path string, ok bool) {
	depth := 0
	for i, r := range name {
		switch {
		case r == '{':
			depth++
		case r == '}':
			depth--
		case r == ':' && depth <= 0:
			return name[:i], name[i+1:], true
		}
	}
	return "", "", false
}

// Open finds the revision rev in the repository of the working folder. Files
// larger than maxFile bytes are not read. The caller closes the Tree. Of ctx
// that has ended, the error is its own.
func Open(ctx context.Context, rev string, maxFile int64) (*Tree, error) {
	commit, err := Commit(ctx, rev)
	if err != nil {
		return nil, err
	}
	t := &Tree{objects: &objects{ctx: ctx}, maxFile: maxFile, folders: map[string]folder{}}
	head, err := t.objects.read(commit, "commit", maxCommit)
	if err != nil {
		t.Close()
		return nil, err
	}
	line, _, _ := strings.Cut(string(head), "\n")
	t.root = strings.TrimPrefix(line, "tree ")
	if !isObject(t.root) {
		t.Close()
		return nil, fmt.Errorf("git gives a commit without a tree")
	}
	return t, nil
}

const maxCommit = 1 << 20 // bytes, of its message too

// Commit returns the object of the commit that rev names.
func Commit(ctx context.Context, rev string) (string, error) {
	missing := fmt.Sprintf("there is no revision %s here", shown(rev))
	if strings.HasPrefix(rev, "-") { // git would take it for an option
		return "", fmt.Errorf("%s; none begins with -", missing)
	}
	out, err := git(ctx, "rev-parse", "--verify", "--end-of-options", rev+"^{commit}")
	if err != nil {
		return "", worded(err, missing)
	}
	commit := strings.TrimSpace(out)
	if !isObject(commit) {
		return "", fmt.Errorf("git gives no commit for %s", shown(rev))
	}
	return commit, nil
}

// Name returns how at, as written after the colon, is called in a Tree: paths
// count from the top of the repository, or from the working folder when they
// begin with a dot.
func Name(ctx context.Context, at string) (string, error) {
	dots, _, _ := strings.Cut(at, "/")
	if dots != "." && dots != ".." {
		return path.Clean("/" + at)[1:], nil
	}
	here, err := git(ctx, "rev-parse", "--show-prefix")
	if err != nil {
		return "", worded(err, "git cannot tell where this folder is")
	}
	name := path.Join(strings.TrimSuffix(here, "\n"), at)
	if name == ".." || strings.HasPrefix(name, "../") {
		return "", fmt.Errorf("%s is outside the repository", shown(at))
	}
	return name, nil
}
