using Finsam.Ledger.Api;
using Finsam.Ledger.ComputeTables;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Statements;
using Finsam.Ledger.Journal;
using Finsam.Ledger.ListPostings;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;
using Google.Protobuf.WellKnownTypes;

namespace Finsam.Ledger.GetCell;

/// <summary>Opens a cell of a table down to the vouchers behind it.</summary>
internal sealed class GetCellHandler(TenantDataSource dataSource, TimeProvider time)
{
    private const int DefaultPage = 100;
    private const int LargestPage = 1000;

    /// <summary>
    /// Opens the cell, with a page of its entries. Refusals: those of <c>ComputeTables</c> for the period, the table and the moment,
    /// <c>PageSizeInvalid</c>, <c>PageTokenInvalid</c>, <c>LabelUnknown</c> for the row and the column.
    /// </summary>
    public async Task<GetCellResponse> GetAsync(GetCellRequest request, CancellationToken ct)
    {
        var fields = new RequestFields();
        var period = fields.Period(request.Period, "period");
        var asOf = AsOfMoment.Read(fields, request.AsOfAt, request.HasAsOfPosition ? request.AsOfPosition : null);
        var size = fields.PageSize(request.PageSize, DefaultPage, LargestPage);
        var hash = CellCursor.Hash(request);
        var earlier = request.PageToken.Length == 0 ? null : CellCursor.Parse(request.PageToken, hash);
        if (earlier is null && request.PageToken.Length > 0)
        {
            fields.RefusePageToken("next_page_token från föregående sida av samma cell");
        }

        var table = request.Table ?? new MoneyTable();
        var members = table.Source == MemberPlan.Source ? new MemberPlan(fields, table, "table") : null;
        var statement = members is null ? new StatementReader(fields, period, table, "table").Read() : null;
        fields.ThrowIfRefused();

        // Later pages see the books as the first did.
        await using var books = await BooksSnapshot.OpenAsync(
            dataSource, request.Forbund, earlier is null ? asOf : new AsOfMoment(null, earlier.Position), ct);
        var openedAt = time.GetUtcNow();
        var cursor = earlier ?? CellCursor.Start(books.Position, hash);
        var answer = statement is null
            ? Open(request, members!, await new BooksReader(books, ct).MembersAsync(period), cursor, size)
            : await OpenAsync(books, period, statement, request, cursor, size, ct);
        answer.AsOf = new() { Source = "ledger", Position = books.Position, ComputedAt = openedAt.ToTimestamp() };
        return answer;
    }

    private static async Task<GetCellResponse> OpenAsync(
        BooksSnapshot books, DaySpan period, Statement statement, GetCellRequest request, CellCursor cursor, int size, CancellationToken ct)
    {
        var (row, column) = Find(statement, request);
        var loaded = await LoadedBooks.LoadAsync(
            new BooksReader(books, ct), period, book => StatementCalculator.Compute(statement, book));
        var opened = CellOpening.Open(statement, loaded.Book, row, column);
        var answer = new GetCellResponse
        {
            Cell = TableCells.Cell(opened.Cell),
            Unit = StatementPlan.UnitOf(column, statement),
            RoundingOre = opened.Cell.AmountOre is { } ore ? (column.Unit ?? statement.Unit).RoundingOre(ore) : 0,
            Parts = { opened.Parts.Select(CellMessages.Of) },
            Terms = { opened.Terms.Select(CellMessages.Of) },
        };
        var entries = await new CellEntries(loaded.Book, opened.Terms, new PostingPages(books, ct)).ReadAsync(cursor, size + 1);
        Page(answer, entries, size);
        return answer;
    }

    private static GetCellResponse Open(
        GetCellRequest request, MemberPlan plan, IReadOnlyList<ContributingMember> members, CellCursor cursor, int size)
    {
        var (answer, all) = MemberCell.Open(request, plan, members);
        var entries = all.Select((entry, i) => (cursor with { Done = i + 1 }, entry)).Skip(cursor.Done).Take(size + 1).ToList();
        Page(answer, entries, size);
        return answer;
    }

    private static void Page(GetCellResponse answer, IReadOnlyList<(CellCursor After, CellEntry Entry)> entries, int size)
    {
        answer.Entries.Add(entries.Take(size).Select(entry => entry.Entry));
        answer.NextPageToken = entries.Count > size ? entries[size - 1].After.ToString() : "";
    }

    private static (StatementRow Row, StatementColumn Column) Find(Statement statement, GetCellRequest request)
    {
        var fields = new RequestFields();
        var row = statement.Rows.FirstOrDefault(row => row.Label == request.Row) ?? statement.Rows.FirstOrDefault(row => row.Code == request.Row);
        var column = statement.Columns.FirstOrDefault(column => column.Label == request.Column)
            ?? statement.Columns.FirstOrDefault(column => column.Code == request.Column);
        if (row is null)
        {
            fields.Refuse(
                LedgerReason.LabelUnknown, "row", $"Tabell {request.Table.Id} har ingen rad ”{request.Row}”.", "en rads namn eller kod");
        }

        if (column is null)
        {
            fields.Refuse(
                LedgerReason.LabelUnknown, "column", $"Tabell {request.Table.Id} har ingen kolumn ”{request.Column}”.", "en kolumns namn eller kod");
        }

        fields.ThrowIfRefused();
        return (row!, column!);
    }
}
