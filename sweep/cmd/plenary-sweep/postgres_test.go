//go:build unix

package main

import (
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/plenary-talks/plenary/sweep"
)

// postgres starts a PostgreSQL of Debian for a test, installed if need be, and returns its URL. Where there is none
// and none can be had, the test is left out.
func postgres(t *testing.T) string {
	t.Helper()
	bin := serverPrograms()
	if bin == "" && os.Getuid() == 0 {
		for _, args := range [][]string{{"update", "-qq"}, {"install", "-y", "-qq", "postgresql"}} {
			cmd := exec.Command("apt-get", args...)
			cmd.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Logf("apt-get %q: %v\n%s", args, err, out)
			}
		}
		bin = serverPrograms()
	}
	if bin == "" {
		t.Skip("PostgreSQL is not here; on Debian: apt-get install postgresql")
	}
	dir, err := os.MkdirTemp("", "plenary-pg")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	as := asNobodySpecial(t, dir)
	data := filepath.Join(dir, "data")
	run := func(name string, args ...string) *exec.Cmd {
		cmd := exec.Command(filepath.Join(bin, name), args...)
		cmd.Dir, cmd.SysProcAttr = dir, &syscall.SysProcAttr{Credential: as}
		return cmd
	}
	out, err := run("initdb", "-D", data, "-A", "trust", "-U", "plenary", "-N", "-E", "UTF8").CombinedOutput()
	if err != nil {
		t.Fatalf("initdb: %v\n%s", err, out)
	}
	server := run("postgres", "-D", data, "-F", "-k", dir, "-c", "listen_addresses=")
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Signal(os.Interrupt)
		_ = server.Wait()
	})
	where := "postgres://plenary@/postgres?host=" + url.QueryEscape(dir)
	for begun := time.Now(); ; time.Sleep(100 * time.Millisecond) {
		s, err := sweep.Open(t.Context(), where)
		if err == nil {
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			return where
		}
		if time.Since(begun) > 2*time.Minute {
			t.Fatal(err)
		}
	}
}

// serverPrograms is the folder with the programs of the newest PostgreSQL; "" for none.
func serverPrograms() string {
	all, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(all) == 0 {
		return ""
	}
	return filepath.Dir(all[len(all)-1])
}

// asNobodySpecial is who PostgreSQL runs as, which refuses to as root: its own user, who is given a folder. Nil is for
// who runs the test.
func asNobodySpecial(t *testing.T, dir string) *syscall.Credential {
	t.Helper()
	if os.Getuid() != 0 {
		return nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		t.Fatal(err)
	}
	uid, _ := strconv.Atoi(u.Uid)
	gid, _ := strconv.Atoi(u.Gid)
	if err := os.Chown(dir, uid, gid); err != nil {
		t.Fatal(err)
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
}
