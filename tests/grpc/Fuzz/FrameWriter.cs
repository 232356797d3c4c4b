using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Finsam.Grpc.Tests.Fuzz;

/// <summary>Writes frames of HTTP/2 (RFC 9113) by hand, also those that no client would send. Headers are literals without an index.</summary>
internal sealed class FrameWriter
{
    public const byte Data = 0;
    public const byte Headers = 1;
    public const byte RstStream = 3;
    public const byte Settings = 4;
    public const byte Ping = 6;
    public const byte GoAway = 7;
    public const byte WindowUpdate = 8;
    public const byte EndStream = 1;
    public const byte Ack = 1;
    public const int HeaderBytes = 9;

    // What every server takes unless it says otherwise (RFC 9113 section 6.5.2).
    public const int LargestPayload = 16_384;

    private const byte EndHeaders = 4;
    private const int LargestWindow = int.MaxValue;
    private const int FirstWindow = 65_535;

    private readonly ArrayBufferWriter<byte> _output = new();

    public ReadOnlyMemory<byte> Written => _output.WrittenMemory;

    public void Clear() => _output.ResetWrittenCount();

    /// <summary>The preface, settings with windows of streams as they are by default, and the largest window of the connection.</summary>
    public void Preface()
    {
        _output.Write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8);
        Frame(Settings, 0, 0, []);
        Window(0, LargestWindow - FirstWindow);
    }

    public void Frame(byte type, byte flags, int streamId, ReadOnlySpan<byte> payload)
    {
        var header = _output.GetSpan(HeaderBytes);
        BinaryPrimitives.WriteInt32BigEndian(header, payload.Length << 8);
        header[3] = type;
        header[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(header[5..], streamId);
        _output.Advance(HeaderBytes);
        _output.Write(payload);
    }

    public void Request(int streamId, IEnumerable<(string Name, string Value)> headers, bool endsStream)
    {
        var block = new ArrayBufferWriter<byte>();
        foreach (var (name, value) in headers)
        {
            // RFC 7541 section 6.2.2: literal header field without indexing, new name.
            block.Write<byte>([0]);
            Text(block, name);
            Text(block, value);
        }

        Frame(Headers, (byte)(EndHeaders | (endsStream ? EndStream : 0)), streamId, block.WrittenSpan);
    }

    public void Body(int streamId, ReadOnlySpan<byte> body, bool endsStream)
    {
        do
        {
            var part = body[..Math.Min(body.Length, LargestPayload)];
            body = body[part.Length..];
            Frame(Data, endsStream && body.IsEmpty ? EndStream : (byte)0, streamId, part);
        }
        while (!body.IsEmpty);
    }

    public void Reset(int streamId, int code) => Frame(RstStream, 0, streamId, Number(code));

    public void Window(int streamId, int more) => Frame(WindowUpdate, 0, streamId, Number(more));

    private static byte[] Number(int value)
    {
        var octets = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(octets, value);
        return octets;
    }

    private static void Text(ArrayBufferWriter<byte> block, string text)
    {
        // RFC 7541 section 5.1: an integer with a prefix of 7 bits; Latin-1, so that any octet can be sent.
        const int Prefix = 127;
        var rest = text.Length - Prefix;
        block.Write<byte>([(byte)Math.Min(text.Length, Prefix)]);
        if (rest >= 0)
        {
            for (; rest > Prefix; rest >>= 7)
            {
                block.Write<byte>([(byte)((rest & Prefix) | 0x80)]);
            }

            block.Write<byte>([(byte)rest]);
        }

        block.Write(Encoding.Latin1.GetBytes(text));
    }
}
