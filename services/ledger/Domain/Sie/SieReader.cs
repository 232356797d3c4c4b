using System.Globalization;

namespace Finsam.Ledger.Domain.Sie;

/// <summary>
/// Reads a SIE file of any type, 1 to 4. Unknown labels and trailing fields are passed over (SIE 4B 7.1–7.3); every problem is collected
/// with its line, so that a person can correct the file at once.
/// </summary>
internal sealed class SieReader
{
    /// <summary>Largest file, 64 MiB: some 500 000 vouchers.</summary>
    public const int LargestFileBytes = 64 * 1024 * 1024;

    private const int SmallestFileBytes = 2;
    private const int LongestYearMonths = 18;
    private const int MostSruCodes = 100;
    private readonly SieProblems problems = new();
    private readonly SieProblems warnings = new();
    private readonly SieFile file = new();
    private readonly SieFields fields;
    private readonly SieVoucherReader vouchers;
    private readonly SieBalanceReader balances;
    private readonly byte[] content;
    private SieChecksum checksum;
    private bool checksumOpen;
    private bool isStandardCharacters;
    private bool hasFormat;

    private SieReader(byte[] content)
    {
        this.content = content;
        fields = new SieFields(problems, warnings);
        vouchers = new SieVoucherReader(file, fields, problems, warnings);
        balances = new SieBalanceReader(file, fields, warnings);
    }

    /// <summary>Reads a file's bytes. Never throws for what is in them.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static SieReading Read(byte[] content, CancellationToken ct = default)
    {
        var reader = new SieReader(content);
        if (content.Length < SmallestFileBytes)
        {
            reader.problems.Add(0, "", SieReason.SieFileEmpty, "Filen är tom.", "en SIE 4-fil");
        }
        else if (content.Length > LargestFileBytes)
        {
            reader.problems.Add(0, "", SieReason.SieFileTooLarge, "Filen är för stor.", $"högst {LargestFileBytes / 1024 / 1024} MiB");
        }
        else
        {
            reader.ReadRecords(ct);
        }

        return new SieReading(reader.file, reader.problems, reader.warnings);
    }

    private void ReadRecords(CancellationToken ct)
    {
        var start = content.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var (encoding, name, isStandard) = SieCharacters.Detect(content.AsSpan(start));
        isStandardCharacters = isStandard;
        if (!isStandard)
        {
            warnings.Add(
                0,
                "#FORMAT",
                SieReason.SieCharacterSet,
                $"Filen är skriven i {name}, inte i PC8; den har lästs som {name}.",
                "PC8 (CP437)");
        }

        if (SieCharacters.LooksGarbled(content.AsSpan(start), encoding))
        {
            warnings.Add(
                0,
                "#FORMAT",
                SieReason.SieTextGarbled,
                "Texter lästes i fel teckenkod innan filen sparades: å, ä och ö står som †, „ och ” eller som U+FFFD.",
                "en ny export ur källprogrammet");
        }

        var tokenizer = new SieTokenizer(content, start, encoding, problems, warnings);
        var lastLine = 0;
        while (tokenizer.Read() is { } record)
        {
            ct.ThrowIfCancellationRequested();
            lastLine = record.Line;
            if (checksumOpen && record.Label.StartsWith('#') && record.Label != "#KSUMMA")
            {
                checksum.Append(tokenizer.RecordBytes);
            }

            if (!vouchers.Take(record))
            {
                Take(record);
            }
        }

        vouchers.End(lastLine);
        if (checksumOpen)
        {
            problems.Add(
                lastLine,
                "#KSUMMA",
                SieReason.SieKsummaMissing,
                "Filen börjar med #KSUMMA men slutar utan: den är avkortad.",
                "hela filen");
        }

        if (!hasFormat)
        {
            warnings.Add(0, "#FORMAT", SieReason.SieFormatUndeclared, "Filen saknar #FORMAT.", "#FORMAT PC8");
        }
    }

    private void Take(SieRecord record)
    {
        file.Labels.Add(record.Label);
        switch (record.Label)
        {
            case "#FORMAT":
                TakeFormat(record);
                break;
            case "#SIETYP":
                TakeType(record);
                break;
            case "#VALUTA":
                TakeCurrency(record);
                break;
            case "#RAR":
                TakeFiscalYear(record);
                break;
            case "#KONTO":
                TakeAccount(record);
                break;
            case "#KTYP":
                TakeAccountKind(record);
                break;
            case "#OBJEKT":
                TakeObject(record);
                break;
            case "#ENHET":
                TakeUnit(record);
                break;
            case "#SRU":
                TakeSru(record);
                break;
            case "#DIM" or "#UNDERDIM":
                TakeDimension(record);
                break;
            case "#IB" or "#UB" or "#RES" or "#OIB" or "#OUB" or "#PSALDO" or "#PBUDGET":
                balances.Take(record);
                break;
            case "#KSUMMA":
                TakeChecksum(record);
                break;
            case "":
                problems.Add(record.Line, "", SieReason.SieNotARecord, "Raden är ingen SIE-post.", "en rad som börjar med #");
                break;
            default:
                TakeIdentification(record);
                break;
        }
    }

    private void TakeFormat(SieRecord record)
    {
        hasFormat = true;
        if (!string.Equals(record[0], "PC8", StringComparison.OrdinalIgnoreCase))
        {
            warnings.Add(record.Line, "#FORMAT", SieReason.SieFormatUnknown, $"#FORMAT är ”{SieFields.Shown(record[0])}”.", "PC8");
        }
    }

    private void TakeType(SieRecord record)
    {
        if (!fields.TryNumber(record, 0, "type", out var type))
        {
            return;
        }

        file.Type = type;
        if (type is < 1 or > 4)
        {
            problems.Add(record.Line, "#SIETYP", SieReason.SieNumberMalformed, $"SIE-typ {type} finns inte.", "1, 2, 3 eller 4");
        }
    }

    private void TakeCurrency(SieRecord record)
    {
        if (!string.Equals(record[0], "SEK", StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(record.Line, "#VALUTA", SieReason.SieCurrencyNotSek, $"Filen är i valutan ”{SieFields.Shown(record[0])}”.", "SEK");
        }
    }

    private void TakeFiscalYear(SieRecord record)
    {
        if (!fields.TryNumber(record, 0, "yearno", out var year))
        {
            return;
        }

        if (record[1].Length == 0 && record[2].Length == 0)
        {
            warnings.Add(record.Line, "#RAR", SieReason.SieFiscalYearMissing, "#RAR saknar datum.", "#RAR 0 ÅÅÅÅMMDD ÅÅÅÅMMDD");
            return;
        }

        if (!fields.TryDate(record, 1, "start", out var first) || !fields.TryDate(record, 2, "end", out var last))
        {
            return;
        }

        if (last < first || (year == 0 && first.AddMonths(LongestYearMonths) <= last))
        {
            problems.Add(
                record.Line,
                "#RAR",
                SieReason.SieFiscalYearInvalid,
                $"{first:yyyy-MM-dd}–{last:yyyy-MM-dd} är inget räkenskapsår.",
                $"ett räkenskapsår på högst {LongestYearMonths} månader");
            return;
        }

        file.FiscalYears[year] = new DaySpan(first, last);
    }

    private void TakeAccount(SieRecord record)
    {
        if (fields.Missing(record, 0, "account", "kontonummer"))
        {
            return;
        }

        var number = record[0];
        if (!AccountRanges.TryNumber(number, out _))
        {
            // Found in real files (a DIFF account). It does no harm until something is posted on it.
            warnings.Add(
                record.Line,
                "#KONTO account",
                SieReason.SieAccountNotNumeric,
                $"Kontot ”{SieFields.Shown(number)}” är inget kontonummer.",
                "siffror");
            return;
        }

        var name = fields.Text(record, 1, "name");
        file.Accounts[number] = file.Accounts.TryGetValue(number, out var known)
            ? known with { Name = name }
            : new SieAccount(number, name, "");
    }

    private void TakeAccountKind(SieRecord record)
    {
        if (file.Accounts.TryGetValue(record[0], out var account) && record[1] is "T" or "S" or "K" or "I")
        {
            file.Accounts[record[0]] = account! with { Kind = record[1] };
        }
    }

    private void TakeUnit(SieRecord record)
    {
        if (file.Accounts.TryGetValue(record[0], out var account))
        {
            file.Accounts[record[0]] = account with { Unit = fields.Text(record, 1, "unit") };
        }
    }

    private void TakeSru(SieRecord record)
    {
        if (file.Accounts.TryGetValue(record[0], out var account) && fields.Text(record, 1, "code") is { Length: > 0 } code
            && !account.SruCodes.Contains(code) && account.SruCodes.Count < MostSruCodes)
        {
            file.Accounts[record[0]] = account with { SruCodes = [.. account.SruCodes, code] };
        }
    }

    private void TakeDimension(SieRecord record)
    {
        if (!fields.TryNumber(record, 0, "dimension", out var number))
        {
            return;
        }

        int? parent = null;
        if (record.Label == "#UNDERDIM" && fields.TryNumber(record, 2, "superdimension", out var told))
        {
            parent = told;
        }

        file.Dimensions[number] = new SieDimension(number, fields.Text(record, 1, "name"), parent);
    }

    private void TakeIdentification(SieRecord record)
    {
        if (SieIdentification.Kept.Contains(record.Label)
            && file.Identification.Count(kept => kept.Label == record.Label) < SieIdentification.MostRecords)
        {
            file.Identification.Add(new SieIdentification(
                record.Label,
                [
                    .. Enumerable.Range(0, Math.Min(record.Fields.Count, SieIdentification.MostFields))
                        .Select(index => fields.Text(record, index, $"{index + 1}")),
                ]));
        }
    }

    private void TakeObject(SieRecord record)
    {
        if (fields.TryNumber(record, 0, "dimension", out var dimension) && !fields.Missing(record, 1, "object", "objektnummer"))
        {
            file.Objects[(dimension, fields.Text(record, 1, "object"))] = fields.Text(record, 2, "name");
        }
    }

    private void TakeChecksum(SieRecord record)
    {
        if (record[0].Length == 0)
        {
            checksumOpen = true;
            checksum = default;
            return;
        }

        if (!checksumOpen)
        {
            warnings.Add(record.Line, "#KSUMMA", SieReason.SieKsummaUnverifiable, "#KSUMMA har värde men inleds inte i filen.");
            return;
        }

        checksumOpen = false;
        if (!isStandardCharacters)
        {
            warnings.Add(
                record.Line,
                "#KSUMMA",
                SieReason.SieKsummaUnverifiable,
                "Kontrollsumman gäller PC8 och kan inte prövas på filens teckenkod.");
        }
        else if (!uint.TryParse(record[0], NumberStyles.None, CultureInfo.InvariantCulture, out var told) || told != checksum.Value)
        {
            problems.Add(record.Line, "#KSUMMA", SieReason.SieKsummaDiffers,
                "Kontrollsumman stämmer inte: filen är ändrad eller skadad.", checksum.Value.ToString(CultureInfo.InvariantCulture));
        }
    }
}
