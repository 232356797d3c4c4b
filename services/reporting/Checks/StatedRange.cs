using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Checks;

/// <summary>What a stated number leaves open: as printed it stands for all that is rounded to it.</summary>
/// <param name="Low">Lower end, in kronor for money.</param>
/// <param name="High">Upper end.</param>
/// <param name="IsMoney">True for money.</param>
internal sealed record StatedRange(decimal Low, decimal High, bool IsMoney)
{
    // Beyond any figure, and far from where decimals overflow.
    private const decimal Endless = 1_000_000_000_000_000m;

    /// <summary>The range of a stated number.</summary>
    public static StatedRange Of(decimal number, string unit, string op)
    {
        var factor = MoneyUnit.Kronor(unit);
        var half = HalfStep(number) * (factor ?? 1);
        var middle = number * (factor ?? 1);
        return op switch
        {
            ">" => new StatedRange(middle + half, Endless, factor is not null),
            ">=" => new StatedRange(middle - half, Endless, factor is not null),
            "<" => new StatedRange(-Endless, middle - half, factor is not null),
            "<=" => new StatedRange(-Endless, middle + half, factor is not null),
            _ => new StatedRange(middle - half, middle + half, factor is not null),
        };
    }

    /// <summary>Half of the last digit that the number is stated with.</summary>
    public static decimal HalfStep(decimal number)
    {
        var step = 0.5m;
        for (var i = 0; i < number.Scale; i++)
        {
            step /= 10;
        }

        return step;
    }

    /// <summary>True where one figure can be both.</summary>
    public bool Meets(StatedRange other) => IsMoney == other.IsMoney && Low < other.High && other.Low < High;
}
