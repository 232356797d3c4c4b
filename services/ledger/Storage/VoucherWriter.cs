using Finsam.Ledger.Domain.Vouchers;
using Npgsql;

namespace Finsam.Ledger.Storage;

/// <summary>Adds vouchers to the books, each chained to the one before it.</summary>
internal static class VoucherWriter
{
    private const int VouchersPerStatement = 1000;

    /// <summary>Writes vouchers after <paramref name="head"/>, which must be locked, and saves and gives the new head.</summary>
    /// <param name="connection">Connection of the transaction.</param>
    /// <param name="transaction">Transaction that holds the lock.</param>
    /// <param name="forbund">Slug.</param>
    /// <param name="head">Last link of the chain.</param>
    /// <param name="vouchers">Vouchers in the order they are to stand.</param>
    /// <param name="postedBy">The token's subject.</param>
    /// <param name="report">Told now and then how many vouchers have been written.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<ChainHead> WriteAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        ChainHead head,
        IReadOnlyList<Voucher> vouchers,
        string postedBy,
        Func<int, Task>? report,
        CancellationToken ct)
    {
        var chain = new VoucherChain(forbund, head);
        var chained = vouchers.Select(voucher => chain.Add(voucher, postedBy)).ToList();
        var written = 0;
        foreach (var part in chained.Select(voucher => (forbund, voucher)).Chunk(VouchersPerStatement))
        {
            await using var batch = new NpgsqlBatch(connection, transaction)
            {
                BatchCommands = { VoucherInserts.Vouchers(part), VoucherInserts.Postings(part) },
            };
            await batch.ExecuteNonQueryAsync(ct);
            written += part.Length;
            await (report?.Invoke(written) ?? Task.CompletedTask);
        }

        await new VoucherDetails(connection, ct).SaveAsync([.. chained.Select(voucher => (forbund, voucher))]);
        await chain.Head.SaveAsync(connection, transaction, forbund, ct);
        return chain.Head;
    }
}
