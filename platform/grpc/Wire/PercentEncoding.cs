using System.Buffers;
using System.Text;

namespace Grpc.Core.Wire;

/// <summary>
/// The encoding of <c>grpc-message</c>: UTF-8 with everything but %x20-24 and %x26-7E as <c>%XX</c> (PROTOCOL-HTTP2 "Percent-Encoded").
/// </summary>
internal static class PercentEncoding
{
    public static string Encode(string text)
    {
        if (text.All(IsPlain))
        {
            return text;
        }

        var encoded = new StringBuilder(text.Length + 16);
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            _ = IsPlain((char)octet) ? encoded.Append((char)octet) : encoded.Append('%').Append(octet.ToString("X2", null));
        }

        return encoded.ToString();
    }

    /// <summary>
    /// Never fails: what is not an encoding stays as it is, since a bad text must not hide the status that it belongs to.
    /// </summary>
    public static string Decode(string encoded)
    {
        if (!encoded.Contains('%', StringComparison.Ordinal))
        {
            return encoded;
        }

        var octets = new ArrayBufferWriter<byte>(encoded.Length);
        for (var i = 0; i < encoded.Length; i++)
        {
            if (encoded[i] == '%' && i + 2 < encoded.Length && char.IsAsciiHexDigit(encoded[i + 1]) && char.IsAsciiHexDigit(encoded[i + 2]))
            {
                octets.Write(Convert.FromHexString(encoded.AsSpan(i + 1, 2)));
                i += 2;
            }
            else
            {
                octets.Write(Encoding.UTF8.GetBytes(encoded, i, 1));
            }
        }

        return Encoding.UTF8.GetString(octets.WrittenSpan);
    }

    private static bool IsPlain(char c) => c is >= ' ' and <= '~' and not '%';
}
