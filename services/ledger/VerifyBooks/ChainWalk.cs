using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Domain.Sie;
using Finsam.Ledger.Domain.Vouchers;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Ledger.VerifyBooks;

/// <summary>Walks a förbund's chain of vouchers in one snapshot and computes every hash anew from the rows.</summary>
internal sealed class ChainWalk(NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken ct)
{
    private const int VouchersPerPage = 2000;
    private long voucherId;
    private byte[] link = VoucherHash.Origin;

    /// <summary>Vouchers that fit.</summary>
    public long Vouchers => voucherId;

    /// <summary>Their rows.</summary>
    public long Postings { get; private set; }

    /// <summary>Walks to the end and gives the first fault; null when there is none.</summary>
    /// <param name="expectedHash">The hash that a voucher must have besides; by its place.</param>
    /// <param name="report">Told after each page how many vouchers have been walked.</param>
    public async Task<BooksFault?> RunAsync((long VoucherId, string Hash)? expectedHash, Func<long, Task> report)
    {
        var hash = new VoucherHash();
        while (true)
        {
            var upTo = voucherId + VouchersPerPage;
            var vouchers = await StoredVouchers.StretchAsync(connection, transaction, forbund, voucherId, upTo, ct);
            var rows = (await StoredVouchers.StretchRowsAsync(connection, transaction, forbund, voucherId, upTo, ct)).ToLookup(row => row.VoucherId);
            var changes = await StoredChanges.ReadAsync(connection, transaction, forbund, voucherId, upTo, ct);
            foreach (var voucher in vouchers)
            {
                var id = voucher.VoucherId;
                if (Check(hash, voucher, [.. rows[id]], [.. changes[id]], expectedHash) is { } fault)
                {
                    return fault;
                }
            }

            if (voucherId < upTo)
            {
                return await EndAsync(expectedHash);
            }

            await report(voucherId);
        }
    }

    private BooksFault? Check(
        VoucherHash hash,
        StoredVoucher voucher,
        IReadOnlyList<StoredRow> rows,
        IReadOnlyList<SieChange> changes,
        (long VoucherId, string Hash)? expected)
    {
        // 1. Its place. Ids come in order, so a missing one shows at the next.
        if (voucher.VoucherId != voucherId + 1)
        {
            return Missing(voucherId + 1);
        }

        // 2. Its rows: numbered from 1, together 0.
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].RowNo != i + 1)
            {
                return voucher.Fault(BooksFaultReason.RowMissing, $"Rad {i + 1} saknas.", i + 1);
            }
        }

        var sum = rows.Aggregate(Int128.Zero, (total, row) => total + row.AmountOre);
        if (sum != 0)
        {
            var difference = Ore.Print((long)Int128.Clamp(sum, -Ore.Largest, Ore.Largest));
            return voucher.Fault(BooksFaultReason.VoucherUnbalanced, $"Debet och kredit skiljer sig med {difference}.");
        }

        // 3. Its hashes.
        var read = rows.Select(row => row.ToRow()).ToList();
        var content = hash.Content(voucher.Date, voucher.Text, read);
        if (!content.AsSpan().SequenceEqual(voucher.ContentHash))
        {
            return voucher.Fault(BooksFaultReason.ContentDiffers, "Datum, text eller rader är inte de som bokfördes.");
        }

        // Vouchers that were hashed without their details say nothing of them.
        var restored = voucher.ToVoucher(read, changes);
        var details = voucher.HashVersion < VoucherHash.CurrentVersion ? null : hash.Details(restored);
        if (!(details ?? []).AsSpan().SequenceEqual(voucher.DetailsHash))
        {
            return voucher.Fault(
                BooksFaultReason.DetailsDiffer, "Motpart, signaturer, kvantiteter eller spår av ändringar är inte de som bokfördes.");
        }

        var chained = hash.Chained(link, forbund, voucher.VoucherId, restored, content, details, voucher.HashVersion);
        if (!chained.AsSpan().SequenceEqual(voucher.Hash))
        {
            return voucher.Fault(
                BooksFaultReason.ChainBroken, "Serie, nummer, räkenskapsår, uppgifter eller länken till föregående verifikation är inte de som bokfördes.");
        }

        if (expected is { } checkpoint && checkpoint.VoucherId == voucher.VoucherId && checkpoint.Hash != Convert.ToHexStringLower(chained))
        {
            return voucher.Fault(BooksFaultReason.CheckpointDiffers, "Verifikationen är inte den som kontrollpunkten undertecknades för.");
        }

        (voucherId, link) = (voucher.VoucherId, chained);
        Postings += rows.Count;
        return null;
    }

    private async Task<BooksFault?> EndAsync((long VoucherId, string Hash)? expected)
    {
        if (expected is { } checkpoint && checkpoint.VoucherId > voucherId)
        {
            return new BooksFault
            {
                Reason = Refusal.ToWire(BooksFaultReason.CheckpointDiffers),
                VoucherId = voucherId + 1,
                Message = $"Kontrollpunkten har {checkpoint.VoucherId} verifikationer, böckerna {voucherId}.",
            };
        }

        var head = await connection.QuerySingleOrDefaultAsync<(long VoucherId, byte[] Hash)?>(new CommandDefinition(
            "select voucher_id, hash from chain_head where forbund_id = @forbund", new { forbund }, transaction, cancellationToken: ct));
        if (head is { } last && last.VoucherId > voucherId)
        {
            return Missing(voucherId + 1);
        }

        if ((head?.VoucherId ?? 0) != voucherId || !(head?.Hash ?? VoucherHash.Origin).AsSpan().SequenceEqual(link))
        {
            return new BooksFault
            {
                Reason = Refusal.ToWire(BooksFaultReason.HeadDiffers),
                VoucherId = voucherId,
                Message = "Kedjan slutar inte med den sista verifikationen.",
            };
        }

        var orphan = await connection.QueryFirstOrDefaultAsync<(long VoucherId, int RowNo)?>(new CommandDefinition("""
            select p.voucher_id, p.row_no from posting p
            where p.forbund_id = @forbund and (p.voucher_id < 1 or p.voucher_id > @voucherId)
            order by p.voucher_id, p.row_no
            limit 1
            """, new { forbund, voucherId }, transaction, cancellationToken: ct));
        return orphan is not { } row ? null : new BooksFault
        {
            Reason = Refusal.ToWire(BooksFaultReason.RowWithoutVoucher),
            VoucherId = row.VoucherId,
            RowNo = row.RowNo,
            Message = "Raden står i en verifikation som inte finns.",
        };
    }

    private static BooksFault Missing(long voucherId) => new()
    {
        Reason = Refusal.ToWire(BooksFaultReason.VoucherMissing),
        VoucherId = voucherId,
        Message = $"Verifikation nr {voucherId} i registreringsordning saknas.",
    };
}
