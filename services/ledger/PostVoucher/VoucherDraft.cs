using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Domain.Sie;
using Finsam.Ledger.Domain.Vouchers;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;

namespace Finsam.Ledger.PostVoucher;

/// <summary>A voucher that is asked to be posted, read and balanced, not yet numbered.</summary>
/// <param name="Series">Series.</param>
/// <param name="Date">Voucher date.</param>
/// <param name="Text">Text.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Counterparty">Who the event was with; may be empty.</param>
internal sealed record VoucherDraft(
    string Series, DateOnly Date, string Text, IReadOnlyList<VoucherRow> Rows, string Counterparty = "")
{
    private const int FewestPostings = 2;
    private const int MostPostings = 10_000;

    /// <summary>Reads a request and refuses what can be refused without the books.</summary>
    public static VoucherDraft Read(PostVoucherRequest request)
    {
        var fields = new RequestFields();
        var draft = Read(fields, request);
        fields.ThrowIfRefused();
        return draft;
    }

    /// <summary>Reads a request; what can be refused without the books goes to the fields.</summary>
    public static VoucherDraft Read(RequestFields fields, PostVoucherRequest request)
    {
        var series = fields.Series(request.Series, "series", required: true);
        var text = fields.Text(request.Text, "text");
        var counterparty = fields.Text(request.Counterparty, "counterparty");
        var date = fields.Date(request.Date, "date");
        if (request.Postings.Count < FewestPostings)
        {
            fields.Refuse(
                LedgerReason.TooFewPostings, "postings", $"Verifikationen har {request.Postings.Count} rader.", "minst två rader");
        }

        fields.AtMost(request.Postings.Count, MostPostings, "postings");
        var rows = request.Postings.Select((posting, i) => Row(fields, posting, date, $"postings[{i}]")).ToList();
        var sum = rows.Aggregate(Int128.Zero, (total, row) => total + row.AmountOre);
        if (sum != 0)
        {
            fields.Refuse(
                LedgerReason.VoucherUnbalanced,
                "postings",
                $"Verifikationen balanserar inte: differensen är {Ore.Print((long)Int128.Clamp(sum, -Ore.Largest, Ore.Largest))}.",
                "debet lika med kredit på öret");
        }

        return new VoucherDraft(series, date, text, rows, counterparty);
    }

    /// <summary>Refuses what does not fit the books.</summary>
    /// <param name="fields">Collects the refusals.</param>
    /// <param name="fiscalYear">The fiscal year of the date; null when there is none.</param>
    /// <param name="registers">What the registers say of its accounts and projects.</param>
    public void CheckAgainstBooks(RequestFields fields, DaySpan? fiscalYear, PostingRegisters registers)
    {
        if (fiscalYear is null)
        {
            fields.Refuse(
                LedgerReason.DateOutsideFiscalYear,
                "date",
                $"{Date:yyyy-MM-dd} ligger i inget räkenskapsår som finns.",
                "ett datum i ett öppnat räkenskapsår");
        }

        for (var i = 0; i < Rows.Count; i++)
        {
            if (fiscalYear is { } year && !year.Contains(Rows[i].Date))
            {
                fields.Refuse(
                    LedgerReason.DateOutsideFiscalYear,
                    $"postings[{i}].date",
                    $"{Rows[i].Date:yyyy-MM-dd} ligger utanför räkenskapsåret.",
                    year.ToString());
            }
        }

        registers.Check(fields, Rows);
    }

    /// <summary>Refuses days that take no postings.</summary>
    public void CheckAgainst(PeriodLocks locks)
    {
        var fields = new RequestFields();
        locks.Check(fields, Date, Rows);
        fields.ThrowIfRefused();
    }

    private static VoucherRow Row(RequestFields fields, Posting posting, DateOnly voucherDate, string path)
    {
        if (posting.AmountOre == 0)
        {
            fields.Refuse(LedgerReason.AmountZero, $"{path}.amount_ore", "Beloppet är 0.", "ett belopp skilt från 0");
        }

        return new VoucherRow(
            fields.Code(posting.Account, $"{path}.account", required: true),
            fields.Code(posting.Project, $"{path}.project"),
            fields.Amount(posting.AmountOre, $"{path}.amount_ore"),
            posting.Date.Length == 0 ? voucherDate : fields.Date(posting.Date, $"{path}.date"),
            fields.Text(posting.Text, $"{path}.text"),
            Objects(fields, posting, path),
            ReadQuantity(fields, posting.Quantity, $"{path}.quantity"));
    }

    private static SortedDictionary<int, string>? Objects(RequestFields fields, Posting posting, string path)
    {
        var objects = new SortedDictionary<int, string>();
        for (var i = 0; i < posting.Objects.Count; i++)
        {
            var (dimension, at) = (posting.Objects[i].Dimension, $"{path}.objects[{i}]");
            if (dimension is < 1 or SieVoucherReader.ProjectDimension
                || !objects.TryAdd(dimension, fields.Code(posting.Objects[i].Code, $"{at}.code", required: true)))
            {
                fields.Refuse(
                    LedgerReason.DimensionInvalid, $"{at}.dimension", $"Dimension {dimension} kan inte anges här, eller står två gånger.",
                    $"1 och uppåt en gång var, utom {SieVoucherReader.ProjectDimension} som är project");
            }
        }

        return objects.Count == 0 ? null : objects;
    }

    private static decimal? ReadQuantity(RequestFields fields, string text, string field)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (!Quantity.TryRead(text, out var quantity))
        {
            fields.Refuse(LedgerReason.QuantityMalformed, field, "Kvantiteten är inget tal.", Quantity.Accepted);
        }

        return quantity;
    }
}
