using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Finsam.Grpc.Tests.Host;
using Finsam.Grpc.Tests.V1;
using Google.Protobuf;

namespace Finsam.Grpc.Tests.Fuzz;

/// <summary>Makes requests that are wrong in one way each, and some that are right.</summary>
internal sealed class Mutations(Random random)
{
    private const string Service = "/finsam.tests.v1.Echo/";
    private const int BombBytes = 32 * 1024 * 1024;
    private const int LongestName = 40;
    private const int LongestValue = 3_000;
    private const int LongestBody = 300;

    // Costly ones come less often: one in so many.
    private const int BombEvery = 800;
    private const int BrokenHeaderEvery = 1_500;

    private static readonly string[] Methods = ["Say", "Count", "Collect", "Chat", "Missing", "Put"];
    private static readonly byte[] Bomb = Gzip(new SayRequest { Order = new Order { Payload = UnsafeByteOperations.UnsafeWrap(new byte[BombBytes]) } });
    private static readonly byte[] Zipped = Gzip(new SayRequest { Text = string.Concat(Enumerable.Range(0, 200)) });
    private static readonly byte[] Ordering = new SayRequest { Text = "hej", Times = 3, Order = new Order { DelayMs = 1 } }.ToByteArray();
    private static readonly byte[] Plain = RawGrpc.Frame(new SayRequest { Text = "hej", Times = 3 });

    private static readonly string[] ContentTypes =
        ["", "text/plain", "application/grpc-web", "application/grpc-web+proto", "application/json", "application/grpcx", "application/grpc+", ";"];

    private static readonly (string, string)[] BrokenHeaders =
        [("X-Upper", "1"), ("x y", "1"), (":late", "1"), ("", "1"), ("x\0", "1"), ("x", "\u00ff\u00fe"), ("x", "\0")];

    private static readonly string[] Timeouts =
        ["", "0", "1", "S", "-1S", "1.5S", "999999999S", "1x", " 1S", "1S ", "0n", "1n", "0S", "99999999H", "+1m", "0x1m"];

    /// <summary>The next request.</summary>
    public FuzzRequest Next()
    {
        if (random.Next(BombEvery) == 0)
        {
            return Compressed("gzip bomb", Bomb, "gzip");
        }

        if (random.Next(BrokenHeaderEvery) == 0)
        {
            // HTTP itself is broken: the server may close the whole connection.
            return Request("broken header", Method(), Plain, FuzzEnding.ResetLater, [Any<(string, string)>(BrokenHeaders)]);
        }

        return random.Next(17) switch
        {
            0 or 1 => Request("right", Method(), Plain),
            2 => Request("length", Method(), WithLength(Plain, Length())),
            3 => Request("flag", Method(), [(byte)random.Next(2, 256), .. Plain.AsSpan(1)]),
            4 => Compressed("encoding", Zipped, Any(["", "identity", "snappy", "gzip, gzip", "GZIP", "deflate"])),
            5 => Compressed("gzip cut", Zipped[..random.Next(Zipped.Length)], "gzip"),
            6 => Compressed("gzip altered", Altered(Zipped), "gzip"),
            7 => Request("content type", Method(), Plain, contentType: Any(ContentTypes)),
            8 => Request("metadata", Method(), Plain, extra: [Metadata()]),
            9 => Request("timeout", Method(), Plain, extra: [("grpc-timeout", Any(Timeouts))]),
            10 => Request("deadline", "Say", RawGrpc.Frame(new SayRequest { Order = new Order { DelayMs = -1 } }), extra: [("grpc-timeout", "1m")]),
            11 => Request("half closed", Method(), Plain[..random.Next(Plain.Length + 1)], FuzzEnding.ResetLater),
            12 => Request("reset", Method(), Plain[..random.Next(Plain.Length + 1)], FuzzEnding.Reset),
            13 => Request("slow reader", "Count", RawGrpc.Frame(LongAnswer()), FuzzEnding.ResetLater),
            14 => Request("path", Any(["Nothing", "", "Say/", "Say?x=1", "%2e%2e", "%", "%00", new string('a', LongestValue)]), Plain),

            // An altered message may ask for a long wait.
            15 => Request("message", Method(), RawGrpc.Frame(Altered(Ordering)), extra: [("grpc-timeout", "50m")]),
            _ => Request("several, none or half", Method(), Any<byte[]>([[.. Plain, .. Plain], [], Plain[..random.Next(Plain.Length)], Octets(LongestBody)])),
        };
    }

    private static byte[] Gzip(IMessage message)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Optimal))
        {
            message.WriteTo(gzip);
        }

        return output.ToArray();
    }

    private static byte[] WithLength(byte[] frame, uint length)
    {
        byte[] changed = [.. frame];
        BinaryPrimitives.WriteUInt32BigEndian(changed.AsSpan(1), length);
        return changed;
    }

    private static SayRequest LongAnswer() => new() { Times = 50, Order = new Order { ReplyBytes = 20_000 } };

    private static FuzzRequest Request(
        string kind,
        string method,
        byte[] body,
        FuzzEnding ending = FuzzEnding.EndStream,
        IEnumerable<(string Name, string Value)>? extra = null,
        string contentType = "application/grpc") =>
        new(
            kind,
            [
                (":method", "POST"), (":scheme", "http"), (":path", Service + method), (":authority", "localhost"),
                ("content-type", contentType), ("te", "trailers"), .. extra ?? [],
            ],
            body,
            ending);

    private FuzzRequest Compressed(string kind, byte[] payload, string encoding) =>
        Request(kind, Method(), RawGrpc.Frame(payload, flag: 1), extra: [("grpc-encoding", encoding)]);

    private uint Length() => Any<uint>([0, 1, 100, (4 * 1024 * 1024) + 1, int.MaxValue, uint.MaxValue, 0x8000_0000, (uint)random.Next()]);

    private (string Name, string Value) Metadata() => random.Next(4) switch
    {
        0 => ("x-octets-bin", Any(["*", "A", "AA=A", "AAAAA", ",", "AA==,", "====", Letters(LongestValue)])),
        1 => ("x-text", Any(["%", "%zz", "%FF%", "", " ", "\t", Letters(LongestValue)])),
        2 => (Letters(LongestName) + Any(["", "-bin", "_", "."]), Letters(LongestValue)),
        _ => (Any(["grpc-status", "grpc-message", "grpc-accept-encoding", "grpc-internal-encoding-request", "x-trailing", "x-compress"]), Letters(LongestName)),
    };

    private byte[] Altered(byte[] octets)
    {
        byte[] changed = [.. octets];
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            changed[random.Next(changed.Length)] = (byte)random.Next(256);
        }

        return changed;
    }

    private byte[] Octets(int most)
    {
        var octets = new byte[random.Next(most)];
        random.NextBytes(octets);
        return octets;
    }

    private string Letters(int most)
    {
        var text = new StringBuilder("x");
        for (var i = random.Next(most); i > 0; i--)
        {
            text.Append((char)random.Next('a', 'z' + 1));
        }

        return text.ToString();
    }

    private string Method() => Any(Methods);

    private T Any<T>(ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];
}
