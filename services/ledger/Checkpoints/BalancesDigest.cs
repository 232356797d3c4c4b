using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Finsam.Ledger.Api;
using Npgsql;

namespace Finsam.Ledger.Checkpoints;

/// <summary>Digest of what was booked by fiscal year and account, up to a voucher.</summary>
internal static class BalancesDigest
{
    /// <summary>Hexadecimal SHA-256 of the lines <c>year;account;öre</c>, ordered by year and account.</summary>
    public static async Task<string> ComputeAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, long voucherId, CancellationToken ct)
    {
        var sums = await connection.QueryAsync<(DateOnly Year, string Account, decimal Ore)>(new CommandDefinition("""
            select v.fiscal_year, p.account, sum(p.amount_ore)
            from voucher v join posting p on p.forbund_id = v.forbund_id and p.voucher_id = v.voucher_id
            where v.forbund_id = @forbund and v.voucher_id <= @voucherId
            group by v.fiscal_year, p.account
            order by v.fiscal_year, p.account collate "C"
            """, new { forbund, voucherId }, transaction, cancellationToken: ct));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (year, account, ore) in sums)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{year.ToIso()};{account};{ore:0}\n")));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
