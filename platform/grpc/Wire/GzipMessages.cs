using System.Buffers;
using System.IO.Compression;

namespace Grpc.Core.Wire;

/// <summary>Message compression by gzip (compression.md), the one encoding that is read and written.</summary>
internal static class GzipMessages
{
    public const string Name = "gzip";

    /// <summary>What <c>grpc-accept-encoding</c> offers.</summary>
    public const string Accepted = "identity,gzip";

    private const int StepBytes = 16 * 1024;

    /// <summary>
    /// True when the messages of a call whose program asked for <paramref name="encoding"/> are to be compressed. INTERNAL for one that can't be
    /// written.
    /// </summary>
    public static bool IsChosen(string encoding) => encoding switch
    {
        Name => true,
        "identity" => false,
        _ => throw WireErrors.Of(StatusCode.Internal, $"Messages can't be compressed by '{encoding}': {Accepted}."),
    };

    /// <summary>The message compressed.</summary>
    public static ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> plain)
    {
        var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(plain);
        }

        return output.GetBuffer().AsMemory(0, (int)output.Length);
    }

    /// <summary>
    /// The decompressed message. RESOURCE_EXHAUSTED as soon as it grows past the limit, so that a small message can't fill the memory;
    /// INTERNAL when it is not gzip.
    /// </summary>
    public static ReadOnlySequence<byte> Decompress(in ReadOnlySequence<byte> compressed, int? maxBytes)
    {
        var output = new ArrayBufferWriter<byte>(StepBytes);
        using var gzip = new GZipStream(new MemoryStream(compressed.ToArray(), writable: false), CompressionMode.Decompress);
        try
        {
            while (gzip.Read(output.GetSpan(StepBytes)) is var read and > 0)
            {
                output.Advance(read);
                if (output.WrittenCount > maxBytes)
                {
                    throw WireErrors.ReceivedTooLarge(maxBytes.Value);
                }
            }
        }
        catch (InvalidDataException e)
        {
            throw WireErrors.Of(StatusCode.Internal, "A compressed message is not gzip.", e);
        }

        return new ReadOnlySequence<byte>(output.WrittenMemory);
    }
}
