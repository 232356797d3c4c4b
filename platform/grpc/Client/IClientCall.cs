using Grpc.Core;

namespace Grpc.Net.Client.Internal;

/// <summary>A client's call: one on the wire, or several attempts at one.</summary>
internal interface IClientCall<TRequest, TResponse> : IDisposable
    where TRequest : class
    where TResponse : class
{
    /// <summary>The response headers; fails when the call ends without.</summary>
    Task<Metadata> HeadersAsync();

    /// <summary>Sends the one request.</summary>
    void Start(TRequest request);

    /// <summary>Sends the headers; the requests are written to what comes back.</summary>
    IClientStreamWriter<TRequest> StartStream();

    /// <summary>Reads the next response; false at the end. Throws when the call ended badly.</summary>
    ValueTask<(bool HasMessage, TResponse? Message)> ReadAsync();

    /// <summary>Reads the one response. INTERNAL when an OK call has none, or more than one.</summary>
    Task<TResponse> ReadSingleAsync();

    /// <summary>The status. InvalidOperationException before the end.</summary>
    Status GetStatus();

    /// <summary>The trailers. InvalidOperationException before the end.</summary>
    Metadata GetTrailers();

    /// <summary>Ends the call, if it has not ended, with CANCELLED.</summary>
    void Cancel(string detail);
}
