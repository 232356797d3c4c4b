using Dapper;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Npgsql;

namespace Finsam.Ledger.VerifyBooks;

/// <summary>The files of vouchers have the bytes that they were attached with.</summary>
internal static class AttachedContents
{
    /// <summary>The first voucher with a file that has not; null when there is none. The database computes the hashes, a file at a time.</summary>
    public static async Task<BooksFault?> FindFaultAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken ct)
    {
        var found = await connection.QueryFirstOrDefaultAsync<(long VoucherId, int No)?>(new CommandDefinition("""
            select a.voucher_id, a.attachment_no
            from voucher_attachment a
            left join attachment_content c on c.forbund_id = a.forbund_id and c.sha256 = a.sha256
            where a.forbund_id = @forbund and sha256(c.content) is distinct from a.sha256
            order by a.voucher_id, a.attachment_no
            limit 1
            """, new { forbund }, transaction, cancellationToken: ct));
        if (found is not var (voucherId, no))
        {
            return null;
        }

        var voucher = await StoredVouchers.FindAsync(connection, transaction, forbund, voucherId, ct);
        return voucher!.Fault(BooksFaultReason.AttachmentDiffers, $"Bifogad fil nr {no} är inte den som bifogades.");
    }
}
