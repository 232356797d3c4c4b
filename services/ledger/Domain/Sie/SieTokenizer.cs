using System.Buffers;
using System.Text;

namespace Finsam.Ledger.Domain.Sie;

/// <summary>
/// Cuts the bytes of a SIE file into records (SIE 4B chapter 5), one at a time. Reads what real programs write as well: raw quotes and
/// line feeds inside quoted text, backslashes that escape nothing, tabs, a lost closing quote. What was odd goes to the warnings.
/// </summary>
internal sealed class SieTokenizer(byte[] content, int start, Encoding encoding, SieProblems problems, SieProblems warnings)
{
    /// <summary>Longest record, 64 KiB: many times what programs write.</summary>
    public const int LongestRecordBytes = 64 * 1024;

    /// <summary>Lines that one quoted text may run over before its quote is taken for lost.</summary>
    private const int MostLinesOfText = 20;

    private readonly ArrayBufferWriter<byte> recordBytes = new(256);
    private readonly ArrayBufferWriter<byte> fieldBytes = new(256);
    private int position = start;
    private int line = 1;
    private int recordStart;
    private int quotesFrom;
    private int quotesTo = -1;
    private int quotesLeft;

    /// <summary>Bytes of the last record's label and fields, as #KSUMMA counts them.</summary>
    public ReadOnlySpan<byte> RecordBytes => recordBytes.WrittenSpan;

    /// <summary>Reads the next record; null at the end.</summary>
    public SieRecord? Read()
    {
        recordBytes.ResetWrittenCount();
        SkipEmpty();
        if (position >= content.Length)
        {
            return null;
        }

        var recordLine = line;
        recordStart = position;
        switch (content[position])
        {
            case (byte)'{':
                position++;
                return new SieRecord(recordLine, "{", []);
            case (byte)'}':
                position++;
                return new SieRecord(recordLine, "}", []);
            case (byte)'#':
                var label = Bare(withinList: false).ToUpperInvariant();
                return new SieRecord(recordLine, label, Fields(recordLine, label));
            default:
                position = LineEnd(position);
                return new SieRecord(recordLine, "", []);
        }
    }

    private List<SieField> Fields(int recordLine, string label)
    {
        var fields = new List<SieField>(8);
        while (true)
        {
            SkipBlanks();
            if (IsTooLong())
            {
                problems.Add(recordLine, label, SieReason.SieRecordTooLong, "Posten är för lång.", $"högst {LongestRecordBytes / 1024} KiB");
                position = LineEnd(position);
            }

            if (AtLineEnd(position))
            {
                return fields;
            }

            fields.Add(content[position] switch
            {
                (byte)'"' => new SieField(Quoted()),
                (byte)'{' => new SieField("", ObjectList(recordLine, label)),
                _ => new SieField(Bare(withinList: false)),
            });
        }
    }

    private List<string> ObjectList(int recordLine, string label)
    {
        var codes = new List<string>(2);
        position++;
        while (true)
        {
            SkipBlanks();
            if (AtLineEnd(position))
            {
                warnings.Add(recordLine, label, SieReason.SieQuoteUnclosed, "Objektlistans avslutande } saknas.", "{dimension \"objekt\"}");
                return codes;
            }

            if (IsTooLong())
            {
                return codes;
            }

            switch (content[position])
            {
                case (byte)'}':
                    position++;
                    return codes;
                case (byte)'"':
                    codes.Add(Quoted());
                    break;
                default:
                    codes.Add(Bare(withinList: true));
                    break;
            }
        }
    }

    private string Bare(bool withinList)
    {
        fieldBytes.ResetWrittenCount();
        while (!AtSeparator(position) && !(withinList && content[position] is (byte)'}' or (byte)'"'))
        {
            if (content[position] == '\\' && At(position + 1) == '"')
            {
                position++;
            }

            Keep(content[position++]);
        }

        return Text();
    }

    private string Quoted()
    {
        var textLine = line;
        var continued = 0;
        var raw = false;
        fieldBytes.ResetWrittenCount();
        position++;
        while (true)
        {
            if (AtLineEnd(position))
            {
                if (continued == MostLinesOfText || !ContinuesOnNextLine())
                {
                    warnings.Add(textLine, "\"", SieReason.SieQuoteUnclosed, "Ett citattecken avslutas inte på raden.", "\"text\"");
                    break;
                }

                continued++;
                NextLine();
                Keep((byte)' ');
                continue;
            }

            var value = content[position];
            if (value == '\\' && At(position + 1) == '"')
            {
                // A backslash at the end of a path, as in "C:\Documents\", escapes nothing: were the quote part of the text, the
                // quotes left on the line would not pair.
                if (AtSeparator(position + 2) && QuotesLeft(position + 2) % 2 == 0)
                {
                    Keep((byte)'\\');
                    position += 2;
                    break;
                }

                Keep((byte)'"');
                position += 2;
                continue;
            }

            position++;
            if (value != '"')
            {
                Keep(value);
            }
            else if (ClosesHere())
            {
                break;
            }
            else
            {
                raw = true;
                Keep(value);
            }
        }

        if (raw)
        {
            warnings.Add(textLine, "\"", SieReason.SieQuoteUnescaped, "Ett citattecken inne i en text saknar omvänt snedstreck.", "\\\"");
        }

        if (continued > 0)
        {
            warnings.Add(
                textLine, "\"", SieReason.SieLineFeedInText, "En text innehåller radbrytning; den läses som mellanslag.", "text på en rad");
        }

        return Text();
    }

    // The quote just read ends the text when a separator follows, and what follows that does not itself hold a quote in the middle of
    // a word: "F"rskott till Lind" Park" is one text (o-umlaut written as a raw quote).
    private bool ClosesHere()
    {
        if (!AtSeparator(position) && content[position] is not ((byte)'}' or (byte)'{'))
        {
            return false;
        }

        var wordStart = true;
        for (var i = position; !AtLineEnd(i); i++)
        {
            var value = content[i];
            if (value == '"')
            {
                return wordStart || content[i - 1] == '\\';
            }

            if (value is (byte)'{' or (byte)'}')
            {
                return true;
            }

            wordStart = value is (byte)' ' or (byte)'\t';
        }

        return true;
    }

    // Quotes without a backslash from here to the end of the line. A line is counted once and then down, since a text can ask at each of
    // its characters.
    private int QuotesLeft(int from)
    {
        if (from > quotesTo)
        {
            quotesTo = LineEnd(from);
            quotesLeft = Quotes(from, quotesTo);
        }
        else
        {
            quotesLeft -= Quotes(quotesFrom, from);
        }

        quotesFrom = from;
        return quotesLeft;
    }

    private int Quotes(int from, int to)
    {
        var quotes = 0;
        for (var i = from; i < to; i++)
        {
            quotes += content[i] == '"' && content[i - 1] != '\\' ? 1 : 0;
        }

        return quotes;
    }

    private bool ContinuesOnNextLine()
    {
        var next = position;
        while (next < content.Length && content[next] is (byte)'\r' or (byte)'\n' or (byte)' ' or (byte)'\t')
        {
            next++;
        }

        return next < content.Length && content[next] is not ((byte)'#' or (byte)'{' or (byte)'}');
    }

    private string Text()
    {
        var bytes = fieldBytes.WrittenSpan;
        recordBytes.Write(bytes);
        if (bytes.IndexOfAnyInRange<byte>(0, 31) < 0 && bytes.IndexOf((byte)127) < 0)
        {
            return bytes.IsEmpty ? "" : encoding.GetString(bytes);
        }

        warnings.Add(
            line, "", SieReason.SieControlCharacter, "En text innehåller styrtecken; de läses som mellanslag.", "skrivbara tecken");
        return string.Concat(encoding.GetString(bytes).Select(letter => char.IsControl(letter) ? ' ' : letter));
    }

    private void Keep(byte value)
    {
        fieldBytes.GetSpan(1)[0] = value;
        fieldBytes.Advance(1);
    }

    private void SkipEmpty()
    {
        while (position < content.Length && content[position] is <= 32 or 127)
        {
            if (AtLineEnd(position))
            {
                NextLine();
            }
            else
            {
                position++;
            }
        }
    }

    private void SkipBlanks()
    {
        while (position < content.Length && content[position] is (byte)' ' or (byte)'\t')
        {
            position++;
        }
    }

    private void NextLine()
    {
        position += content[position] == '\r' && At(position + 1) == '\n' ? 2 : 1;
        line++;
    }

    private int LineEnd(int from)
    {
        while (!AtLineEnd(from))
        {
            from++;
        }

        return from;
    }

    private bool IsTooLong() => position - recordStart > LongestRecordBytes;

    private int At(int index) => index < content.Length ? content[index] : -1;

    private bool AtLineEnd(int index) => index >= content.Length || content[index] is (byte)'\n' or (byte)'\r';

    private bool AtSeparator(int index) => AtLineEnd(index) || content[index] is (byte)' ' or (byte)'\t';
}
