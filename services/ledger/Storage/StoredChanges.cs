using System.Globalization;
using Dapper;
using Finsam.Ledger.Domain.Sie;
using Npgsql;

namespace Finsam.Ledger.Storage;

/// <summary>Changes of vouchers after they were registered in the program that a file came from.</summary>
internal static class StoredChanges
{
    private const string Columns = """
        c.voucher_id, c.before_row, c.is_added, c.account, c.objects, c.amount_ore, c.date, c.text, c.quantity, c.signature
        """;

    /// <summary>Those of vouchers in a stretch of the chain, by voucher.</summary>
    public static async Task<ILookup<long, SieChange>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, long after, long upTo, CancellationToken ct) =>
        Read(await connection.QueryAsync<Row>(new CommandDefinition($"""
            select {Columns} from voucher_change c
            where c.forbund_id = @forbund and c.voucher_id > @after and c.voucher_id <= @upTo
            order by c.voucher_id, c.change_no
            """, new { forbund, after, upTo }, transaction, cancellationToken: ct)));

    /// <summary>Those of chosen vouchers, by voucher.</summary>
    /// <param name="connection">Connection of the transaction.</param>
    /// <param name="chosen">Condition on <c>v</c>, the table <c>voucher</c>.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="transaction">Transaction to read in.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<ILookup<long, SieChange>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string chosen, object parameters, CancellationToken ct) =>
        Read(await connection.QueryAsync<Row>(new CommandDefinition($"""
            select {Columns}
            from voucher v
            join voucher_change c on c.forbund_id = v.forbund_id and c.voucher_id = v.voucher_id
            where {chosen}
            order by c.voucher_id, c.change_no
            """, parameters, transaction, cancellationToken: ct)));

    private static ILookup<long, SieChange> Read(IEnumerable<Row> rows) => rows.ToLookup(change => change.VoucherId, change => change.ToSie());

    private sealed class Row
    {
        public long VoucherId { get; init; }

        public int BeforeRow { get; init; }

        public bool IsAdded { get; init; }

        public string Account { get; init; } = "";

        public string[] Objects { get; init; } = [];

        public long AmountOre { get; init; }

        public DateOnly? Date { get; init; }

        public string Text { get; init; } = "";

        public decimal? Quantity { get; init; }

        public string Signature { get; init; } = "";

        public SieChange ToSie()
        {
            var objects = new SortedDictionary<int, string>();
            for (var i = 0; i + 1 < Objects.Length; i += 2)
            {
                objects[int.Parse(Objects[i], CultureInfo.InvariantCulture)] = Objects[i + 1];
            }

            return new SieChange(BeforeRow, IsAdded, new SieTransaction(0, Account, "", AmountOre, Date, Text, objects, Quantity, Signature));
        }
    }
}
