using Finsam.Participants.Identity;

namespace Finsam.Participants.ImportParticipations;

/// <summary>A file that is to be imported.</summary>
/// <param name="Hash">What stands for it in the request log: a keyed hash, since that of a short file could be found by trying.</param>
/// <param name="FirstBadLine">The one-based line of the first byte that is not UTF-8, or null.</param>
/// <param name="Open">Reads it from its beginning.</param>
internal sealed record ImportFile(byte[] Hash, int? FirstBadLine, Func<Stream> Open)
{
    /// <summary>One that came in a message.</summary>
    public static ImportFile Of(string forbund, ReadOnlyMemory<byte> content, BlindIndex blindIndex)
    {
        var encoding = new EncodingCheck();
        encoding.Append(content.Span);
        return new ImportFile(blindIndex.OfFile(forbund, content.Span), encoding.Complete(), () => ContentStream.Of(content));
    }
}
