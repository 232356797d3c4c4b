using Finsam.Ledger.Domain.Statements;
using Finsam.Ledger.ListPostings;
using Finsam.Ledger.V1;
using CellTerm = Finsam.Ledger.Domain.Statements.CellTerm;

namespace Finsam.Ledger.GetCell;

/// <summary>Reads the entries of a cell's terms, in order, from where a page before ended.</summary>
internal sealed class CellEntries(IBook book, IReadOnlyList<CellTerm> terms, PostingPages postings)
{
    /// <summary>At most so many entries, each with the cursor after it.</summary>
    public async Task<IReadOnlyList<(CellCursor After, CellEntry Entry)>> ReadAsync(CellCursor cursor, int limit)
    {
        var entries = new List<(CellCursor, CellEntry)>();
        for (var i = cursor.Term; i < terms.Count && entries.Count < limit; i++)
        {
            entries.AddRange(await ReadAsync(cursor.At(i), terms[i], limit - entries.Count));
        }

        return entries;
    }

    private async Task<IEnumerable<(CellCursor, CellEntry)>> ReadAsync(CellCursor cursor, CellTerm term, int limit) => term.Term switch
    {
        BookTerm.Booked booked => (await postings.ReadAsync(booked.Span, booked.Accounts, booked.Projects, cursor.After, limit)).Select(read =>
            (cursor with { After = read.At }, Entry(cursor, term, read.Posting.Posting.AmountOre, entry => entry.Posting = read.Posting))),
        BookTerm.Known known => Listed(cursor, limit, known.Amounts.OrderBy(balance => balance.Account, StringComparer.Ordinal), balance => Entry(
            cursor,
            term,
            balance.AmountOre,
            entry => entry.Balance = new KnownAccountBalance { Account = balance.Account, AmountOre = balance.AmountOre })),
        BookTerm.Budgeted budgeted => Listed(
            cursor, limit, book.Rows(budgeted), row => Entry(cursor, term, row.AmountOre, entry => entry.Budget = CellMessages.Of(row))),
        _ => throw new InvalidOperationException($"{term.Term.GetType()} has no entries."),
    };

    private static CellEntry Entry(CellCursor cursor, CellTerm term, long amountOre, Action<CellEntry> fill)
    {
        var entry = new CellEntry { Term = cursor.Term, CountedOre = checked(term.Times * amountOre) };
        fill(entry);
        return entry;
    }

    private static IEnumerable<(CellCursor, CellEntry)> Listed<T>(CellCursor cursor, int limit, IEnumerable<T> items, Func<T, CellEntry> entry) =>
        items.Skip(cursor.Done).Take(limit).Select((item, i) => (cursor with { Done = cursor.Done + i + 1 }, entry(item)));
}
