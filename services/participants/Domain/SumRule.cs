namespace Finsam.Participants.Domain;

/// <summary>That some cells add up to what others add up to, as everybody knows who sees what they are called.</summary>
/// <param name="Left">Indexes of cells.</param>
/// <param name="Right">Indexes of the cells that they are held against.</param>
internal sealed record SumRule(int[] Left, int[] Right)
{
    /// <summary>Indexes of both.</summary>
    public IEnumerable<int> Cells => Left.Concat(Right);
}
