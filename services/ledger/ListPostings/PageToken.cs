using System.Buffers.Binary;
using System.Buffers.Text;

namespace Finsam.Ledger.ListPostings;

/// <summary>Where a page of postings ended: the key of its last row, as URL-safe base64.</summary>
/// <param name="Date">Day that it counts on.</param>
/// <param name="VoucherId">Its voucher.</param>
/// <param name="RowNo">Its row there.</param>
internal sealed record PageToken(DateOnly Date, long VoucherId, int RowNo)
{
    private const int Size = sizeof(int) + sizeof(long) + sizeof(int);

    /// <summary>Before every row.</summary>
    public static PageToken Start { get; } = new(DateOnly.MinValue, 0, 0);

    /// <summary>Reads a token; null when it is none of ours.</summary>
    public static PageToken? Parse(string text)
    {
        if (!Base64Url.IsValid(text, out var length) || length != Size)
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text).AsSpan();
        var day = BinaryPrimitives.ReadInt32BigEndian(bytes);
        return day < 0 || day > DateOnly.MaxValue.DayNumber
            ? null
            : new PageToken(
                DateOnly.FromDayNumber(day),
                BinaryPrimitives.ReadInt64BigEndian(bytes[4..]),
                BinaryPrimitives.ReadInt32BigEndian(bytes[12..]));
    }

    /// <summary>The token as text.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt32BigEndian(bytes, Date.DayNumber);
        BinaryPrimitives.WriteInt64BigEndian(bytes[4..], VoucherId);
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], RowNo);
        return Base64Url.EncodeToString(bytes);
    }
}
