using System.Globalization;
using System.Text;

namespace Finsam.Ledger.Tests.Sie;

/// <summary>
/// Holds a file against the standard by a reader of its own, as strict as the standard lets it be: SIE 4B chapters 5, 6, 10 and 11. It
/// shares nothing with the product's reader.
/// </summary>
internal static class SieExportChecker
{
    private static readonly string[] Compulsory4E = ["#FLAGGA", "#PROGRAM", "#FORMAT", "#GEN", "#SIETYP", "#FNAMN", "#RAR"];

    private static readonly string[] Forbidden4I = ["#BKOD", "#OMFATTN", "#IB", "#UB", "#RES", "#OIB", "#OUB", "#PSALDO", "#PBUDGET"];

    /// <summary>Groups of labels in the order that they must come in.</summary>
    private static readonly string[][] Order =
    [
        ["#FLAGGA"],
        [
            "#KSUMMA", "#PROGRAM", "#FORMAT", "#GEN", "#SIETYP", "#PROSA", "#FTYP", "#FNR", "#ORGNR", "#BKOD", "#ADRESS", "#FNAMN", "#RAR",
            "#TAXAR", "#KPTYP", "#VALUTA",
        ],
        ["#KONTO", "#KTYP", "#ENHET", "#SRU", "#DIM", "#UNDERDIM", "#OBJEKT"],
        ["#IB", "#UB", "#RES", "#OIB", "#OUB", "#PSALDO", "#PBUDGET", "#VER", "{", "}", "#TRANS", "#RTRANS", "#BTRANS"],
        ["#KSUMMA"],
    ];

    /// <summary>Everything that is wrong with the file, by line.</summary>
    public static List<string> Faults(byte[] file, bool isImportKind)
    {
        var faults = new List<string>();
        var text = CodePagesEncodingProvider.Instance.GetEncoding(437)!.GetString(file);
        if (!text.EndsWith("\r\n", StringComparison.Ordinal))
        {
            faults.Add("the last record is not ended");
        }

        var labels = new HashSet<string>();
        var summed = new List<byte>();
        var group = 0;
        var balance = 0m;
        var last = (Series: "", Number: -1L);
        var lines = text.Split("\r\n")[..^1];
        for (var i = 0; i < lines.Length; i++)
        {
            var fields = Fields(lines[i], faults, i + 1);
            var label = fields[0];
            labels.Add(label);
            while (group < Order.Length && !Order[group].Contains(label))
            {
                group++;
            }

            if (group == Order.Length)
            {
                faults.Add($"{i + 1}: {label} is out of order or unknown");
                return faults;
            }

            switch (label)
            {
                case "#KSUMMA" when fields.Count > 1:
                    var crc = Crc32(summed).ToString(CultureInfo.InvariantCulture);
                    Require(fields[1] == crc, $"checksum {fields[1]}, not {crc}");
                    break;
                case "#VER":
                    var number = long.Parse(fields[2], CultureInfo.InvariantCulture);
                    Require(fields[1] != last.Series || number > last.Number, "numbers do not ascend");
                    last = (fields[1], number);
                    balance = 0;
                    Day(fields[3]);
                    break;
                case "#TRANS":
                    balance += decimal.Parse(fields[3], CultureInfo.InvariantCulture);
                    Require(labels.Contains("#KONTO"), "no chart");
                    Day(fields.ElementAtOrDefault(4));
                    break;
                case "}":
                    Require(balance == 0, $"the voucher is {balance} off");
                    break;
            }

            if (label.StartsWith('#') && label is not ("#FLAGGA" or "#KSUMMA"))
            {
                foreach (var field in fields)
                {
                    summed.AddRange(CodePagesEncodingProvider.Instance.GetEncoding(437)!.GetBytes(field.Replace("\u0001", "", StringComparison.Ordinal)));
                }
            }

            void Require(bool holds, string fault)
            {
                if (!holds)
                {
                    faults.Add($"{i + 1}: {fault}");
                }
            }

            void Day(string? day) => Require(
                string.IsNullOrEmpty(day) || DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
                $"{day} is no date");
        }

        faults.AddRange(Compulsory4E.Where(label => !(isImportKind && label == "#RAR") && !labels.Contains(label)).Select(label => $"{label} is missing"));
        faults.AddRange(Forbidden4I.Where(label => isImportKind && labels.Contains(label)).Select(label => $"{label} is forbidden in 4I"));
        return faults;
    }

    // The bit-by-bit form of the definition, on purpose not the table of the product.
    private static uint Crc32(List<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) == 1 ? 0xEDB88320 : 0);
            }
        }

        return ~crc;
    }

    // Fields of a line; those of an object list are one field, parted by U+0001.
    private static List<string> Fields(string line, List<string> faults, int number)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var (quoted, braced, any) = (false, false, false);
        for (var i = 0; i < line.Length; i++)
        {
            var letter = line[i];
            if (char.IsControl(letter))
            {
                faults.Add($"{number}: control character");
            }

            if (letter == '\\' && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (letter == '"')
            {
                (quoted, any) = (!quoted, true);
            }
            else if (!quoted && line.Length > 1 && letter is ('{' or '}'))
            {
                (braced, any) = (letter == '{', true);
            }
            else if (!quoted && letter == ' ')
            {
                if (braced)
                {
                    field.Append('\u0001');
                }
                else
                {
                    End();
                }
            }
            else
            {
                field.Append(letter);
                any = true;
            }
        }

        End();
        if (quoted || braced)
        {
            faults.Add($"{number}: a quote or a brace is not closed");
        }

        return fields;

        void End()
        {
            if (any)
            {
                fields.Add(field.ToString());
            }

            field.Clear();
            any = false;
        }
    }
}
