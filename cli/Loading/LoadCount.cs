using Finsam.Cli.Output;

namespace Finsam.Cli.Loading;

/// <summary>What a load did: things that weren't there, that it changed, and that were there just so.</summary>
internal readonly record struct LoadCount(int Created, int Changed, int Unchanged)
{
    public static LoadCount operator +(LoadCount a, LoadCount b) => new(a.Created + b.Created, a.Changed + b.Changed, a.Unchanged + b.Unchanged);

    /// <summary>Something put as a whole.</summary>
    public static LoadCount Put(bool created, bool changed) =>
        created ? new LoadCount(1, 0, 0) : changed ? new LoadCount(0, 1, 0) : new LoadCount(0, 0, 1);

    public override string ToString() =>
        $"{Swedish.Count(Created)} nya, {Swedish.Count(Changed)} ändrade, {Swedish.Count(Unchanged)} oförändrade";
}
