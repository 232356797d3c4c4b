using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Sie;
using Finsam.Ledger.Domain.Vouchers;
using Finsam.Ledger.PostVoucher;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;

namespace Finsam.Ledger.Periods;

/// <summary>The voucher that moves a year's result from a result account to an equity account.</summary>
internal sealed class ResultTransfer
{
    private const int LongestAccount = 10;
    private const string DefaultSeries = "BOKSLUT";

    // BAS: 8999 and 2099 are both called Årets resultat.
    private const string DefaultResultAccount = "8999";
    private const string DefaultEquityAccount = "2099";

    private readonly string equityAccount;
    private readonly string series;

    private ResultTransfer(string resultAccount, string equityAccount, string series)
    {
        ResultAccount = resultAccount;
        this.equityAccount = equityAccount;
        this.series = series;
    }

    /// <summary>The result account.</summary>
    public string ResultAccount { get; }

    /// <summary>Reads accounts and series of a request, with their defaults.</summary>
    public static ResultTransfer Read(RequestFields fields, CloseFiscalYearRequest request)
    {
        return new ResultTransfer(
            Account(request.ResultAccount, "result_account", DefaultResultAccount),
            Account(request.EquityAccount, "equity_account", DefaultEquityAccount),
            request.Series.Length == 0 ? DefaultSeries : fields.Series(request.Series, "series", required: true));

        string Account(string text, string field, string byDefault) =>
            text.Length == 0 ? byDefault : fields.Text(text, field, required: true, LongestAccount);
    }

    /// <summary>Refuses accounts that are not in the chart or cannot take a result: <c>AccountUnknown</c>, <c>AccountKindUnsuitable</c>.</summary>
    public async Task CheckAsync(LockedBooks books, RequestFields fields)
    {
        var kinds = (await books.Connection.QueryAsync<(string Number, string Kind)>(books.Command(
            "select number, kind from account where forbund_id = @Forbund and number in (@ResultAccount, @equityAccount)",
            new { books.Forbund, ResultAccount, equityAccount }))).ToDictionary(
                account => account.Number, account => new SieAccount(account.Number, "", account.Kind));
        Check(ResultAccount, "result_account", account => !account.IsBalance, "ett resultatkonto, i BAS 8999");
        Check(
            equityAccount,
            "equity_account",
            account => account is { IsBalance: true, Kind: not "T" } && account.Number[0] == '2',
            "ett konto för eget kapital i klass 2, i BAS 2099");

        void Check(string number, string field, Func<SieAccount, bool> isSuitable, string accepted)
        {
            if (!kinds.TryGetValue(number, out var account))
            {
                fields.Refuse(LedgerReason.AccountUnknown, field, $"Kontot {number} finns inte i kontoplanen.", accepted);
            }
            else if (!isSuitable(account))
            {
                fields.Refuse(LedgerReason.AccountKindUnsuitable, field, $"Årets resultat kan inte föras över med kontot {number}.", accepted);
            }
        }
    }

    /// <summary>The voucher that moves what stands on the result accounts, on the year's last day.</summary>
    public VoucherDraft Of(DaySpan year, long unmovedOre) => new(
        series,
        year.Last,
        $"Årets resultat {year}",
        [
            new VoucherRow(ResultAccount, "", checked(-unmovedOre), year.Last, ""),
            new VoucherRow(equityAccount, "", unmovedOre, year.Last, ""),
        ]);
}
