package mcp

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/plenary-talks/plenary/desk"
)

const token = "a-token-of-the-test"

// over serves over HTTP, and returns the address.
func over(t *testing.T, s *Server) string {
	t.Helper()
	on, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- s.HTTP(ctx, on, token) }()
	t.Cleanup(func() {
		cancel()
		<-done
	})
	return "http://" + on.Addr().String() + "/mcp"
}

// bearer gives the token with every request.
type bearer struct{ http.RoundTripper }

func (b bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+token)
	return b.RoundTripper.RoundTrip(r)
}

func connect(t *testing.T, address, version string) *sdk.ClientSession {
	t.Helper()
	c, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(),
		&sdk.StreamableClientTransport{Endpoint: address,
			HTTPClient: &http.Client{Transport: bearer{http.DefaultTransport}}},
		&sdk.ClientSessionOptions{ProtocolVersion: version})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

func TestHTTPSpeaksBothRevisions(t *testing.T) {
	address := over(t, open(t, desk.Limits{}, cases))
	for _, version := range []string{newest, "2025-11-25", older} {
		c := connect(t, address, version)
		if got := c.InitializeResult().ProtocolVersion; got != version {
			t.Errorf("%s was asked for, and %s is spoken", version, got)
		}
		if out := call(t, c, "brief", object{"case": "classics/chicken"}); out["error"] != nil {
			t.Errorf("%s: %v", version, out["error"])
		}
		says(t, call(t, c, "brief", object{"case": "classics/chiken"}), "did you mean `classics/chicken`?")
		r, err := c.ReadResource(t.Context(), &sdk.ReadResourceParams{URI: "plenary://docs/words"})
		if err != nil || !strings.HasPrefix(r.Contents[0].Text, "# Words") {
			t.Errorf("%s: %v", version, err)
		}
	}
}

// TestGuard holds that only requests which are meant for the server get in.
func TestGuard(t *testing.T) {
	const in = http.StatusTeapot
	h := guard(token, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(in) }))
	for _, of := range []struct {
		host, origin, site, auth string
		want                     int
	}{
		{"127.0.0.1:8931", "", "", "Bearer " + token, in},
		{"localhost:8931", "", "", "Bearer " + token, in},
		{"localhost", "", "none", "Bearer " + token, in},
		{"[::1]:8931", "http://[::1]:8931", "same-origin", "Bearer " + token, in},
		{"127.0.0.1:8931", "http://127.0.0.1:8931", "", "Bearer " + token, in},
		{"127.0.0.1:8931", "", "", "", http.StatusUnauthorized},
		{"127.0.0.1:8931", "", "", "Bearer " + token + "x", http.StatusUnauthorized},
		{"127.0.0.1:8931", "", "", "bearer " + token, http.StatusUnauthorized},
		{"127.0.0.1:8931", "", "", "Basic " + token, http.StatusUnauthorized},
		{"127.0.0.1:8931", "", "", token, http.StatusUnauthorized},
		{"127.0.0.1:8931", "http://evil.example", "", "Bearer " + token, http.StatusForbidden},
		{"127.0.0.1:8931", "http://127.0.0.1:8932", "", "Bearer " + token, http.StatusForbidden},
		{"127.0.0.1:8931", "https://127.0.0.1:8931", "", "Bearer " + token, http.StatusForbidden},
		{"127.0.0.1:8931", "null", "", "Bearer " + token, http.StatusForbidden},
		{"127.0.0.1:8931", "", "cross-site", "Bearer " + token, http.StatusForbidden},
		{"evil.example:8931", "", "", "Bearer " + token, http.StatusForbidden},
		{"127.0.0.1.evil.example", "", "", "Bearer " + token, http.StatusForbidden},
		{"localhost.x.example:8931", "http://localhost.x.example:8931", "", "Bearer " + token, http.StatusForbidden},
		{"0.0.0.0:8931", "", "", "Bearer " + token, http.StatusForbidden},
		{"192.168.1.2:8931", "", "", "Bearer " + token, http.StatusForbidden},
		{"127.0.0.1:port", "", "", "Bearer " + token, http.StatusForbidden},
		{"", "", "", "Bearer " + token, http.StatusForbidden},
	} {
		r := httptest.NewRequest(http.MethodPost, "/mcp", nil)
		r.Host = of.host
		for name, value := range map[string]string{"Origin": of.origin, "Sec-Fetch-Site": of.site,
			"Authorization": of.auth} {
			if value != "" {
				r.Header.Set(name, value)
			}
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != of.want {
			t.Errorf("%+v: status %d", of, w.Code)
		}
	}
}

func TestListensToThisMachineOnly(t *testing.T) {
	for _, address := range []string{
		"0.0.0.0:0", ":0", "[::]:0", "192.168.1.2:0", "example.com:80", "127.0.0.1", "127.0.0.1:port", "", "\x1b:0",
		"127.0.0.1.example.com:0",
	} {
		if on, err := Listen(address); err == nil {
			on.Close()
			t.Errorf("it listens at %s", on.Addr())
		}
	}
	for _, address := range []string{"127.0.0.1:0", "localhost:0"} {
		on, err := Listen(address)
		if err != nil {
			t.Fatal(err)
		}
		on.Close()
	}
	if err := open(t, desk.Limits{}, cases).HTTP(t.Context(), nil, "short"); err == nil {
		t.Error("a short token is taken")
	}
}

// TestGoneEndsTheWork holds that a call ends when the request that made it is
// gone, by revisions with sessions and without.
func TestGoneEndsTheWork(t *testing.T) {
	for _, version := range []string{newest, older} {
		s := open(t, desk.Limits{}, cases)
		begun, ended := make(chan bool, 1), make(chan bool, 1)
		add(s, &tool{name: "check", title: "t"}, func(ctx context.Context, _ *checkInput) (*told, error) {
			begun <- true
			<-ctx.Done()
			ended <- true
			return nil, ctx.Err()
		})
		address := over(t, s)
		session := ""
		if version != newest {
			session = begin(t, address, version)
		}
		body := object{"jsonrpc": "2.0", "id": 5, "method": "tools/call", "params": object{"name": "check",
			"arguments": object{}, "_meta": object{"io.modelcontextprotocol/protocolVersion": version,
				"io.modelcontextprotocol/clientCapabilities": object{}}}}
		if version != newest {
			delete(body["params"].(object), "_meta")
		}
		ctx, cancel := context.WithCancel(t.Context())
		go func() {
			<-begun
			cancel()
		}()
		if r, err := post(ctx, address, version, session, body); err == nil {
			_, err = io.ReadAll(r.Body)
			r.Body.Close()
			if err == nil {
				t.Errorf("%s: the request was answered", version)
			}
		}
		<-ended
	}
}

// begin begins a session, as revisions before the newest have it.
func begin(t *testing.T, address, version string) string {
	t.Helper()
	r, err := post(t.Context(), address, "", "", object{"jsonrpc": "2.0", "id": 1, "method": "initialize",
		"params": object{"protocolVersion": version, "capabilities": object{},
			"clientInfo": object{"name": "test", "version": "1"}}})
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	session := r.Header.Get("Mcp-Session-Id")
	r, err = post(t.Context(), address, version, session,
		object{"jsonrpc": "2.0", "method": "notifications/initialized"})
	if err != nil || session == "" {
		t.Fatalf("session %q, %v", session, err)
	}
	r.Body.Close()
	return session
}

func post(ctx context.Context, address, version, session string, message object) (*http.Response, error) {
	body, err := json.Marshal(message)
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, strings.NewReader(string(body)))
	if err != nil {
		return nil, err
	}
	for name, value := range map[string]string{"Authorization": "Bearer " + token, "Content-Type": "application/json",
		"Accept": "application/json, text/event-stream", "Mcp-Protocol-Version": version, "Mcp-Session-Id": session,
		"Mcp-Method": message["method"].(string), "Mcp-Name": "check", "X-Plenary-Request": "1"} {
		if value != "" && (version == newest || name != "Mcp-Method" && name != "Mcp-Name") {
			r.Header.Set(name, value)
		}
	}
	return http.DefaultClient.Do(r)
}

func TestTooMuchOverHTTP(t *testing.T) {
	address := over(t, open(t, desk.Limits{}, cases))
	c := connect(t, address, newest)
	says(t, call(t, c, "check", object{"text": strings.Repeat("x", 10<<20)}), "give less text")
	r, err := post(t.Context(), address, newest, "", object{"jsonrpc": "2.0", "id": 1, "method": "tools/call",
		"x": strings.Repeat("x", mostMessage+1)})
	if err == nil {
		r.Body.Close()
		if r.StatusCode != http.StatusRequestEntityTooLarge {
			t.Errorf("status %d", r.StatusCode)
		}
	}
	if out := call(t, c, "brief", object{"case": "classics/chicken"}); out["error"] != nil {
		t.Error(out["error"])
	}
}
