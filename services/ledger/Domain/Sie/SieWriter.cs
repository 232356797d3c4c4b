using System.Buffers;
using System.Globalization;
using System.Text;

namespace Finsam.Ledger.Domain.Sie;

/// <summary>
/// Writes records as SIE 4B chapter 5 says, and their checksum. Not for several threads. What it writes is taken away by
/// <see cref="Take"/>.
/// </summary>
internal sealed class SieWriter
{
    private readonly ArrayBufferWriter<byte> written = new();
    private readonly Dictionary<Rune, (int Line, string Replacement, int Count)> replaced = [];
    private SieChecksum checksum;
    private int line = 1;

    /// <summary>Bytes that have not been taken.</summary>
    public int Length => written.WrittenCount;

    /// <summary>Checksum of the records since <see cref="RestartChecksum"/>.</summary>
    public uint Checksum => checksum.Value;

    /// <summary>Takes what has been written.</summary>
    public byte[] Take()
    {
        var bytes = written.WrittenSpan.ToArray();
        written.ResetWrittenCount();
        return bytes;
    }

    /// <summary>Begins the checksum after this record.</summary>
    public void RestartChecksum() => checksum = default;

    /// <summary>Begins a record.</summary>
    public SieWriter Begin(string label)
    {
        Count(label);
        return this;
    }

    /// <summary>A number, date or code of digits and letters; an empty one as <c>""</c>.</summary>
    public SieWriter Bare(string field)
    {
        Raw(" "u8);
        if (field.Length == 0)
        {
            Raw("\"\""u8);
        }
        else
        {
            Count(field);
        }

        return this;
    }

    /// <summary>A whole number.</summary>
    public SieWriter Number(long field) => Bare(field.ToString(CultureInfo.InvariantCulture));

    /// <summary>A day; none is an empty field.</summary>
    public SieWriter Day(DateOnly? field) => Bare(field?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "");

    /// <summary>An amount with two decimals.</summary>
    public SieWriter Amount(long ore) => Bare((ore / 100m).ToString("0.00", CultureInfo.InvariantCulture));

    /// <summary>A quantity; none is an empty field.</summary>
    public SieWriter Quantity(decimal? quantity) => Bare(Vouchers.Quantity.Print(quantity));

    /// <summary>A text within quotes.</summary>
    public SieWriter Text(string field)
    {
        Raw(" "u8);
        Quoted(field);
        return this;
    }

    /// <summary>An object list: dimension and object by turns.</summary>
    public SieWriter Objects(IReadOnlyList<string> codes)
    {
        Raw(" {"u8);
        for (var i = 0; i < codes.Count; i++)
        {
            if (i > 0)
            {
                Raw(" "u8);
            }

            if (i % 2 == 0)
            {
                Count(codes[i]);
            }
            else
            {
                Quoted(codes[i]);
            }
        }

        Raw("}"u8);
        return this;
    }

    /// <summary>Ends the record.</summary>
    public void End()
    {
        Raw("\r\n"u8);
        line++;
    }

    /// <summary>A brace of a voucher, on a line of its own.</summary>
    public void Brace(ReadOnlySpan<byte> brace)
    {
        Raw(brace);
        End();
    }

    /// <summary>What was written otherwise than it is kept: one for each character, with the line where it first stood.</summary>
    public void TellReplaced(SieProblems warnings)
    {
        foreach (var (letter, (first, replacement, count)) in replaced.OrderBy(pair => pair.Value.Line).ThenBy(pair => pair.Key.Value))
        {
            warnings.Add(first, "#FORMAT", SieReason.SieCharacterReplaced,
                $"Tecknet U+{letter.Value:X4} går inte att skriva i en SIE-fil; {count} gånger står ”{replacement}” i stället.", "tecken i PC8 (CP437)");
        }
    }

    // A backslash last would make the closing quote a part of the text (4B 5.7), so it is written as a slash.
    private void Quoted(string text)
    {
        Raw("\""u8);
        var left = text.Length;
        foreach (var letter in text.EnumerateRunes())
        {
            left -= letter.Utf16SequenceLength;
            if (letter.IsBmp && SieAlphabet.TryByte((char)letter.Value, out var value) && !(left == 0 && value == '\\'))
            {
                Letter(value);
                continue;
            }

            var replacement = letter.Value == '\\' ? "/" : SieAlphabet.Replacement(letter);
            replaced[letter] = replaced.TryGetValue(letter, out var told) ? told with { Count = told.Count + 1 } : (line, replacement, 1);
            foreach (var part in replacement)
            {
                SieAlphabet.TryByte(part, out value);
                Letter(value);
            }
        }

        Raw("\""u8);
    }

    private void Letter(byte value)
    {
        if (value == '"')
        {
            Raw("\\"u8);
        }

        ReadOnlySpan<byte> letter = [value];
        checksum.Append(letter);
        Raw(letter);
    }

    private void Count(string ascii)
    {
        Span<byte> bytes = stackalloc byte[ascii.Length];
        Encoding.ASCII.GetBytes(ascii, bytes);
        checksum.Append(bytes);
        Raw(bytes);
    }

    private void Raw(ReadOnlySpan<byte> bytes) => written.Write(bytes);
}
