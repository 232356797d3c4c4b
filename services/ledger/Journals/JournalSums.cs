using Finsam.Ledger.V1;

namespace Finsam.Ledger.Journals;

/// <summary>Adds postings to the totals of a journal.</summary>
internal static class JournalSums
{
    /// <summary>Counts amounts as debits and credits.</summary>
    public static void Add(this JournalTotals totals, IEnumerable<long> amountsOre)
    {
        foreach (var ore in amountsOre)
        {
            totals.Postings++;
            totals.DebitOre = checked(totals.DebitOre + Math.Max(ore, 0));
            totals.CreditOre = checked(totals.CreditOre - Math.Min(ore, 0));
        }
    }
}
