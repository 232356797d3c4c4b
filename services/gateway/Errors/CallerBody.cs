using Finsam.Gateway.Hosting;

namespace Finsam.Gateway.Errors;

/// <summary>
/// A request's body that has a limit and remembers how reading it failed. What a call ends with then is the caller's doing, in whatever order
/// and wording the proxy, the client and the connection behind tell of it.
/// </summary>
internal sealed class CallerBody(Stream source, long most) : BodyStream
{
    /// <summary>Most bytes that it may have.</summary>
    public long Most => most;

    /// <summary>Bytes read so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>What reading failed with; null while all is well.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Why the caller's own body made the call fail; null when it did not.</summary>
    public static Exception? FailureIn(HttpContext context) => context.Features.Get<CallerBody>()?.Failure;

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var count = await source.ReadAsync(buffer, cancellationToken);
            Bytes += count;
            return Bytes <= most ? count : throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Failure = error;
            throw;
        }
    }
}
