using Dapper;
using Finsam.Ledger.Storage;
using Npgsql;

namespace Finsam.Ledger.ImportSie;

/// <summary>How much the registers hold, so that an import can tell what it has made of them.</summary>
/// <param name="Accounts">Accounts.</param>
/// <param name="AccountVersions">How many times they have been written in all.</param>
/// <param name="Objects">Objects of dimensions.</param>
/// <param name="ObjectVersions">How many times they have been written in all.</param>
internal sealed record RegisterCounts(long Accounts, long AccountVersions, long Objects, long ObjectVersions)
{
    /// <summary>Counts.</summary>
    public static Task<RegisterCounts> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken ct) =>
        connection.QuerySingleAsync<RegisterCounts>(new CommandDefinition("""
            select a.accounts, a.account_versions, o.objects, o.object_versions
            from (
                select count(*) as accounts, coalesce(sum(version), 0)::bigint as account_versions
                from account where forbund_id = @forbund
            ) as a,
            (
                select count(*) as objects, coalesce(sum(version), 0)::bigint as object_versions
                from dimension_object where forbund_id = @forbund
            ) as o
            """, new { forbund }, transaction, cancellationToken: ct));

    /// <summary>What an import has made of them; null when nothing.</summary>
    /// <param name="before">Counted before it.</param>
    /// <param name="subject">The file's fiscal year.</param>
    /// <param name="reason">Which file.</param>
    public ChangeLogEntry? Since(RegisterCounts before, string subject, string reason)
    {
        var (accounts, objects) = (Accounts - before.Accounts, Objects - before.Objects);
        return this == before ? null : new ChangeLogEntry(
            "REGISTERS_IMPORTED",
            subject,
            $"{before.Accounts} konton, {before.Objects} objekt",
            $"{Accounts} konton: {accounts} nya, {AccountVersions - before.AccountVersions - accounts} ändrade; "
                + $"{Objects} objekt: {objects} nya, {ObjectVersions - before.ObjectVersions - objects} ändrade",
            reason);
    }
}
