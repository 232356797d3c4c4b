using System.Text;

namespace Finsam.Participants.ImportParticipations;

/// <summary>Finds where a file that comes in parts stops being UTF-8.</summary>
internal sealed class EncodingCheck
{
    private const int BufferLength = 4096;
    private readonly Decoder _decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
    private readonly char[] _characters = new char[BufferLength];
    private int _line = 1;
    private int? _firstBadLine;

    /// <summary>Reads the next part, which may end within a character.</summary>
    public void Append(ReadOnlySpan<byte> part)
    {
        while (!part.IsEmpty && _firstBadLine is null)
        {
            part = part[Decode(part, isLast: false)..];
        }
    }

    /// <summary>The one-based line of the first byte that is not UTF-8, or null, when all has come.</summary>
    public int? Complete()
    {
        if (_firstBadLine is null)
        {
            Decode([], isLast: true);
        }

        return _firstBadLine;
    }

    private int Decode(ReadOnlySpan<byte> part, bool isLast)
    {
        try
        {
            _decoder.Convert(part, _characters, isLast, out var used, out _, out _);
            _line += part[..used].Count((byte)'\n');
            return used;
        }
        catch (DecoderFallbackException error)
        {
            // Below 0 where the character began in the part before.
            _firstBadLine = _line + part[..Math.Max(error.Index, 0)].Count((byte)'\n');
            return part.Length;
        }
    }
}
