using System.IO.Pipelines;
using Grpc.Core.Wire;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Reads messages from the body of a request.</summary>
internal sealed class RequestReader<T>(PipeReader input, MessageDecoder<T> decoder)
{
    /// <summary>Reads the next message; false at the end of the body.</summary>
    public async ValueTask<(bool HasMessage, T? Message)> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await input.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            if (Frame.TryTake(ref buffer, decoder.MaxBytes, out var isCompressed, out var payload))
            {
                var message = decoder.Decode(payload, isCompressed);
                input.AdvanceTo(buffer.Start);
                return (true, message);
            }

            if (result.IsCompleted || result.IsCanceled)
            {
                var isCut = !buffer.IsEmpty;
                input.AdvanceTo(buffer.Start, buffer.End);
                return result.IsCanceled ? throw new OperationCanceledException()
                    : isCut ? throw WireErrors.IncompleteMessage()
                    : (false, default);
            }

            input.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    /// <summary>Reads the one message of a unary request and its end. INTERNAL when there is none or more than one.</summary>
    public async ValueTask<T> ReadSingleAsync(CancellationToken cancellationToken)
    {
        var (hasMessage, message) = await ReadAsync(cancellationToken);
        if (!hasMessage)
        {
            throw WireErrors.IncompleteMessage();
        }

        var (hasMore, _) = await ReadAsync(cancellationToken);
        return hasMore ? throw WireErrors.Of(Core.StatusCode.Internal, "Additional data after the message received.") : message!;
    }
}
