using Finsam.Ledger.V1;
using Grpc.Core;
using Npgsql;

namespace Finsam.Ledger.Tests.Service;

public sealed class PostVoucherTests
{
    [Fact]
    public async Task Numbers_have_no_gaps_and_the_chain_holds_under_concurrency()
    {
        const int vouchers = 60;
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();

        // Every fifth fails after its number could have been taken.
        var posted = await Task.WhenAll(Enumerable.Range(1, vouchers).Select(async i =>
        {
            try
            {
                return (await forbund.PostAsync(i, date: i % 5 == 0 ? "2019-01-01" : "2017-06-01")).Number;
            }
            catch (RpcException error) when (error.StatusCode == StatusCode.FailedPrecondition)
            {
                return 0;
            }
        }));

        Assert.Equal(Enumerable.Range(1, vouchers * 4 / 5).Select(number => (long)number), posted.Where(number => number > 0).Order());
        Assert.Empty(await forbund.BrokenLinksAsync());
    }

    [Fact]
    public async Task A_replayed_request_gives_the_first_answer_and_another_under_its_key_is_refused()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();

        var first = await forbund.PostAsync(100, "nyckel");
        var replayed = await forbund.PostAsync(100, "nyckel");
        var error = await Assert.ThrowsAsync<RpcException>(() => forbund.PostAsync(200, "nyckel"));

        Assert.Equal(first, replayed);
        Assert.Equal(StatusCode.AlreadyExists, error.StatusCode);
        Assert.Equal(1, await forbund.CountAsync("voucher"));
    }

    [Fact]
    public async Task What_cannot_be_posted_is_refused_by_name()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();

        var unbalanced = await RefusedAsync(forbund, request => request.Postings[0].AmountOre = 5);
        var unknown = await RefusedAsync(forbund, request => request.Postings[0].Account = "1999");
        var outside = await RefusedAsync(forbund, request => request.Date = "2018-01-01");

        Assert.Equal((StatusCode.InvalidArgument, "VOUCHER_UNBALANCED"), unbalanced);
        Assert.Equal((StatusCode.FailedPrecondition, "ACCOUNT_UNKNOWN"), unknown);
        Assert.Equal((StatusCode.FailedPrecondition, "DATE_OUTSIDE_FISCAL_YEAR"), outside);
        Assert.Equal(0, await forbund.CountAsync("voucher"));
    }

    [Fact]
    public async Task Posted_rows_can_neither_be_changed_nor_removed_nor_unbalanced()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        await forbund.PostAsync(100);

        foreach (var sql in new[]
        {
            "update posting set amount_ore = 1 where forbund_id = @Slug",
            "delete from voucher where forbund_id = @Slug",
            """
            insert into posting (forbund_id, voucher_id, row_no, account, project, amount_ore, date, text)
            values (@Slug, 1, 3, '1930', '', 5, '2017-06-01', '')
            """,
        })
        {
            await Assert.ThrowsAsync<PostgresException>(() => forbund.ExecuteAsync(sql));
        }
    }

    [Theory]
    [InlineData("posting_account_is_there", "1, 3, '1999'", "1, 4, '1999'")]
    [InlineData("posting_voucher_is_there", "99, 1, '1930'", "99, 2, '1930'")]
    public async Task Rows_that_refer_to_nothing_are_refused_by_the_database(string constraint, string debit, string credit)
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        await forbund.PostAsync(100);

        var error = await Assert.ThrowsAsync<PostgresException>(() => forbund.ExecuteAsync($"""
            insert into posting (forbund_id, voucher_id, row_no, account, amount_ore, project, date, text)
            values (@Slug, {debit}, 5, '', '2017-06-01', ''), (@Slug, {credit}, -5, '', '2017-06-01', '')
            """));
        var removal = await Assert.ThrowsAsync<PostgresException>(() => forbund.ExecuteAsync("delete from account where forbund_id = @Slug"));

        Assert.Equal((PostgresErrorCodes.ForeignKeyViolation, constraint), (error.SqlState, error.ConstraintName));
        Assert.Equal(PostgresErrorCodes.RestrictViolation, removal.SqlState);
    }

    private static async Task<(StatusCode Code, string Reason)> RefusedAsync(LedgerForbund forbund, Action<PostVoucherRequest> spoil)
    {
        var request = new PostVoucherRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Forbund = forbund.Slug,
            Series = "B",
            Date = "2017-06-01",
            Text = "Prov",
            Postings = { new Posting { Account = "1930", AmountOre = 1 }, new Posting { Account = "3010", AmountOre = -1 } },
        };
        spoil(request);
        var error = await Assert.ThrowsAsync<RpcException>(() => forbund.Client.PostVoucherAsync(request).ResponseAsync);
        var details = Google.Rpc.Status.Parser.ParseFrom(error.Trailers.GetValueBytes("grpc-status-details-bin"));
        return (error.StatusCode, details.Details[0].Unpack<Google.Rpc.ErrorInfo>().Type);
    }
}
