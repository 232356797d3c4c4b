namespace Finsam.Grpc.Tests.Fuzz;

/// <summary>One request as it goes over the wire.</summary>
/// <param name="Kind">What was done to it, for messages.</param>
/// <param name="Headers">Headers, pseudo headers first.</param>
/// <param name="Body">Body; null when the headers end the stream.</param>
/// <param name="Ending">How the request ends.</param>
internal sealed record FuzzRequest(string Kind, IReadOnlyList<(string Name, string Value)> Headers, byte[]? Body, FuzzEnding Ending);

/// <summary>How a request ends.</summary>
internal enum FuzzEnding
{
    /// <summary>As it should: the server must answer.</summary>
    EndStream,

    /// <summary>Reset at once.</summary>
    Reset,

    /// <summary>Left open, or its answer unread, and reset when some more requests have been sent.</summary>
    ResetLater,
}
