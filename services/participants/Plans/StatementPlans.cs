using Dapper;
using Npgsql;

namespace Finsam.Participants.Plans;

/// <summary>
/// How the statements of a transaction are planned, where the planner's own choice is bad: of a förbund whose rows came after the tables were last
/// counted it thinks that there are hardly any. One choice takes over from another; each holds until the transaction ends.
/// </summary>
internal sealed class StatementPlans
{
    /// <summary>
    /// For statements that look up the few rows that are asked for: planned once for each connection, and every row by its key. While tables are
    /// young it costs the same to read all of a förbund's rows as one of them, and a plan of that time is kept while they grow. With these settings,
    /// and outer joins that begin with the rows that are asked for, there is one plan to choose.
    /// </summary>
    // The arrays' lengths change nothing, and planning anew each time takes longer than the statements.
    public static readonly StatementPlans ByKey = new("""
        select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_hashjoin', 'off', true),
            set_config('enable_mergejoin', 'off', true), set_config('enable_material', 'off', true), set_config('enable_seqscan', 'off', true),
            set_config('enable_bitmapscan', 'off', true), set_config('enable_nestloop', 'on', true)
        """);

    /// <summary>
    /// For statements that bring a whole file together with what is registered: each reads its tables once and meets their rows by hashing, and does
    /// not go through all of a förbund's for every row of the file.
    /// </summary>
    public static readonly StatementPlans InSets = new("""
        select set_config('plan_cache_mode', 'auto', true), set_config('enable_hashjoin', 'on', true),
            set_config('enable_mergejoin', 'on', true), set_config('enable_material', 'on', true), set_config('enable_seqscan', 'on', true),
            set_config('enable_bitmapscan', 'on', true), set_config('enable_nestloop', 'off', true)
        """);

    private readonly string settings;

    private StatementPlans(string settings) => this.settings = settings;

    /// <summary>Chooses them as a part of a batch, with one row that says nothing.</summary>
    public NpgsqlBatchCommand Command() => new(settings);

    /// <summary>Chooses them in a round trip of its own.</summary>
    public Task SetAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(settings, transaction: transaction, cancellationToken: cancellationToken));
}
