using Finsam.Common.V1;
using Finsam.Ledger.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Finsam.Ledger.Tests.Service;

/// <summary>A request with <c>validate_only</c> is refused and answered as the real one, and keeps nothing.</summary>
public sealed class ValidateOnlyTests
{
    private static readonly Period Period = new() { From = "2017-01-01", To = "2017-12-31" };

    [Fact]
    public async Task A_file_is_checked_and_not_posted()
    {
        var forbund = await LedgerForbund.NewAsync();
        var summary = (await forbund.ImportAsync(Validation(LedgerForbund.Year(Sie.SieText.Voucher())))).Summary;
        Assert.Equal((1, 0), (summary.VouchersPosted, summary.VouchersUnchanged));
        Assert.Equal(["1930", "3010"], summary.Brought.Accounts);
        Assert.Equal(
            (0, 0, 0, 0),
            (await forbund.CountAsync("voucher"), await forbund.CountAsync("fiscal_year"), await forbund.CountAsync("account"),
                await forbund.CountAsync("sie_import")));
        Assert.Equal(1, (await forbund.ImportAsync(LedgerForbund.Year(Sie.SieText.Voucher()))).Summary.VouchersPosted);
        Assert.Equal(1, (await forbund.ImportAsync(Validation(LedgerForbund.Year(Sie.SieText.Voucher())))).Summary.VouchersUnchanged);
    }

    [Fact]
    public async Task A_file_that_contradicts_the_books_is_refused()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.ImportAsync(LedgerForbund.Year(Sie.SieText.Voucher(amount: "10.00")));
        var refusal = (await forbund.ImportAsync(Validation(LedgerForbund.Year(Sie.SieText.Voucher(amount: "20.00"))))).Refusal;
        Assert.Equal("SIE_VOUCHER_DIFFERS", Assert.Single(refusal.Problems).Reason);
    }

    [Fact]
    public async Task A_file_may_build_on_what_files_before_it_are_to_bring()
    {
        var forbund = await LedgerForbund.NewAsync();
        var request = Validation(Sie.SieText.Cp437($$"""
            #FLAGGA 0
            #FORMAT PC8
            #SIETYP 4
            #RAR 0 20180101 20181231
            {{Sie.SieText.Voucher().Replace("20170301", "20180201", StringComparison.Ordinal)}}
            """));
        Assert.NotNull((await forbund.ImportAsync(request)).Refusal);
        request.Assumed = new SieBooks { FiscalYears = { Period }, Accounts = { "1930", "3010" } };
        Assert.NotNull((await forbund.ImportAsync(request)).Summary);

        request.Assumed.FiscalYears.Add(new Period { From = "2018-07-01", To = "2019-06-30" });
        Assert.Equal("SIE_FISCAL_YEAR_OVERLAPS", Assert.Single((await forbund.ImportAsync(request)).Refusal.Problems).Reason);
    }

    [Fact]
    public async Task A_budget_and_a_register_are_checked_and_not_put()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var leader = forbund.As("forbundschef");
        var register = new PutPeriodRegisterRequest { Forbund = forbund.Slug, Period = Period, ValidateOnly = true };
        Assert.True((await leader.PutPeriodRegisterAsync(register)).Created);
        (register.ValidateOnly, register.RequestId) = (false, "register");
        Assert.True((await leader.PutPeriodRegisterAsync(register)).Created);

        var budget = new PutBudgetRequest
        {
            Forbund = forbund.Slug, Period = Period, ValidateOnly = true, Rows = { Row("301"), Row("302") },
        };
        var answer = await forbund.Client.PutBudgetAsync(budget);
        Assert.True(answer.Created);
        Assert.Equal(("rows[1].project", "PROJECT_UNKNOWN"), (answer.Warnings[0].Field, answer.Warnings[0].Reason));
        (budget.ValidateOnly, budget.RequestId) = (false, "budget");
        Assert.True((await forbund.Client.PutBudgetAsync(budget)).Created);
        (budget.ValidateOnly, budget.Rows[0].Version) = (true, "preliminär");
        var error = await Assert.ThrowsAsync<RpcException>(() => forbund.Client.PutBudgetAsync(budget).ResponseAsync);
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
    }

    private static BudgetRow Row(string project) => new()
    {
        Version = "original", DecidedOn = "2016-11-23", Project = project, From = Period.From, To = Period.To, AmountOre = 100,
    };

    private static ImportSieRequest Validation(byte[] content) => new() { ValidateOnly = true, Content = ByteString.CopyFrom(content) };
}
