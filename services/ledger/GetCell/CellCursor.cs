using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Finsam.Ledger.ListPostings;
using Finsam.Ledger.V1;
using Google.Protobuf;

namespace Finsam.Ledger.GetCell;

/// <summary>Where a page of entries ended, of which request, and as of which moment: URL-safe base64.</summary>
/// <param name="Position">Position of the journal that all pages are as of.</param>
/// <param name="Request">What the request asked for, hashed.</param>
/// <param name="Term">The term of the last entry.</param>
/// <param name="Done">How many entries of it have been given, where they are no postings.</param>
/// <param name="After">The last posting, where they are.</param>
internal sealed record CellCursor(long Position, long Request, int Term, int Done, PageToken After)
{
    private const int OwnSize = (2 * sizeof(long)) + (2 * sizeof(int));

    /// <summary>Before every entry.</summary>
    public static CellCursor Start(long position, long request) => new(position, request, 0, 0, PageToken.Start);

    /// <summary>Before every entry of a term.</summary>
    public CellCursor At(int term) => term == Term ? this : this with { Term = term, Done = 0, After = PageToken.Start };

    /// <summary>What a request asks for, whichever its page.</summary>
    public static long Hash(GetCellRequest request) => BinaryPrimitives.ReadInt64BigEndian(
        SHA256.HashData(new GetCellRequest(request) { PageSize = 0, PageToken = "" }.ToByteArray()));

    /// <summary>Reads a token; null when it is none of ours, or another request's.</summary>
    public static CellCursor? Parse(string text, long request)
    {
        if (!Base64Url.IsValid(text, out var length) || length < OwnSize)
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text).AsSpan();
        return BinaryPrimitives.ReadInt64BigEndian(bytes[8..]) == request
            && BinaryPrimitives.ReadInt64BigEndian(bytes) is >= 0 and var position
            && BinaryPrimitives.ReadInt32BigEndian(bytes[16..]) is >= 0 and var term
            && BinaryPrimitives.ReadInt32BigEndian(bytes[20..]) is >= 0 and var done
            && PageToken.Parse(Base64Url.EncodeToString(bytes[OwnSize..])) is { } after
            ? new CellCursor(position, request, term, done, after)
            : null;
    }

    /// <summary>The token as text.</summary>
    public override string ToString()
    {
        var after = Base64Url.DecodeFromChars(After.ToString());
        var bytes = new byte[OwnSize + after.Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Position);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(8), Request);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), Term);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), Done);
        after.CopyTo(bytes, OwnSize);
        return Base64Url.EncodeToString(bytes);
    }
}
