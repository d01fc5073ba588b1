package revision

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary"
)

// objects gives the objects of the repository by name, from one git that is
// started when first asked.
type objects struct {
	ctx       context.Context
	cmd       *exec.Cmd
	in        io.WriteCloser
	out       *bufio.Reader
	complaint head
}

// errAbsent is the error of an object that the repository, perhaps a partial
// clone, does not have.
var errAbsent = errors.New(
	"it is not in this repository, and nothing is fetched; have git fetch it, as by checking the revision out")

// tooLarge is the error of an object that is not read.
func tooLarge(size, limit int64) *plenary.Limit {
	return &plenary.Limit{Code: plenary.LimitSize, What: "bytes in one object of git", Bound: limit, Met: size,
		Says: fmt.Sprintf("it has %d bytes; so many are not read", size)}
}

// read returns an object of a kind, of at most limit bytes. What git writes is
// a line "name kind size", the bytes, and the end of a line.
func (o *objects) read(name, kind string, limit int64) ([]byte, error) {
	if err := o.start(); err != nil {
		return nil, o.fail(err)
	}
	if _, err := io.WriteString(o.in, name+"\n"); err != nil {
		return nil, o.fail(&lost{err})
	}
	line, err := o.out.ReadSlice('\n')
	if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
		return nil, o.fail(&lost{err})
	}
	fields := strings.Fields(string(line))
	if len(fields) == 2 && fields[0] == name && fields[1] == "missing" {
		return nil, errAbsent
	}
	if len(fields) != 3 || fields[0] != name || fields[1] != kind {
		return nil, o.fail(fmt.Errorf("git gives no %s but says: %s", kind, shown(strings.TrimSpace(string(line)))))
	}
	size, err := strconv.ParseInt(fields[2], 10, 64)
	if err != nil || size < 0 {
		return nil, o.fail(errors.New("git gives no size"))
	}
	if size > limit {
		o.Close() // rather than take all of it
		return nil, tooLarge(size, limit)
	}
	text := make([]byte, size+1)
	if _, err := io.ReadFull(o.out, text); err != nil {
		return nil, o.fail(&lost{err})
	}
	if text[size] != '\n' {
		return nil, o.fail(errors.New("git gives more bytes than it says"))
	}
	return text[:size], nil
}

func (o *objects) start() error {
	if err := o.ctx.Err(); err != nil || o.cmd != nil {
		return err
	}
	o.complaint.Reset()
	cmd := command(o.ctx, &o.complaint, "cat-file", "--batch")
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return &gitError{"", err}
	}
	o.cmd, o.in, o.out = cmd, in, bufio.NewReader(out)
	return nil
}

// fail ends git and words what went wrong.
func (o *objects) fail(err error) error {
	var own *lost
	if o.cmd != nil && errors.As(err, &own) { // it has ended by itself, and says why
		cmd := o.cmd
		o.cmd = nil
		_ = o.in.Close()
		if ended := cmd.Wait(); ended != nil {
			err = ended
		}
		err = failed(o.ctx, err, &o.complaint)
	}
	o.Close()
	switch {
	case o.ctx.Err() != nil:
		return o.ctx.Err()
	case strings.Contains(o.complaint.String(), "promisor remote"):
		return errAbsent
	}
	return worded(err, "git cannot read it")
}

// A lost is the error of a pipe whose other end is gone.
type lost struct{ error }

// Close ends git; more may be read afterwards, with another.
func (o *objects) Close() {
	if o.cmd != nil {
		_ = o.in.Close()
		_ = o.cmd.Process.Kill()
		_ = o.cmd.Wait() // that it was killed is known
		o.cmd = nil
	}
}

// isObject reports whether name is the name of an object: SHA-1 or SHA-256.
func isObject(name string) bool {
	return (len(name) == 40 || len(name) == 64) && strings.Trim(name, "0123456789abcdef") == ""
}
