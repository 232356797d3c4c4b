using Npgsql;

namespace Finsam.Postgres.Tenancy;

/// <summary>
/// Binds the rest of a transaction to förbund, as the first statement of its first batch, so that it costs no round trip. Row-level security
/// shows a transaction that is bound to none no row of any.
/// </summary>
public static class TenantCommand
{
    /// <summary>Binds to the förbund of the call under way.</summary>
    /// <exception cref="InvalidOperationException">No förbund has been entered.</exception>
    public static NpgsqlBatchCommand OfCall() => Of([CurrentForbund.Value]);

    /// <summary>Binds to several: for work that is done for many callers together. Only some tables show rows of more than one at a time.</summary>
    /// <param name="forbund">Slugs.</param>
    /// <exception cref="ArgumentException">One is no slug.</exception>
    public static NpgsqlBatchCommand Of(string[] forbund)
    {
        Array.ForEach(forbund, CurrentForbund.ThrowIfList);
        return new("select set_config('finsam.forbund', $1, true)") { Parameters = { new() { Value = string.Join(',', forbund) } } };
    }
}
