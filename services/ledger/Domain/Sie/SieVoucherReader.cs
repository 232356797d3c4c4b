using System.Globalization;

namespace Finsam.Ledger.Domain.Sie;

/// <summary>Reads the vouchers of a file: #VER, the braces around its rows, and the rows.</summary>
internal sealed class SieVoucherReader(SieFile file, SieFields fields, SieProblems problems, SieProblems warnings)
{
    /// <summary>The dimension of projects (SIE 4B, reserved dimensions).</summary>
    public const int ProjectDimension = 6;

    private SieVoucher? current;
    private int voucherLine;
    private bool open;
    private SieRecord? added;
    private SieTransaction? addedRow;

    /// <summary>Reads a record that belongs to vouchers; false when it does not.</summary>
    public bool Take(SieRecord record)
    {
        switch (record.Label)
        {
            case "#VER":
                TakeVoucher(record);
                return true;
            case "{":
                Open(record);
                return true;
            case "}":
                Close();
                return true;
            case "#TRANS":
                TakeTransaction(record);
                return true;
            case "#RTRANS":
                ExpectTwin();
                added = record;
                addedRow = ReadChange(record);
                return true;
            case "#BTRANS":
                ExpectTwin();
                if (ReadChange(record) is { } struck)
                {
                    current?.Changes.Add(new SieChange(current.Rows.Count, IsAdded: false, struck));
                }

                return true;
            default:
                return false;
        }
    }

    /// <summary>Ends the file.</summary>
    public void End(int line)
    {
        if (open)
        {
            problems.Add(line, "}", SieReason.SieVoucherUnclosed, "Verifikationens avslutande } saknas.", "}");
            Close();
        }
        else if (voucherLine > 0)
        {
            Unopened();
        }
    }

    private void TakeVoucher(SieRecord record)
    {
        if (open)
        {
            problems.Add(record.Line, "}", SieReason.SieVoucherUnclosed, "En ny verifikation börjar innan den förra avslutats med }.", "}");
            Close();
        }
        else if (voucherLine > 0)
        {
            Unopened();
        }

        voucherLine = record.Line;
        current = null;
        var series = fields.Text(record, 0, "series");
        var number = fields.Text(record, 1, "number");
        var text = fields.Text(record, 3, "text");
        var signature = fields.Text(record, 5, "sign");
        if (fields.TryDate(record, 2, "date", out var date) & fields.TryOptionalDate(record, 4, "regdate", out var registered))
        {
            // Some programs write 0 for a number that the receiver is to give.
            current = new SieVoucher
            {
                Line = record.Line,
                Series = series,
                Number = number == "0" ? "" : number,
                Date = date,
                Text = text,
                Registered = registered,
                Signature = signature,
            };
        }
    }

    private void Open(SieRecord record)
    {
        if (voucherLine == 0 || open)
        {
            problems.Add(record.Line, "{", SieReason.SieVoucherUnopened, "{ står inte efter någon #VER.", "#VER och därefter {");
        }

        open = true;
    }

    private void Close()
    {
        ExpectTwin();
        if (current is not null)
        {
            file.Vouchers.Add(current);
        }

        current = null;
        voucherLine = 0;
        open = false;
    }

    private void Unopened()
    {
        problems.Add(voucherLine, "{", SieReason.SieVoucherUnopened, "Verifikationens rader saknar inledande {.", "{");
        Close();
    }

    private void TakeTransaction(SieRecord record)
    {
        if (!open && voucherLine == 0)
        {
            problems.Add(
                record.Line, "#TRANS", SieReason.SieTransOutsideVoucher, "#TRANS står utanför en verifikation.", "#TRANS mellan { och }");
            return;
        }

        if (!open)
        {
            // Found in a real file: the rows follow their #VER, only the brace is lost.
            warnings.Add(voucherLine, "{", SieReason.SieVoucherUnopened, "Verifikationens rader saknar inledande {.", "{");
            open = true;
        }

        if (ReadRow(record, fields, problems) is { } row)
        {
            Twin(row.Account, row.AmountOre);
            current?.Rows.Add(row);
        }
        else if (current is not null)
        {
            added = null;
            current.IsDamaged = true;
        }
    }

    // A row that no longer counts is kept where it can be read; one that cannot refuses no file.
    private SieTransaction? ReadChange(SieRecord record)
    {
        var faults = new SieProblems();
        var row = ReadRow(record, new SieFields(faults, faults), faults);
        if (row is null)
        {
            warnings.Add(
                record.Line, record.Label, SieReason.SieChangeUnreadable, $"{record.Label} kan inte läsas och tas inte med.", "fält som i #TRANS");
        }

        return row;
    }

    private SieTransaction? ReadRow(SieRecord record, SieFields from, SieProblems faults)
    {
        // The object list is compulsory even when empty (4B 5.6); where it lacks, the amount stands in its place.
        var hasList = record.Fields.Count > 1 && record.Fields[1].Objects is not null;
        var shift = hasList ? 0 : -1;
        if (!hasList)
        {
            warnings.Add(
                record.Line, $"{record.Label} objects", SieReason.SieObjectListMalformed, "Objektlistan saknas.", "{} eller {6 \"objekt\"}");
        }

        var project = "";
        SortedDictionary<int, string>? others = null;
        var good = !hasList || TryObjects(record, faults, out project, out others);
        good &= from.TryAccount(record, 0, out var account);
        good &= from.TryAmount(record, 2 + shift, "amount", out var amount);
        good &= from.TryOptionalDate(record, 3 + shift, "date", out var date);
        var text = from.Text(record, 4 + shift, "text");
        var quantity = from.Quantity(record, 5 + shift);
        var signature = from.Text(record, 6 + shift, "sign");
        return good ? new SieTransaction(record.Line, account, project, amount, date, text, others, quantity, signature) : null;
    }

    private static bool TryObjects(
        SieRecord record, SieProblems faults, out string project, out SortedDictionary<int, string>? others)
    {
        project = "";
        others = null;
        var codes = record.Fields[1].Objects!;
        for (var i = 0; i + 1 < codes.Count; i += 2)
        {
            if (!int.TryParse(codes[i], NumberStyles.None, CultureInfo.InvariantCulture, out var dimension))
            {
                Malformed(record, faults, $"”{SieFields.Shown(codes[i])}” är ingen dimension.");
                return false;
            }

            if (dimension == ProjectDimension)
            {
                project = codes[i + 1];
            }
            else if (codes[i + 1].Length > 0)
            {
                others ??= [];
                others[dimension] = codes[i + 1];
            }
        }

        if (codes.Count % 2 != 0)
        {
            Malformed(record, faults, "Objektlistan har en dimension utan objekt.");
        }

        return codes.Count % 2 == 0;
    }

    private static void Malformed(SieRecord record, SieProblems faults, string message) =>
        faults.Add(record.Line, $"{record.Label} objects", SieReason.SieObjectListMalformed, message, "{dimension \"objekt\"}, parvis");

    // #RTRANS marks a line that was added later and is followed by an equal #TRANS for readers that do not know it (4B 11, #RTRANS).
    // Only #TRANS counts here, so the twin is not skipped but looked for: real files differ in its date and sign, never in its place,
    // account and amount.
    private void Twin(string account, long amount)
    {
        if (added is null)
        {
            return;
        }

        var index = added.Fields.Count > 1 && added.Fields[1].Objects is not null ? 2 : 1;
        var isTwin = added[0] == account && Money.Ore.Read(added[index], out var ore) == Money.AmountFault.None && ore == amount;
        if (isTwin)
        {
            if (addedRow is not null)
            {
                current?.Changes.Add(new SieChange(current.Rows.Count, IsAdded: true, addedRow));
            }

            added = null;
        }
        else
        {
            ExpectTwin();
        }
    }

    private void ExpectTwin()
    {
        if (added is not null)
        {
            warnings.Add(
                added.Line,
                "#RTRANS",
                SieReason.SieRtransWithoutTwin,
                "#RTRANS följs inte av en likadan #TRANS och räknas därför inte.",
                "#RTRANS och därefter #TRANS");
            added = null;
        }
    }
}
