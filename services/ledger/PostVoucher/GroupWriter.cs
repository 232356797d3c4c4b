using Finsam.Events;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Messaging;
using Finsam.Postgres;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Ledger.PostVoucher;

/// <summary>Writes a group of vouchers in one transaction and tells each caller, once it is durable, what became of its own.</summary>
internal sealed class GroupWriter(TenantDataSource dataSource, OutboxBell bell, TimeProvider time)
{
    /// <summary>
    /// Writes those that fit the books; the others are refused and change nothing. Gives back the vouchers of förbund whose chains another
    /// transaction holds, where those are not waited for: nobody has been told of them. Never throws.
    /// </summary>
    public async Task<IReadOnlyList<WaitingVoucher>> WriteAsync(IReadOnlyList<WaitingVoucher> group, bool waits)
    {
        try
        {
            return await WriteTogetherAsync(group, waits);
        }
        catch (PostgresException) when (group.Count > 1)
        {
            // One of them meets what no check foresaw. By itself it fails nobody else.
            foreach (var voucher in group)
            {
                await WriteAsync([voucher], waits: true);
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

        return [];
    }

    // No caller's token: the group is not one caller's to cancel.
    private async Task<IReadOnlyList<WaitingVoucher>> WriteTogetherAsync(IReadOnlyList<WaitingVoucher> group, bool waits)
    {
        await using var connection = await dataSource.OpenUnboundAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        var books = await GroupBooks.LockAsync(connection, transaction, group, waits);
        var written = group.Where(voucher => books.Has(voucher.Key.Forbund)).ToList();
        var outcomes = written.ConvertAll(voucher => Post(books, voucher));
        var changed = books.Changed;
        if (changed.Count > 0)
        {
            await SaveAsync(connection, transaction, books, changed);
            await transaction.CommitAsync();
            bell.Ring();
        }

        for (var i = 0; i < written.Count; i++)
        {
            written[i].Tell(outcomes[i]);
        }

        return [.. group.Where(voucher => !books.Has(voucher.Key.Forbund))];
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

    private async Task SaveAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, GroupBooks books, IReadOnlyList<ForbundBooks> changed)
    {
        var vouchers = changed.SelectMany(each => each.Posted.Select(chained => (each.Forbund, chained))).ToList();
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                VoucherInserts.Vouchers(vouchers),
                VoucherInserts.Postings(vouchers),
                SeriesNumbers.SaveCommand(changed),
                ChainHead.SaveCommand([.. changed.Select(each => (each.Forbund, each.Head))]),
                books.RecordAnswersCommand(),
                Outbox.AddCommand([.. changed.Select(Event)]),
                EnterJournal([.. changed.Select(each => each.Forbund)]),
            },
        };
        await batch.ExecuteNonQueryAsync();
        await new VoucherDetails(connection, CancellationToken.None).SaveAsync(vouchers);
    }

    // Last, so that its time is that of the commit; the rows of the positions are locked. See migrations 0060 and 0061.
    private static NpgsqlBatchCommand EnterJournal(string[] forbund) => new("""
        with moved as (
            update journal_position set position = position + 1, entered = position + 1 where forbund_id = any($1)
            returning forbund_id, position
        )
        insert into journal (forbund_id, position, entered_at, voucher_id)
        select
            forbund_id,
            moved.position,
            greatest(
                clock_timestamp(),
                (select entered_at from journal where forbund_id = moved.forbund_id order by position desc limit 1) + interval '2 microseconds'),
            head.voucher_id
        from moved join chain_head as head using (forbund_id)
        """)
    {
        Parameters = { new() { Value = forbund } },
    };

    private VouchersPosted Event(ForbundBooks books)
    {
        var days = books.Posted.SelectMany(chained => chained.Voucher.Rows).Select(row => row.Date).ToList();
        return new VouchersPosted(
            Guid.CreateVersion7(), books.Forbund, time.GetUtcNow(), days.Min(), days.Max(), books.Posted.Count, books.Position);
    }
}
