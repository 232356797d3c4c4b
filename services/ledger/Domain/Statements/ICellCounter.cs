namespace Finsam.Ledger.Domain.Statements;

/// <summary>What a <see cref="StatementWalk{T}"/> counts cells as.</summary>
internal interface ICellCounter<T>
    where T : class
{
    /// <summary>Nothing, which is not empty: the beginning of a total.</summary>
    T Nothing { get; }

    /// <summary>A cell that is neither a sum nor a difference; null where it is empty.</summary>
    T? Count(StatementRow row, StatementColumn column);

    /// <summary>
    /// A total and one more part of it, which a sign of −1 takes away. The total began as <see cref="Nothing"/> and may be changed.
    /// </summary>
    T Add(T total, T part, int sign);
}
