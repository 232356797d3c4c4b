using System.Buffers;
using Grpc.Core.Wire;

namespace Grpc.Net.Client.Internal;

/// <summary>Reads messages from the body of a response.</summary>
internal sealed class ResponseReader<T>(Stream body, MessageDecoder<T> decoder)
{
    private readonly byte[] _header = new byte[Frame.HeaderBytes];

    /// <summary>Reads the next message; false at the end. INTERNAL when the body breaks off within one.</summary>
    public async ValueTask<(bool HasMessage, T? Message)> ReadAsync(CancellationToken cancellationToken)
    {
        var read = await body.ReadAtLeastAsync(_header, _header.Length, throwOnEndOfStream: false, cancellationToken);
        if (read < _header.Length)
        {
            return read == 0 ? (false, default) : throw WireErrors.IncompleteMessage();
        }

        var (isCompressed, length) = Frame.ReadHeader(_header, decoder.MaxBytes);
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var payload = rented.AsMemory(0, length);
            if (await body.ReadAtLeastAsync(payload, length, throwOnEndOfStream: false, cancellationToken) < length)
            {
                throw WireErrors.IncompleteMessage();
            }

            return (true, decoder.Decode(new ReadOnlySequence<byte>(payload), isCompressed));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
