using Dapper;
using Finsam.Ledger.Domain.Sie;
using Npgsql;

namespace Finsam.Ledger.ImportSie;

/// <summary>The vouchers of a fiscal year as an import compares with them.</summary>
internal sealed class ExistingVouchers
{
    private readonly Dictionary<(string Series, string Number), (long Id, byte[] Content)> numbered = [];
    private readonly Dictionary<(string Series, string Content), int> unnumbered = [];

    /// <summary>How a voucher of a file compares.</summary>
    internal enum Match
    {
        /// <summary>It is not there.</summary>
        None,

        /// <summary>It is there and says the same.</summary>
        Same,

        /// <summary>Its number is taken by one that says something else.</summary>
        Different,
    }

    /// <summary>Reads them; the chain must be locked.</summary>
    public static async Task<ExistingVouchers> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, DateOnly fiscalYear, CancellationToken ct)
    {
        var existing = new ExistingVouchers();
        var rows = await connection.QueryAsync<(long Id, string Series, string Number, string? SourceNumber, byte[] Content)>(new CommandDefinition(
            "select voucher_id, series, number, source_number, content_hash from voucher where forbund_id = @forbund and fiscal_year = @fiscalYear",
            new { forbund, fiscalYear }, transaction, cancellationToken: ct));
        foreach (var (id, series, number, sourceNumber, content) in rows)
        {
            existing.numbered[(series, number)] = (id, content);
            if (sourceNumber is "")
            {
                var key = (series, Convert.ToHexString(content));
                existing.unnumbered[key] = existing.unnumbered.GetValueOrDefault(key) + 1;
            }
        }

        return existing;
    }

    /// <summary>Place in the chain of the voucher that has a voucher's number.</summary>
    public long IdOf(SieVoucher voucher) => numbered[(voucher.Series, voucher.Number)].Id;

    /// <summary>Compares a voucher; one without a number uses up the one that it is the same as.</summary>
    public Match Compare(SieVoucher voucher, byte[] content)
    {
        if (voucher.Number.Length > 0)
        {
            return !numbered.TryGetValue((voucher.Series, voucher.Number), out var there) ? Match.None
                : there.Content.AsSpan().SequenceEqual(content) ? Match.Same
                : Match.Different;
        }

        var key = (voucher.Series, Convert.ToHexString(content));
        var left = unnumbered.GetValueOrDefault(key);
        if (left == 0)
        {
            return Match.None;
        }

        unnumbered[key] = left - 1;
        return Match.Same;
    }
}
