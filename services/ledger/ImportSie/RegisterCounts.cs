using Dapper;
using Finsam.Ledger.Storage;
using Npgsql;

namespace Finsam.Ledger.ImportSie;

/// <summary>How much the registers hold, so that an import can tell what it has made of them.</summary>
/// <param name="Accounts">Accounts.</param>
/// <param name="AccountVersions">How many times they have been written in all.</param>
internal sealed record RegisterCounts(long Accounts, long AccountVersions)
{
    /// <summary>Counts.</summary>
    public static Task<RegisterCounts> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken ct) =>
        connection.QuerySingleAsync<RegisterCounts>(new CommandDefinition("""
            select count(*) as accounts, coalesce(sum(version), 0)::bigint as account_versions from account where forbund_id = @forbund
            """, new { forbund }, transaction, cancellationToken: ct));

    /// <summary>What an import has made of them; null when nothing.</summary>
    /// <param name="before">Counted before it.</param>
    /// <param name="subject">The file's fiscal year.</param>
    /// <param name="reason">Which file.</param>
    public ChangeLogEntry? Since(RegisterCounts before, string subject, string reason)
    {
        var added = Accounts - before.Accounts;
        var changed = AccountVersions - before.AccountVersions - added;
        return this == before ? null : new ChangeLogEntry(
            "REGISTERS_IMPORTED", subject, $"{before.Accounts} konton", $"{Accounts} konton: {added} nya, {changed} ändrade", reason);
    }
}
