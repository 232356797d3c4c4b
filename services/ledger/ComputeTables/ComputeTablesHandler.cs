using System.Data;
using Dapper;
using Finsam.Common.V1;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain.Statements;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace Finsam.Ledger.ComputeTables;

/// <summary>Computes money tables as of one moment.</summary>
internal sealed class ComputeTablesHandler(NpgsqlDataSource dataSource, TimeProvider time)
{
    private const int MostTables = 500;
    private const int MostSpans = 1000;

    /// <summary>
    /// Computes the tables. Refusals: <c>DateMalformed</c>, <c>SpanInvalid</c>, <c>TooMany</c>, <c>SourceUnknown</c>, <c>UnitUnknown</c>,
    /// <c>LabelInvalid</c>, <c>LabelUnknown</c>, <c>MeasureUnknown</c>, <c>AccountsMalformed</c>, <c>DecimalsInvalid</c>,
    /// <c>YearInvalid</c>.
    /// </summary>
    public async Task<ComputeTablesResponse> ComputeAsync(ComputeTablesRequest request, CancellationToken ct)
    {
        var fields = new RequestFields();
        var period = fields.Period(request.Period, "period");
        fields.AtMost(request.Tables.Count, MostTables, "tables");
        var plans = request.Tables.Take(MostTables).Select((table, i) => Plan(fields, period, table, $"tables[{i}]")).ToList();
        fields.ThrowIfRefused();

        // One snapshot, so that no two cells see different books.
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await connection.ExecuteAsync(new CommandDefinition("set transaction read only", transaction: transaction, cancellationToken: ct));
        var position = await JournalPosition.ReadAsync(connection, transaction, request.Forbund, ct);
        var computedAt = time.GetUtcNow();
        var tables = await ComputeAsync(new BooksReader(connection, transaction, request.Forbund, ct), period, plans, fields);
        await transaction.CommitAsync(ct);
        return new ComputeTablesResponse
        {
            Tables = { tables },
            AsOf = new AsOf { Source = "ledger", Position = position, ComputedAt = computedAt.ToTimestamp() },
        };
    }

    private static async Task<List<Table>> ComputeAsync(BooksReader reader, DaySpan period, List<ITablePlan> plans, RequestFields fields)
    {
        var years = await reader.FiscalYearsAsync();
        var previousYears = await reader.PreviousYearsAsync();
        var budget = await reader.BudgetAsync(period);
        var members = await reader.MembersAsync(period);

        // 1. Compute against a recorder to learn which spans are summed. Which they are does not depend on any amount.
        var recorder = new SpanRecorder();
        var rehearsal = new Books(years, previousYears, budget, recorder);
        plans.ForEach(plan => plan.Compute(rehearsal, members));
        fields.AtMost(recorder.Spans.Count, MostSpans, "tables");
        fields.ThrowIfRefused();

        // 2. Fetch them all at once and compute.
        var books = new Books(years, previousYears, budget, await reader.SumsAsync(recorder.Spans));
        return plans.ConvertAll(plan => plan.Compute(books, members));
    }

    private static ITablePlan Plan(RequestFields fields, DaySpan period, MoneyTable table, string path) => table.Source == MemberPlan.Source
        ? new MemberPlan(fields, table, path)
        : new StatementPlan(table, new StatementReader(fields, period, table, path).Read());
}
