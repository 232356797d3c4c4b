using System.Runtime.InteropServices;

namespace Finsam.Participants.ImportParticipations;

/// <summary>Reads bytes that are in memory as a stream, without copying them.</summary>
internal static class ContentStream
{
    /// <summary>A stream of the bytes, which cannot be written to.</summary>
    public static Stream Of(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var bytes)
            ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);
}
