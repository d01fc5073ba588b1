package mcp

import (
	"context"
	"errors"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// harmless makes errors of the protocol such that they can be sent and looked
// at: the library repeats in them what was asked, in a form that need not be JSON,
// and an error that cannot be written would end the session. A panic is an error, too.
func harmless(next sdk.MethodHandler) sdk.MethodHandler {
	return func(ctx context.Context, method string, req sdk.Request) (_ sdk.Result, err error) {
		defer func() {
			if value := recover(); value != nil {
				err = &jsonrpc.Error{Code: jsonrpc.CodeInternalError, Message: outlet.Net((&panicked{value}).Error())}
			}
		}()
		if method == "logging/setLevel" { // the library has it, and nothing here is logged
			return nil, &jsonrpc.Error{Code: jsonrpc.CodeMethodNotFound, Message: "there is no " + method}
		}
		result, err := next(ctx, method, req)
		var wire *jsonrpc.Error
		if err == nil || !errors.As(err, &wire) {
			return result, err
		}
		own := *wire
		own.Message = outlet.Net(own.Message)
		var data any
		if outlet.ReadJSON(own.Data, &data) != nil {
			own.Data = nil
		}
		return result, &own
	}
}
