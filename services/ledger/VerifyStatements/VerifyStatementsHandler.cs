using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.ComputeTables;
using Finsam.Ledger.Domain.Checks;
using Finsam.Ledger.Domain.Statements;
using Finsam.Ledger.Journal;
using Finsam.Ledger.TableTemplates;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;
using Finsam.Protos;
using Google.Protobuf.WellKnownTypes;
using CheckedFigure = Finsam.Ledger.Domain.Checks.CheckedFigure;
using StatementCheck = Finsam.Ledger.Domain.Checks.StatementCheck;

namespace Finsam.Ledger.VerifyStatements;

/// <summary>Holds statements against the books and against each other.</summary>
internal sealed class VerifyStatementsHandler(TenantDataSource dataSource, TimeProvider time)
{
    private const int MostTies = 1000;

    /// <summary>
    /// Checks, all as of one moment. Refusals: those of <c>ComputeTables</c> for the period, the tables and the moment, <c>ChartUnknown</c>,
    /// <c>LabelUnknown</c> for a tie's cells.
    /// </summary>
    public async Task<VerifyStatementsResponse> VerifyAsync(VerifyStatementsRequest request, CancellationToken ct)
    {
        var fields = new RequestFields();
        var period = fields.Period(request.Period, "period");
        var asOf = AsOfMoment.Read(fields, request.AsOfAt, request.HasAsOfPosition ? request.AsOfPosition : null);
        var chart = StatementCharts.Read(fields, request.Chart);
        fields.AtMost(request.Tables.Count, ContractLimits.LedgerTables, "tables");
        fields.AtMost(request.Ties.Count, MostTies, "ties");
        var statements = request.Tables.Take(ContractLimits.LedgerTables)
            .Select((table, i) => new CheckedTable(
                table.Id, table.Title, new StatementReader(fields, period, table, $"tables[{i}]").Read(), []))
            .ToList();
        fields.ThrowIfRefused();

        await using var books = await BooksSnapshot.OpenAsync(dataSource, request.Forbund, asOf, ct);
        var verifiedAt = time.GetUtcNow();
        var reader = new BooksReader(books, ct);
        var accounts = (await books.Connection.QueryAsync<string>(books.Command(
            "select number from account where forbund_id = @Forbund and number ~ '^[1-8]' order by number", new { books.Forbund }, ct))).AsList();
        var bookChecks = new BookChecks(chart, accounts, await reader.ProjectsAsync(), period);
        var loaded = await LoadedBooks.LoadAsync(reader, period, book => Check(book));
        var checks = Check(loaded.Book);
        return new VerifyStatementsResponse
        {
            Passed = checks.All(check => check.HasPassed != false),
            Checks = { checks.Select(StatementChecks.Of) },
            AsOf = new() { Source = "ledger", Position = books.Position, ComputedAt = verifiedAt.ToTimestamp() },
        };

        IReadOnlyList<StatementCheck> Check(IBook book)
        {
            var tables = statements.ConvertAll(table => table with { Cells = StatementCalculator.Compute(table.Statement, book) });
            return
            [
                .. bookChecks.Check(book),
                .. NoteChecks.Check(tables),
                .. tables.SelectMany(table => CoverageChecks.Check(table, book, accounts, chart)),
                .. tables.SelectMany(PrintedSumChecks.Check),
                .. Ties(request, tables),
            ];
        }
    }

    private static List<StatementCheck> Ties(VerifyStatementsRequest request, List<CheckedTable> tables)
    {
        var fields = new RequestFields();
        var ties = request.Ties.Select((tie, i) =>
        {
            var right = tie.Right.Select((cell, j) => Cell(cell, $"ties[{i}].right[{j}]")).ToList();
            return new StatementCheck(
                CheckKind.CellsTie,
                tie.Name,
                Cell(tie.Left, $"ties[{i}].left"),
                new(string.Join(" + ", right.Select(cell => cell.Label)), right.Aggregate((long?)0, (sum, cell) => sum + cell.AmountOre)));
        }).ToList();
        fields.ThrowIfRefused();
        return ties;

        CheckedFigure Cell(CellAddress? address, string field)
        {
            var cell = address ?? new CellAddress();
            if (tables.Find(table => table.Id == cell.Table) is { } table && table.TryFind(cell.Row, cell.Column, out var figure))
            {
                return cell.Negate ? new CheckedFigure($"−{figure.Label}", -figure.AmountOre) : figure;
            }

            fields.Refuse(
                LedgerReason.LabelUnknown,
                field,
                $"Ingen av tabellerna har ett belopp på {cell.Table}/{cell.Row}/{cell.Column}.",
                "id, rad och kolumn i en av begärans tabeller");
            return new CheckedFigure("", null);
        }
    }
}
