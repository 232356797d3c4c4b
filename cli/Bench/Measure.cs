using System.Globalization;

namespace Finsam.Cli.Bench;

/// <summary>A measured speed and that of its reference; medians of the rounds.</summary>
/// <param name="Name">Name.</param>
/// <param name="Ours">Our speed, in <paramref name="Unit"/>.</param>
/// <param name="Reference">The reference's speed.</param>
/// <param name="Unit">Unit of both, such as <c>rows/s</c>.</param>
internal sealed record Measure(string Name, double Ours, double Reference, string Unit)
{
    /// <summary>Ours over reference: higher is better.</summary>
    public double Ratio => Ours / Reference;

    /// <summary><c>name ratio (ours, reference, unit)</c>, with decimal points, for scripts.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name} {Ratio:0.000} ({Ours:0.##}, {Reference:0.##}, {Unit})");

    /// <summary>The middle of some numbers.</summary>
    public static double Median(IReadOnlyCollection<double> numbers)
    {
        var sorted = numbers.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
