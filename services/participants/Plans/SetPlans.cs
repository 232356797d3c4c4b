using Dapper;
using Npgsql;

namespace Finsam.Participants.Plans;

/// <summary>
/// How statements are planned that bring a whole file together with what is registered: each reads its tables once and meets their rows by hashing.
/// Of a förbund whose rows came after the tables were last counted the planner thinks that there are hardly any, and would go through all of them
/// for every row of the file.
/// </summary>
internal static class SetPlans
{
    private const string Settings = """
        select set_config('plan_cache_mode', 'auto', true), set_config('enable_hashjoin', 'on', true),
            set_config('enable_mergejoin', 'on', true), set_config('enable_material', 'on', true), set_config('enable_seqscan', 'on', true),
            set_config('enable_bitmapscan', 'on', true), set_config('enable_nestloop', 'off', true)
        """;

    /// <summary>Holds until the transaction ends.</summary>
    public static Task SetAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(Settings, transaction: transaction, cancellationToken: cancellationToken));
}
