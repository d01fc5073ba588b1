package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/plenary-talks/plenary/internal/door"
)

// policy is what a page may do: show and run what is of this server, and nothing else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guarded refuses requests for another host, from other sites, or without the
// token, and has every answer say what a page may do.
func (s *Server) guarded(next http.Handler) http.Handler {
	cross := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		head.Set("Content-Security-Policy", policy)
		head.Set("X-Content-Type-Options", "nosniff")
		head.Set("Referrer-Policy", "same-origin")
		head.Set("X-Frame-Options", "DENY")
		head.Set("Cross-Origin-Opener-Policy", "same-origin")
		head.Set("Cross-Origin-Resource-Policy", "same-origin")
		head.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		head.Set("Cache-Control", "no-store")
		switch {
		case s.opt.Token == "" && !door.Local(r.Host):
			refuse(w, r, http.StatusForbidden, "wrong host")
		case !door.Own(r) && !followed(r), cross.Check(r) != nil:
			refuse(w, r, http.StatusForbidden, "other site")
		case s.admits(w, r):
			r.Body = http.MaxBytesReader(w, r.Body, mostBody)
			next.ServeHTTP(w, r)
		}
	})
}

// followed reports whether somebody followed a link of another site: that is no
// request of the site.
func followed(r *http.Request) bool {
	return (r.Method == http.MethodGet || r.Method == http.MethodHead) && r.Header.Get("Origin") == "" &&
		r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
}

// refuse answers a request that nobody of ours makes.
func refuse(w http.ResponseWriter, _ *http.Request, status int, key string) {
	http.Error(w, said(key), status)
}

// admits reports whether a request has the token. One that has it in its address is
// sent on without, and has it in a cookie from then on.
func (s *Server) admits(w http.ResponseWriter, r *http.Request) bool {
	if s.opt.Token == "" {
		return true
	}
	if given, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok && door.Secret(given, s.opt.Token) {
		return true
	}
	if c, err := r.Cookie(cookieOf(r)); err == nil && door.Secret(c.Value, s.opt.Token) {
		return true
	}
	query := r.URL.Query()
	if given := query.Get("token"); given == "" || !door.Secret(given, s.opt.Token) {
		w.Header().Set("WWW-Authenticate", "Bearer")
		refuse(w, r, http.StatusUnauthorized, "no token")
		return false
	}
	query.Del("token")
	http.SetCookie(w, &http.Cookie{Name: cookieOf(r), Value: s.opt.Token, Path: "/", HttpOnly: true,
		SameSite: http.SameSiteLaxMode})
	to := &url.URL{Path: "/" + strings.TrimLeft(r.URL.Path, "/"), RawQuery: query.Encode()}
	http.Redirect(w, r, to.String(), http.StatusSeeOther)
	return false
}

// cookieOf is the name of the cookie with the token: cookies know no ports.
func cookieOf(r *http.Request) string {
	_, port, found := strings.Cut(r.Host, "]:")
	if !found {
		_, port, _ = strings.Cut(r.Host, ":")
	}
	return fmt.Sprintf("plenary-%s", strings.TrimFunc(port, func(r rune) bool { return r < '0' || r > '9' }))
}
