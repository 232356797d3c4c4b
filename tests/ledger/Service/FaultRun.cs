using System.Collections.Concurrent;
using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Tests.Sie;
using Finsam.Ledger.V1;
using Finsam.TestHost;
using Google.Protobuf;
using Grpc.Core;

namespace Finsam.Ledger.Tests.Service;

/// <summary>Random writes to a förbund's books that go on until each is answered or refused, whatever happens to the ledger meanwhile.</summary>
internal sealed class FaultRun(YearEndBooks books)
{
    private static readonly TimeSpan LongestAbsence = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, (IMessage Answer, Func<Task<IMessage>> Again)> answered = new();
    private readonly ConcurrentBag<long> posted = [];
    private readonly ConcurrentBag<string> refused = [];
    private int done;

    private string Slug => books.Forbund.Slug;

    /// <summary>How many writes have been answered or refused.</summary>
    public int Done => done;

    /// <summary>How many have been answered.</summary>
    public int Answered => answered.Count;

    /// <summary>One random write.</summary>
    public Task WriteAsync(Random random, string id) => random.Next(100) switch
    {
        < 55 => PostAsync(random, id),
        < 70 => CorrectAsync(random, id),
        < 80 => ImportAsync(random, id),
        < 84 => LockAsync(random, id),
        < 88 => ReopenPeriodAsync(random, id),
        < 91 => CloseAsync(id),
        _ => ReopenYearAsync(id),
    };

    /// <summary>Sends every write that was answered once more: each gets its first answer, and nothing is written.</summary>
    public async Task AssertAnsweredAgainAsync()
    {
        var vouchers = await books.Forbund.CountAsync("voucher");
        var position = await books.Forbund.PositionAsync();
        foreach (var (answer, again) in answered.Values)
        {
            Assert.Equal(answer, await again());
        }

        Assert.Equal((vouchers, position), (await books.Forbund.CountAsync("voucher"), await books.Forbund.PositionAsync()));
    }

    /// <summary>What must hold of the books: balanced, gapless, chained, each answer a voucher, every balance the sum of its rows.</summary>
    public async Task AssertBooksAsync()
    {
        var verdict = await books.Forbund.VerifyAsync();
        Assert.True(verdict.Intact, verdict.Fault?.ToString());
        Assert.Empty(refused.Except(
        [
            "PERIOD_LOCKED", "PERIOD_NOT_LOCKED", "FISCAL_YEAR_CLOSED", "FISCAL_YEAR_NOT_CLOSED", "VOUCHER_CORRECTED", "VOUCHER_IS_REVERSAL",
            "VOUCHER_UNKNOWN",
        ]));

        await using var connection = await (await TestStack.Shared).OpenDatabaseAsync("ledger");
        var ids = answered.Values.SelectMany(write => Vouchers(write.Answer)).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(ids.Count, await connection.ExecuteScalarAsync<int>(
            "select count(*) from voucher where forbund_id = @Slug and source_number is null", new { Slug }));
        Assert.Equal(answered.Values.Count(write => write.Answer is ImportSieResponse), await connection.ExecuteScalarAsync<int>(
            "select count(*) from voucher where forbund_id = @Slug and source_number is not null", new { Slug }));
        Assert.Empty(await connection.QueryAsync<long>(
            "select voucher_id from posting where forbund_id = @Slug group by voucher_id having sum(amount_ore) <> 0", new { Slug }));
        Assert.Equal(answered.Count, await connection.ExecuteScalarAsync<int>(
            "select count(*) from request_log where forbund_id = @Slug and response is not null and request_id like 'slump-%'", new { Slug }));

        var sums = (await connection.QueryAsync<(string Account, long Ore)>("""
            select account, sum(amount_ore)::bigint
            from (
                select account, amount_ore from opening_balance where forbund_id = @Slug and fiscal_year = '2017-01-01'
                union all
                select account, amount_ore from posting where forbund_id = @Slug and date between '2017-01-01' and '2017-12-31'
            ) as booked
            group by account
            """, new { Slug })).ToDictionary(sum => sum.Account, sum => sum.Ore);
        using var call = new JournalService.JournalServiceClient(books.Forbund.Invoker()).ExportGeneralLedger(
            new ExportGeneralLedgerRequest { Forbund = Slug, From = "2017-01-01", To = "2017-12-31" });
        var parts = await call.ResponseStream.ReadAllAsync().Where(step => step.Part is { Continues: false }).Select(step => step.Part).ToListAsync();
        Assert.Equal(sums.OrderBy(sum => sum.Key), parts.ToDictionary(part => part.Account, part => part.ClosingOre).OrderBy(part => part.Key));
    }

    private Task PostAsync(Random random, string id)
    {
        var request = new PostVoucherRequest
        {
            RequestId = id, Forbund = Slug, Series = "AB"[random.Next(2)].ToString(), Date = Day(random), Text = id, Counterparty = "Motpart",
        };
        var ore = random.Next(1, 100_000);
        request.Postings.Add(new Posting { Account = "1930", AmountOre = ore, Quantity = random.Next(2) == 0 ? "" : "1.5" });
        request.Postings.Add(new Posting { Account = "3010", Project = "301", AmountOre = -ore });
        return SendAsync(id, async () => await books.Forbund.Client.PostVoucherAsync(request));
    }

    private Task CorrectAsync(Random random, string id)
    {
        var request = new CorrectVoucherRequest
        {
            RequestId = id, Forbund = Slug, VoucherId = posted.OrderBy(_ => random.Next()).FirstOrDefault(1), Date = "2017-12-31", Reason = id,
        };
        if (random.Next(2) == 0)
        {
            request.Postings.Add(new Posting { Account = "5010", AmountOre = 7 });
            request.Postings.Add(new Posting { Account = "1930", AmountOre = -7 });
        }

        return SendAsync(id, async () => await books.Forbund.Client.CorrectVoucherAsync(request));
    }

    private Task ImportAsync(Random random, string id)
    {
        var kronor = $"{random.Next(1, 1000)}.50";
        var file = YearEndBooks.File("20170101", "20171231", "", $$"""
            #VER "{{id}}" 1 {{Day(random).Replace("-", "", StringComparison.Ordinal)}} "Fil"
            {
            #TRANS 5010 {} {{kronor}} "" "" 2.5
            #TRANS 1930 {} -{{kronor}}
            }
            """);
        var request = new ImportSieRequest { RequestId = id, Content = ByteString.CopyFrom(file) };
        return SendAsync(id, async () =>
        {
            var answer = await books.Forbund.ImportAsync(request);
            return answer.Refusal is null ? answer : throw new RefusedWriteException(answer.Refusal.Problems[0].Reason);
        });
    }

    private Task LockAsync(Random random, string id)
    {
        var month = random.Next(1, 4);
        var request = new LockPeriodRequest
        {
            RequestId = id, Forbund = Slug, To = new DateOnly(2017, month, DateTime.DaysInMonth(2017, month)).ToIso(), Reason = id,
        };
        return SendAsync(id, async () => await books.Forbund.Client.LockPeriodAsync(request));
    }

    private Task ReopenPeriodAsync(Random random, string id)
    {
        var request = new ReopenPeriodRequest
        {
            RequestId = id, Forbund = Slug, From = "2017-01-01", To = $"2017-01-{random.Next(1, 32):00}", Reason = id,
        };
        return SendAsync(id, async () => await books.Forbund.As("forbundschef").ReopenPeriodAsync(request));
    }

    private Task CloseAsync(string id)
    {
        var request = new CloseFiscalYearRequest { RequestId = id, Forbund = Slug, FiscalYear = "2017" };
        return SendAsync(id, async () => await books.Client.CloseFiscalYearAsync(request));
    }

    private Task ReopenYearAsync(string id)
    {
        var request = new ReopenFiscalYearRequest { RequestId = id, Forbund = Slug, FiscalYear = "2017", Reason = id };
        var leader = new YearEndService.YearEndServiceClient(books.Forbund.Invoker("forbundschef"));
        return SendAsync(id, async () => await leader.ReopenFiscalYearAsync(request));
    }

    private async Task SendAsync(string id, Func<Task<IMessage>> send)
    {
        for (var deadline = DateTime.UtcNow + LongestAbsence; ; await Task.Delay(RetryInterval))
        {
            try
            {
                var answer = await send();
                answered[id] = (answer, send);
                if (answer is PostVoucherResponse voucher)
                {
                    posted.Add(voucher.VoucherId);
                }

                break;
            }
            catch (RefusedWriteException refusal)
            {
                refused.Add(refusal.Message);
                break;
            }
            catch (RpcException error) when (error.StatusCode is StatusCode.FailedPrecondition or StatusCode.InvalidArgument or StatusCode.NotFound)
            {
                refused.Add(LedgerForbund.Reason(error));
                break;
            }
            catch (RpcException error) when (error.StatusCode is not StatusCode.AlreadyExists && DateTime.UtcNow < deadline)
            {
                // The ledger is away, or the transaction was: the same request is sent again.
            }
        }

        Interlocked.Increment(ref done);
    }

    private static string Day(Random random) => new DateOnly(2017, 1, 1).AddDays(random.Next(365)).ToIso();

    private static IEnumerable<long> Vouchers(IMessage answer) => answer switch
    {
        PostVoucherResponse voucher => [voucher.VoucherId],
        CorrectVoucherResponse { Rebooked: { } rebooked } correction => [correction.Reversal.VoucherId, rebooked.VoucherId],
        CorrectVoucherResponse correction => [correction.Reversal.VoucherId],
        CloseFiscalYearResponse { Voucher: { } moved } => [moved.VoucherId],
        ReopenFiscalYearResponse { Reversal: { } reversal } => [reversal.VoucherId],
        _ => [],
    };

    private sealed class RefusedWriteException(string reason) : Exception(reason);
}
