namespace Finsam.Postgres;

/// <summary>
/// An <c>insert … on conflict do update … where</c> the content differs, told by what it returns: <see cref="WasInserted"/>, or no row.
/// </summary>
public static class Upsert
{
    /// <summary>True for a row that was inserted: it has no earlier version, so that <c>xmax</c>, the transaction that replaced it, is 0.</summary>
    public const string WasInserted = "xmax = 0";

    /// <summary>What the statement did; null where it returned no row.</summary>
    public static PutOutcome Outcome(bool? wasInserted) => wasInserted switch
    {
        null => PutOutcome.Unchanged,
        true => PutOutcome.Created,
        false => PutOutcome.Changed,
    };
}
