using System.Buffers;
using System.Buffers.Binary;
using Google.Protobuf;

namespace Finsam.Transcoding.Calls;

/// <summary>PROTOCOL-HTTP2 "Length-Prefixed-Message", uncompressed: the calls within the process ask for no compression.</summary>
internal static class GrpcFrame
{
    private const int HeaderBytes = 5;

    public static byte[] Of(IMessage message)
    {
        var size = message.CalculateSize();
        var frame = new byte[HeaderBytes + size];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), size);
        message.WriteTo(frame.AsSpan(HeaderBytes));
        return frame;
    }

    /// <summary>Takes the first whole message off a buffer; false when it is not all there yet.</summary>
    public static bool TryTake(ref ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> payload)
    {
        payload = default;
        if (buffer.Length < HeaderBytes)
        {
            return false;
        }

        Span<byte> header = stackalloc byte[HeaderBytes];
        buffer.Slice(0, HeaderBytes).CopyTo(header);
        var length = BinaryPrimitives.ReadInt32BigEndian(header[1..]);
        if (buffer.Length < HeaderBytes + (long)length)
        {
            return false;
        }

        payload = buffer.Slice(HeaderBytes, length);
        buffer = buffer.Slice(payload.End);
        return true;
    }
}
