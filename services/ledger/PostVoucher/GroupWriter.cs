using Finsam.Events;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Messaging;
using Finsam.Postgres;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Ledger.PostVoucher;

/// <summary>Writes a group of vouchers in one transaction and tells each caller, once it is durable, what became of its own.</summary>
internal sealed class GroupWriter(NpgsqlDataSource dataSource, TimeProvider time)
{
    /// <summary>Writes those that fit the books; the others are refused and change nothing. Never throws.</summary>
    public async Task WriteAsync(string forbund, IReadOnlyList<WaitingVoucher> group)
    {
        try
        {
            await WriteTogetherAsync(forbund, group);
        }
        catch (PostgresException) when (group.Count > 1)
        {
            // One of them meets what no check foresaw. By itself it fails nobody else.
            foreach (var voucher in group)
            {
                await WriteAsync(forbund, [voucher]);
            }
        }
        catch (PostgresException error) when (error.ConstraintName == GroupAnswers<PostVoucherResponse>.Constraint)
        {
            group[0].Fail(new RefusedException(RequestLog.InProgress));
        }
        catch (Exception error)
        {
            foreach (var voucher in group)
            {
                voucher.Fail(error);
            }
        }
    }

    // No caller's token: the group is not one caller's to cancel.
    private async Task WriteTogetherAsync(string forbund, IReadOnlyList<WaitingVoucher> group)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        using var books = await GroupBooks.LockAsync(connection, transaction, forbund, group, CancellationToken.None);
        var outcomes = group.Select(voucher => Post(books, voucher)).ToList();
        if (books.Posted.Count > 0)
        {
            await SaveAsync(connection, transaction, forbund, books);
            await transaction.CommitAsync();
        }

        for (var i = 0; i < group.Count; i++)
        {
            group[i].Tell(outcomes[i]);
        }

        if (books.Posted.Count > 0)
        {
            await Outbox.WakeAsync(connection, CancellationToken.None);
        }
    }

    private static Task<PostVoucherResponse> Post(GroupBooks books, WaitingVoucher voucher)
    {
        try
        {
            return Task.FromResult(books.Post(voucher));
        }
        catch (RefusedException refused)
        {
            return Task.FromException<PostVoucherResponse>(refused);
        }
    }

    private async Task SaveAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, GroupBooks books)
    {
        var days = books.Posted.SelectMany(chained => chained.Voucher.Rows).Select(row => row.Date).ToList();
        var posted = new VouchersPosted(
            Guid.CreateVersion7(), forbund, time.GetUtcNow(), days.Min(), days.Max(), books.Posted.Count, books.Position);
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                VoucherInserts.Vouchers(forbund, books.Posted),
                VoucherInserts.Postings(forbund, books.Posted),
                books.Numbers.SaveCommand(forbund),
                books.Head.SaveCommand(forbund),
                books.Answers.RecordCommand(),
                Outbox.AddCommand(posted),
            },
        };
        await batch.ExecuteNonQueryAsync();
    }
}
