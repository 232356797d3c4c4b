using System.Collections.Concurrent;
using Dapper;
using Finsam.Ledger.V1;
using Finsam.TestHost;
using Grpc.Core;

namespace Finsam.Ledger.Tests.Service;

/// <summary>Vouchers posted by many callers at once, and what must hold of the books afterwards.</summary>
internal sealed class PostingRun(LedgerForbund forbund)
{
    private static readonly TimeSpan LongestAbsence = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Answers by request id.</summary>
    public ConcurrentDictionary<string, PostVoucherResponse> Answers { get; } = new();

    /// <summary>A voucher of three rows in one of three series, of a size that tells it from others.</summary>
    public PostVoucherRequest Voucher(string requestId, int amount) => new()
    {
        RequestId = requestId,
        Forbund = forbund.Slug,
        Series = "ABC"[amount % 3].ToString(),
        Date = "2017-06-01",
        Text = $"Prov {amount}",
        Postings =
        {
            new Posting { Account = "1930", AmountOre = 2 * amount },
            new Posting { Account = "3010", Project = "301", AmountOre = -amount },
            new Posting { Account = "3010", AmountOre = -amount },
        },
    };

    /// <summary>Posts, and makes sure that a request gets the same answer however often it is sent.</summary>
    public async Task PostAsync(PostVoucherRequest request)
    {
        var answer = await forbund.Client.PostVoucherAsync(request).ResponseAsync;
        Assert.Equal(Answers.GetOrAdd(request.RequestId, answer), answer);
    }

    /// <summary>Posts, again and again while the service is away.</summary>
    public async Task PostThroughAbsenceAsync(PostVoucherRequest request)
    {
        for (var deadline = DateTime.UtcNow + LongestAbsence; ; await Task.Delay(RetryInterval))
        {
            try
            {
                await PostAsync(request);
                return;
            }
            catch (RpcException error) when (error.StatusCode != StatusCode.AlreadyExists && DateTime.UtcNow < deadline)
            {
            }
        }
    }

    /// <summary>
    /// Each request that was answered is one voucher and nothing else is; numbers have no gaps and are as answered; every voucher balances;
    /// the chain follows from the rows.
    /// </summary>
    public async Task AssertBooksAsync()
    {
        await using var connection = await (await TestStack.Shared).OpenDatabaseAsync("ledger");
        var posted = (await connection.QueryAsync<(string Series, long Number)>(
            "select series, number::bigint from voucher where forbund_id = @Slug", new { forbund.Slug })).ToList();
        var answered = Answers.Values.Select(answer => (answer.Series, answer.Number));
        Assert.Equal(answered.Order(), posted.Order());
        foreach (var series in posted.GroupBy(voucher => voucher.Series))
        {
            Assert.Equal(Enumerable.Range(1, series.Count()).Select(number => (long)number), series.Select(voucher => voucher.Number).Order());
        }

        Assert.Equal(Answers.Count, await connection.ExecuteScalarAsync<long>(
            "select count(*) from request_log where forbund_id = @Slug and method = 'PostVoucher'", new { forbund.Slug }));
        Assert.Equal(3 * posted.Count, await forbund.CountAsync("posting"));
        Assert.Empty(await connection.QueryAsync<long>(
            "select voucher_id from posting where forbund_id = @Slug group by voucher_id having sum(amount_ore) <> 0", new { forbund.Slug }));
        Assert.Empty(await connection.QueryAsync<string>("""
            select series from voucher_series as counter where forbund_id = @Slug and last_number <> (
                select count(*) from voucher
                where voucher.forbund_id = counter.forbund_id and voucher.fiscal_year = counter.fiscal_year and voucher.series = counter.series)
            """, new { forbund.Slug }));
        Assert.Empty(await forbund.BrokenLinksAsync());
    }
}
