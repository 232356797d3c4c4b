using Finsam.Participants.Domain;
using Npgsql;
using NpgsqlTypes;

namespace Finsam.Participants.ImportParticipations;

/// <summary>The rows of a file as a temporary table, gone when the transaction ends.</summary>
internal static class ImportTable
{
    private const string Create = """
        create temporary table import_row (
            line integer not null, participation text not null, insats text not null, registration text not null, gender text not null,
            birth_year integer, municipality text, education text, public_support_years numeric, support_before text[] not null,
            referrer text, enrolled_on date not null, closed_on date, closure_reason text, closure_outcome text,
            support_after text[] not null, goal_met boolean, plan_at_closure boolean, followup_12m text, blind_index bytea,
            controller text
        ) on commit drop
        """;

    private const string Copy = """
        copy import_row (line, participation, insats, registration, gender, birth_year, municipality, education, public_support_years,
            support_before, referrer, enrolled_on, closed_on, closure_reason, closure_outcome, support_after, goal_met, plan_at_closure,
            followup_12m, blind_index, controller)
        from stdin (format binary)
        """;

    /// <summary>Makes the table and copies the rows into it. Persons go in by their blind index only.</summary>
    public static async Task FillAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        IReadOnlyList<ImportRow> rows,
        Func<ImportRow, byte[]?> blindIndexOf,
        Func<int, Task> onRows,
        CancellationToken cancellationToken)
    {
        await using (var create = new NpgsqlCommand(Create, connection, transaction))
        {
            await create.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var writer = await connection.BeginBinaryImportAsync(Copy, cancellationToken);
        for (var i = 0; i < rows.Count; i++)
        {
            await writer.StartRowAsync(cancellationToken);
            await WriteAsync(writer, rows[i], blindIndexOf(rows[i]), cancellationToken);
            await onRows(i + 1);
        }

        await writer.CompleteAsync(cancellationToken);
        await writer.CloseAsync(cancellationToken);

        // Without statistics the planner takes the new table for empty and joins row by row.
        await using var analyze = new NpgsqlCommand("analyze import_row", connection, transaction);
        await analyze.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task WriteAsync(
        NpgsqlBinaryImporter writer, ImportRow row, byte[]? blindIndex, CancellationToken cancellationToken)
    {
        var p = row.Participation;
        await writer.WriteAsync(row.Line, NpgsqlDbType.Integer, cancellationToken);
        await Text(p.Participation);
        await Text(p.Insats);
        await Text(p.Registration);
        await Text(p.Gender);
        await Value(p.BirthYear, NpgsqlDbType.Integer);
        await Text(p.Municipality);
        await Text(p.Education);
        await Value(p.PublicSupportYears, NpgsqlDbType.Numeric);
        await writer.WriteAsync(p.SupportBefore, NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
        await Text(p.Referrer);
        await writer.WriteAsync(p.EnrolledOn, NpgsqlDbType.Date, cancellationToken);
        await Value(p.ClosedOn, NpgsqlDbType.Date);
        await Text(p.ClosureReason);
        await Text(p.ClosureOutcome);
        await writer.WriteAsync(p.SupportAfter, NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
        await Value(p.GoalMet, NpgsqlDbType.Boolean);
        await Value(p.PlanAtClosure, NpgsqlDbType.Boolean);
        await Text(p.Followup12m);
        await (blindIndex is null
            ? writer.WriteNullAsync(cancellationToken)
            : writer.WriteAsync(blindIndex, NpgsqlDbType.Bytea, cancellationToken));
        await Text(row.Controller);

        Task Text(string? value) => value is null
            ? writer.WriteNullAsync(cancellationToken)
            : writer.WriteAsync(value, NpgsqlDbType.Text, cancellationToken);

        Task Value<T>(T? value, NpgsqlDbType type)
            where T : struct => value is { } given
            ? writer.WriteAsync(given, type, cancellationToken)
            : writer.WriteNullAsync(cancellationToken);
    }
}
