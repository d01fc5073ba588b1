package main

import (
	"errors"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// onFullDisk has the command write on a small disk of its own, that has 0, 1, 2
// and so on pages free. After each try it prints the status, what was said and
// the files.
const onFullDisk = `
mount -t tmpfs -o size=96k none "$DISK" || exit 77
cd "$DISK" || exit 77
for free in 0 1 2 3 4 5 6 7 8 9 10 11 12; do
	cp -r "$FROM"/. .
	head -c $((4096 * free)) /dev/zero >room || exit 76
	cat /dev/zero >filler 2>/dev/null
	rm room
	echo "== $free"
	"$SELF" "$@" 2>&1 >/dev/null
	echo "status $?"
	rm filler
	for file in $(find . -type f | sort); do
		echo "$file $(cksum <"$file")"
	done
	find . -type f -delete
	rmdir record 2>/dev/null
done
exit 0
`

// TestFullDisk asks that on a disk with any room all is written or nothing, that
// the command says so, and that what to do stands beside it.
func TestFullDisk(t *testing.T) {
	inOneGoroutine(t)
	t.Parallel()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{layingOut, accepting} {
		from := t.TempDir()
		write(t, from, map[string]string{
			"case.yaml":   strings.ReplaceAll(twoNeighbours, ": ", ":  "),
			"record.yaml": "record:  1\nentries:\n    - {on: 2006-10-01,event: contact, says: They met, how: assumed}\n" + strings.Repeat("# a remark\n", 1000),
			"report.txt":  gates(60),
		})
		sh := exec.Command("sh", append([]string{"-c", onFullDisk, "sh"}, args...)...)
		sh.Env = append(os.Environ(), plainly+"=1", "SELF="+self, "FROM="+from, "DISK="+t.TempDir())
		sh.SysProcAttr = &syscall.SysProcAttr{
			Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
			UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
		}
		out, err := sh.Output()
		if exit := (*exec.ExitError)(nil); err != nil && (!errors.As(err, &exit) || exit.ExitCode() == 77) {
			t.Skipf("no disk can be mounted here: %v", err)
		} else if err != nil {
			t.Fatalf("%v %s", err, out)
		}
		failed, written := 0, 0
		var before, after string
		for i, try := range strings.Split(string(out), "== ")[1:] {
			_, try, _ = strings.Cut(try, "\n")
			said, files, ok := strings.Cut(try, "status ")
			status, files, _ := strings.Cut(files, "\n")
			switch {
			case !ok || strings.Contains(files, ".plenary"):
				t.Errorf("%v with %d pages free: %s", args, i, try)
			case status == "0":
				if written++; after == "" {
					after = files
				}
				if files != after {
					t.Errorf("%v with %d pages free: %s, want\n%s", args, i, try, after)
				}
			default:
				if failed++; before == "" {
					before = files
				}
				if files != before || written > 0 || !strings.HasPrefix(said, "plenary: nothing was written: ") ||
					!strings.Contains(said, "the disk is full; make room, then run the command again") {
					t.Errorf("%v with %d pages free: %s, want\n%s", args, i, try, before)
				}
			}
		}
		if failed < 2 || written < 2 || before == after {
			t.Errorf("%v: %d times the disk was too full, %d times not:\n%s", args, failed, written, out)
		}
	}
}

// TestFileTooLarge does the same where the system bounds the size of files.
func TestFileTooLarge(t *testing.T) {
	t.Parallel()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{layingOut, accepting} {
		dir := t.TempDir()
		write(t, dir, map[string]string{
			"case.yaml":   strings.ReplaceAll(twoNeighbours, ": ", ":  "),
			"record.yaml": "record:  1\nentries:\n    - {on: 2006-10-01,event: contact, says: They met, how: assumed}\n" + strings.Repeat("# a remark\n", 1000),
			"report.txt":  gates(60),
		})
		before := listing(t, dir)
		sh := exec.Command("sh", append([]string{"-c", `ulimit -f 1 && exec "$SELF" "$@"`, "sh"}, args...)...)
		sh.Dir, sh.Env = dir, append(os.Environ(), plainly+"=1", "SELF="+self)
		out, err := sh.CombinedOutput()
		const want = " cannot be written: it would be larger than the system allows a file to be\n"
		if err == nil || !strings.HasPrefix(string(out), "plenary: nothing was written: ") ||
			!strings.HasSuffix(string(out), want) {
			t.Errorf("%v: %v %s", args, err, out)
		}
		if after := listing(t, dir); after != before {
			t.Errorf("%v: %s", args, after)
		}
	}
}
