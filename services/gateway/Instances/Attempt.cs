using System.Net.Sockets;
using Finsam.Gateway.Errors;
using Yarp.ReverseProxy.Forwarder;

namespace Finsam.Gateway.Instances;

/// <summary>One sending of a call to an instance.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="MayGoOn">False for the last one: what it is answered is the answer.</param>
internal sealed record Attempt(int Number, bool MayGoOn)
{
    private const long RefusedStream = 7; // RFC 9113 section 7: not processed in any way.

    /// <summary>True when the instance answered, without a message, that it can't do its work now.</summary>
    public bool WasPutOff { get; set; }

    /// <summary>How it ended.</summary>
    public AttemptEnd EndOf(HttpContext context)
    {
        if (WasPutOff)
        {
            return AttemptEnd.PutOff;
        }

        if (context.GetForwarderErrorFeature() is not { } failure || context.Response.HasStarted)
        {
            return AttemptEnd.Answered;
        }

        return failure.Error switch
        {
            _ when CallerBody.FailureIn(context) is not null => AttemptEnd.Answered,
            ForwarderError.Request when NeverArrived(failure.Exception) => AttemptEnd.NeverArrived,
            ForwarderError.Request when IsRefused(failure.Exception) => AttemptEnd.RefusedUnread,
            ForwarderError.Request or ForwarderError.RequestBodyDestination or ForwarderError.ResponseHeaders
                or ForwarderError.ResponseBodyDestination => IsConnectionGone(failure.Exception) ? AttemptEnd.ConnectionLost : AttemptEnd.Lost,
            _ => AttemptEnd.Answered,
        };
    }

    private static bool NeverArrived(Exception? error) => error is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,
    };

    private static bool IsRefused(Exception? error) =>
        error is HttpProtocolException { ErrorCode: RefusedStream } || (error?.InnerException is { } inner && IsRefused(inner));

    private static bool IsConnectionGone(Exception? error) => error switch
    {
        null => false,
        HttpProtocolException => false,
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } or SocketException => true,
        AggregateException all => all.InnerExceptions.Any(IsConnectionGone),
        _ => IsConnectionGone(error.InnerException),
    };
}

/// <summary>How an attempt ended.</summary>
internal enum AttemptEnd
{
    /// <summary>With an answer, or with something that another instance would not do better.</summary>
    Answered,

    /// <summary>No connection to the instance: it has seen nothing of the call.</summary>
    NeverArrived,

    /// <summary>The instance refused the stream (REFUSED_STREAM) and says that it has done nothing.</summary>
    RefusedUnread,

    /// <summary>With UNAVAILABLE or 503 and no message.</summary>
    PutOff,

    /// <summary>The instance's connection ended before the answer: nobody knows how far the call came.</summary>
    ConnectionLost,

    /// <summary>The stream ended before the answer while the connection lives.</summary>
    Lost,
}
