namespace Finsam.Participants.Domain;

/// <summary>Counts of which one holds the others, so that what is left of it can be worked out by anybody who sees them.</summary>
/// <param name="Whole">Index of the count that holds the parts.</param>
/// <param name="Parts">Indexes of parts that have nobody in common.</param>
internal sealed record Split(int Whole, params int[] Parts)
{
    /// <summary>What the parts leave of the whole; null where a count is missing.</summary>
    public long? Rest(IReadOnlyList<long?> counts)
    {
        var rest = counts[Whole];
        foreach (var part in Parts)
        {
            rest -= counts[part];
        }

        return rest;
    }
}
