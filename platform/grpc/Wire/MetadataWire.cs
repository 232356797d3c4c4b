using System.Buffers.Text;

namespace Grpc.Core.Wire;

/// <summary>PROTOCOL-HTTP2 "Custom-Metadata": texts as they are, bytes in base64.</summary>
internal static class MetadataWire
{
    /// <summary>"Implementations must accept padded and un-padded values and should emit un-padded values."</summary>
    public static string Encode(Metadata.Entry entry) =>
        entry.IsBinary ? Convert.ToBase64String(entry.ValueBytes).TrimEnd('=') : entry.Value;

    /// <summary>
    /// "ASCII-Value → 1*( %x20-%x7E ) ; space and printable ASCII"; an empty one is sent too, as other implementations do.
    /// </summary>
    public static bool IsSendable(Metadata.Entry entry) => entry.IsBinary || entry.Value.All(c => c is >= ' ' and <= '~');

    /// <summary>
    /// Adds a received header. Values of the same key may have been joined with commas, so bytes are split on them before decoding; texts
    /// are not, since they may contain commas. FormatException when bytes are not base64.
    /// </summary>
    public static void Add(Metadata metadata, string name, string value)
    {
        if (!name.EndsWith(Metadata.BinaryHeaderSuffix, StringComparison.OrdinalIgnoreCase))
        {
            metadata.Add(name, value);
            return;
        }

        foreach (var part in value.Split(',', StringSplitOptions.TrimEntries))
        {
            metadata.Add(name, Decode(part));
        }
    }

    private static byte[] Decode(string base64)
    {
        var unpadded = base64.TrimEnd('=');
        var padded = unpadded + new string('=', (4 - (unpadded.Length % 4)) % 4);
        var octets = new byte[Base64.GetMaxDecodedFromUtf8Length(padded.Length)];
        return Convert.TryFromBase64String(padded, octets, out var length)
            ? octets[..length]
            : throw new FormatException("A -bin header is not base64.");
    }
}
