using System.Buffers;
using System.Buffers.Binary;

namespace Grpc.Core.Wire;

/// <summary>PROTOCOL-HTTP2 "Length-Prefixed-Message → Compressed-Flag Message-Length Message".</summary>
internal static class Frame
{
    public const int HeaderBytes = 5;

    public static void WriteHeader(IBufferWriter<byte> output, int payloadBytes, bool isCompressed = false)
    {
        var header = output.GetSpan(HeaderBytes);
        header[0] = isCompressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(header[1..], payloadBytes);
        output.Advance(HeaderBytes);
    }

    /// <summary>
    /// The flag and length of a header of five bytes. INTERNAL for a flag that is not defined, RESOURCE_EXHAUSTED over the limit.
    /// </summary>
    public static (bool IsCompressed, int PayloadBytes) ReadHeader(ReadOnlySpan<byte> header, int? maxPayloadBytes)
    {
        // "Compressed-Flag → 0 / 1 ; encoded as 1 byte unsigned integer"
        if (header[0] > 1)
        {
            throw WireErrors.Of(StatusCode.Internal, $"A message has the unknown compressed flag {header[0]}.");
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(header[1..]);
        var limit = maxPayloadBytes ?? int.MaxValue;
        return length <= limit ? (header[0] == 1, (int)length) : throw WireErrors.ReceivedTooLarge(limit);
    }

    /// <summary>Takes the first whole message off a buffer; false when it is not all there yet.</summary>
    public static bool TryTake(
        ref ReadOnlySequence<byte> buffer, int? maxPayloadBytes, out bool isCompressed, out ReadOnlySequence<byte> payload)
    {
        isCompressed = false;
        payload = default;
        if (buffer.Length < HeaderBytes)
        {
            return false;
        }

        Span<byte> header = stackalloc byte[HeaderBytes];
        buffer.Slice(0, HeaderBytes).CopyTo(header);
        (isCompressed, var length) = ReadHeader(header, maxPayloadBytes);
        if (buffer.Length < HeaderBytes + (long)length)
        {
            return false;
        }

        payload = buffer.Slice(HeaderBytes, length);
        buffer = buffer.Slice(payload.End);
        return true;
    }
}
