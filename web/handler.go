package web

import (
	"cmp"
	"context"
	"io"
	"net/http"
	"strings"
)

// Handler answers requests until ctx ends.
func (s *Server) Handler(ctx context.Context) http.Handler {
	cases := http.NewServeMux()
	cases.HandleFunc("GET /{$}", s.start)
	cases.HandleFunc("GET /{case}/{$}", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/"+r.PathValue("case")+"/"+screens[0].name, http.StatusSeeOther)
	})
	cases.HandleFunc("GET /{case}/print", s.tellPrint(ctx))
	for _, of := range screens {
		cases.HandleFunc("GET /{case}/"+of.name, s.shows(ctx, of))
		for name, act := range of.acts {
			method := "POST "
			if after, asks := strings.CutPrefix(name, "GET "); asks {
				method, name = "GET ", after
			}
			cases.HandleFunc(method+"/{case}/"+of.name+"/"+name, s.acts(ctx, of, act))
		}
	}
	cases.HandleFunc("POST /{case}/undo", s.taking(ctx, (*Draft).Undo))
	cases.HandleFunc("POST /{case}/redo", s.taking(ctx, (*Draft).Redo))
	cases.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.fails(w, r, nil, &wrongAddress{"no such page"})
	})
	all := http.NewServeMux()
	all.HandleFunc("GET /static/{name}", assets)
	s.api(ctx, all)
	all.Handle("/", cases)
	return s.guarded(s.caught(all))
}

// shows answers with a screen.
func (s *Server) shows(ctx context.Context, of *screen) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v, err := s.visit(ctx, r)
		if err != nil {
			s.fails(w, r, nil, err)
			return
		}
		v.patience, v.on = true, of
		if kept := v.keptPage(); kept != nil {
			kept.send(w, r)
			return
		}
		sheet, err := of.show(v)
		if err != nil {
			s.fails(w, r, v, err)
			return
		}
		f := v.framed(sheet)
		if kept := v.keepPage(f); kept != nil {
			kept.send(w, r)
			return
		}
		s.write(w, f)
	}
}

// framed is a sheet of the screen of a visit on its page.
func (v *visit) framed(of *sheet) *frame {
	f := &frame{title: said("screen " + v.on.name), of: v, screen: v.on,
		heading: cmp.Or(of.heading, said("question "+v.on.name)), sheet: of}
	if of.again { // by the address without a place in the page: that would not be asked for again
		f.head = tag("noscript", nil, open("meta", attrs{"http-equiv", "refresh", "content", "1; url=" + v.again()}))
	}
	return f
}

// again is the address by which the page is asked for again: where it answers a form, that of its
// screen.
func (v *visit) again() string {
	if v.r.Method != http.MethodGet && v.on != nil {
		return v.at(v.on.name)
	}
	return v.r.URL.RequestURI()
}

// acts does something on a screen.
func (s *Server) acts(ctx context.Context, of *screen,
	act func(v *visit, w http.ResponseWriter, r *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v, err := s.visit(ctx, r)
		if err == nil {
			v.on = of
			err = act(v, w, r)
		}
		if err != nil {
			s.fails(w, r, v, err)
		}
	}
}

// taking takes the last edit of a draft back, or does it again.
func (s *Server) taking(ctx context.Context, do func(*Draft) bool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v, err := s.visit(ctx, r)
		if err == nil && v.draft == nil {
			err = &wrongAddress{"no such draft"}
		}
		if err != nil {
			s.fails(w, r, v, err)
			return
		}
		do(v.draft)
		v.passed()
		at := screens[0]
		if to := screenNamed(r.FormValue("screen")); to != nil {
			at = to
		}
		http.Redirect(w, r, v.at(at.name), http.StatusSeeOther)
	}
}

// tellPrint tells the fingerprint of the files of a case, so that a page can notice that
// one was saved.
func (s *Server) tellPrint(ctx context.Context) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v, err := s.visit(ctx, r)
		if err != nil {
			s.fails(w, r, nil, err)
			return
		}
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = io.WriteString(w, v.print)
	}
}

const pageKind = "text/html; charset=utf-8"

// write writes a page.
func (s *Server) write(w http.ResponseWriter, f *frame) {
	w.Header().Set("Content-Type", pageKind)
	w.WriteHeader(max(f.sheet.status, http.StatusOK))
	_, _ = io.WriteString(w, f.page())
}

// caught answers where a request panicked.
func (s *Server) caught(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if value := recover(); value != nil {
				s.fails(w, r, nil, &panicked{value})
			}
		}()
		next.ServeHTTP(w, r)
	})
}
