using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Vouchers;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Ledger.PostVoucher;

/// <summary>What the books of a group's förbund hold that its vouchers are checked against and numbered by, read under the chains' locks.</summary>
internal sealed class GroupBooks
{
    private readonly Dictionary<string, ForbundBooks> byForbund = new(StringComparer.Ordinal);
    private readonly GroupAnswers<PostVoucherResponse> answers = new();

    private GroupBooks()
    {
    }

    /// <summary>The books of the förbund that vouchers have been posted in.</summary>
    public IReadOnlyList<ForbundBooks> Changed => [.. byForbund.Values.Where(books => books.Posted.Count > 0)];

    /// <summary>
    /// Locks the chains and reads, in one round trip. Chains are locked in the order of their förbund, so that two groups never wait for
    /// each other.
    /// </summary>
    /// <param name="connection">Connection of the transaction.</param>
    /// <param name="transaction">Transaction that holds the locks.</param>
    /// <param name="group">The vouchers.</param>
    /// <param name="waits">True to wait for a chain that is held; false to go on without the books of its förbund.</param>
    public static async Task<GroupBooks> LockAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<WaitingVoucher> group, bool waits)
    {
        var books = new GroupBooks();
        string[] forbund = [.. group.Select(voucher => voucher.Key.Forbund).Distinct()];
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                // The arrays' lengths change nothing, and planning anew each time takes longer than the statements.
                new("set local plan_cache_mode = force_generic_plan"),
                TenantCommand.Of(forbund),
                MakeMissing(forbund),
                Lock(forbund, waits),
                books.answers.FindCommand([.. group.Select(voucher => voucher.Key)]),
                FiscalYears(forbund),
                PeriodLocks.ReadCommand(forbund),
                KnownAccounts(group),
                KnownObjects(group),
                SeriesNumbers.ReadCommand(group),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        while (await reader.ReadAsync())
        {
            var name = reader.GetString(0);
            var head = new ChainHead(reader.GetInt64(1), reader.GetFieldValue<byte[]>(2));
            books.byForbund.Add(name, new ForbundBooks(name, new VoucherChain(name, head), reader.GetInt64(3) + 1));
        }

        await reader.NextResultAsync();
        await books.answers.ReadAsync(reader);
        await books.EachAsync(reader, each => each.AddFiscalYear(
            new DaySpan(reader.GetFieldValue<DateOnly>(1), reader.GetFieldValue<DateOnly>(2))));
        await books.EachAsync(reader, each => each.AddLock(
            new DaySpan(reader.GetFieldValue<DateOnly>(1), reader.GetFieldValue<DateOnly>(2))));
        await books.EachAsync(reader, each => each.Registers.AddAccount(reader, at: 1));
        await books.EachAsync(reader, each => each.Registers.AddObject(reader, at: 1));
        await books.EachAsync(reader, each => each.Numbers.Add(
            reader.GetFieldValue<DateOnly>(1), reader.GetString(2), reader.GetInt64(3)));
        return books;
    }

    /// <summary>True when the förbund's chain is locked by this group's transaction.</summary>
    public bool Has(string forbund) => byForbund.ContainsKey(forbund);

    /// <summary>Numbers and chains a voucher, or gives the answer that its request got before.</summary>
    /// <exception cref="RefusedException">It does not fit the books; they are as before.</exception>
    public PostVoucherResponse Post(WaitingVoucher waiting)
    {
        if (answers.Find(waiting.Key) is { } earlier)
        {
            return earlier;
        }

        var response = byForbund[waiting.Key.Forbund].Post(waiting.Draft, waiting.PostedBy);
        answers.Add(waiting.Key, response);
        return response;
    }

    /// <summary>Keeps the answers that were given.</summary>
    public NpgsqlBatchCommand RecordAnswersCommand() => answers.RecordCommand();

    // Every next result's first column is the förbund; of one whose chain is held elsewhere nothing is kept.
    private async Task EachAsync(NpgsqlDataReader reader, Action<ForbundBooks> add)
    {
        await reader.NextResultAsync();
        while (await reader.ReadAsync())
        {
            if (byForbund.TryGetValue(reader.GetString(0), out var books))
            {
                add(books);
            }
        }
    }

    private static NpgsqlBatchCommand MakeMissing(string[] forbund) => new("""
        with head as (
            insert into chain_head (forbund_id, voucher_id, hash)
            select id, 0, $2 from unnest($1::text[]) as id where not exists (select from chain_head where forbund_id = id) order by id
            on conflict on constraint chain_head_pk do nothing
        )
        insert into journal_position (forbund_id, position)
        select id, 0 from unnest($1::text[]) as id where not exists (select from journal_position where forbund_id = id) order by id
        on conflict on constraint journal_position_pk do nothing
        """)
    {
        Parameters = { new() { Value = forbund }, new() { Value = VoucherHash.Origin } },
    };

    private static NpgsqlBatchCommand Lock(string[] forbund, bool waits) => new($"""
        select forbund_id, head.voucher_id, head.hash, journal.position
        from chain_head as head join journal_position as journal using (forbund_id)
        where forbund_id = any($1)
        order by forbund_id
        for update{(waits ? "" : " skip locked")}
        """)
    {
        Parameters = { new() { Value = forbund } },
    };

    private static NpgsqlBatchCommand FiscalYears(string[] forbund) =>
        new("select forbund_id, first_day, last_day from fiscal_year where forbund_id = any($1)") { Parameters = { new() { Value = forbund } } };

    private static NpgsqlBatchCommand KnownAccounts(IReadOnlyList<WaitingVoucher> group)
    {
        var asked = group.SelectMany(voucher => voucher.Draft.Rows.Select(row => (voucher.Key.Forbund, row.Account))).Distinct().ToList();
        return new NpgsqlBatchCommand($"""
            select forbund_id, {PostingRegisters.AccountColumns}
            from unnest($1::text[], $2::text[]) as asked (forbund_id, number) join account using (forbund_id, number)
            """)
        {
            Parameters =
            {
                new() { Value = asked.Select(each => each.Forbund).ToArray() }, new() { Value = asked.Select(each => each.Account).ToArray() },
            },
        };
    }

    private static NpgsqlBatchCommand KnownObjects(IReadOnlyList<WaitingVoucher> group)
    {
        var asked = group
            .SelectMany(voucher => voucher.Draft.Rows.SelectMany(row => row.Objects).Select(each => (voucher.Key.Forbund, each.Dimension, each.Code)))
            .Distinct()
            .ToList();
        return new NpgsqlBatchCommand($"""
            select forbund_id, {PostingRegisters.ObjectColumns}
            from unnest($1::text[], $2::integer[], $3::text[]) as asked (forbund_id, dimension, code)
            join dimension_object using (forbund_id, dimension, code)
            """)
        {
            Parameters =
            {
                new() { Value = asked.Select(each => each.Forbund).ToArray() },
                new() { Value = asked.Select(each => each.Dimension).ToArray() },
                new() { Value = asked.Select(each => each.Code).ToArray() },
            },
        };
    }
}
