using Dapper;
using Finsam.Common.V1;
using Finsam.Ledger.V1;
using Finsam.TestHost;

namespace Finsam.Ledger.Tests.Service;

/// <summary>What was put for a period stays known when it is superseded.</summary>
public sealed class RegisterHistoryTests
{
    private static readonly Period Year = new() { From = "2017-01-01", To = "2017-12-31" };

    [Fact]
    public async Task A_superseded_budget_can_be_read_as_it_stood_at_any_instant()
    {
        var forbund = await LedgerForbund.NewAsync();
        var instants = new List<DateTime> { await InstantAsync() };
        foreach (var amount in new[] { 100, 200, 300 })
        {
            await PutBudgetAsync(forbund, amount);
            instants.Add(await InstantAsync());
        }

        var stood = new List<long?>();
        foreach (var instant in instants)
        {
            stood.Add(await BudgetAsync(forbund, instant));
        }

        Assert.Equal([null, 100, 200, 300], stood);
    }

    [Fact]
    public async Task A_put_with_the_same_content_adds_nothing_to_the_history()
    {
        var forbund = await LedgerForbund.NewAsync();
        await PutBudgetAsync(forbund, 100);
        await PutBudgetAsync(forbund, 100);
        Assert.Equal(1, await forbund.CountAsync("register_entry"));
        Assert.Equal("BUDGET_PUT", Assert.Single(await forbund.ChangeLogAsync()).Kind);
    }

    [Fact]
    public async Task Members_that_left_stay_known_and_the_log_says_what_stood_before_and_after()
    {
        var forbund = await LedgerForbund.NewAsync();
        await PutMembersAsync(forbund, "forbundschef", "staten", "regionen");
        await PutMembersAsync(forbund, "ekonom", "staten");

        Assert.Equal(3, await forbund.CountAsync("member"));
        var log = await forbund.ChangeLogAsync();
        Assert.Equal(["PERIOD_REGISTER_PUT", "PERIOD_REGISTER_PUT"], log.Select(change => change.Kind));
        Assert.Equal(["test:forbundschef", "test:ekonom"], log.Select(change => change.ChangedBy));
        Assert.Equal(log[0].After, log[1].Before);
        Assert.Contains("2 medlemmar", log[1].Before, StringComparison.Ordinal);
        Assert.Contains("1 medlemmar", log[1].After, StringComparison.Ordinal);
        var table = (await forbund.Client.ComputeTablesAsync(new ComputeTablesRequest
        {
            Forbund = forbund.Slug,
            Period = Year,
            Tables = { new MoneyTable { Id = "bidrag", Source = "members", Unit = "kr" } },
        })).Tables[0];
        Assert.Equal(["staten", "Totalt"], table.Rows.Select(row => row.Label));
    }

    [Theory]
    [InlineData("update budget_row set amount_ore = 1 where forbund_id = @Slug")]
    [InlineData("delete from budget_row where forbund_id = @Slug")]
    [InlineData("delete from register_entry where forbund_id = @Slug")]
    [InlineData("update register_entry set put_by = '' where forbund_id = @Slug")]
    [InlineData("update register_entry set valid_to = 'infinity', ended_by = null where forbund_id = @Slug and valid_to <> 'infinity'")]
    public async Task History_is_not_rewritten(string sql)
    {
        var forbund = await LedgerForbund.NewAsync();
        await PutBudgetAsync(forbund, 100);
        await PutBudgetAsync(forbund, 200);
        var error = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => forbund.ExecuteAsync(sql));
        Assert.Contains("superseded", error.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Puts_at_the_same_time_follow_each_other_without_a_gap_or_an_overlap()
    {
        var forbund = await LedgerForbund.NewAsync();
        await Task.WhenAll(Enumerable.Range(1, 12).Select(amount => PutBudgetAsync(forbund, amount)));
        await using var connection = await (await TestStack.Shared).OpenDatabaseAsync("ledger");
        var spans = (await connection.QueryAsync<(DateTime From, DateTime To)>(
            "select valid_from, valid_to from register_entry where forbund_id = @Slug order by entry_no", new { forbund.Slug })).AsList();
        Assert.Equal(12, spans.Count);
        Assert.Equal(spans.Skip(1).Select(span => span.From), spans.SkipLast(1).Select(span => span.To));
        Assert.Equal(DateTime.MaxValue, spans[^1].To);
    }

    private static Task<PutBudgetResponse> PutBudgetAsync(LedgerForbund forbund, long amountOre) => forbund.Client.PutBudgetAsync(
        new PutBudgetRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Forbund = forbund.Slug,
            Period = Year,
            Rows =
            {
                new BudgetRow
                {
                    Version = "original", DecidedOn = "2016-11-23", Project = "301", From = Year.From, To = Year.To, AmountOre = amountOre,
                },
            },
        }).ResponseAsync;

    private static Task<PutPeriodRegisterResponse> PutMembersAsync(
        LedgerForbund forbund, string role, params string[] members) => forbund.As(role).PutPeriodRegisterAsync(
        new PutPeriodRegisterRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Forbund = forbund.Slug,
            Period = Year,
            Members =
            {
                members.Select(member => new Member
                {
                    Id = member,
                    Name = member,
                    Kind = "state",
                    Share = "0.5",
                    Contributions = { new Contribution { Year = 2017, AmountOre = 500 } },
                }),
            },
            Grants = { new Grant { Insats = "301", Year = 2017, AmountOre = 900, DecidedOn = "2016-11-23" } },
        }).ResponseAsync;

    private static async Task<DateTime> InstantAsync()
    {
        await using var connection = await (await TestStack.Shared).OpenDatabaseAsync("ledger");
        return await connection.ExecuteScalarAsync<DateTime>("select clock_timestamp()");
    }

    private static async Task<long?> BudgetAsync(LedgerForbund forbund, DateTime instant)
    {
        await using var connection = await (await TestStack.Shared).OpenDatabaseAsync("ledger");
        return await connection.ExecuteScalarAsync<long?>("""
            select sum(b.amount_ore)::bigint
            from register_entry e
            join budget_row b using (forbund_id, entry_no)
            where e.forbund_id = @Slug and e.valid_from <= @instant and @instant < e.valid_to
            """, new { forbund.Slug, instant });
    }
}
