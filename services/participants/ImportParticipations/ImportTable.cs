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
            support_after text[] not null, goal_met boolean, plan_at_closure boolean, followup_12m text, consent_kind text,
            consent_on date, legal_ground text, occupation_before text[] not null, occupation_after text[] not null, blind_index bytea,
            controller text
        ) on commit drop
        """;

    private const string Copy = """
        copy import_row (line, participation, insats, registration, gender, birth_year, municipality, education, public_support_years,
            support_before, referrer, enrolled_on, closed_on, closure_reason, closure_outcome, support_after, goal_met, plan_at_closure,
            followup_12m, consent_kind, consent_on, legal_ground, occupation_before, occupation_after, blind_index, controller)
        from stdin (format binary)
        """;

    /// <summary>Makes the table.</summary>
    public static Task CreateAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        RunAsync(Create, connection, transaction, cancellationToken);

    /// <summary>Copies rows into the table. Persons go in by their blind index only.</summary>
    public static async Task FillAsync(
        NpgsqlConnection connection,
        IReadOnlyList<ImportRow> rows,
        Func<ImportRow, byte[]?> blindIndexOf,
        CancellationToken cancellationToken)
    {
        await using var writer = await connection.BeginBinaryImportAsync(Copy, cancellationToken);
        for (var i = 0; i < rows.Count; i++)
        {
            await writer.StartRowAsync(cancellationToken);
            await WriteAsync(writer, rows[i], blindIndexOf(rows[i]), cancellationToken);
        }

        await writer.CompleteAsync(cancellationToken);
        await writer.CloseAsync(cancellationToken);
    }

    /// <summary>Tells the planner what is in the table: without that it takes it for empty and joins row by row.</summary>
    public static Task AnalyzeAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        RunAsync("analyze import_row", connection, transaction, cancellationToken);

    private static async Task RunAsync(
        string sql, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        await command.ExecuteNonQueryAsync(cancellationToken);
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
        await Texts(p.SupportBefore);
        await Text(p.Referrer);
        await writer.WriteAsync(p.EnrolledOn, NpgsqlDbType.Date, cancellationToken);
        await Value(p.ClosedOn, NpgsqlDbType.Date);
        await Text(p.ClosureReason);
        await Text(p.ClosureOutcome);
        await Texts(p.SupportAfter);
        await Value(p.GoalMet, NpgsqlDbType.Boolean);
        await Value(p.PlanAtClosure, NpgsqlDbType.Boolean);
        await Text(p.Followup12m);
        await Text(p.ConsentKind);
        await Value(p.ConsentOn, NpgsqlDbType.Date);
        await Text(p.LegalGround);
        await Texts(p.OccupationBefore);
        await Texts(p.OccupationAfter);
        await (blindIndex is null
            ? writer.WriteNullAsync(cancellationToken)
            : writer.WriteAsync(blindIndex, NpgsqlDbType.Bytea, cancellationToken));
        await Text(row.Controller);

        Task Text(string? value) => value is null
            ? writer.WriteNullAsync(cancellationToken)
            : writer.WriteAsync(value, NpgsqlDbType.Text, cancellationToken);

        Task Texts(string[] values) => writer.WriteAsync(values, NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);

        Task Value<T>(T? value, NpgsqlDbType type)
            where T : struct => value is { } given
            ? writer.WriteAsync(given, type, cancellationToken)
            : writer.WriteNullAsync(cancellationToken);
    }
}
