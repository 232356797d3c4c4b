using Finsam.Common.V1;
using Finsam.Ledger.Api;
using Finsam.Ledger.Journal;
using Finsam.Ledger.Domain.Statements;
using Finsam.Ledger.Domain;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;
using Finsam.Protos;
using Google.Protobuf.WellKnownTypes;

namespace Finsam.Ledger.ComputeTables;

/// <summary>Computes money tables as of one moment.</summary>
internal sealed class ComputeTablesHandler(TenantDataSource dataSource, TimeProvider time)
{
    /// <summary>
    /// Computes the tables. Refusals: <c>DateMalformed</c>, <c>SpanInvalid</c>, <c>AsOfInvalid</c>, <c>TooMany</c>, <c>SourceUnknown</c>,
    /// <c>UnitUnknown</c>, <c>LabelInvalid</c>, <c>LabelUnknown</c>, <c>ColumnAmbiguous</c>, <c>PeriodRuleInvalid</c>, <c>MeasureUnknown</c>,
    /// <c>AccountsMalformed</c>, <c>DecimalsInvalid</c>, <c>YearInvalid</c>, <c>AsOfUnknown</c>.
    /// </summary>
    public async Task<ComputeTablesResponse> ComputeAsync(ComputeTablesRequest request, CancellationToken ct)
    {
        var fields = new RequestFields();
        var period = fields.Period(request.Period, "period");
        var asOf = AsOfMoment.Read(fields, request.AsOfAt, request.HasAsOfPosition ? request.AsOfPosition : null);
        fields.AtMost(request.Tables.Count, ContractLimits.LedgerTables, "tables");
        var spans = request.Tables.SelectMany(table => table.Columns).Select(column => (column.From, column.To, column.Relative)).Distinct().Count();
        fields.AtMost(spans, ContractLimits.MoneySpans, "tables");
        var plans = request.Tables.Take(ContractLimits.LedgerTables).Select((table, i) => Plan(fields, period, table, $"tables[{i}]")).ToList();
        fields.ThrowIfRefused();

        // One snapshot, so that no two cells see different books.
        await using var books = await BooksSnapshot.OpenAsync(dataSource, request.Forbund, asOf, ct);
        var computedAt = time.GetUtcNow();
        var (tables, warnings) = await ComputeAsync(new BooksReader(books, ct), period, request, plans);
        return new ComputeTablesResponse
        {
            Tables = { tables },
            AsOf = new AsOf { Source = "ledger", Position = books.Position, ComputedAt = computedAt.ToTimestamp() },
            Warnings = { warnings },
        };
    }

    private static async Task<(List<Table> Tables, IReadOnlyList<FieldWarning> Warnings)> ComputeAsync(
        BooksReader reader, DaySpan period, ComputeTablesRequest request, List<ITablePlan> plans)
    {
        var members = await reader.MembersAsync(period);
        var books = await LoadedBooks.LoadAsync(reader, period, book => plans.ForEach(plan => plan.Compute(book, members)));
        var warnings = new UnknownNames(await reader.ProjectsAsync(), books.Budget).In(request.Tables);
        return (plans.ConvertAll(plan => plan.Compute(books.Book, members)), warnings);
    }

    private static ITablePlan Plan(RequestFields fields, DaySpan period, MoneyTable table, string path) => table.Source == MemberPlan.Source
        ? new MemberPlan(fields, table, path)
        : new StatementPlan(table, new StatementReader(fields, period, table, path).Read());
}
