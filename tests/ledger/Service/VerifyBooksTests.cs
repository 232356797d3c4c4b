using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Finsam.Ledger.V1;
using Grpc.Core;

namespace Finsam.Ledger.Tests.Service;

public sealed class VerifyBooksTests
{
    [Fact]
    public async Task Untouched_books_are_intact_and_gaps_of_an_imported_file_are_told_apart()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.ImportAsync(LedgerForbund.Year(Sie.SieText.Voucher(number: "7")));
        await forbund.PostAsync(100);
        var verdict = await forbund.VerifyAsync();
        Assert.True(verdict.Intact);
        Assert.Equal((2, 4), (verdict.Vouchers, verdict.Postings));
        var gap = Assert.Single(verdict.ImportedGaps);
        Assert.Equal(("A", 1, 6), (gap.Series, gap.From, gap.To));
    }

    [Fact]
    public async Task Empty_books_are_intact()
    {
        var forbund = await LedgerForbund.NewAsync();
        Assert.True((await forbund.VerifyAsync((await forbund.CheckpointAsync()).Checkpoint)).Intact);
    }

    [Theory]
    [InlineData("posting", "update posting set text = 'Annan' where voucher_id = 2 and row_no = 1", "CONTENT_DIFFERS", 2, 0)]
    [InlineData("posting", "update posting set account = '3010' where voucher_id = 2", "CONTENT_DIFFERS", 2, 0)]
    [InlineData("posting", "update posting set amount_ore = 7 where voucher_id = 2 and row_no = 1", "VOUCHER_UNBALANCED", 2, 0)]
    [InlineData("posting", "delete from posting where voucher_id = 2 and row_no = 1", "ROW_MISSING", 2, 1)]
    [InlineData("posting", "delete from posting where voucher_id = 2", "CONTENT_DIFFERS", 2, 0)]
    [InlineData("voucher", "update voucher set date = '2017-06-02' where voucher_id = 3", "CONTENT_DIFFERS", 3, 0)]
    [InlineData("voucher", "update voucher set number = '9' where voucher_id = 3", "CHAIN_BROKEN", 3, 0)]
    [InlineData("voucher", "update voucher set hash = content_hash where voucher_id = 1", "CHAIN_BROKEN", 1, 0)]
    [InlineData("chain_head", "update chain_head set voucher_id = 5 where true", "VOUCHER_MISSING", 4, 0)]
    [InlineData("chain_head", "update chain_head set hash = '\\x00' where true", "HEAD_DIFFERS", 3, 0)]
    [InlineData("voucher_series", "update voucher_series set last_number = 4 where true", "NUMBER_MISSING", 0, 0)]
    public async Task What_was_changed_behind_the_program_is_named(string table, string sql, string reason, long voucherId, int rowNo)
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        for (var i = 1; i <= 3; i++)
        {
            await forbund.PostAsync(i * 100);
        }

        await forbund.TamperAsync(table, sql);
        var verdict = await forbund.VerifyAsync();
        Assert.False(verdict.Intact);
        Assert.Equal((reason, voucherId, rowNo), (verdict.Fault.Reason, verdict.Fault.VoucherId, verdict.Fault.RowNo));
    }

    [Fact]
    public async Task A_voucher_taken_away_is_named()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        await forbund.PostAsync(100);
        await forbund.PostAsync(200);
        await forbund.TamperAsync("posting", "delete from posting where voucher_id = 1");
        await forbund.TamperAsync("voucher", "delete from voucher where voucher_id = 1");
        var fault = (await forbund.VerifyAsync()).Fault;
        Assert.Equal(("VOUCHER_MISSING", 1), (fault.Reason, fault.VoucherId));
    }

    [Fact]
    public async Task Books_written_anew_with_hashes_of_their_own_do_not_fit_the_checkpoint()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        await forbund.PostAsync(100);
        var checkpoint = await forbund.CheckpointAsync();
        await forbund.PostAsync(200);
        Assert.True((await forbund.VerifyAsync(checkpoint.Checkpoint)).Intact);

        foreach (var table in new[] { "posting", "voucher", "voucher_series", "chain_head" })
        {
            await forbund.TamperAsync(table, $"delete from {table} where true");
        }

        await forbund.PostAsync(300);
        Assert.True((await forbund.VerifyAsync()).Intact);
        var fault = (await forbund.VerifyAsync(checkpoint.Checkpoint)).Fault;
        Assert.Equal(("CHECKPOINT_DIFFERS", 1), (fault.Reason, fault.VoucherId));
    }

    [Fact]
    public async Task A_checkpoint_can_be_checked_with_its_public_key_alone()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var posted = await forbund.PostAsync(100);
        var answer = await forbund.As("revisor").ExportCheckpointAsync(new ExportCheckpointRequest { Forbund = forbund.Slug });
        Assert.Equal((1, posted.Hash), (answer.VoucherId, answer.Hash));
        var parts = answer.Checkpoint.Split('.');
        using var key = ECDsa.Create();
        key.ImportFromPem(answer.PublicKey);
        Assert.True(key.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256));
        Assert.Contains(posted.Hash, Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_or_altered_checkpoint_is_refused()
    {
        var forbund = await LedgerForbund.NewAsync();
        var own = (await forbund.CheckpointAsync()).Checkpoint;
        var foreign = (await (await LedgerForbund.NewAsync()).CheckpointAsync()).Checkpoint;
        var altered = own.Split('.');
        altered[1] = foreign.Split('.')[1];
        foreach (var checkpoint in new[] { foreign, string.Join('.', altered), "a.b.c", "." })
        {
            Assert.Equal(
                (StatusCode.InvalidArgument, "CHECKPOINT_INVALID"), await LedgerForbund.RefusalAsync(forbund.VerifyAsync(checkpoint)));
        }
    }
}
