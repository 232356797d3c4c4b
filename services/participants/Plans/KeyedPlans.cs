using Dapper;
using Npgsql;

namespace Finsam.Participants.Plans;

/// <summary>
/// How statements are planned that look up the few rows that are asked for: once for each connection, and every row by its key. While tables are
/// young it costs the same to read all of a förbund's rows as one of them, and a plan of that time is kept while they grow. With these settings,
/// and outer joins that begin with the rows that are asked for, there is one plan to choose.
/// </summary>
internal static class KeyedPlans
{
    // The arrays' lengths change nothing, and planning anew each time takes longer than the statements.
    private const string Settings = """
        select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_hashjoin', 'off', true),
            set_config('enable_mergejoin', 'off', true), set_config('enable_material', 'off', true), set_config('enable_seqscan', 'off', true),
            set_config('enable_bitmapscan', 'off', true)
        """;

    /// <summary>Holds until the transaction ends, or <see cref="SetPlans"/> take over; as a statement whose one row says nothing.</summary>
    public static NpgsqlBatchCommand Command() => new(Settings);

    /// <summary>The same in a round trip of its own.</summary>
    public static Task SetAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(Settings, transaction: transaction, cancellationToken: cancellationToken));
}
