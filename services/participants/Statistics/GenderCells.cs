namespace Finsam.Participants.Statistics;

/// <summary>Where a count by gender lies in a sheet.</summary>
/// <param name="All">Cell of all.</param>
/// <param name="Women">Cell of women.</param>
/// <param name="Men">Cell of men.</param>
/// <param name="Others">Cell of others.</param>
internal readonly record struct GenderCells(int All, int Women, int Men, int Others)
{
    /// <summary>The four, in this order.</summary>
    public int[] Cells => [All, Women, Men, Others];
}
