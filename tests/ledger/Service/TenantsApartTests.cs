using Dapper;
using Finsam.Postgres.Tenancy;
using Finsam.TestHost;
using Npgsql;

namespace Finsam.Ledger.Tests.Service;

/// <summary>The database keeps förbund apart by itself, through the connections that the ledger uses and with its statements.</summary>
public sealed class TenantsApartTests
{
    private const string Everybody = "select distinct forbund_id from posting";

    private const string AddChange = """
        insert into change_log (forbund_id, change_no, changed_by, kind, subject, before, after, reason) values (@Slug, 9999, '', '', '', '', '', '')
        """;

    private const string AddVoucher = """
        insert into voucher (forbund_id, voucher_id, fiscal_year, series, number, date, text, posted_by, content_hash, hash)
        values (@Slug, 9999, '2017-01-01', 'Z', '9999', '2017-01-01', '', '', '', '')
        """;

    [Fact]
    public async Task A_sum_that_forgets_its_forbund_sums_no_others_books()
    {
        var (one, _) = (await BooksAsync(), await BooksAsync());
        var sql = WrittenSql.In("services/ledger/Checkpoints/BalancesDigest.cs", "sum(p.amount_ore)");
        await using var database = await DatabaseAsync();
        await using var mine = await OpenAsync(database, one);
        var sums = await SumsAsync(mine, sql);
        Assert.Equal(2, sums.Count);
        Assert.Equal(sums, await SumsAsync(mine, WrittenSql.WithoutForbund(sql)));

        // Whom no policy keeps out sums the other's as well.
        await using var owner = await (await TestStack.Shared).OpenDatabaseAsync("ledger");
        Assert.Equal(sums, await SumsAsync(owner, sql));
        Assert.NotEqual(sums, await SumsAsync(owner, WrittenSql.WithoutForbund(sql)));

        async Task<List<(DateTime, string, decimal)>> SumsAsync(NpgsqlConnection connection, string statement) =>
            (await connection.QueryAsync<(DateTime, string, decimal)>(statement, new { forbund = one.Slug, voucherId = 1 })).AsList();
    }

    [Fact]
    public async Task A_query_without_a_condition_sees_the_calls_forbund_and_nothing_where_none_is_bound()
    {
        var (one, _) = (await BooksAsync(), await BooksAsync());
        await using var database = await DatabaseAsync();
        foreach (var table in new[] { "voucher", "posting", "account", "chain_head", "request_log", "journal", "contribution_claim" })
        {
            await using var mine = await OpenAsync(database, one);
            var seen = await mine.QueryAsync<string>($"select distinct forbund_id from {table}");
            Assert.Equal(table == "contribution_claim" ? [] : [one.Slug], seen);
            await using var unbound = await database.OpenUnboundAsync(CancellationToken.None);
            Assert.Empty(await unbound.QueryAsync<string>($"select forbund_id from {table}"));
        }
    }

    [Theory]
    [InlineData(AddChange)]
    [InlineData(AddVoucher)]
    [InlineData("update account set forbund_id = @Slug where number = '1930'")]
    [InlineData("insert into outbox (forbund_id, event_id, type, payload, occurred_at) values (@Slug, gen_random_uuid(), '', '{}', now())")]
    public async Task A_row_of_another_forbund_is_refused(string sql)
    {
        var (one, other) = (await BooksAsync(), await BooksAsync());
        await using var database = await DatabaseAsync();
        await using var mine = await OpenAsync(database, one);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => mine.ExecuteAsync(sql, new { other.Slug }));
        Assert.Contains(refused.SqlState, new[] { PostgresErrorCodes.InsufficientPrivilege, PostgresErrorCodes.RestrictViolation });
    }

    [Fact]
    public async Task A_change_reaches_no_others_rows()
    {
        var (one, other) = (await BooksAsync(), await BooksAsync());
        await using var database = await DatabaseAsync();
        await using var mine = await OpenAsync(database, one);
        Assert.Equal(0, await mine.ExecuteAsync("update chain_head set voucher_id = 0 where forbund_id = @Slug", new { other.Slug }));
        Assert.Equal(0, await mine.ExecuteAsync("delete from opening_balance where forbund_id = @Slug", new { other.Slug }));
        Assert.Equal(2, (await other.PostAsync(1000)).VoucherId);
    }

    [Fact]
    public async Task A_transaction_bound_to_several_sees_them_only_where_they_are_posted_together()
    {
        var (one, other) = (await BooksAsync(), await BooksAsync());
        await using var database = await DatabaseAsync();
        await using var connection = await database.OpenUnboundAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { TenantCommand.Of([one.Slug, other.Slug]) } })
        {
            await batch.ExecuteNonQueryAsync();
        }

        Assert.Equal(
            new[] { one.Slug, other.Slug }.Order(StringComparer.Ordinal),
            await connection.QueryAsync<string>("select forbund_id from chain_head order by forbund_id collate \"C\""));
        Assert.Empty(await connection.QueryAsync<string>(Everybody));
        await transaction.CommitAsync();
        Assert.Empty(await connection.QueryAsync<string>("select forbund_id from chain_head"));
    }

    [Fact]
    public async Task Calls_of_several_forbund_over_a_few_connections_see_their_own()
    {
        const int calls = 200;
        LedgerForbund[] several = [await BooksAsync(), await BooksAsync(), await BooksAsync()];
        await using var database = await DatabaseAsync(largestPool: 2, ";No Reset On Close=true");
        await Parallel.ForAsync(0, calls, async (i, ct) =>
        {
            var forbund = several[i % several.Length];
            using var entered = CurrentForbund.Enter(forbund.Slug);
            await using (var connection = await database.OpenConnectionAsync(ct))
            {
                Assert.Equal([forbund.Slug], await connection.QueryAsync<string>(Everybody));

                // Left in a failed transaction by every third, as a call that is broken off leaves it.
                if (i % 3 == 0)
                {
                    _ = await connection.BeginTransactionAsync(ct);
                    await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(AddVoucher, new { Slug = "another" }));
                }
            }

            await using var unbound = await database.OpenUnboundAsync(ct);
            Assert.Empty(await unbound.QueryAsync<string>(Everybody));
        });
    }

    [Fact]
    public async Task No_connection_is_handed_out_to_what_has_no_forbund()
    {
        await using var database = await DatabaseAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.OpenConnectionAsync(CancellationToken.None));
        Assert.Throws<ArgumentException>(() => CurrentForbund.Enter("one,other"));
        Assert.Throws<ArgumentException>(() => TenantCommand.Of(["one,other"]));
    }

    private static async Task<LedgerForbund> BooksAsync()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        await forbund.PostAsync(1000);
        return forbund;
    }

    private static async Task<TenantDataSource> DatabaseAsync(int largestPool = 5, string settings = "") =>
        new((await TestStack.Shared).ConnectionString("ledger") + settings, largestPool);

    private static async Task<NpgsqlConnection> OpenAsync(TenantDataSource database, LedgerForbund forbund)
    {
        using var entered = CurrentForbund.Enter(forbund.Slug);
        return await database.OpenConnectionAsync(CancellationToken.None);
    }
}
