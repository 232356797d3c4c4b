using Dapper;
using Finsam.Reporting.Domain;
using Npgsql;

namespace Finsam.Reporting.Storage;

/// <summary>Reads and writes the steps of composed versions. They are only ever added.</summary>
internal static class VersionStepStore
{
    /// <summary>Where each of a report's versions between two numbers stands, by version; one without steps is not among them.</summary>
    public static async Task<IReadOnlyDictionary<int, VersionStanding>> ReadAsync(
        NpgsqlConnection connection, ReportKey report, int first, int last, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<VersionStepRow>(new CommandDefinition("""
            select version, state, taken_at as TakenAt, taken_by as TakenBy, decided_on as DecidedOn, decision, reason
            from version_step
            where forbund_id = @Forbund and period_from = @From and period_to = @To and insats = @Insats
                and version between @first and @last
            order by version, step
            """,
            new { report.Forbund, report.Period.From, report.Period.To, report.Insats, first, last },
            cancellationToken: cancellationToken));
        return rows.GroupBy(row => row.Version)
            .ToDictionary(group => group.Key, group => new VersionStanding([.. group.Select(row => row.ToStep())]));
    }

    /// <summary>Where a version stands.</summary>
    public static async Task<VersionStanding> FindAsync(
        NpgsqlConnection connection, StoredComposition composition, CancellationToken cancellationToken)
    {
        var standings = await ReadAsync(connection, composition.Key, composition.Version, composition.Version, cancellationToken);
        return standings.GetValueOrDefault(composition.Version) ?? new VersionStanding([]);
    }

    /// <summary>Adds a step after those that are there. The database refuses one that does not follow.</summary>
    public static Task AddAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        StoredComposition composition,
        VersionStanding standing,
        VersionStep step,
        CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition("""
            insert into version_step (
                forbund_id, period_from, period_to, insats, version, step, state, taken_at, taken_by, decided_on, decision, reason)
            values (@Forbund, @From, @To, @Insats, @Version, @Step, @State, @TakenAt, @TakenBy, @DecidedOn, @Decision, @Reason)
            """,
            new
            {
                composition.Forbund,
                composition.Period.From,
                composition.Period.To,
                composition.Key.Insats,
                composition.Version,
                Step = standing.Steps.Count + 1,
                State = VersionStepRow.Word(step.State),
                step.TakenAt,
                step.TakenBy,
                step.Approval?.DecidedOn,
                step.Approval?.Decision,
                step.Reason,
            },
            transaction,
            cancellationToken: cancellationToken));
}
