using System.Buffers.Binary;
using System.Buffers.Text;

namespace Finsam.Ledger.Api;

/// <summary>Which page of a list is asked for: those after the key that the page before ended with, a pair of numbers.</summary>
/// <param name="Size">Most items of the page.</param>
/// <param name="AfterMajor">First number of the key.</param>
/// <param name="AfterMinor">Second number of the key.</param>
internal sealed record PageRequest(int Size, long AfterMajor, long AfterMinor)
{
    private const int DefaultSize = 100;
    private const int LargestSize = 1000;
    private const int TokenSize = 2 * sizeof(long);

    /// <summary>Reads a request; refuses with <c>PageSizeInvalid</c> and <c>PageTokenInvalid</c>.</summary>
    public static PageRequest Read(RequestFields fields, int size, string token)
    {
        var most = fields.PageSize(size, DefaultSize, LargestSize);
        var (major, minor) = (0L, 0L);
        if (token.Length > 0)
        {
            if (Base64Url.IsValid(token, out var length) && length == TokenSize)
            {
                var bytes = Base64Url.DecodeFromChars(token).AsSpan();
                (major, minor) = (BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt64BigEndian(bytes[sizeof(long)..]));
            }
            else
            {
                fields.RefusePageToken();
            }
        }

        return new PageRequest(most, major, minor);
    }

    /// <summary>The token of the page after an item.</summary>
    public static string Token(long major, long minor = 0)
    {
        Span<byte> bytes = stackalloc byte[TokenSize];
        BinaryPrimitives.WriteInt64BigEndian(bytes, major);
        BinaryPrimitives.WriteInt64BigEndian(bytes[sizeof(long)..], minor);
        return Base64Url.EncodeToString(bytes);
    }
}
