using System.Text.Unicode;

namespace Finsam.Participants.ImportParticipations;

/// <summary>Finds where a file stops being UTF-8.</summary>
internal static class FileEncoding
{
    private const int BufferLength = 4096;

    /// <summary>The one-based line of the first byte that is not UTF-8, or null.</summary>
    public static int? FirstBadLine(ReadOnlySpan<byte> content)
    {
        if (Utf8.IsValid(content))
        {
            return null;
        }

        Span<char> characters = stackalloc char[BufferLength];
        var good = 0;
        System.Buffers.OperationStatus status;
        do
        {
            status = Utf8.ToUtf16(content[good..], characters, out var read, out _, replaceInvalidSequences: false);
            good += read;
        }
        while (status == System.Buffers.OperationStatus.DestinationTooSmall);
        return content[..good].Count((byte)'\n') + 1;
    }
}
