// Package door is what doors over HTTP share: which addresses are of this
// machine alone, and which requests are meant for it.
//
//	Listen    a listener on an address of this machine alone
//	Anywhere  one on any address
//	Local     whether a request names this machine
//	Own       whether it comes from no page, or from one of this server
//	Secret    whether a given secret is the right one
package door

import (
	"crypto/subtle"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
)

// ErrReachable is within the error of an address that is not of this machine alone.
var ErrReachable = errors.New("could be reached from other machines")

// Listen returns a listener on an address of this machine alone, as 127.0.0.1:8931
// or localhost:0. The error is of an address that others could reach, or the system's.
func Listen(address string) (net.Listener, error) {
	host, port, err := split(address)
	if err != nil {
		return nil, err
	}
	if !loopback(host) {
		return nil, fmt.Errorf("`%s` %w; use 127.0.0.1:%s, [::1]:%s or localhost:%s", address, ErrReachable, port, port,
			port)
	}
	return net.Listen("tcp", net.JoinHostPort(host, port))
}

// Anywhere returns a listener on any address, and whether it is of this machine alone.
func Anywhere(address string) (on net.Listener, alone bool, err error) {
	host, port, err := split(address)
	if err != nil {
		return nil, false, err
	}
	on, err = net.Listen("tcp", net.JoinHostPort(host, port))
	return on, loopback(host), err
}

func split(address string) (host, port string, err error) {
	host, port, err = net.SplitHostPort(address)
	if err != nil {
		return "", "", fmt.Errorf("`%s` is not an address with a port, as in 127.0.0.1:8931", address)
	}
	if host == "localhost" {
		host = "127.0.0.1"
	}
	return host, port, nil
}

func loopback(host string) bool {
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback()
}

// Local reports whether a host, with or without a port, is a name of this machine
// that no server of names can give to another.
func Local(host string) bool {
	name := host
	if h, port, err := net.SplitHostPort(host); err == nil {
		if _, err := strconv.ParseUint(port, 10, 16); err != nil {
			return false
		}
		name = h
	}
	return name == "localhost" || loopback(strings.TrimSuffix(strings.TrimPrefix(name, "["), "]"))
}

// Own reports whether a request is from no page, or from one of this server.
func Own(r *http.Request) bool {
	origins := r.Header.Values("Origin")
	if len(origins) == 0 {
		site := r.Header.Get("Sec-Fetch-Site")
		return site == "" || site == "none" || site == "same-origin"
	}
	return len(origins) == 1 && origins[0] == "http://"+r.Host
}

// Secret reports whether what was given is a secret, and takes as long for any
// other of its length.
func Secret(given, secret string) bool {
	return subtle.ConstantTimeCompare([]byte(given), []byte(secret)) == 1
}

// LeastToken is the fewest characters of a token: whoever has it can ask, and write
// what the server may.
const LeastToken = 16
