using Finsam.Participants.SmallCells;

namespace Finsam.Participants.Tables;

/// <summary>How the rows of a layout are read for a table.</summary>
internal enum RowKind
{
    /// <summary>Rows group insats codes; without rows, one per insats.</summary>
    Insatser,

    /// <summary>Rows group codes; without rows, the codes that occur.</summary>
    Categories,

    /// <summary>Rows are bands of a number.</summary>
    Bands,

    /// <summary>The layout has no say over the rows.</summary>
    Own,
}

/// <summary>
/// A participant table as the system knows it (docs/case-folders.md). Its SQL takes the parameters of <see cref="TableParameters"/> and
/// gives <c>row_no, label, counts bigint[], shares integer[], measures numeric[]</c> by row, the total last.
/// </summary>
/// <param name="Id">Fixed id, such as <c>avslut.orsak</c>; null for the tables of surveys.</param>
/// <param name="Rows">How the layout's rows are read.</param>
/// <param name="Columns">Columns, in print order.</param>
/// <param name="Sql">What computes it.</param>
/// <param name="Counted">What each count is of, for what is withheld; null where a row counts nothing but itself, and its table is all of it.</param>
internal sealed record FixedTable(
    string? Id, RowKind Rows, IReadOnlyList<TableColumn> Columns, string Sql, IReadOnlyList<CountOf>? Counted)
{
    /// <summary>Label of the last row.</summary>
    public const string Total = "Totalt";

    /// <summary>Index of the count that counts participants, where others do not: if it is withheld, its row is.</summary>
    public int OfParticipants { get; init; }

    /// <summary>Index of the count of individuals, who may have several participations; null: none.</summary>
    public int? Individuals { get; init; }
}
