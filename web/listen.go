package web

import (
	"errors"
	"net"

	"github.com/plenary-talks/plenary/internal/door"
)

// LeastToken is the fewest characters of a token.
const LeastToken = door.LeastToken

// usual is where a server answers unless told otherwise.
const usual = "127.0.0.1:8930"

// Listen returns a listener on an address; "" is the usual one of this machine or, where
// that is taken, one with any free port. Without a token others must not reach it.
func Listen(address string, token bool) (net.Listener, error) {
	if address == "" {
		if on, err := door.Listen(usual); err == nil {
			return on, nil
		}
		return door.Listen("127.0.0.1:0")
	}
	if !token {
		on, err := door.Listen(address)
		if errors.Is(err, door.ErrReachable) {
			return nil, errors.New(err.Error() + said("or a token"))
		}
		return on, err
	}
	on, _, err := door.Anywhere(address)
	return on, err
}
