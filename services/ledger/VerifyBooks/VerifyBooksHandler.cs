using System.Data;
using Dapper;
using Finsam.Common.V1;
using Finsam.Ledger.Api;
using Finsam.Ledger.Checkpoints;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Ledger.VerifyBooks;

/// <summary>Verifies a förbund's books against their own hashes, and against a checkpoint.</summary>
internal sealed class VerifyBooksHandler(TenantDataSource dataSource, CheckpointKey key)
{
    private const string Stage = "Kontrollerar verifikationer";

    /// <summary>
    /// Walks the books, all as of one moment, and sends progress and a verdict. Refusal: <c>CheckpointInvalid</c>.
    /// </summary>
    public async Task VerifyAsync(VerifyBooksRequest request, Func<VerifyBooksResponse, Task> send, CancellationToken ct)
    {
        var checkpoint = request.Checkpoint.Length == 0 ? null : Read(request);
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await connection.ExecuteAsync(new CommandDefinition("set transaction read only", transaction: transaction, cancellationToken: ct));
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select coalesce(max(voucher_id), 0) from voucher where forbund_id = @Forbund",
            new { request.Forbund }, transaction, cancellationToken: ct));
        await send(Progress(0, total));
        var walk = new ChainWalk(connection, transaction, request.Forbund, ct);
        var fault = await walk.RunAsync(
            checkpoint is null ? null : (checkpoint.VoucherId, checkpoint.Hash), done => send(Progress(done, total)));
        fault ??= await CheckBalancesAsync(connection, transaction, checkpoint, ct);
        var gaps = await NumberGaps.FindAsync(connection, transaction, request.Forbund, ct);
        fault ??= gaps.Fault;
        fault ??= await AttachedContents.FindFaultAsync(connection, transaction, request.Forbund, ct);
        fault ??= await ClosingBalances.FindFaultAsync(connection, transaction, request.Forbund, ct);
        await send(Progress(walk.Vouchers, total));
        await send(new VerifyBooksResponse
        {
            Verdict = new BooksVerdict
            {
                Intact = fault is null,
                Vouchers = walk.Vouchers,
                Postings = walk.Postings,
                Fault = fault,
                ImportedGaps = { gaps.Imported },
                ImportedGapCount = gaps.ImportedCount,
            },
        });
    }

    private static async Task<BooksFault?> CheckBalancesAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Checkpoint? checkpoint, CancellationToken ct)
    {
        if (checkpoint is null)
        {
            return null;
        }

        var digest = await BalancesDigest.ComputeAsync(connection, transaction, checkpoint.Forbund, checkpoint.VoucherId, ct);
        return digest == checkpoint.BalancesSha256 ? null : new BooksFault
        {
            Reason = Refusal.ToWire(BooksFaultReason.CheckpointBalancesDiffer),
            VoucherId = checkpoint.VoucherId,
            Message = "Saldona till och med kontrollpunkten är inte de som undertecknades.",
        };
    }

    private Checkpoint Read(VerifyBooksRequest request) =>
        key.Verify(request.Checkpoint) is { } checkpoint && checkpoint.Forbund == request.Forbund
            ? checkpoint
            : throw new RefusedException(new Refusal(
                LedgerReason.CheckpointInvalid,
                "checkpoint",
                "Kontrollpunkten är inte undertecknad av den här tjänsten för förbundet.",
                "en kontrollpunkt som tjänsten har exporterat, oförändrad"));

    private static VerifyBooksResponse Progress(long done, long total) =>
        new() { Progress = new Progress { Stage = Stage, Done = done, Total = total } };
}
