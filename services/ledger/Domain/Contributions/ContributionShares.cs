using Finsam.Ledger.Domain.Money;

namespace Finsam.Ledger.Domain.Contributions;

/// <summary>
/// Divides a year's contributions between the members: the state half, the region a quarter, the municipalities together a quarter (lag
/// 2003:1210 om finansiell samordning), within each by key. Both divisions are to the öre by <see cref="Apportionment"/>, in the order
/// state, region, municipalities, and then in the members' order, so that the parts sum to the total.
/// </summary>
internal static class ContributionShares
{
    /// <summary>Kinds of members, in the order that öre which are left are given in.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["state", "region", "municipality"];

    private static readonly long[] KindWeights = [2, 1, 1];

    /// <summary>The parts, in the members' order.</summary>
    /// <param name="totalOre">All contributions of the year.</param>
    /// <param name="members">Kind and key of each member; of each kind at least one, with a key greater than 0.</param>
    public static long[] Divide(long totalOre, IReadOnlyList<(string Kind, long Key)> members)
    {
        var parts = new long[members.Count];
        var byKind = Apportionment.Divide(totalOre, KindWeights);
        for (var i = 0; i < Kinds.Count; i++)
        {
            var places = Enumerable.Range(0, members.Count).Where(place => members[place].Kind == Kinds[i]).ToList();
            var amounts = Apportionment.Divide(byKind[i], places.ConvertAll(place => members[place].Key));
            for (var j = 0; j < places.Count; j++)
            {
                parts[places[j]] = amounts[j];
            }
        }

        return parts;
    }
}
