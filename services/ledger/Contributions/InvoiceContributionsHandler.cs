using System.Globalization;
using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Domain.Vouchers;
using Finsam.Ledger.PostVoucher;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;
using Finsam.Refusals;

namespace Finsam.Ledger.Contributions;

/// <summary>Invoices decided contributions: a voucher a member.</summary>
internal sealed class InvoiceContributionsHandler(RequestLog requestLog, PostingWithin posting)
{
    private const int MostInstalments = 12;
    private const int MostPostings = 500;
    private const string DefaultReceivable = "1511";
    private const string DefaultSeries = "K";

    /// <summary>
    /// Invoices an instalment. Refusals, in order: <c>YearInvalid</c>, <c>DateMalformed</c>, <c>InstalmentInvalid</c>, <c>TextInvalid</c>,
    /// <c>TooMany</c>, <c>RowDuplicate</c>, <c>ContributionsUndecided</c>, <c>InstalmentInvoiced</c>, <c>MemberUnknown</c>,
    /// <c>DateOutsideFiscalYear</c>, <c>PeriodLocked</c>, <c>AccountUnknown</c>, <c>ProjectUnknown</c>.
    /// </summary>
    public Task<InvoiceContributionsResponse> InvoiceAsync(InvoiceContributionsRequest request, string invoicedBy, CancellationToken ct)
    {
        var fields = new RequestFields();
        fields.Year(request.Year);
        var date = fields.Date(request.VoucherDate, "voucher_date");
        var (instalment, instalments) = (Math.Max(request.Instalment, 1), Math.Max(request.Instalments, 1));
        if (request.Instalment < 0 || instalments > MostInstalments || instalment > instalments)
        {
            fields.Refuse(
                LedgerReason.InstalmentInvalid, "instalment", $"Delfaktura {instalment} av {instalments} finns inte.", $"1–{MostInstalments}, högst antalet");
        }

        fields.Code(request.ReceivableAccount, "receivable_account");
        fields.Series(request.Series, "series");
        fields.AtMost(request.Postings.Count, MostPostings, "postings");
        if (request.Postings.GroupBy(own => own.Member).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            fields.Refuse(LedgerReason.RowDuplicate, "postings", $"{twice.Key} finns två gånger.", "en rad för varje medlem");
        }

        fields.ThrowIfRefused();
        return requestLog.WriteBooksAsync(
            request.Forbund,
            request.RequestId,
            nameof(ContributionService.ContributionServiceBase.InvoiceContributions),
            request,
            invoicedBy,
            books => InvoiceAsync(books, request, new Instalment(instalment, instalments), date),
            ct);
    }

    private async Task<InvoiceContributionsResponse> InvoiceAsync(
        LockedBooks books, InvoiceContributionsRequest request, Instalment part, DateOnly date)
    {
        // 1. Refuse, with the chain locked: nobody invoices the same meanwhile.
        var shares = await SharesAsync(books, request.Year);
        await CheckAsync(books, request, part, shares);

        // 2. Post a voucher a member, and keep what it invoices.
        var receivable = request.ReceivableAccount.Length > 0 ? request.ReceivableAccount : DefaultReceivable;
        var due = shares.Select(share => (Share: share, Ore: part.Of(share.AmountOre))).Where(claim => claim.Ore > 0).ToList();
        var drafts = due.ConvertAll(claim => Draft(request, part, claim.Share, claim.Ore, receivable, date));
        var response = new InvoiceContributionsResponse();
        if (drafts.Count == 0)
        {
            return response;
        }

        var vouchers = await posting.PostAsync(books, drafts, "voucher_date");
        foreach (var ((share, ore), voucherId) in due.Zip(vouchers))
        {
            response.Invoices.Add(new ContributionInvoice
            {
                InvoiceNo = await AddAsync(books, request, part, share, ore, receivable, voucherId),
                Member = share.Member,
                AmountOre = ore,
                VoucherId = voucherId,
            });
        }

        await books.LogAsync(
            new ChangeLogEntry("CONTRIBUTIONS_INVOICED", $"{request.Year}, {part}", "", Ore.Print(due.Sum(claim => claim.Ore)), ""));
        return response;
    }

    private static async Task CheckAsync(
        LockedBooks books, InvoiceContributionsRequest request, Instalment part, IReadOnlyList<ShareRow> shares)
    {
        if (shares.Count == 0)
        {
            throw new RefusedException(new Refusal(
                LedgerReason.ContributionsUndecided, "year", $"Inga bidrag är beslutade för {request.Year}.", "ett år med beslutade bidrag"));
        }

        var invoiced = (await books.Connection.QueryAsync<(int Instalment, int Instalments)>(books.Command("""
            select distinct i.instalment, i.instalments
            from contribution_invoice i
            where i.forbund_id = @Forbund and i.year = @Year and not exists (
                select from voucher_correction c where c.forbund_id = i.forbund_id and c.corrected_id = i.voucher_id)
            """, new { books.Forbund, request.Year }))).AsList();
        var fields = new RequestFields();
        if (invoiced.Exists(earlier => earlier.Instalments != part.Count))
        {
            fields.Refuse(
                LedgerReason.InstalmentInvoiced, "instalments", $"{request.Year} faktureras redan i {invoiced[0].Instalments} delar.",
                invoiced[0].Instalments.ToString(CultureInfo.InvariantCulture));
        }
        else if (invoiced.Exists(earlier => earlier.Instalment == part.No))
        {
            fields.Refuse(
                LedgerReason.InstalmentInvoiced, "instalment", $"{request.Year}, {part}, är redan fakturerad.", "en del som inte är fakturerad");
        }

        foreach (var (i, own) in request.Postings.Index().Where(own => !shares.Any(share => share.Member == own.Item.Member)))
        {
            fields.Refuse(
                LedgerReason.MemberUnknown, $"postings[{i}].member", $"Beslutet har ingen medlem ”{own.Member}”.",
                string.Join(", ", shares.Select(share => share.Member)));
        }

        fields.ThrowIfRefused();
    }

    private static VoucherDraft Draft(
        InvoiceContributionsRequest request, Instalment part, ShareRow share, long ore, string receivable, DateOnly date)
    {
        var own = request.Postings.FirstOrDefault(own => own.Member == share.Member);
        var income = own is { IncomeAccount.Length: > 0 } ? own.IncomeAccount : share.Kind switch
        {
            "state" => "3010",
            "region" => "3020",
            _ => "3030",
        };
        return new VoucherDraft(
            request.Series.Length > 0 ? request.Series : DefaultSeries,
            date,
            $"Medlemsbidrag {request.Year}, {share.Name}{(part.Count > 1 ? $", {part}" : "")}",
            [
                new VoucherRow(receivable, "", ore, date, ""),
                new VoucherRow(income, own?.Project ?? "", -ore, date, ""),
            ],
            share.Name);
    }

    private static async Task<IReadOnlyList<ShareRow>> SharesAsync(LockedBooks books, int year) =>
        (await books.Connection.QueryAsync<ShareRow>(books.Command("""
            select d.decision_no, s.member, s.name, s.kind, s.amount_ore
            from contribution_decision d
            join contribution_share s using (forbund_id, decision_no)
            where d.forbund_id = @Forbund and d.year = @year and d.valid_to = 'infinity'
            order by s.member_no
            """, new { books.Forbund, year }))).AsList();

    private static Task<long> AddAsync(
        LockedBooks books, InvoiceContributionsRequest request, Instalment part, ShareRow share, long ore, string receivable, long voucherId) =>
        books.Connection.QuerySingleAsync<long>(books.Command("""
            insert into contribution_invoice (
                forbund_id, invoice_no, decision_no, year, member, instalment, instalments, amount_ore, receivable_account, voucher_id)
            select @Forbund, coalesce(max(invoice_no), 0) + 1, @DecisionNo, @Year, @Member, @No, @Count, @ore, @receivable, @voucherId
            from contribution_invoice where forbund_id = @Forbund
            returning invoice_no
            """,
            new { books.Forbund, share.DecisionNo, request.Year, share.Member, part.No, part.Count, ore, receivable, voucherId }));

    // The öre that are left are in the first instalments.
    private sealed record Instalment(int No, int Count)
    {
        public long Of(long ore) => Apportionment.Divide(ore, [.. Enumerable.Repeat(1L, Count)])[No - 1];

        public override string ToString() => $"del {No} av {Count}";
    }

    private sealed class ShareRow
    {
        public long DecisionNo { get; init; }

        public string Member { get; init; } = "";

        public string Name { get; init; } = "";

        public string Kind { get; init; } = "";

        public long AmountOre { get; init; }
    }
}
