using Finsam.Ledger.V1;
using Grpc.Core;

namespace Finsam.Ledger.Tests.Service;

public sealed class CorrectVoucherTests
{
    [Fact]
    public async Task A_correction_takes_back_and_rebooks_on_its_own_day_and_is_linked_both_ways()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var wrong = await forbund.PostAsync(100, date: "2017-03-01");
        await forbund.LockAsync("2017-03-31");

        var answer = await forbund.CorrectAsync(wrong.VoucherId, "2017-05-02", rebookOre: 150);
        Assert.Equal(("B", "2", "B", "3"), (answer.Reversal.Series, answer.Reversal.Number, answer.Rebooked.Series, answer.Rebooked.Number));

        var corrected = await forbund.VoucherAsync(wrong.VoucherId);
        Assert.Equal(("2017-03-01", "test:ekonom"), (corrected.Date, corrected.PostedBy));
        Assert.Equal((answer.Reversal, answer.Rebooked), (corrected.CorrectedBy.Reversal, corrected.CorrectedBy.Rebooked));
        Assert.Equal("Fel belopp", corrected.CorrectedBy.Reason);
        var reversal = await forbund.VoucherAsync(answer.Reversal.VoucherId);
        Assert.Equal("2017-05-02", reversal.Date);
        Assert.Equal(
            corrected.Postings.Select(row => (row.Account, row.Project, -row.AmountOre, "2017-05-02")),
            reversal.Postings.Select(row => (row.Account, row.Project, row.AmountOre, row.Date)));
        Assert.Equal(wrong.VoucherId, reversal.Corrects.Corrected.VoucherId);
        var rebooked = await forbund.VoucherAsync(answer.Rebooked.VoucherId);
        Assert.Equal(("Prov", 150, wrong.VoucherId), (rebooked.Text, rebooked.Postings[0].AmountOre, rebooked.Corrects.Corrected.VoucherId));

        var listed = await forbund.Client.ListPostingsAsync(
            new ListPostingsRequest { Forbund = forbund.Slug, From = "2017-01-01", To = "2017-12-31", Accounts = { "1930" } });
        Assert.Equal([answer.Reversal.VoucherId, 0, 0], listed.Postings.Select(row => row.ReversalId));
        Assert.Equal([100, -100, 150], listed.Postings.Select(row => row.Posting.AmountOre));
        Assert.True((await forbund.VerifyAsync()).Intact);
    }

    [Fact]
    public async Task What_was_rebooked_wrongly_can_be_corrected_again()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var first = await forbund.CorrectAsync((await forbund.PostAsync(100)).VoucherId, "2017-06-02", rebookOre: 150);
        var second = await forbund.CorrectAsync(first.Rebooked.VoucherId, "2017-06-03");
        Assert.Null(second.Rebooked);
        var middle = await forbund.VoucherAsync(first.Rebooked.VoucherId);
        Assert.Equal((first.Reversal, second.Reversal), (middle.Corrects.Reversal, middle.CorrectedBy.Reversal));
    }

    [Fact]
    public async Task An_imported_voucher_is_corrected_in_a_series_that_its_file_does_not_number()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.ImportAsync(LedgerForbund.Year(Sie.SieText.Voucher()));
        Assert.Equal("R", (await forbund.CorrectAsync(1, "2017-06-02")).Reversal.Series);
        Assert.True((await forbund.ImportAsync(LedgerForbund.Year(Sie.SieText.Voucher()))).Summary.AlreadyImported);
    }

    [Fact]
    public async Task What_cannot_be_corrected_is_refused_by_name_and_nothing_is_posted()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var wrong = (await forbund.PostAsync(100, date: "2017-03-01")).VoucherId;
        await forbund.LockAsync("2017-03-31");

        Assert.Equal((StatusCode.NotFound, "VOUCHER_UNKNOWN"), await RefusedAsync(forbund, 99, "2017-05-02"));
        Assert.Equal((StatusCode.FailedPrecondition, "PERIOD_LOCKED"), await RefusedAsync(forbund, wrong, "2017-03-31"));
        Assert.Equal((StatusCode.FailedPrecondition, "DATE_BEFORE_VOUCHER"), await RefusedAsync(forbund, wrong, "2017-02-28"));
        Assert.Equal((StatusCode.FailedPrecondition, "DATE_OUTSIDE_FISCAL_YEAR"), await RefusedAsync(forbund, wrong, "2018-01-01"));
        Assert.Equal((StatusCode.InvalidArgument, "REASON_MISSING"), await RefusedAsync(forbund, wrong, "2017-05-02", reason: ""));
        Assert.Equal(
            (StatusCode.FailedPrecondition, "ACCOUNT_UNKNOWN"), await RefusedAsync(forbund, wrong, "2017-05-02", rebookOn: "1999"));
        Assert.Equal(1, await forbund.CountAsync("voucher"));

        var reversal = (await forbund.CorrectAsync(wrong, "2017-05-02")).Reversal.VoucherId;
        Assert.Equal((StatusCode.FailedPrecondition, "VOUCHER_CORRECTED"), await RefusedAsync(forbund, wrong, "2017-05-02"));
        Assert.Equal((StatusCode.FailedPrecondition, "VOUCHER_IS_REVERSAL"), await RefusedAsync(forbund, reversal, "2017-05-02"));
        Assert.Equal(2, await forbund.CountAsync("voucher"));
    }

    [Fact]
    public async Task One_voucher_is_corrected_once_however_many_try()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var wrong = (await forbund.PostAsync(100)).VoucherId;
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 12).Select(async _ =>
        {
            try
            {
                return (await forbund.CorrectAsync(wrong, "2017-06-02")).Reversal.Series;
            }
            catch (RpcException error)
            {
                return LedgerForbund.Reason(error);
            }
        }));
        Assert.Single(outcomes, "B");
        Assert.Equal(11, outcomes.Count(outcome => outcome == "VOUCHER_CORRECTED"));
    }

    [Fact]
    public async Task Numbers_chain_and_balances_hold_while_vouchers_are_posted_corrected_and_periods_locked_at_once()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var random = new Random(20171231);
        var days = Enumerable.Range(0, 60).Select(_ => $"2017-{random.Next(1, 11):00}-{random.Next(1, 29):00}").ToList();
        var work = days.Select(async (day, i) =>
        {
            try
            {
                var posted = await forbund.PostAsync(i + 1, date: day);
                return i % 3 == 0 ? (await forbund.CorrectAsync(posted.VoucherId, "2017-12-01", rebookOre: i + 2)).Rebooked.VoucherId : 0;
            }
            catch (RpcException error) when (LedgerForbund.Reason(error) == "PERIOD_LOCKED")
            {
                return 0;
            }
        }).ToList();
        string[] lockedTo = ["2017-02-28", "2017-05-31", "2017-08-31"];
        await Task.WhenAll(lockedTo.Select(forbund.LockAsync));
        var rebooked = await Task.WhenAll(work);

        var verdict = await forbund.VerifyAsync((await forbund.CheckpointAsync()).Checkpoint);
        Assert.True(verdict.Intact, verdict.Fault?.Message);
        Assert.Equal(await forbund.CountAsync("voucher"), verdict.Vouchers);
        Assert.Equal(rebooked.Count(id => id > 0), await forbund.CountAsync("voucher_correction"));
        Assert.Single((await forbund.Client.GetPeriodsAsync(new GetPeriodsRequest { Forbund = forbund.Slug })).Locked);
    }

    private static Task<(StatusCode Code, string Reason)> RefusedAsync(
        LedgerForbund forbund, long voucherId, string date, string reason = "Fel belopp", string? rebookOn = null) =>
        LedgerForbund.RefusalAsync(forbund.CorrectAsync(voucherId, date, reason, rebookOn is null ? 0 : 5, rebookOn ?? ""));
}
